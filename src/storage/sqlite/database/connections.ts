// Opens the two connections of a store: one that writes, one that reads what is committed.

import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreOpenError } from '../../store-open-error.ts';
import { takeFileLock } from './file-lock.ts';
import { migrate } from './migrate.ts';
import { createStatements, type Statements } from './statements.ts';
import { isCorruption } from './store-failure.ts';

export interface Connections {
  readonly writer: Statements;
  readonly reader: Statements;
  /** Moves what is committed into the main file, closes both and lets go of the lock. */
  close(): void;
}

export interface ConnectionOptions {
  readonly path: string;
  /** Lets the file grow to this many pages of 4,096 bytes at most; null: no limit. Tests fill a "disk" with it. */
  readonly maxPages: number | null;
}

const MAX_CHECKED_BYTES = 64 * 1024 * 1024;
const BUSY_TIMEOUT_MS = 5_000;

function prepareDirectory(path: string): void {
  const directory = dirname(path);
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new StoreOpenError(
      `The directory ${directory} of the store cannot be created, read or written; check its path and permissions.`,
      { cause: thrown },
    );
  }
}

function damaged(path: string, cause: unknown): StoreOpenError {
  return new StoreOpenError(
    `The store ${path} is damaged and is not used: move it away with its -wal and -shm files, put the last backup in its place and start again.`,
    { cause },
  );
}

// Reading the whole file is only cheap while it is small; a bigger one is still guarded by SQLite's own checks.
function checkFile(database: DatabaseSync, path: string): void {
  if (statSync(path).size > MAX_CHECKED_BYTES) return;
  const answer = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (answer !== 'ok') throw damaged(path, answer);
}

function openWriter({ path, maxPages }: ConnectionOptions): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    checkFile(database, path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec('PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 134217728');
    database.exec('PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY');
    migrate(database, path);
    if (maxPages !== null) database.exec(`PRAGMA max_page_count = ${Math.trunc(maxPages)}`);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

function openReader(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: true });
  database.exec('PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY; PRAGMA query_only = 1');
  return database;
}

/** Every failure is a StoreOpenError with a sentence for the operator. */
export function openConnections(options: ConnectionOptions): Connections {
  const { path } = options;
  prepareDirectory(path);
  const unlock = takeFileLock(path);
  let writer: DatabaseSync | null = null;
  try {
    writer = openWriter(options);
    const write = createStatements(writer);
    const read = createStatements(openReader(path));
    return { writer: write, reader: read, close: () => closeAll(write, read, unlock) };
  } catch (thrown) {
    if (writer?.isOpen === true) writer.close();
    unlock();
    if (thrown instanceof StoreOpenError) throw thrown;
    if (isCorruption(thrown)) throw damaged(path, thrown);
    throw new StoreOpenError(`The store ${path} cannot be opened; check its permissions and the space on its disk.`, {
      cause: thrown,
    });
  }
}

function closeAll(writer: Statements, reader: Statements, unlock: () => void): void {
  reader.close();
  try {
    writer.run('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // A full disk: the WAL keeps what is committed, the next opening reads it.
  }
  writer.close();
  unlock();
}
