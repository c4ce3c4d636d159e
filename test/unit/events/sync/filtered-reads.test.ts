// Lists that are narrowed to what somebody looks for, while the history is still being read.

import { expect, it } from 'vitest';
import { EVERY_TICKET, type RequestedTickets } from '../../../../src/domain/ticket-query.ts';
import { eventually } from '../../../kit/eventually.ts';
import { ACCOUNT, gate, openWorld } from '../fold/fold-harness.ts';
import { createHandFeed, noAnswer, type HandFeed } from './hand-feed.ts';
import { start, untilFollowing } from './sync-harness.ts';

const wanted = (first: number): RequestedTickets => ({
  predicate: EVERY_TICKET,
  sort: { field: 'UPDATED_AT', direction: 'DESC' },
  first,
});

/** A vendor whose history does not end until it may, with two more lists that are what somebody looks for. */
async function openReading(narrowedTo: string | null = 'wanted/0') {
  const world = await openWorld();
  const feed = createHandFeed({ lists: ['history', 'wanted', 'rest'] });
  for (let index = 0; index < 12; index += 1) {
    feed.set('history', `h${index}`, 50_000 - index);
    feed.set('wanted', `w${index}`, 40_000 - index);
    feed.set('rest', `r${index}`, 30_000 - index);
  }
  const held = gate();
  feed.before = async (cursor) => (cursor === 'history/1' ? held.promise : undefined);
  const narrowing: HandFeed = Object.assign(feed, { filteredCursor: async () => narrowedTo });
  const sync = start(world, narrowing);
  await eventually(() => expect(feed.asked).toEqual([null, 'history/1']));
  feed.asked.length = 0;
  const known = async () => [...(await world.store.state.tickets(ACCOUNT, ['w0', 'w4', 'w5', 'w11', 'r0'])).keys()];
  return { world, feed, held, sync, known };
}

it('are read as far as it takes to show a page, and what they bring makes no events', async () => {
  const { world, feed, held, sync, known } = await openReading();
  await sync.refresh(ACCOUNT, 0, wanted(3));
  expect(feed.asked).toEqual(['wanted/0', 'rest/0']);
  expect(await known()).toEqual(['w0', 'w4', 'r0']);
  await sync.refresh(ACCOUNT, 0, wanted(12));
  expect(feed.asked.slice(2)).toEqual(['wanted/0', 'wanted/1', 'wanted/2', 'rest/0', 'rest/1', 'rest/2']);
  expect(await known()).toEqual(['w0', 'w4', 'w5', 'w11', 'r0']);
  expect(await world.log()).toEqual([]);
  expect(sync.progress(ACCOUNT)).toMatchObject({ phase: 'BACKFILL', ticketsSeen: 5 });
  held.open();
  await untilFollowing(sync);
});

it('are shared by all who ask at the same time, and not read again while young enough', async () => {
  const { world, feed, held, sync } = await openReading();
  await Promise.all(Array.from({ length: 30 }, () => sync.refresh(ACCOUNT, 0, wanted(3))));
  expect(feed.asked).toEqual(['wanted/0', 'rest/0']);
  await world.clock.advance(10_000);
  await sync.refresh(ACCOUNT, 10_000, wanted(3));
  expect(feed.asked).toHaveLength(2);
  await sync.refresh(ACCOUNT, 9_999, wanted(3));
  expect(feed.asked).toHaveLength(4);
  held.open();
  await untilFollowing(sync);
});

it('fail with what the vendor said, and are read when they are asked for again', async () => {
  const { feed, held, sync, known } = await openReading();
  const before = feed.before;
  feed.before = async (cursor) => {
    if (cursor === 'wanted/0') throw noAnswer();
    return before(cursor);
  };
  await expect(sync.refresh(ACCOUNT, 60_000, wanted(3))).rejects.toMatchObject({ failure: { code: 'UNAVAILABLE' } });
  feed.before = before;
  await sync.refresh(ACCOUNT, 60_000, wanted(3));
  expect(await known()).toEqual(['w0', 'w4', 'r0']);
  held.open();
  await untilFollowing(sync);
});

it('are not used where nothing is narrowed, nor once the history is here', async () => {
  const plain = await openReading(null);
  await plain.sync.refresh(ACCOUNT, 0, wanted(3));
  expect(plain.feed.asked).toEqual([null, 'wanted/0', 'rest/0']);
  plain.held.open();
  await untilFollowing(plain.sync);

  const done = await openReading();
  done.held.open();
  await untilFollowing(done.sync);
  done.feed.asked.length = 0;
  await done.sync.refresh(ACCOUNT, 0, wanted(3));
  expect(done.feed.asked[0]).toBeNull();
});
