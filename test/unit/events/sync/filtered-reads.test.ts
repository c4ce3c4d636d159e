// Lists that the vendor filters by what a client requested, during the backfill.

import { expect, it } from 'vitest';
import { EVERY_TICKET, type RequestedTickets } from '../../../../src/domain/ticket-query.ts';
import { eventually } from '../../../kit/eventually.ts';
import { ACCOUNT, gate, openFoldHarness } from '../fold/fold-harness.ts';
import { createHandFeed, noAnswer, type HandFeed } from './hand-feed.ts';
import { start, untilFollowing } from './sync-harness.ts';

const request = (first: number): RequestedTickets => ({
  predicate: EVERY_TICKET,
  sort: { field: 'UPDATED_AT', direction: 'DESC' },
  first,
});

/** A vendor whose backfill waits for `backfill.open()`, with two more lists that a client requests. */
async function openReading(filteredBy: string | null = 'requested/0') {
  const harness = await openFoldHarness();
  const feed = createHandFeed({ lists: ['all', 'requested', 'rest'] });
  for (let index = 0; index < 12; index += 1) {
    feed.set('all', `h${index}`, 50_000 - index);
    feed.set('requested', `w${index}`, 40_000 - index);
    feed.set('rest', `r${index}`, 30_000 - index);
  }
  const backfill = gate();
  feed.before = async (cursor) => (cursor === 'all/1' ? backfill.promise : undefined);
  const filtering: HandFeed = Object.assign(feed, { filteredCursor: async () => filteredBy });
  const sync = start(harness, filtering);
  await eventually(() => expect(feed.asked).toEqual([null, 'all/1']));
  feed.asked.length = 0;
  const known = async () => [...(await harness.store.state.tickets(ACCOUNT, ['w0', 'w4', 'w5', 'w11', 'r0'])).keys()];
  return { harness, feed, backfill, sync, known };
}

it('are read until a page is full, and make no events', async () => {
  const { harness, feed, backfill, sync, known } = await openReading();
  await sync.refresh(ACCOUNT, 0, request(3));
  expect(feed.asked).toEqual(['requested/0', 'rest/0']);
  expect(await known()).toEqual(['w0', 'w4', 'r0']);
  await sync.refresh(ACCOUNT, 0, request(12));
  expect(feed.asked.slice(2)).toEqual(['requested/0', 'requested/1', 'requested/2', 'rest/0', 'rest/1', 'rest/2']);
  expect(await known()).toEqual(['w0', 'w4', 'w5', 'w11', 'r0']);
  expect(await harness.log()).toEqual([]);
  expect(sync.progress(ACCOUNT)).toMatchObject({ phase: 'BACKFILL', ticketsSeen: 5 });
  backfill.open();
  await untilFollowing(sync);
});

it('are read once for concurrent requests, and not again while fresh enough', async () => {
  const { harness, feed, backfill, sync } = await openReading();
  await Promise.all(Array.from({ length: 30 }, () => sync.refresh(ACCOUNT, 0, request(3))));
  expect(feed.asked).toEqual(['requested/0', 'rest/0']);
  await harness.clock.advance(10_000);
  await sync.refresh(ACCOUNT, 10_000, request(3));
  expect(feed.asked).toHaveLength(2);
  await sync.refresh(ACCOUNT, 9_999, request(3));
  expect(feed.asked).toHaveLength(4);
  backfill.open();
  await untilFollowing(sync);
});

it('fail with the failure of the vendor, and are read at the next request', async () => {
  const { feed, backfill, sync, known } = await openReading();
  const before = feed.before;
  feed.before = async (cursor) => {
    if (cursor === 'requested/0') throw noAnswer();
    return before(cursor);
  };
  await expect(sync.refresh(ACCOUNT, 60_000, request(3))).rejects.toMatchObject({ failure: { code: 'UNAVAILABLE' } });
  feed.before = before;
  await sync.refresh(ACCOUNT, 60_000, request(3));
  expect(await known()).toEqual(['w0', 'w4', 'r0']);
  backfill.open();
  await untilFollowing(sync);
});

it('are not used if the vendor cannot filter, nor after the backfill', async () => {
  const plain = await openReading(null);
  await plain.sync.refresh(ACCOUNT, 0, request(3));
  expect(plain.feed.asked).toEqual([null, 'requested/0', 'rest/0']);
  plain.backfill.open();
  await untilFollowing(plain.sync);

  const done = await openReading();
  done.backfill.open();
  await untilFollowing(done.sync);
  done.feed.asked.length = 0;
  await done.sync.refresh(ACCOUNT, 0, request(3));
  expect(done.feed.asked[0]).toBeNull();
});
