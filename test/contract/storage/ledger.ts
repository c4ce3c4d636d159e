// The contract of every store: write ledger.

import { describe, expect, it } from 'vitest';
import type { WriteOutcome } from '../../../src/domain/ports/storage/write-ledger.ts';
import { freshStores, type StoreFactory } from './stores.ts';

const ENTRY = { key: 'client:key', requestHash: 'hash', startedAt: 100, outcome: null };
const OUTCOME: WriteOutcome = {
  finishedAt: 200,
  account: 'desk-one',
  ticketKey: 't',
  messageKey: null,
  position: 9_007_199_254_740_993n,
  errors: [{ code: 'INVALID' }],
};

export function describeLedger(factory: StoreFactory): void {
  describe('write ledger', () => {
    const open = freshStores(factory);

    it('adds an entry once and returns an existing one', async () => {
      const { store } = await open();
      const begin = (requestHash: string) => store.commit((tx) => tx.ledger.begin({ ...ENTRY, requestHash }));
      expect(await begin('hash')).toBeNull();
      expect(await begin('other')).toEqual(ENTRY);
      expect(await store.ledger.entry('client:key')).toEqual(ENTRY);
      expect(await store.ledger.entry('another')).toBeNull();
    });

    it('lets one of many equal requests begin', async () => {
      const { store } = await open();
      const begun = await Promise.all(Array.from({ length: 20 }, () => store.commit((tx) => tx.ledger.begin(ENTRY))));
      expect(begun.filter((known) => known === null)).toHaveLength(1);
    });

    it('keeps the outcome of a write across a restart, including all digits of the position', async () => {
      const { store, reopen } = await open();
      await store.commit((tx) => tx.ledger.begin(ENTRY));
      await store.commit((tx) => tx.ledger.finish('client:key', OUTCOME));
      const again = await reopen();
      expect(await again.ledger.entry('client:key')).toEqual({ ...ENTRY, outcome: OUTCOME });
    });

    it('forgets an entry so that the key can be retried, and prunes old ones', async () => {
      const { store } = await open();
      await store.commit((tx) => tx.ledger.begin(ENTRY));
      await store.commit((tx) => tx.ledger.forget('client:key'));
      expect(await store.commit((tx) => tx.ledger.begin(ENTRY))).toBeNull();
      expect(await store.commit((tx) => tx.ledger.prune(100))).toBe(0);
      expect(await store.commit((tx) => tx.ledger.prune(101))).toBe(1);
      expect(await store.ledger.entry('client:key')).toBeNull();
    });

    it('rejects finishing an entry that does not exist', async () => {
      const { store } = await open();
      await expect(store.commit((tx) => tx.ledger.finish('unknown', OUTCOME))).rejects.toThrow();
    });
  });
}
