// The contract of every store: outbox.

import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/domain/task.ts';
import { freshStores, type StoreFactory } from './stores.ts';

const task = (given: Partial<Task> = {}): Task => ({
  account: 'desk-one',
  key: 'call-back',
  kind: 'call',
  ticketKey: 't',
  details: { number: '+1', times: 2, loud: true, note: null },
  dueAt: 100,
  attempts: 0,
  ...given,
});

export function describeOutbox(factory: StoreFactory): void {
  describe('outbox', () => {
    const open = freshStores(factory);

    it('keeps a task across a restart until it is removed', async () => {
      const { store, reopen } = await open();
      await store.commit((tx) => tx.outbox.put(task()));
      const again = await reopen();
      expect(await again.outbox.task('desk-one', 'call-back')).toEqual(task());
      await again.commit((tx) => tx.outbox.remove('desk-one', 'call-back'));
      expect(await again.outbox.task('desk-one', 'call-back')).toBeNull();
      await again.commit((tx) => tx.outbox.remove('desk-one', 'call-back'));
    });

    it('keeps the first task of a key, per account', async () => {
      const { store } = await open();
      await store.commit(async (tx) => {
        await tx.outbox.put(task());
        await tx.outbox.put(task({ kind: 'other' }));
        await tx.outbox.put(task({ account: 'desk-two', kind: 'other', ticketKey: null, details: {} }));
      });
      expect(await store.outbox.task('desk-one', 'call-back')).toEqual(task());
      expect(await store.outbox.task('desk-two', 'call-back')).toMatchObject({ kind: 'other', ticketKey: null });
    });

    it('returns due tasks of one account in order of their time, up to the limit', async () => {
      const { store } = await open();
      await store.commit(async (tx) => {
        for (const [key, dueAt] of Object.entries({ late: 300, first: 100, second: 200, third: 250 })) {
          await tx.outbox.put(task({ key, dueAt }));
        }
        await tx.outbox.put(task({ account: 'desk-two', key: 'foreign', dueAt: 1 }));
      });
      const keys = async (now: number, limit: number) =>
        (await store.outbox.due('desk-one', now, limit)).map(({ key }) => key);
      expect(await keys(99, 10)).toEqual([]);
      expect(await keys(250, 10)).toEqual(['first', 'second', 'third']);
      expect(await keys(250, 2)).toEqual(['first', 'second']);
    });

    it('postpones a task, and ignores one that no longer exists', async () => {
      const { store } = await open();
      await store.commit((tx) => tx.outbox.put(task()));
      await store.commit((tx) => tx.outbox.postpone('desk-one', 'call-back', { dueAt: 500, attempts: 1 }));
      expect(await store.outbox.due('desk-one', 499, 1)).toEqual([]);
      expect(await store.outbox.due('desk-one', 500, 1)).toEqual([task({ dueAt: 500, attempts: 1 })]);
      await store.commit((tx) => tx.outbox.postpone('desk-one', 'unknown', { dueAt: 1, attempts: 1 }));
      expect(await store.outbox.task('desk-one', 'unknown')).toBeNull();
    });

    it('stores nothing of a unit that fails', async () => {
      const { store } = await open();
      const failing = store.commit(async (tx) => {
        await tx.outbox.put(task());
        throw new RangeError('on purpose');
      });
      await expect(failing).rejects.toBeInstanceOf(RangeError);
      expect(await store.outbox.task('desk-one', 'call-back')).toBeNull();
    });
  });
}
