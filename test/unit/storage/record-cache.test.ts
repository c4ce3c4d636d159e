// The cache of parsed records keeps what is used and never returns another revision.

import { expect, test } from 'vitest';
import { jsonColumn } from '../../../src/storage/sqlite/database/json-column.ts';
import { createRecordCache } from '../../../src/storage/sqlite/record-cache.ts';

interface Doc {
  readonly id: number;
}
const CAPACITY = 10;

/** A cache of ten records and the ids of the rows that it had to load. */
function open() {
  const cache = createRecordCache(CAPACITY, jsonColumn<Doc>());
  const loaded: number[] = [];
  const read = (id: number, revision = 1): Doc =>
    cache.read(id, revision, () => {
      loaded.push(id);
      return JSON.stringify({ id });
    });
  return { cache, loaded, read };
}

test('a hot ticket survives a scan over more rows than the cache holds', () => {
  const { loaded, read } = open();
  const hot = read(1);
  for (let id = 100; id < 100 + CAPACITY * 5; id += 1) {
    read(id);
    // Every few rows of the scan a client opens the hot ticket.
    if (id % 5 === 0) expect(read(1)).toBe(hot);
  }
  expect(loaded.filter((id) => id === 1)).toHaveLength(1);
});

test('looking up a record counts as a use', () => {
  const { cache, loaded, read } = open();
  read(1);
  for (let id = 100; id < 100 + CAPACITY * 5; id += 1) {
    read(id);
    expect(cache.get(1, 1)).toEqual({ id: 1 });
  }
  expect(loaded.filter((id) => id === 1)).toHaveLength(1);
});

test('the cache holds no more records than its capacity, and the least recently used goes first', () => {
  const { cache, read } = open();
  for (let id = 1; id <= CAPACITY + 3; id += 1) read(id);
  const cached = Array.from({ length: CAPACITY + 3 }, (_, index) => index + 1).filter(
    (id) => cache.get(id, 1) !== null,
  );
  expect(cached).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
});

test('another revision of a row is loaded again', () => {
  const { cache, loaded, read } = open();
  read(1);
  read(1, 2);
  expect(loaded).toEqual([1, 1]);
  expect([cache.get(1, 1), cache.get(1, 2)]).toEqual([null, { id: 1 }]);
});
