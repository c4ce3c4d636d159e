// Runs SQL on one connection: prepares each text once and translates SQLite's errors.

/* oxlint-disable typescript/no-unnecessary-type-parameters -- the caller names the columns that its text selects */

import { LRUCache } from 'lru-cache';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { isStoreFailure, toStoreFailure } from './store-failure.ts';

export type SqlValue = SQLInputValue;

/** All SQL texts are constants of this folder; every value is a parameter. */
export interface Statements {
  /** The first row or undefined. `T` names the columns that the text selects. */
  get<T extends object>(sql: string, ...values: SqlValue[]): T | undefined;
  all<T extends object>(sql: string, ...values: SqlValue[]): T[];
  /** Like `all`, with each row as an array of its values: cheaper for many narrow rows. */
  tuples<T extends readonly unknown[]>(sql: string, ...values: SqlValue[]): T[];
  /** Like `all`, with integers as bigint. */
  allBig<T extends object>(sql: string, ...values: SqlValue[]): T[];
  /** Like `allBig`, row by row, for a reader that may stop early. Run nothing else until it has stopped. */
  eachBig<T extends object>(sql: string, ...values: SqlValue[]): Iterable<T>;
  run(sql: string, ...values: SqlValue[]): { readonly changes: number; readonly lastRowid: number };
  /** Runs reads that all see the same committed state. Calls cannot be nested. */
  inSnapshot<T>(read: () => T): T;
  /** The last failure of disk or file since the previous call. After one, the transaction must not continue. */
  takeFailure(): Error | null;
  inTransaction(): boolean;
  close(): void;
}

const MAX_PREPARED = 400;

const withBigInts = (statement: StatementSync): void => statement.setReadBigInts(true);
const asTuples = (statement: StatementSync): void => statement.setReturnArrays(true);

/** Wraps one connection. Failures of disk and file become StoreUnavailableError; errors in our SQL are rethrown. */
export function createStatements(database: DatabaseSync): Statements {
  const prepared = new LRUCache<string, StatementSync>({ max: MAX_PREPARED });
  let failure: Error | null = null;

  const prepare = (key: string, sql: string, configure?: (statement: StatementSync) => void): StatementSync => {
    const cached = prepared.get(key);
    if (cached !== undefined) return cached;
    const statement = database.prepare(sql);
    configure?.(statement);
    prepared.set(key, statement);
    return statement;
  };
  const guarded = <R>(execute: () => R): R => {
    try {
      return execute();
    } catch (thrown) {
      if (!isStoreFailure(thrown)) throw thrown;
      failure = toStoreFailure(thrown);
      throw failure;
    }
  };
  const run: Statements['run'] = (sql, ...values) =>
    guarded(() => {
      const result = prepare(sql, sql).run(...values);
      return { changes: Number(result.changes), lastRowid: Number(result.lastInsertRowid) };
    });

  return {
    get: <T extends object>(sql: string, ...values: SqlValue[]) =>
      guarded(() => prepare(sql, sql).get(...values) as T | undefined),
    all: <T extends object>(sql: string, ...values: SqlValue[]) =>
      guarded(() => prepare(sql, sql).all(...values) as T[]),
    tuples: <T extends readonly unknown[]>(sql: string, ...values: SqlValue[]) =>
      guarded(() => {
        // The rows are arrays, which the type of a statement cannot express.
        const rows: object[] = prepare(`tuples:${sql}`, sql, asTuples).all(...values);
        return rows as T[];
      }),
    allBig: <T extends object>(sql: string, ...values: SqlValue[]) =>
      guarded(() => prepare(`big:${sql}`, sql, withBigInts).all(...values) as T[]),
    *eachBig<T extends object>(sql: string, ...values: SqlValue[]) {
      const rows = guarded(() => prepare(`big:${sql}`, sql, withBigInts).iterate(...values));
      try {
        for (let row = guarded(() => rows.next()); row.done !== true; row = guarded(() => rows.next()))
          yield row.value as T;
      } finally {
        rows.return?.();
      }
    },
    run,
    inSnapshot: (read) => {
      run('BEGIN');
      try {
        return read();
      } finally {
        // Nothing was written, and SQLite has ended the transaction itself after some failures.
        if (database.isTransaction) run('ROLLBACK');
      }
    },
    takeFailure: () => {
      const taken = failure;
      failure = null;
      return taken;
    },
    inTransaction: () => database.isTransaction,
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}
