// Checks that the data folder exists or can be created, before anything is written.

import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problems } from '../problems.ts';

function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // ENOTDIR: a parent in the path is a file; nearestExisting finds it.
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'folder' : 'nothing';
  }
}

function nearestExisting(path: string): string {
  let current = path;
  while (kindOf(current) === 'nothing' && dirname(current) !== current) current = dirname(current);
  return current;
}

/** The absolute path. Reports a problem under `where` if it is a file, is below one, or is not writable. */
export function readDataDir(given: string, cwd: string, where: string, problems: Problems): string {
  const path = resolve(cwd, given);
  const existing = nearestExisting(path);
  if (kindOf(existing) === 'file') {
    const what = existing === path ? 'is a file' : 'is below a file';
    problems.add(where, `${what}; write the path of a folder`);
    return path;
  }
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    problems.add(where, 'is not writable by this user; write the path of a folder that is');
  }
  return path;
}
