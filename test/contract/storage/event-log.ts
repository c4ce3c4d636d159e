// The contract of every store: event log.

import { describe, expect, it } from 'vitest';
import type { EventSelection } from '../../../src/domain/events/event.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { newEvent } from '../../kit/domain/records.ts';
import { freshStores, type StoreFactory } from './stores.ts';

const EVERYTHING: EventSelection = {
  accounts: ['desk-one', 'desk-two'],
  types: null,
  vendors: null,
  tickets: null,
  assignees: null,
  teams: null,
  channelTypes: null,
};

async function append(store: Store, count: number, given: Parameters<typeof newEvent>[0] = {}): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => newEvent({ key: `event-${index}`, ...given }));
  await store.commit((tx) => tx.log.append(events));
}

async function positions(store: Store, selection: EventSelection): Promise<number[]> {
  const found: number[] = [];
  let after = 0n;
  for (;;) {
    const page = await store.log.read({ after, limit: 3, selection });
    found.push(...page.events.map((event) => Number(event.position)));
    if (page.through === after) return found;
    after = page.through;
  }
}

export function describeEventLog(factory: StoreFactory): void {
  describe('event log', () => {
    const open = freshStores(factory);

    it('returns events as they were appended, with increasing positions', async () => {
      const { store } = await open();
      const event = newEvent({
        cause: {
          clientMutationId: 'm',
          actor: { kind: 'AGENT', key: 'a', displayName: 'Å' },
          webhookDeliveryKey: null,
        },
        data: { type: 'UNMAPPED', nativeType: 'x', raw: { deep: [1, null, 'ß', '\ud800'] } },
      });
      const [appended] = await store.commit((tx) => tx.log.append([event]));
      const { events, through } = await store.log.read({ after: 0n, limit: 10, selection: null });
      expect(events).toEqual([{ ...event, position: 1n }]);
      expect(events[0]).toEqual(appended);
      expect(through).toBe(1n);
      expect(await store.log.head()).toBe(1n);
    });

    it('returns an empty page for an empty log, at the head and beyond it', async () => {
      const { store } = await open();
      expect(await store.log.read({ after: 0n, limit: 5, selection: null })).toEqual({
        events: [],
        through: 0n,
        chars: 0,
      });
      expect(await store.log.head()).toBe(0n);
      await append(store, 2);
      expect(await store.log.read({ after: 2n, limit: 5, selection: null })).toEqual({
        events: [],
        through: 2n,
        chars: 0,
      });
      expect(await store.log.read({ after: 99n, limit: 5, selection: null })).toEqual({
        events: [],
        through: 99n,
        chars: 0,
      });
    });

    it('continues after the last event of a full page', async () => {
      const { store } = await open();
      await append(store, 5);
      const first = await store.log.read({ after: 0n, limit: 2, selection: null });
      expect(first.through).toBe(2n);
      const rest = await store.log.read({ after: first.through, limit: 10, selection: null });
      expect(rest.events.map((event) => event.position)).toEqual([3n, 4n, 5n]);
    });

    it('ends a page early if its events are large, and reports their size', async () => {
      const { store } = await open();
      await append(store, 5, { data: { type: 'UNMAPPED', nativeType: 'x', raw: 'ß'.repeat(1000) } });
      const read = (after: bigint, maxChars?: number) =>
        store.log.read({ after, limit: 10, selection: null, ...(maxChars === undefined ? {} : { maxChars }) });
      const whole = await read(0n);
      expect([whole.events.length, whole.through]).toEqual([5, 5n]);
      expect(whole.chars).toBeGreaterThan(5000);
      const short = await read(0n, 2000);
      expect([short.events.length, short.through]).toEqual([2, 2n]);
      expect(short.chars).toBeCloseTo((whole.chars * 2) / 5, -1);
      expect((await read(4n, 1)).events.map(({ position }) => position)).toEqual([5n]);
    });

    it('selects by account, type, vendor, ticket, assignee, team and channel', async () => {
      const { store } = await open();
      await append(store, 1);
      await append(store, 1, { account: 'desk-two', vendor: 'EMOTIVE', ticketKey: null });
      await append(store, 1, { ticketKey: 'ticket-2', assigneeKey: 'anna', channelType: 'SMS' });
      await append(store, 1, { data: { type: 'MESSAGE_ADDED', messageKey: 'm' }, teamKey: 'blue' });
      await append(store, 1, { account: 'desk-three' });
      const select = (given: Partial<EventSelection>) => positions(store, { ...EVERYTHING, ...given });
      expect(await select({})).toEqual([1, 2, 3, 4]);
      expect(await select({ accounts: [] })).toEqual([]);
      expect(await select({ accounts: ['desk-two'] })).toEqual([2]);
      expect(await select({ types: ['MESSAGE_ADDED'] })).toEqual([4]);
      expect(await select({ vendors: ['EMOTIVE'] })).toEqual([2]);
      expect(await select({ tickets: [{ account: 'desk-one', key: 'ticket-2' }] })).toEqual([3]);
      expect(await select({ tickets: [{ account: 'desk-three', key: 'ticket-1' }] })).toEqual([]);
      expect(await select({ tickets: [] })).toEqual([]);
      expect(await select({ assignees: { refs: null, unset: false } })).toEqual([3]);
      expect(await select({ teams: { refs: [{ account: 'desk-one', key: 'blue' }], unset: null } })).toEqual([4]);
      expect(await select({ channelTypes: ['SMS'] })).toEqual([3]);
    });

    it('makes progress through a long range of positions that a selection does not match', async () => {
      const { store } = await open();
      await append(store, 12_000);
      await append(store, 1, { account: 'desk-two' });
      expect(await positions(store, { ...EVERYTHING, accounts: ['desk-two'] })).toEqual([12_001]);
    });

    it('prunes old events, remembers the position, and never reuses one', async () => {
      const { store, reopen } = await open();
      await append(store, 3, { receivedAt: 100 });
      await append(store, 1, { receivedAt: 300 });
      await append(store, 1, { receivedAt: 200 });
      expect(await store.log.prunedThrough()).toBe(0n);
      expect(await store.commit((tx) => tx.log.prune(250))).toBe(3);
      expect(await store.log.prunedThrough()).toBe(3n);
      expect(await store.commit((tx) => tx.log.prune(1_000))).toBe(2);
      expect(await store.commit((tx) => tx.log.prune(1_000))).toBe(0);
      expect(await store.log.head()).toBe(5n);
      const again = await reopen();
      expect([await again.log.head(), await again.log.prunedThrough()]).toEqual([5n, 5n]);
      const [next] = await again.commit((tx) => tx.log.append([newEvent()]));
      expect(next!.position).toBe(6n);
    });

    it('keeps its id and its secret across a restart', async () => {
      const { store, reopen } = await open();
      const { secret, log } = store;
      const again = await reopen();
      expect(again.log.id).toBe(log.id);
      expect(again.secret).toEqual(secret);
      expect(secret).toHaveLength(32);
      const other = await open();
      expect(other.store.log.id).not.toBe(log.id);
      expect(other.store.secret).not.toEqual(secret);
    });
  });
}
