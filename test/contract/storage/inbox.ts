// The contract of every store: delivery inbox.

import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../../src/domain/ports/storage/delivery-inbox.ts';
import { DuplicateDeliveryError, type Store } from '../../../src/domain/ports/storage/store.ts';
import { newDelivery } from '../../kit/domain/records.ts';
import { freshStores, type StoreFactory } from './stores.ts';

const add = (store: Store, given: Partial<NewDelivery>) => store.commit((tx) => tx.inbox.add(newDelivery(given)));
const EVERY = {
  accounts: ['desk-one', 'desk-two'],
  vendors: null,
  states: null,
  receivedFrom: null,
  receivedBefore: null,
  after: null,
  limit: 10,
};

export function describeInbox(factory: StoreFactory): void {
  describe('delivery inbox', () => {
    const open = freshStores(factory);

    it('stores a delivery byte for byte', async () => {
      const { store } = await open();
      const body = Uint8Array.from([0, 255, 10, 195, 40]);
      await add(store, {
        key: 'a',
        body,
        headers: { 'x-a': 'ü' },
        state: 'REJECTED',
        reason: 'BAD_SIGNATURE',
        error: 'no',
      });
      const kept = (await store.inbox.byKeys(['a', 'b', 'a'])).get('a');
      expect(kept).toMatchObject({
        key: 'a',
        headers: { 'x-a': 'ü' },
        reason: 'BAD_SIGNATURE',
        error: 'no',
        attempts: 1,
      });
      expect(Buffer.from(kept!.body)).toEqual(Buffer.from(body));
      expect(kept!.eventPositions).toEqual([]);
    });

    it('stores a repeated delivery once and counts the duplicate', async () => {
      const { store } = await open();
      expect(await add(store, { key: 'a', dedupeKey: 'same' })).toEqual({ duplicateOf: null });
      expect(await add(store, { key: 'b', dedupeKey: 'same', receivedAt: 2_000 })).toEqual({ duplicateOf: 'a' });
      expect(await add(store, { key: 'c', dedupeKey: 'same', account: 'desk-two' })).toEqual({ duplicateOf: null });
      const kept = await store.inbox.byKeys(['a', 'b', 'c']);
      expect([...kept.keys()].sort()).toEqual(['a', 'c']);
      expect(kept.get('a')!.attempts).toBe(2);
      expect(await store.inbox.counts('desk-one')).toEqual({
        lastReceivedAt: 2_000,
        accepted: 1,
        rejected: 0,
        quarantined: 0,
        duplicates: 1,
      });
    });

    it('stores a delivery with the positions of its events, and finds it by its dedupe key', async () => {
      const { store } = await open();
      const delivery = newDelivery({ key: 'a', dedupeKey: 'same' });
      await store.commit((tx) => tx.inbox.add(delivery, [7n, 8n]));
      await add(store, { key: 'b', dedupeKey: 'other', state: 'QUARANTINED' });
      expect((await store.inbox.byKeys(['a'])).get('a')).toMatchObject({ attempts: 1, eventPositions: [7n, 8n] });
      const known = (account: string, dedupeKey: string) =>
        store.commit((tx) => tx.inbox.acceptedAs(account, dedupeKey));
      expect(await known('desk-one', 'same')).toBe('a');
      expect(await known('desk-one', 'other')).toBeNull();
      expect(await known('desk-two', 'same')).toBeNull();
    });

    it('stores one of a hundred equal concurrent deliveries', async () => {
      const { store } = await open();
      const kept = await Promise.all(
        Array.from({ length: 100 }, (_, index) => add(store, { key: `k${index}`, dedupeKey: 'same' })),
      );
      expect(kept.filter(({ duplicateOf }) => duplicateOf === null)).toHaveLength(1);
      expect(await store.inbox.list(EVERY)).toHaveLength(1);
    });

    it('does not count a rejected or quarantined delivery as the first one', async () => {
      const { store } = await open();
      await add(store, { key: 'a', dedupeKey: 'same', state: 'REJECTED' });
      await add(store, { key: 'b', dedupeKey: 'same', state: 'QUARANTINED' });
      expect(await add(store, { key: 'c', dedupeKey: 'same' })).toEqual({ duplicateOf: null });
    });

    it('marks a delivery as processed and updates the counts', async () => {
      const { store } = await open();
      await add(store, { key: 'a', state: 'QUARANTINED', dedupeKey: null });
      const outcome = { reason: null, error: null, dedupeKey: 'd', eventPositions: [7n, 8n] };
      await store.commit((tx) => tx.inbox.markProcessed('a', { ...outcome, state: 'QUARANTINED' }));
      await store.commit((tx) => tx.inbox.markProcessed('a', { ...outcome, state: 'REPLAYED' }));
      const processed = (await store.inbox.byKeys(['a'])).get('a');
      expect(processed).toMatchObject({ state: 'REPLAYED', attempts: 3, eventPositions: [7n, 8n], dedupeKey: 'd' });
      expect(await store.inbox.counts('desk-one')).toMatchObject({ accepted: 1, quarantined: 0 });
      expect(await add(store, { key: 'b', dedupeKey: 'd' })).toEqual({ duplicateOf: 'a' });
    });

    it('rejects a second accepted delivery with the same dedupe key', async () => {
      const { store } = await open();
      await add(store, { key: 'a', dedupeKey: 'same' });
      await add(store, { key: 'b', dedupeKey: null, state: 'QUARANTINED' });
      const outcome = { state: 'REPLAYED', reason: null, error: null, dedupeKey: 'same', eventPositions: [] } as const;
      const marking = store.commit((tx) => tx.inbox.markProcessed('b', outcome));
      await expect(marking).rejects.toBeInstanceOf(DuplicateDeliveryError);
      await expect(marking).rejects.toMatchObject({ duplicateOf: 'a' });
      expect((await store.inbox.byKeys(['b'])).get('b')!.state).toBe('QUARANTINED');
    });

    it('lists newest first, page by page, by every filter', async () => {
      const { store } = await open();
      const state = ['ACCEPTED', 'QUARANTINED', 'REJECTED'] as const;
      for (let index = 0; index < 9; index++) {
        const account = index % 2 === 0 ? 'desk-one' : 'desk-two';
        const vendor = index % 2 === 0 ? 'DESK360' : 'EMOTIVE';
        const receivedAt = Math.floor(index / 3) * 100;
        await add(store, { key: `k${index}`, account, vendor, receivedAt, state: state[index % 3]! });
      }
      const list = async (given: Partial<Parameters<Store['inbox']['list']>[0]>) =>
        (await store.inbox.list({ ...EVERY, ...given })).map((delivery) => delivery.key).join(' ');
      expect(await list({})).toBe('k8 k7 k6 k5 k4 k3 k2 k1 k0');
      expect(await list({ limit: 2 })).toBe('k8 k7');
      expect(await list({ limit: 2, after: { receivedAt: 200, key: 'k7' } })).toBe('k6 k5');
      expect(await list({ states: ['REJECTED', 'QUARANTINED'] })).toBe('k8 k7 k5 k4 k2 k1');
      expect(await list({ states: ['REJECTED', 'QUARANTINED'], after: { receivedAt: 200, key: 'k7' }, limit: 2 })).toBe(
        'k5 k4',
      );
      expect(await list({ states: [] })).toBe('');
      expect(await list({ accounts: ['desk-two'] })).toBe('k7 k5 k3 k1');
      expect(await list({ accounts: [] })).toBe('');
      expect(await list({ vendors: ['EMOTIVE'], receivedFrom: 100, receivedBefore: 200 })).toBe('k5 k3');
    });

    it('prunes old deliveries and subtracts quarantined ones from the count', async () => {
      const { store } = await open();
      await add(store, { key: 'a', receivedAt: 100 });
      await add(store, { key: 'b', receivedAt: 100, state: 'QUARANTINED' });
      await add(store, { key: 'c', receivedAt: 300 });
      expect(await store.commit((tx) => tx.inbox.prune(300))).toBe(2);
      expect((await store.inbox.list(EVERY)).map((delivery) => delivery.key)).toEqual(['c']);
      expect(await store.inbox.counts('desk-one')).toMatchObject({ accepted: 2, quarantined: 0 });
    });

    it('dequeues each queued delivery once, oldest first, also after a restart', async () => {
      const { store, reopen } = await open();
      const arrival = (text: string) => ({
        account: 'desk-one',
        receivedAt: 5,
        headers: { 'content-type': 'application/json' },
        body: new TextEncoder().encode(text),
      });
      await store.commit((tx) => tx.inbox.enqueue([arrival('a'), arrival('b')]));
      await store.commit((tx) => tx.inbox.enqueue([arrival('c')]));
      expect(await store.inbox.arrivalsWaiting()).toBe(3);
      const take = async (from: Store, limit: number) => {
        const taken = await from.commit((tx) => tx.inbox.dequeue(limit));
        return taken.map(({ body }) => new TextDecoder().decode(body));
      };
      expect(await take(store, 1)).toEqual(['a']);
      await store.commit((tx) => tx.inbox.enqueue([arrival('d')]));
      const again = await reopen();
      expect([await take(again, 2), await take(again, 2), await take(again, 2)]).toEqual([['b', 'c'], ['d'], []]);
      expect(await again.inbox.arrivalsWaiting()).toBe(0);
    });

    it('leaves a delivery in the ingest queue if the unit that dequeued it fails', async () => {
      const { store } = await open();
      const body = new TextEncoder().encode('a');
      await store.commit((tx) => tx.inbox.enqueue([{ account: 'desk-one', receivedAt: 5, headers: {}, body }]));
      const failing = store.commit(async (tx) => {
        await tx.inbox.dequeue(1);
        throw new Error('not now');
      });
      await expect(failing).rejects.toThrow('not now');
      expect(await store.inbox.arrivalsWaiting()).toBe(1);
    });
  });
}
