// Checks that the data folder is one or can become one, before anything is written.

import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problems } from '../problems.ts';

function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // ENOTDIR: a part of the path above is a file; the walk upwards meets it.
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'folder' : 'nothing';
  }
}

function nearestExisting(path: string): string {
  let current = path;
  while (kindOf(current) === 'nothing' && dirname(current) !== current) current = dirname(current);
  return current;
}

/** The absolute path; a problem named `where` when it is a file, lies below one, or may not be written. */
export function readDataDir(given: string, cwd: string, where: string, problems: Problems): string {
  const path = resolve(cwd, given);
  const existing = nearestExisting(path);
  if (kindOf(existing) === 'file') {
    const what = existing === path ? 'is a file' : 'lies below a file';
    problems.add(where, `${what}; write the path of a folder`);
    return path;
  }
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    problems.add(where, 'may not be written by this user; write a folder that may');
  }
  return path;
}
