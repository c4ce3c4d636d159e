// The one door to SQL: prepares each text once, translates what SQLite throws.

/* oxlint-disable typescript/no-unnecessary-type-parameters -- the caller names the columns that its text selects */

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { isStoreFailure, toStoreFailure } from './store-failure.ts';

export type SqlValue = SQLInputValue;

/** All texts come from constants of this folder; every value is a parameter. */
export interface Statements {
  /** The first row or undefined. `T` names the columns that the text selects. */
  get<T extends object>(sql: string, ...values: SqlValue[]): T | undefined;
  all<T extends object>(sql: string, ...values: SqlValue[]): T[];
  /** Like `all`, each row as the values of its columns in their order: cheaper where rows are many and narrow. */
  tuples<T extends readonly unknown[]>(sql: string, ...values: SqlValue[]): T[];
  /** Like `all`, with every whole number as bigint. */
  allBig<T extends object>(sql: string, ...values: SqlValue[]): T[];
  /** Like `allBig`, row by row, for a reader that may stop early. Nothing else may run until it has stopped. */
  eachBig<T extends object>(sql: string, ...values: SqlValue[]): Iterable<T>;
  run(sql: string, ...values: SqlValue[]): { readonly changes: number; readonly lastRowid: number };
  /** The last failure of disk or file since it was taken; it means that the transaction must not go on. */
  takeFailure(): Error | null;
  inTransaction(): boolean;
  close(): void;
}

const MAX_PREPARED = 400;

const withBigInts = (statement: StatementSync): void => statement.setReadBigInts(true);
const asTuples = (statement: StatementSync): void => statement.setReturnArrays(true);

/** Wraps one connection. Errors of disk and file become StoreUnavailableError; errors of our SQL stay what they are. */
export function createStatements(database: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  let failure: Error | null = null;

  const prepare = (key: string, sql: string, set?: (statement: StatementSync) => void): StatementSync => {
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    set?.(statement);
    if (prepared.size >= MAX_PREPARED) {
      const oldest = prepared.keys().next();
      if (oldest.done !== true) prepared.delete(oldest.value);
    }
    prepared.set(key, statement);
    return statement;
  };
  const guarded = <R>(act: () => R): R => {
    try {
      return act();
    } catch (thrown) {
      if (!isStoreFailure(thrown)) throw thrown;
      failure = toStoreFailure(thrown);
      throw failure;
    }
  };

  return {
    get: <T extends object>(sql: string, ...values: SqlValue[]) =>
      guarded(() => prepare(sql, sql).get(...values) as T | undefined),
    all: <T extends object>(sql: string, ...values: SqlValue[]) =>
      guarded(() => prepare(sql, sql).all(...values) as T[]),
    tuples: <T extends readonly unknown[]>(sql: string, ...values: SqlValue[]) =>
      guarded(() => {
        // They are arrays, which the type of a statement does not know.
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
    run: (sql, ...values) =>
      guarded(() => {
        const result = prepare(sql, sql).run(...values);
        return { changes: Number(result.changes), lastRowid: Number(result.lastInsertRowid) };
      }),
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
