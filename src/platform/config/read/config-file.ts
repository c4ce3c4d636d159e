// Finds and imports the config file. Problems with it never quote its content.

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { redactText } from '../../observability/redact.ts';
import type { Problems } from '../problems.ts';

const NAMES = ['deskgraph.config.ts', 'deskgraph.config.mjs', 'deskgraph.config.js'] as const;

export type Fields = Readonly<Record<string, unknown>>;
export interface ConfigFile {
  readonly path: string | null;
  /** The default export; empty if there is no file or it cannot be read. */
  readonly fields: Fields;
}

/** True for a plain object; false for arrays, null and class instances. */
export function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function findFile(cwd: string, override: string | null, problems: Problems): string | null {
  if (override !== null) {
    const path = resolve(cwd, override);
    if (existsSync(path)) return path;
    problems.add('DESKGRAPH_CONFIG', 'names a file that does not exist; write the path of a config file or unset it');
    return null;
  }
  const found = NAMES.filter((name) => existsSync(resolve(cwd, name)));
  if (found.length > 1) problems.add(found.join(' and '), 'keep one of them, or name one in DESKGRAPH_CONFIG');
  const [first] = found;
  return first === undefined ? null : resolve(cwd, first);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it threw a value that is not an Error';
  // The message and stack of a syntax error may quote the file, secrets included.
  const isSyntax = error instanceof SyntaxError;
  const line = /:(\d+)(?::\d+)?(?:\n|\)|$)/.exec(error.stack ?? '')?.[1];
  const where = isSyntax && line !== undefined ? ` near line ${line}` : '';
  const first = redactText(error.message.split('\n')[0] ?? '').slice(0, 200);
  return isSyntax ? `it is not valid JavaScript or TypeScript${where}` : `it failed with ${error.name}: ${first}`;
}

/** Imports the file's default export. Reports a problem if the file is missing, broken or has no such export. */
export async function readConfigFile(cwd: string, override: string | null, problems: Problems): Promise<ConfigFile> {
  const path = findFile(cwd, override, problems);
  if (path === null) return { path: null, fields: {} };
  try {
    const module: unknown = await import(pathToFileURL(path).href);
    const config = typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
    if (isFields(config)) return { path, fields: config };
    problems.add(basename(path), 'write `export default defineConfig({ … })`');
  } catch (error) {
    problems.add(basename(path), `cannot be read: ${reasonOf(error)}`);
  }
  return { path, fields: {} };
}
