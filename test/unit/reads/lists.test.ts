// Lists of tickets and their page cursors: a cursor works only for its own list, and every source reports its state.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestError, VendorCallError, vendorFailure } from '../../../src/domain/errors/error-codes.ts';
import type { SyncProgress } from '../../../src/domain/health.ts';
import type { OpenAccount } from '../../../src/domain/ports/account.ts';
import type { TicketFeed } from '../../../src/domain/ports/vendor/reads.ts';
import { EVERY_TICKET, type TicketPredicate, type TicketSort } from '../../../src/domain/ticket-query.ts';
import { createPageCursors, type PagePosition } from '../../../src/reads/page-cursor.ts';
import { createTicketLists, type TicketListRequest } from '../../../src/reads/ticket-list.ts';
import { ACCOUNT, handAccount, openFoldHarness, saysTicket } from '../events/fold/fold-harness.ts';

const secret = new Uint8Array(32).fill(7);
const aPlace = fc.array(fc.oneof(fc.integer(), fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 4 });
const aList = fc.string({ unit: 'grapheme', maxLength: 30 });

const refusal = (read: () => PagePosition): string => {
  try {
    return `read ${JSON.stringify(read())}`;
  } catch (failure) {
    return failure instanceof RequestError ? failure.code : String(failure);
  }
};

describe('a page cursor', () => {
  const cursors = createPageCursors(secret);

  it('is read back by the list that wrote it', () => {
    fc.assert(
      fc.property(aList, aPlace, (list, place) => {
        expect(cursors.read(list, cursors.write(list, place))).toEqual(place);
      }),
    );
  });

  it('is rejected by another list and by another store', () => {
    const others = createPageCursors(new Uint8Array(32).fill(8));
    fc.assert(
      fc.property(aList, aList, aPlace, (list, other, place) => {
        fc.pre(list !== other);
        const cursor = cursors.write(list, place);
        expect(refusal(() => cursors.read(other, cursor))).toBe('BAD_CURSOR');
        expect(refusal(() => others.read(list, cursor))).toBe('BAD_CURSOR');
      }),
    );
  });

  it('is rejected when any part of it is changed, removed or added', () => {
    const anEdit = fc.record({ at: fc.nat(500), take: fc.nat(3), put: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(aList, aPlace, anEdit, (list, place, { at, take, put }) => {
        const cursor = cursors.write(list, place);
        const start = at % (cursor.length + 1);
        const edited = cursor.slice(0, start) + put + cursor.slice(start + take);
        fc.pre(edited !== cursor);
        expect(refusal(() => cursors.read(list, edited))).toBe('BAD_CURSOR');
      }),
      { numRuns: 500 },
    );
  });

  it('is rejected when no list wrote it, whatever it looks like', () => {
    const aText = fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('', 'A', '='.repeat(20), 'x'.repeat(3_000)));
    fc.assert(
      fc.property(aList, aText, (list, text) => {
        expect(refusal(() => cursors.read(list, text))).toBe('BAD_CURSOR');
      }),
    );
  });
});

const BY_UPDATE: TicketSort = { field: 'UPDATED_AT', direction: 'DESC' };
const feed: TicketFeed = {
  newestFirst: true,
  readPage: async () => {
    throw new Error('the feed is not read in this test');
  },
};

async function open(amount: number) {
  const harness = await openFoldHarness();
  const tickets = Array.from({ length: amount }, (_, index) =>
    saysTicket(`t${index}`, { status: index % 2 === 0 ? 'OPEN' : 'CLOSED', updatedAt: 1_000 + Math.floor(index / 3) }),
  );
  if (amount > 0) await harness.record(tickets);
  let progress: SyncProgress = {
    phase: 'FOLLOWING',
    ticketsSeen: amount,
    ticketsExpected: amount,
    startedAt: 1,
    completedAt: 2,
    lastReadAt: 3,
    nextReadAt: 4,
    lastFailure: null,
  };
  let refresh: (account: string, maxAgeMs: number) => Promise<void> = async () => undefined;
  const asked: (readonly [string, number])[] = [];
  const lists = createTicketLists({
    store: harness.store,
    sync: {
      progress: () => progress,
      refresh: (account, maxAgeMs) => {
        asked.push([account, maxAgeMs]);
        return refresh(account, maxAgeMs);
      },
    },
    cursors: createPageCursors(harness.store.secret),
    refreshWithinMs: 20,
    clock: harness.clock,
  });
  const account: OpenAccount = handAccount({ feed });
  const list = (given: Partial<TicketListRequest> = {}) =>
    lists.list({
      predicate: EVERY_TICKET,
      sort: BY_UPDATE,
      first: 10,
      after: null,
      maxAgeMs: null,
      accounts: [{ account, skipped: false }],
      ...given,
    });
  return {
    harness,
    account,
    list,
    asked,
    setProgress: (given: Partial<SyncProgress>) => (progress = { ...progress, ...given }),
    setRefresh: (given: typeof refresh) => (refresh = given),
  };
}

describe('a list of tickets', () => {
  it('contains every ticket exactly once over its pages, even when many have the same instant', async () => {
    const { list } = await open(57);
    const keys: string[] = [];
    let after: string | null = null;
    for (let pages = 1; ; pages += 1) {
      const page = await list({ after });
      expect(page.hasPreviousPage).toBe(pages > 1);
      keys.push(...page.edges.map(({ node }) => node.record.key));
      after = page.edges.at(-1)?.cursor ?? null;
      if (page.hasNextPage) continue;
      expect(pages).toBe(6);
      break;
    }
    expect(new Set(keys).size).toBe(57);
    expect(keys).toHaveLength(57);
    expect(await (await list()).countAll()).toBe(57);
  });

  it('rejects the cursor of another filter or order, and accepts it for another page size', async () => {
    const { list } = await open(30);
    const after = (await list()).edges[4]?.cursor ?? '';
    const predicate: TicketPredicate = { op: 'in', field: 'status', values: ['OPEN'] };
    const sort: TicketSort = { field: 'UPDATED_AT', direction: 'ASC' };
    for (const other of [{ predicate }, { sort }, { sort: { ...BY_UPDATE, field: 'CREATED_AT' as const } }]) {
      await expect(list({ ...other, after })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    }
    expect((await list({ first: 3, after })).edges).toHaveLength(3);
  });

  it('calls vendors only for a maximum age, and only those that are readable and not skipped', async () => {
    const { account, list, asked } = await open(3);
    await list();
    expect(asked).toEqual([]);
    const skipped = handAccount({ feed }, { id: 'hand-two' });
    const deaf = handAccount({}, { id: 'hand-deaf' });
    const page = await list({
      maxAgeMs: 5_000,
      accounts: [
        { account, skipped: false },
        { account: skipped, skipped: true },
        { account: deaf, skipped: false },
      ],
    });
    expect(asked).toEqual([[ACCOUNT, 5_000]]);
    expect((await page.sources()).map(({ state, returned }) => [state, returned])).toEqual([
      ['OK', 3],
      ['SKIPPED', 0],
      ['OK', 0],
    ]);
  });

  it('of a vendor that fails contains the stored tickets, stale and with the reason', async () => {
    const { list, setRefresh, setProgress } = await open(3);
    setRefresh(async () => {
      throw new VendorCallError(vendorFailure('CIRCUIT_OPEN'));
    });
    const page = await list({ maxAgeMs: 0 });
    expect(page.edges.map(({ node }) => node.freshness.staleReason)).toEqual(Array(3).fill('CIRCUIT_OPEN'));
    expect(await page.sources()).toMatchObject([
      { state: 'STALE', returned: 3, failure: { code: 'CIRCUIT_OPEN' }, nextRetryAt: 4 },
    ]);
    setProgress({ lastReadAt: null, phase: 'BACKFILL' });
    const nothing = await list({ maxAgeMs: 0, predicate: { op: 'in', field: 'status', values: ['SNOOZED'] } });
    expect(await nothing.sources()).toMatchObject([{ state: 'FAILED', returned: 0, truncated: true }]);
  });

  it('waits for a slow vendor until the limit and reports the timeout', async () => {
    const { harness, list, setRefresh } = await open(3);
    const slow = Promise.withResolvers<void>();
    setRefresh(() => slow.promise);
    const pending = list({ maxAgeMs: 0 });
    await harness.clock.advance(20);
    const page = await pending;
    expect(page.edges.map(({ node }) => node.freshness.staleReason)).toEqual(Array(3).fill('TIMEOUT'));
    expect(await page.sources()).toMatchObject([{ state: 'STALE', failure: { code: 'TIMEOUT' } }]);
    slow.reject(new VendorCallError(vendorFailure('UNAVAILABLE')));
    await expect(slow.promise).rejects.toThrow();
  });

  it('is partial during the backfill and reports its progress', async () => {
    const { list, setProgress } = await open(3);
    setProgress({ phase: 'BACKFILL', lastReadAt: 77, nextReadAt: null });
    const [source] = await (await list()).sources();
    expect(source).toMatchObject({
      state: 'PARTIAL',
      truncated: true,
      fetchedAt: 77,
      failure: null,
      nextRetryAt: null,
    });
    setProgress({ lastFailure: vendorFailure('UNAVAILABLE'), nextReadAt: 99 });
    const [failing] = await (await list()).sources();
    expect(failing).toMatchObject({ state: 'STALE', failure: { code: 'UNAVAILABLE' }, nextRetryAt: 99 });
  });

  it('fails as a whole only for an internal error', async () => {
    const { list, setRefresh } = await open(1);
    setRefresh(async () => {
      throw new RangeError('ours');
    });
    await expect(list({ maxAgeMs: 0 })).rejects.toThrow(RangeError);
  });
});
