// Finds and imports the config file; what is wrong with it becomes a problem that quotes nothing of the file.

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { redactText } from '../../observability/redact.ts';
import type { Problems } from '../problems.ts';

const NAMES = ['deskgraph.config.ts', 'deskgraph.config.mjs', 'deskgraph.config.js'] as const;

export type Fields = Readonly<Record<string, unknown>>;
export interface ConfigFile {
  readonly path: string | null;
  /** The default export; empty where there is no file or it cannot be read. */
  readonly fields: Fields;
}

/** Whether it is an object of named fields, as `{}` is and `[]`, null and class instances are not. */
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
  if (!(error instanceof Error)) return 'it threw something that is no Error';
  // A syntax error's text and stack may quote the file, and with it what should not be written there.
  const isSyntax = error instanceof SyntaxError;
  const line = /:(\d+)(?::\d+)?(?:\n|\)|$)/.exec(error.stack ?? '')?.[1];
  const where = isSyntax && line !== undefined ? ` near line ${line}` : '';
  const first = redactText(error.message.split('\n')[0] ?? '').slice(0, 200);
  return isSyntax ? `it is not valid JavaScript or TypeScript${where}` : `it failed with ${error.name}: ${first}`;
}

/** Imports the file by its default export; problems when it cannot be found, read or has no such export. */
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
