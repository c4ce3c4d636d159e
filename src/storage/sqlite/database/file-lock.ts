// Lets one process at a time open a store, by an operating system lock on a small file beside it.

import { DatabaseSync } from 'node:sqlite';
import { StoreOpenError } from '../../store-open-error.ts';
import { sqliteCodeOf } from './store-failure.ts';

const BUSY = 5;

/**
 * Holds an open exclusive transaction on `<path>.lock`. The operating system releases it with the process, so a stale
 * file never blocks a store. Throws StoreOpenError if the lock is taken, also by this process. Returns the release.
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
        `The store ${path} is already open in another process. Stop that process or choose another directory for this one.`,
        { cause: thrown },
      );
    }
    throw new StoreOpenError(`The lock file ${path}.lock cannot be written. Check the permissions of the directory.`, {
      cause: thrown,
    });
  }
  const acquired = lock;
  return () => acquired.close();
}
