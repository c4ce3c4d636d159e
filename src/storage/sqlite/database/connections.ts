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
  /** Checkpoints the write-ahead log into the main file, closes both connections and releases the lock. */
  close(): void;
}

export interface ConnectionOptions {
  readonly path: string;
  /** Maximum size of the file in bytes, rounded down to whole pages; null: no limit. */
  readonly maxFileBytes: number | null;
}

/** SQLite's default page size, which every store file has. */
const PAGE_BYTES = 4_096;
const MAX_CHECKED_BYTES = 64 * 1024 * 1024;
const BUSY_TIMEOUT_MS = 5_000;

function prepareDirectory(path: string): void {
  const directory = dirname(path);
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new StoreOpenError(
      `The directory ${directory} of the store cannot be created, read or written. Check its path and permissions.`,
      { cause: thrown },
    );
  }
}

function damaged(path: string, cause: unknown): StoreOpenError {
  return new StoreOpenError(
    `The store ${path} is damaged and was not opened. Move it away with its -wal and -shm files, put the last backup in its place and start again.`,
    { cause },
  );
}

// Checking the whole file is cheap only while it is small. SQLite's own checks guard larger files.
function checkFile(database: DatabaseSync, path: string): void {
  if (statSync(path).size > MAX_CHECKED_BYTES) return;
  const result = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (result !== 'ok') throw damaged(path, result);
}

function openWriter({ path, maxFileBytes }: ConnectionOptions): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    checkFile(database, path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec('PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 134217728');
    database.exec('PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY');
    migrate(database, path);
    if (maxFileBytes !== null) {
      database.exec(`PRAGMA max_page_count = ${Math.floor(maxFileBytes / PAGE_BYTES)}`);
    }
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

/** Throws StoreOpenError, whose message says what to do. */
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
    throw new StoreOpenError(
      `The store ${path} cannot be opened. Check its permissions and the free space on its disk.`,
      {
        cause: thrown,
      },
    );
  }
}

function closeAll(writer: Statements, reader: Statements, unlock: () => void): void {
  reader.close();
  try {
    writer.run('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The disk is full. The write-ahead log keeps the commits and the next opening reads them.
  }
  writer.close();
  unlock();
}
