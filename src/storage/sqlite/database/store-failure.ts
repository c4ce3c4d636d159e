// Distinguishes failures of disk and file from errors in our SQL, by SQLite's result codes.

import { StoreUnavailableError } from '../../../domain/ports/storage/store.ts';

// BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB
const FAILURE_CODES = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);
const CORRUPT = new Set([11, 26]);
// After a failed fsync the kernel may have dropped the pages, so later writes are unreliable.
const FSYNC_FAILURES = new Set([10 | (4 << 8), 10 | (5 << 8)]);

/** The extended result code of a SQLite error; null for any other error. */
export function sqliteCodeOf(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('errcode' in thrown)) return null;
  return typeof thrown.errcode === 'number' ? thrown.errcode : null;
}

export function isStoreFailure(thrown: unknown): boolean {
  const code = sqliteCodeOf(thrown);
  return code === null ? isClosed(thrown) : FAILURE_CODES.has(code & 0xff);
}

// The driver's error for a closed connection.
function isClosed(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_INVALID_STATE';
}

export function isCorruption(thrown: unknown): boolean {
  const code = sqliteCodeOf(thrown instanceof StoreUnavailableError ? thrown.cause : thrown);
  return code !== null && CORRUPT.has(code & 0xff);
}

export function isFsyncFailure(failure: Error): boolean {
  const code = sqliteCodeOf(failure.cause);
  return code !== null && FSYNC_FAILURES.has(code);
}

export function toStoreFailure(thrown: unknown): StoreUnavailableError {
  const code = sqliteCodeOf(thrown);
  const message = code === null ? 'The store is closed.' : `The store cannot be read or written (SQLite code ${code}).`;
  return new StoreUnavailableError(message, { cause: thrown });
}
