// Lets one process at a time open a store: an operating system lock on a small file beside it, gone with the process.

import { DatabaseSync } from 'node:sqlite';
import { StoreOpenError } from '../../store-open-error.ts';
import { sqliteCodeOf } from './store-failure.ts';

const BUSY = 5;

/**
 * Holds an open exclusive transaction on `<path>.lock`, so kill -9 releases it and no stale file can keep a store
 * closed. Throws StoreOpenError when somebody else, also in this process, holds it. Returns the way to let go.
 */
export function takeFileLock(path: string): () => void {
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    if (lock?.isOpen === true) lock.close();
    const code = sqliteCodeOf(thrown);
    if (code !== null && (code & 0xff) === BUSY) {
      throw new StoreOpenError(
        `The store ${path} is already open in another process; stop that one or give this one a directory of its own.`,
        { cause: thrown },
      );
    }
    throw new StoreOpenError(`The lock file ${path}.lock cannot be written; check the directory's permissions.`, {
      cause: thrown,
    });
  }
  const held = lock;
  return () => held.close();
}
