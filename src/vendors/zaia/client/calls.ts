// Makes and parses every REST call of an account: one object, one page, or all pages of a list.

import type { VendorCaller, VendorRequest } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import { jsonBody } from '../../../platform/adapter/request-parts.ts';
import { readWire, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { toBadResponse } from '../../../platform/adapter/wire-failure.ts';

/** The vendor's maximum page size. */
const PAGE_SIZE = 100;
const MAX_LIST_PAGES = 100;

type Schema<T> = Parameters<typeof readWire<T>>[0];
type Query = NonNullable<VendorRequest['query']>;

export interface Page<T> {
  readonly rows: readonly T[];
  /** True for a page that is not full: the vendor returns no total. */
  readonly isLast: boolean;
}
export interface PageRequest {
  readonly operation: string;
  readonly path: string;
  readonly query: Query;
  readonly page: number;
}
export interface Calls {
  read<T>(schema: Schema<T>, operation: string, path: string): Promise<T>;
  /** A list without paging; `count` includes unreadable rows. */
  rows<T>(
    schema: Schema<T>,
    operation: string,
    path: string,
    query: Query,
  ): Promise<{ readonly rows: readonly T[]; readonly count: number }>;
  page<T>(schema: Schema<T>, request: PageRequest): Promise<Page<T>>;
  all<T>(schema: Schema<T>, operation: string, path: string): Promise<readonly T[]>;
  write<T>(schema: Schema<T>, operation: string, method: 'POST' | 'PATCH', path: string, fields: object): Promise<T>;
  remove(operation: string, path: string): Promise<void>;
}

/** The calls over one caller. Every function throws VendorCallError. */
export function createCalls(caller: VendorCaller, log: AdapterLog): Calls {
  function parse<T>(schema: Schema<T>, operation: string, json: unknown, wasWrite: boolean): T {
    try {
      return readWire(schema, json);
    } catch (error) {
      throw error instanceof SchemaMismatchError ? toBadResponse(error, operation, wasWrite) : error;
    }
  }

  /** Skips unreadable rows, so that one malformed row does not hide the others. */
  function parseRows<T>(schema: Schema<T>, operation: string, json: unknown): T[] {
    if (!Array.isArray(json)) throw toBadResponse(new SchemaMismatchError('(whole)'), operation, false);
    return json.flatMap((row: unknown, index) => {
      try {
        return [readWire(schema, row, String(index))];
      } catch (error) {
        if (!(error instanceof SchemaMismatchError)) throw error;
        log.warn('skipped an unreadable row of a list', { operation, field: error.field });
        return [];
      }
    });
  }

  async function rows<T>(schema: Schema<T>, operation: string, path: string, query: Query) {
    const { json } = await caller.call({ operation, method: 'GET', path, query });
    return { rows: parseRows(schema, operation, json), count: Array.isArray(json) ? json.length : 0 };
  }

  async function page<T>(schema: Schema<T>, { operation, path, query, page: pageNumber }: PageRequest) {
    const list = await rows(schema, operation, path, { ...query, pageNumber, pageSize: PAGE_SIZE });
    return { rows: list.rows, isLast: list.count < PAGE_SIZE };
  }

  return {
    rows,
    page,
    async read(schema, operation, path) {
      const { json } = await caller.call({ operation, method: 'GET', path });
      return parse(schema, operation, json, false);
    },
    async all<T>(schema: Schema<T>, operation: string, path: string) {
      const all: T[] = [];
      for (let number = 1; number <= MAX_LIST_PAGES; number += 1) {
        const current = await page(schema, { operation, path, query: {}, page: number });
        all.push(...current.rows);
        if (current.isLast) break;
      }
      return all;
    },
    async write(schema, operation, method, path, fields) {
      const { json } = await caller.call({ operation, method, path, body: jsonBody(fields) });
      return parse(schema, operation, json, true);
    },
    async remove(operation, path) {
      await caller.call({ operation, method: 'DELETE', path });
    },
  };
}
