// The log: JSON lines on standard output with every secret taken out; the only importer of pino.

import { pino } from 'pino';
import { redactText, redactValue } from './redact.ts';

export { redactText as scrubText, redactUrl as scrubUrl } from './redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type LogDetails = Readonly<Record<string, unknown>>;

/** Message first, details after it; details may hold anything, also `{ error }`, and are scrubbed on the way out. */
export interface Logger {
  debug(message: string, details?: LogDetails): void;
  info(message: string, details?: LogDetails): void;
  warn(message: string, details?: LogDetails): void;
  error(message: string, details?: LogDetails): void;
  /** A logger whose lines carry `name` (below the parent's: `server.webhooks`) and these details. */
  child(name: string, details?: LogDetails): Logger;
}

export interface LogDestination {
  /** One line with its line break. */
  write(line: string): void;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** The root of the lines' `name`; `deskgraph` by default. */
  readonly name?: string;
  /** One short line for people instead of JSON; off by default. */
  readonly pretty?: boolean;
  /** Standard output by default. */
  readonly destination?: LogDestination;
}

// These are the line's own; a detail of that name must not overwrite them.
const RESERVED = new Set(['time', 'level', 'name', 'msg']);

function safeDetails(details: LogDetails): Record<string, unknown> {
  const scrubbed = redactValue(details);
  if (typeof scrubbed !== 'object' || scrubbed === null) return {};
  return Object.fromEntries(
    Object.entries(scrubbed).map(([key, value]) => [RESERVED.has(key) ? `${key}_` : key, value]),
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

/** Creates the root logger. Lines: `{"level","time"(ISO),"name",…details,"msg"}`. */
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
