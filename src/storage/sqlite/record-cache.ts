// Caches parsed documents of recently used rows, so that lists do not parse the same ticket repeatedly.

import { LRUCache } from 'lru-cache';
import type { JsonColumn } from './database/json-column.ts';

export interface RecordCache<T> {
  /** The record of this revision of a row; `load` returns its JSON if it is not cached. */
  read(id: number, revision: number, load: () => string): T;
  /** Caches a record that is being written. No reader sees its revision if the write is rolled back. */
  set(id: number, revision: number, record: T): void;
  /** The record of this revision of a row; null if it is not cached. Counts as a use. */
  get(id: number, revision: number): T | null;
}

interface Entry<T> {
  readonly revision: number;
  readonly record: T;
}

/**
 * Holds `maxEntries` records and evicts the least recently used. An entry is never stale: revisions are unique over the
 * life of a store, rolled back writes included.
 */
export function createRecordCache<T>(maxEntries: number, column: JsonColumn<T>): RecordCache<T> {
  const entries = new LRUCache<number, Entry<T>>({ max: maxEntries });
  const get = (id: number, revision: number): T | null => {
    const entry = entries.get(id);
    return entry?.revision === revision ? entry.record : null;
  };
  const set = (id: number, revision: number, record: T): void => void entries.set(id, { revision, record });
  return {
    get,
    set,
    read: (id, revision, load) => {
      const cached = get(id, revision);
      if (cached !== null) return cached;
      const record = column.fromJson(load());
      set(id, revision, record);
      return record;
    },
  };
}
