// Deletion of old events, deliveries and idempotency keys, and the gap that followers get.

import { expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../src/domain/ports/storage/store.ts';
import { pruneOnce, startRetention } from '../../../src/events/retention.ts';
import { openTail } from '../../../src/events/delivery/tail.ts';
import { eventually } from '../../kit/eventually.ts';
import { newDelivery, newEvent } from '../../kit/domain/records.ts';
import { atEnd, everythingOf, openFoldHarness, type FoldHarness } from './fold/fold-harness.ts';

const DAY_MS = 24 * 3_600_000;

async function fill(harness: FoldHarness, tag: string, events = 1): Promise<void> {
  const at = harness.clock.now();
  await harness.store.commit(async (tx) => {
    await tx.log.append(Array.from({ length: events }, () => newEvent({ key: tag, receivedAt: at })));
    await tx.inbox.add(newDelivery({ key: tag, receivedAt: at }));
    await tx.ledger.begin({ key: tag, requestHash: 'h', startedAt: at, outcome: null });
  });
}

async function stored(harness: FoldHarness): Promise<{ events: string[]; deliveries: string[]; keys: string[] }> {
  const tags = ['first', 'second', 'third'];
  const deliveries = await harness.store.inbox.byKeys(tags);
  const entries = await Promise.all(tags.map(async (tag) => harness.store.ledger.entry(tag)));
  return {
    events: [...new Set((await harness.log()).map(({ key }) => key))],
    deliveries: tags.filter((tag) => deliveries.has(tag)),
    keys: entries.flatMap((entry) => entry?.key ?? []),
  };
}

const limits = { keepEventsMs: 3 * DAY_MS, keepDeliveriesMs: 2 * DAY_MS };

it('deletes events, deliveries and keys each after its own time', async () => {
  const harness = await openFoldHarness();
  const { store, clock } = harness;
  await fill(harness, 'first');
  await clock.advance(DAY_MS);
  await fill(harness, 'second');
  await clock.advance(1.5 * DAY_MS);
  await fill(harness, 'third');
  await pruneOnce({ store, clock, ...limits });
  const all = ['first', 'second', 'third'];
  expect(await stored(harness)).toEqual({ events: all, deliveries: ['second', 'third'], keys: all });
  await clock.advance(DAY_MS);
  await pruneOnce({ store, clock, ...limits });
  expect(await stored(harness)).toEqual({ events: ['second', 'third'], deliveries: ['third'], keys: all });
  await clock.advance(4 * DAY_MS);
  await pruneOnce({ store, clock, ...limits });
  expect(await stored(harness)).toEqual({ events: [], deliveries: [], keys: ['second', 'third'] });
});

it('deletes everything that is too old in one round', async () => {
  const harness = await openFoldHarness();
  const { store, clock } = harness;
  await fill(harness, 'first', 12_000);
  await clock.advance(4 * DAY_MS);
  await fill(harness, 'second', 3);
  await pruneOnce({ store, clock, ...limits });
  expect((await harness.log()).map(({ position }) => position)).toEqual([12_001n, 12_002n, 12_003n]);
});

it('leaves a gap for followers of older positions, and positions continue', async () => {
  const harness = await openFoldHarness();
  const { store, clock } = harness;
  await fill(harness, 'first', 10);
  await clock.advance(4 * DAY_MS);
  const tail = await openTail({ store, clock });
  atEnd(() => tail.close());
  await pruneOnce({ store, clock, ...limits });
  const leaving = new AbortController();
  const follower = tail.follow(everythingOf('desk-one'), 4n, leaving.signal);
  expect((await follower.next()).value).toEqual({ type: 'gap', oldestAvailable: 11n, resumeAfter: 10n });
  await fill(harness, 'second');
  expect((await follower.next()).value).toMatchObject({ type: 'event', event: { position: 11n } });
  leaving.abort();
});

it('runs every hour until it is stopped, even after a failure', async () => {
  const harness = await openFoldHarness();
  const { clock } = harness;
  let rounds = 0;
  const failures: unknown[] = [];
  const store: FoldHarness['store'] = {
    ...harness.store,
    commit: async (unit) => {
      rounds += 1;
      if (rounds === 1) throw new StoreUnavailableError('full');
      return harness.store.commit(unit);
    },
  };
  await fill(harness, 'first');
  await clock.advance(10 * DAY_MS);
  const stop = startRetention({ store, clock, ...limits, onFailure: (failure) => failures.push(failure) });
  await eventually(() => expect(clock.pending()).toBe(1));
  expect([rounds, failures.length]).toEqual([1, 1]);
  expect((await stored(harness)).events).toEqual(['first']);
  await clock.advance(3_600_000);
  await eventually(async () => expect((await stored(harness)).events).toEqual([]));
  await eventually(() => expect(clock.pending()).toBe(1));
  await stop();
  expect(clock.pending()).toBe(0);
  const before = rounds;
  await clock.advance(DAY_MS);
  expect(rounds).toBe(before);
});
