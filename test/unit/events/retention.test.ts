// Deletion of old events, deliveries and idempotency keys, and the gap that followers get.

import { expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../src/domain/ports/storage/store.ts';
import { pruneOnce, startRetention } from '../../../src/events/retention.ts';
import { openTail } from '../../../src/events/delivery/tail.ts';
import { eventually } from '../../kit/eventually.ts';
import { newDelivery, newEvent } from '../../kit/domain/records.ts';
import { atEnd, everythingOf, openWorld, type World } from './fold/fold-harness.ts';

const DAY_MS = 24 * 3_600_000;

async function fill(world: World, tag: string, events = 1): Promise<void> {
  const at = world.clock.now();
  await world.store.commit(async (tx) => {
    await tx.log.append(Array.from({ length: events }, () => newEvent({ key: tag, receivedAt: at })));
    await tx.inbox.add(newDelivery({ key: tag, receivedAt: at }));
    await tx.ledger.begin({ key: tag, requestHash: 'h', startedAt: at, outcome: null });
  });
}

async function stored(world: World): Promise<{ events: string[]; deliveries: string[]; keys: string[] }> {
  const tags = ['first', 'second', 'third'];
  const deliveries = await world.store.inbox.byKeys(tags);
  const entries = await Promise.all(tags.map(async (tag) => world.store.ledger.entry(tag)));
  return {
    events: [...new Set((await world.log()).map(({ key }) => key))],
    deliveries: tags.filter((tag) => deliveries.has(tag)),
    keys: entries.flatMap((entry) => entry?.key ?? []),
  };
}

const limits = { keepEventsMs: 3 * DAY_MS, keepDeliveriesMs: 2 * DAY_MS };

it('deletes events, deliveries and keys each after its own time', async () => {
  const world = await openWorld();
  const { store, clock } = world;
  await fill(world, 'first');
  await clock.advance(DAY_MS);
  await fill(world, 'second');
  await clock.advance(1.5 * DAY_MS);
  await fill(world, 'third');
  await pruneOnce({ store, clock, ...limits });
  const all = ['first', 'second', 'third'];
  expect(await stored(world)).toEqual({ events: all, deliveries: ['second', 'third'], keys: all });
  await clock.advance(DAY_MS);
  await pruneOnce({ store, clock, ...limits });
  expect(await stored(world)).toEqual({ events: ['second', 'third'], deliveries: ['third'], keys: all });
  await clock.advance(4 * DAY_MS);
  await pruneOnce({ store, clock, ...limits });
  expect(await stored(world)).toEqual({ events: [], deliveries: [], keys: ['second', 'third'] });
});

it('deletes everything that is too old in one round', async () => {
  const world = await openWorld();
  const { store, clock } = world;
  await fill(world, 'first', 12_000);
  await clock.advance(4 * DAY_MS);
  await fill(world, 'second', 3);
  await pruneOnce({ store, clock, ...limits });
  expect((await world.log()).map(({ position }) => position)).toEqual([12_001n, 12_002n, 12_003n]);
});

it('leaves a gap for followers of older positions, and positions continue', async () => {
  const world = await openWorld();
  const { store, clock } = world;
  await fill(world, 'first', 10);
  await clock.advance(4 * DAY_MS);
  const tail = await openTail({ store, clock });
  atEnd(() => tail.close());
  await pruneOnce({ store, clock, ...limits });
  const leaving = new AbortController();
  const follower = tail.follow(everythingOf('desk-one'), 4n, leaving.signal);
  expect((await follower.next()).value).toEqual({ type: 'gap', oldestAvailable: 11n, resumeAfter: 10n });
  await fill(world, 'second');
  expect((await follower.next()).value).toMatchObject({ type: 'event', event: { position: 11n } });
  leaving.abort();
});

it('runs every hour until it is stopped, even after a failure', async () => {
  const world = await openWorld();
  const { clock } = world;
  let rounds = 0;
  const failures: unknown[] = [];
  const store: World['store'] = {
    ...world.store,
    commit: async (unit) => {
      rounds += 1;
      if (rounds === 1) throw new StoreUnavailableError('full');
      return world.store.commit(unit);
    },
  };
  await fill(world, 'first');
  await clock.advance(10 * DAY_MS);
  const stop = startRetention({ store, clock, ...limits, onFailure: (failure) => failures.push(failure) });
  await eventually(() => expect(clock.pending()).toBe(1));
  expect([rounds, failures.length]).toEqual([1, 1]);
  expect((await stored(world)).events).toEqual(['first']);
  await clock.advance(3_600_000);
  await eventually(async () => expect((await stored(world)).events).toEqual([]));
  await eventually(() => expect(clock.pending()).toBe(1));
  await stop();
  expect(clock.pending()).toBe(0);
  const before = rounds;
  await clock.advance(DAY_MS);
  expect(rounds).toBe(before);
});
