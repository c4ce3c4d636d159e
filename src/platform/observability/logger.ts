// The log: JSON lines on standard output, with secrets redacted. No other file imports pino.

import { pino } from 'pino';
import { redactText, redactValue } from './redact.ts';

export { redactText, redactUrl } from './redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type LogDetails = Readonly<Record<string, unknown>>;

/** Messages are lower-case phrases. Details may contain anything, also `{ error }`; secrets in them are redacted. */
export interface Logger {
  debug(message: string, details?: LogDetails): void;
  info(message: string, details?: LogDetails): void;
  warn(message: string, details?: LogDetails): void;
  error(message: string, details?: LogDetails): void;
  /** A logger that adds `name` (below the parent's, as in `server.webhooks`) and these details to its lines. */
  child(name: string, details?: LogDetails): Logger;
}

export interface LogDestination {
  /** One line with its line break. */
  write(line: string): void;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** The root of the lines' `name`. Default: `deskgraph`. */
  readonly name?: string;
  /** One short readable line instead of JSON. Default: false. */
  readonly pretty?: boolean;
  /** Default: standard output. */
  readonly destination?: LogDestination;
}

// Fields of every line; a detail of the same name must not overwrite them.
const RESERVED = new Set(['time', 'level', 'name', 'msg']);

function safeDetails(details: LogDetails): Record<string, unknown> {
  const redacted = redactValue(details);
  if (typeof redacted !== 'object' || redacted === null) return {};
  return Object.fromEntries(
    Object.entries(redacted).map(([key, value]) => [RESERVED.has(key) ? `${key}_` : key, value]),
  );
}

function prettyLine(line: string): string {
  const { time, level, name, msg, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const details = Object.entries(rest).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `${String(time).slice(11, 23)} ${String(level).toUpperCase().padEnd(5)} ${String(name)}  ${String(msg)}${details.join('')}\n`;
}

function wrap(root: pino.Logger, name: string): Logger {
  const log = (level: 'debug' | 'info' | 'warn' | 'error', message: string, details?: LogDetails): void => {
    if (!root.isLevelEnabled(level)) return;
    root[level]({ name, ...(details === undefined ? {} : safeDetails(details)) }, redactText(message));
  };
  return {
    debug: (message, details) => log('debug', message, details),
    info: (message, details) => log('info', message, details),
    warn: (message, details) => log('warn', message, details),
    error: (message, details) => log('error', message, details),
    child(part, details = {}) {
      const childName = `${name}.${part}`;
      return wrap(root.child(safeDetails(details)), childName);
    },
  };
}

/** Creates the root logger. A line is `{"level","time"(ISO),"name",…details,"msg"}`. */
export function createLogger(options: LoggerOptions): Logger {
  const target = options.destination ?? { write: (line: string) => void process.stdout.write(line) };
  const destination = options.pretty === true ? { write: (line: string) => target.write(prettyLine(line)) } : target;
  const name = options.name ?? 'deskgraph';
  const root = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return wrap(root, name);
}
