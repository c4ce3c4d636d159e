// Keeps parsed JSON documents of hot rows, so that lists do not parse the same ticket again and again.

export interface RecordCache<T> {
  /** The parsed document of this revision of a row; `load` gives its JSON when it is not kept. */
  read(id: number, revision: number, load: () => string): T;
  /** Keeps a record that is being written: its revision is seen by nobody when the write is rolled back. */
  keep(id: number, revision: number, record: T): void;
  /** The record of this revision of a row; null when it is not kept. */
  peek(id: number, revision: number): T | null;
}

/** Revisions are unique over the life of a store, also over rolled back writes, so an entry can never be wrong. */
export function createRecordCache<T>(maxEntries: number): RecordCache<T> {
  const kept = new Map<number, { readonly revision: number; readonly record: T }>();
  const peek = (id: number, revision: number): T | null => {
    const known = kept.get(id);
    return known?.revision === revision ? known.record : null;
  };
  const keep = (id: number, revision: number, record: T): void => {
    kept.delete(id);
    if (kept.size >= maxEntries) {
      const oldest = kept.keys().next();
      if (oldest.done !== true) kept.delete(oldest.value);
    }
    kept.set(id, { revision, record });
  };
  return {
    keep,
    peek,
    read: (id, revision, load) => {
      const known = peek(id, revision);
      if (known !== null) return known;
      const record = JSON.parse(load()) as T;
      keep(id, revision, record);
      return record;
    },
  };
}
