// Catalog entries that the collection did not contain: read alone where the vendor has a call for it, with a limit per minute.

import { expect, it } from 'vitest';
import type { CatalogEntry } from '../../../src/domain/catalog.ts';
import { failed, found, handReader, open } from './reads-harness.ts';

const MINUTE_MS = 60_000;

const tag = (key: string): CatalogEntry<'tag'> => ({
  kind: 'tag',
  key,
  nativeId: key,
  tagKind: 'TAG',
  name: `name of ${key}`,
  color: null,
  description: null,
  active: true,
  editable: true,
});

async function openTags() {
  const atVendor = new Set(['t1', 't2', 't3']);
  const singles = handReader();
  singles.answer = (key) => (atVendor.has(key) ? found({ type: 'catalog', entry: tag(key) }) : { state: 'missing' });
  let lists = 0;
  const setting = await open({
    reads: {
      entries: { tag: singles },
      collections: {
        tag: {
          batch: 'LIST_AND_INDEX',
          read: async () => {
            lists += 1;
            const entries = [...atVendor].map((key) => ({ type: 'catalog', entry: tag(key) }) as const);
            return [...entries, { type: 'collection-complete', kind: 'tag', scope: null }];
          },
        },
      },
    },
  });
  const read = (...keys: string[]) => setting.catalogs.entries(setting.account, 'tag', keys);
  await read('t1');
  return { ...setting, atVendor, singles, read, lists: () => lists };
}

it('an entry that is new since the collection was read is read alone, once for all requests', async () => {
  const { atVendor, singles, read, lists } = await openTags();
  atVendor.add('new');
  const answers = await Promise.all(Array.from({ length: 20 }, () => read('t1', 'new')));
  for (const answer of answers) expect(answer.get('new')).toMatchObject({ record: { name: 'name of new' } });
  expect([singles.asked, lists()]).toEqual([[['new']], 1]);
});

it('the first read is the collection, which contains everything', async () => {
  const { singles, lists } = await openTags();
  expect([singles.asked, lists()]).toEqual([[], 1]);
});

it('an entry that the vendor does not know is not read again until the collection is stale', async () => {
  const { harness, atVendor, singles, read, lists } = await openTags();
  for (let n = 0; n < 10; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect((await read('gone')).get('gone')).toBeNull();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await harness.clock.advance(MINUTE_MS);
  }
  expect([singles.asked, lists()]).toEqual([[['gone']], 1]);
  atVendor.add('gone');
  await harness.clock.advance(6 * MINUTE_MS);
  expect((await read('gone')).get('gone')).toMatchObject({ record: { key: 'gone' } });
  expect([singles.asked.length, lists()]).toEqual([1, 2]);
});

it('many entries at once are read as a collection, and at most two a minute are read alone', async () => {
  const { harness, atVendor, singles, read, lists } = await openTags();
  await harness.clock.advance(2 * MINUTE_MS);
  for (const key of ['a', 'b', 'c', 'd']) atVendor.add(key);
  await read('a');
  await read('b');
  expect([singles.asked, lists()]).toEqual([[['a'], ['b']], 1]);
  const answer = await read('c', 'd', 't1');
  expect(['c', 'd', 't1'].map((key) => answer.get(key) !== null)).toEqual([true, true, true]);
  expect([singles.asked.length, lists()]).toEqual([2, 2]);
  // Made-up ids cause no further call within the minute.
  await Promise.all(Array.from({ length: 50 }, (_, index) => read(`forged-${index}`)));
  expect([singles.asked.length, lists()]).toEqual([2, 2]);
  await harness.clock.advance(MINUTE_MS + 1);
  await read('x', 'y', 'z');
  expect([singles.asked.length, lists()]).toEqual([2, 3]);
});

it('a failure concerns its key only, and the key is read again', async () => {
  const { singles, read } = await openTags();
  singles.answer = () => failed('RATE_BUDGET_EXHAUSTED');
  const answer = await read('t1', 'new');
  expect(answer.get('t1')).toMatchObject({ freshness: { staleReason: null } });
  expect(answer.get('new')).toMatchObject({ failure: { code: 'RATE_BUDGET_EXHAUSTED' } });
  singles.answer = (key) => found({ type: 'catalog', entry: tag(key) });
  expect((await read('new')).get('new')).toMatchObject({ record: { key: 'new' } });
});
