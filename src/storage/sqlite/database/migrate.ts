// Migrates the tables of a store to this release, one transaction per step.

import type { DatabaseSync } from 'node:sqlite';
import { wellFormed } from '../../../platform/well-formed.ts';
import { StoreOpenError } from '../../store-open-error.ts';
import { MIGRATIONS } from './migrations/index.ts';

// "dskg" in ASCII: distinguishes our files from other SQLite files.
const APPLICATION_ID = 0x64736b67;

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

/** Throws StoreOpenError for files of other programs and of newer releases. An interrupted step is repeated. */
export function migrate(database: DatabaseSync, path: string): void {
  const version = pragma(database, 'user_version');
  const application = pragma(database, 'application_id');
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!isEmpty && application !== APPLICATION_ID) {
    throw new StoreOpenError(`${path} is a SQLite file of another program. Choose another path for the store.`);
  }
  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  if (version > newest) {
    throw new StoreOpenError(
      `The store ${path} was written by a newer release (schema ${version}; this release supports ${newest}). Start that release or restore a backup.`,
    );
  }
  database.function('well_formed_json', { deterministic: true }, (json) =>
    JSON.stringify(wellFormed<unknown>(JSON.parse(String(json)))),
  );
  for (const step of MIGRATIONS.filter((candidate) => candidate.version > version)) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(step.sql);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${step.version}`);
      database.exec('COMMIT');
    } catch (thrown) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw thrown;
    }
  }
}
