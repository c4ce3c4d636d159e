// The contract of every store: commits.

import { describe, expect, it } from 'vitest';
import { StoreUnavailableError, type StoreTransaction } from '../../../src/domain/ports/storage/store.ts';
import { newEvent, ticketRecord } from '../../kit/domain/records.ts';
import { freshStores, type StoreFactory } from './stores.ts';

const put = (key: string) => (tx: StoreTransaction) => tx.state.putTicket(ticketRecord({ key }), undefined);

export function describeCommit(factory: StoreFactory): void {
  describe('commit', () => {
    const open = freshStores(factory);

    it('returns the value of the unit and keeps everything across a restart', async () => {
      const { store, reopen } = await open();
      expect(await store.commit(async (tx) => (await put('a')(tx), 42))).toBe(42);
      const again = await reopen();
      expect((await again.state.tickets('desk-one', ['a'])).get('a')).toEqual(ticketRecord({ key: 'a' }));
    });

    it('rolls back a failing unit alone', async () => {
      const { store } = await open();
      const failing = store.commit(async (tx) => {
        await put('bad')(tx);
        await tx.log.append([newEvent()]);
        throw new RangeError('on purpose');
      });
      const [before, failed, after] = await Promise.allSettled([
        store.commit(put('a')),
        failing,
        store.commit(put('b')),
      ]);
      expect([before.status, failed.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(failed.status === 'rejected' && failed.reason).toBeInstanceOf(RangeError);
      expect([...(await store.state.tickets('desk-one', ['a', 'b', 'bad'])).keys()].sort()).toEqual(['a', 'b']);
      expect(await store.log.head()).toBe(0n);
    });

    it('rolls back a unit that throws before its first promise', async () => {
      const { store } = await open();
      const failing = store.commit(() => {
        throw new RangeError('at once');
      });
      await expect(failing).rejects.toBeInstanceOf(RangeError);
      await store.commit(put('a'));
    });

    it('runs units in the order in which they were added, each seeing the ones before it', async () => {
      const { store } = await open();
      const seen = await Promise.all(
        Array.from({ length: 600 }, (_, index) =>
          store.commit(async (tx) => {
            const before = await tx.state.ticket('desk-one', 'counter');
            await tx.state.putTicket(ticketRecord({ key: 'counter', version: (before?.version ?? 0) + 1 }), undefined);
            return [index, before?.version ?? 0];
          }),
        ),
      );
      expect(seen).toEqual(seen.map((_, index) => [index, index]));
    });

    it('shows readers nothing before the commit', async () => {
      const { store } = await open();
      let inside: unknown = 'not read';
      await store.commit(async (tx) => {
        await put('a')(tx);
        inside = (await store.state.tickets('desk-one', ['a'])).get('a');
      });
      expect(inside).toBeUndefined();
      expect((await store.state.tickets('desk-one', ['a'])).size).toBe(1);
    });

    it('shows readers the unchanged ticket after a change was rolled back', async () => {
      const { store } = await open();
      await store.commit(put('a'));
      const changed = ticketRecord({ key: 'a', subject: 'wrong', version: 2 });
      const failing = store.commit(async (tx) => {
        await tx.state.putTicket(changed, undefined);
        await tx.state.ticket('desk-one', 'a');
        throw new RangeError('on purpose');
      });
      await expect(failing).rejects.toBeInstanceOf(RangeError);
      await store.commit((tx) => tx.state.putTicket({ ...changed, subject: 'right' }, undefined));
      expect((await store.state.tickets('desk-one', ['a'])).get('a')!.subject).toBe('right');
    });

    it('notifies listeners after a commit that appended events, and only then', async () => {
      const { store } = await open();
      const heads: Promise<bigint>[] = [];
      const stop = store.onAppend(() => heads.push(store.log.head()));
      await store.commit(put('a'));
      await Promise.all([1, 2, 3].map(() => store.commit((tx) => tx.log.append([newEvent()]))));
      expect(await Promise.all(heads)).toEqual([3n]);
      stop();
      await store.commit((tx) => tx.log.append([newEvent()]));
      expect(heads).toHaveLength(1);
    });

    it('continues if a listener throws', async () => {
      const { store } = await open();
      store.onAppend(() => {
        throw new Error('on purpose');
      });
      await store.commit((tx) => tx.log.append([newEvent()]));
      expect(await store.log.head()).toBe(1n);
    });

    it('rejects every use of a transaction that has ended', async () => {
      const { store } = await open();
      const ended: StoreTransaction[] = [];
      await store.commit(async (tx) => void ended.push(tx));
      await expect(put('a')(ended[0]!)).rejects.toThrow(/has ended/);
      await expect(ended[0]!.log.append([newEvent()])).rejects.toThrow(/has ended/);
    });

    it('commits a unit of ten thousand events as a whole or not at all', async () => {
      const { store } = await open();
      const events = Array.from({ length: 10_000 }, (_, index) => newEvent({ key: `e${index}` }));
      const failing = store.commit(async (tx) => {
        await tx.log.append(events);
        throw new RangeError('on purpose');
      });
      await expect(failing).rejects.toBeInstanceOf(RangeError);
      expect(await store.log.head()).toBe(0n);
      await store.commit((tx) => tx.log.append(events));
      expect(await store.log.head()).toBe(10_000n);
    });

    it('finishes accepted units when it closes, and rejects later ones', async () => {
      const { store, reopen } = await open();
      const accepted = Array.from({ length: 300 }, (_, index) => store.commit(put(`t${index}`)));
      await Promise.all([store.close(), store.close()]);
      await Promise.all(accepted);
      await expect(store.commit(put('late'))).rejects.toBeInstanceOf(StoreUnavailableError);
      await expect(store.log.head()).rejects.toBeInstanceOf(StoreUnavailableError);
      const again = await reopen();
      expect(await again.state.countTickets({ op: 'and', of: [] })).toBe(300);
    });
  });
}
