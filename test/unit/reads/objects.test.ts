// Reads of tickets and messages: from the store while fresh, otherwise one call for all requests, and the store again when the vendor fails.

import { describe, expect, it } from 'vitest';
import { VendorCallError, vendorFailure, type VendorErrorCode } from '../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { gate, handAccount, saysMessage, saysTicket } from '../events/fold/fold-harness.ts';
import { failed, found, handReader, LIMIT, newestFirst, open } from './reads-harness.ts';

describe('a ticket', () => {
  it('that is unknown is read once and is live, then cached until it is stale', async () => {
    const { harness, account, reader, tickets } = await open();
    const readAt = harness.clock.now();
    const first = await tickets.tickets(account, ['t1'], null);
    expect(first.get('t1')).toMatchObject({
      record: { subject: 'from the vendor' },
      freshness: { source: 'LIVE', fetchedAt: readAt, staleReason: null },
    });
    await harness.clock.advance(LIMIT);
    const second = await tickets.tickets(account, ['t1'], null);
    expect(second.get('t1')).toMatchObject({ freshness: { source: 'CACHE', fetchedAt: readAt } });
    expect(reader.asked).toEqual([['t1']]);
    await harness.clock.advance(1);
    await tickets.tickets(account, ['t1'], null);
    expect(reader.asked).toHaveLength(2);
  });

  it('is refreshed by a read of the newest changes of its account, except for a request with a maximum age', async () => {
    const { harness, account, reader, tickets, reconciled } = await open({ feed: newestFirst });
    await harness.record([saysTicket('t1', {})]);
    await harness.clock.advance(10 * LIMIT);
    reconciled.at = harness.clock.now() - 1;
    expect((await tickets.tickets(account, ['t1'], null)).get('t1')).toMatchObject({ freshness: { source: 'CACHE' } });
    expect(reader.asked).toEqual([]);
    await tickets.tickets(account, ['t1'], LIMIT);
    expect(reader.asked).toEqual([['t1']]);
  });

  it('is not refreshed by a page of the backfill', async () => {
    const { harness, account, reader, tickets, reconciled } = await open({ feed: newestFirst });
    await harness.record([saysTicket('t1', {})]);
    await harness.clock.advance(2 * LIMIT);
    Object.assign(reconciled, { at: harness.clock.now(), phase: 'BACKFILL' });
    await tickets.tickets(account, ['t1'], null);
    expect(reader.asked).toEqual([['t1']]);
  });

  it('is read live for a maximum age of 0, and not when it is fresh enough', async () => {
    const { harness, account, reader, tickets } = await open();
    await harness.record([saysTicket('t1', { subject: 'held' })]);
    await harness.clock.advance(1_000);
    await tickets.tickets(account, ['t1'], 1_000);
    expect(reader.asked).toEqual([]);
    const held = (await tickets.tickets(account, ['t1'], 0)).get('t1');
    expect(held).toMatchObject({ record: { subject: 'from the vendor' }, freshness: { source: 'LIVE' } });
    expect(reader.asked).toEqual([['t1']]);
  });

  it('is read live for a maximum age of 0 even in the instant it was received', async () => {
    const { harness, account, reader, tickets } = await open();
    await harness.record([saysTicket('t1', { subject: 'held' })]);
    expect((await tickets.tickets(account, ['t1'], 0)).get('t1')).toMatchObject({ freshness: { source: 'LIVE' } });
    expect(reader.asked).toEqual([['t1']]);
  });

  it('requested a thousand times at once is one call', async () => {
    const { account, reader, tickets } = await open();
    const held = gate();
    reader.before = () => held.promise;
    const all = Array.from({ length: 1_000 }, () => tickets.tickets(account, ['t1'], 0));
    held.open();
    for (const answer of await Promise.all(all))
      expect(answer.get('t1')).toMatchObject({ freshness: { source: 'LIVE' } });
    expect(reader.asked).toEqual([['t1']]);
  });

  it("among many is read in batches of the vendor's size, and only when it is stale", async () => {
    const { harness, account, reader, tickets } = await open({}, handReader(4));
    await harness.record([saysTicket('t0', {})]);
    const keys = Array.from({ length: 10 }, (_, index) => `t${index}`);
    const answer = await tickets.tickets(account, keys, null);
    expect([...answer.keys()]).toEqual(keys);
    expect(reader.asked.map(({ length }) => length)).toEqual([4, 4, 1]);
    expect(reader.asked.flat()).not.toContain('t0');
  });

  it.each<[VendorErrorCode, string]>([
    ['TIMEOUT', 'TIMEOUT'],
    ['CIRCUIT_OPEN', 'CIRCUIT_OPEN'],
    ['RATE_LIMITED', 'RATE_BUDGET_EXHAUSTED'],
    ['RATE_BUDGET_EXHAUSTED', 'RATE_BUDGET_EXHAUSTED'],
    ['UNAVAILABLE', 'VENDOR_UNAVAILABLE'],
    ['UNAUTHORIZED', 'VENDOR_UNAVAILABLE'],
  ])(
    'that is stored while the vendor fails with %s is stale for the reason %s; one that is not stored is that failure',
    async (code, staleReason) => {
      const { harness, account, reader, tickets } = await open();
      await harness.record([saysTicket('t1', {})]);
      await harness.clock.advance(1);
      reader.answer = () => failed(code);
      const answer = await tickets.tickets(account, ['t1', 't2'], 0);
      expect(answer.get('t1')).toMatchObject({ freshness: { source: 'CACHE', staleReason } });
      expect(answer.get('t2')).toMatchObject({ failure: { code } });
      expect(answer.get('t2')).toBeInstanceOf(VendorCallError);
    },
  );

  it('is stale for the same reason when the whole call fails', async () => {
    const { harness, account, reader, tickets } = await open();
    await harness.record([saysTicket('t1', {})]);
    await harness.clock.advance(1);
    reader.before = async () => {
      throw new VendorCallError(vendorFailure('TIMEOUT'));
    };
    const answer = await tickets.tickets(account, ['t1', 't2'], 0);
    expect(answer.get('t1')).toMatchObject({ freshness: { staleReason: 'TIMEOUT' } });
    expect(answer.get('t2')).toMatchObject({ failure: { code: 'TIMEOUT' } });
  });

  it('that the vendor leaves out of its response is not removed', async () => {
    const { harness, account, reader, tickets } = await open();
    await harness.record([saysTicket('t1', {})]);
    await harness.clock.advance(1);
    reader.answer = () => undefined;
    const answer = await tickets.tickets(account, ['t1', 't2'], 0);
    expect(answer.get('t1')).toMatchObject({ freshness: { staleReason: 'VENDOR_UNAVAILABLE' } });
    expect(answer.get('t2')).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
  });

  it('that the vendor no longer has is removed', async () => {
    const { harness, account, reader, tickets } = await open();
    await harness.record([saysTicket('t1', {})]);
    await harness.clock.advance(1);
    reader.answer = () => ({ state: 'missing' });
    expect((await tickets.tickets(account, ['t1', 't2'], 0)).get('t1')).toBeNull();
    expect(await harness.ticket('t1')).toBeUndefined();
  });

  it('that cannot be read comes from events, and reports it for a request with a maximum age', async () => {
    const { harness, account, reader, tickets } = await open({
      reads: { isReadable: (key) => !key.startsWith('wa-') },
    });
    await harness.record([saysTicket('wa-1', {}), saysTicket('t1', {})]);
    await harness.clock.advance(LIMIT + 1);
    const usual = await tickets.tickets(account, ['wa-1', 'wa-2'], null);
    expect(usual.get('wa-1')).toMatchObject({ freshness: { source: 'EVENT_STORE', staleReason: null } });
    expect(usual.get('wa-2')).toBeNull();
    const exact = await tickets.tickets(account, ['wa-1', 't1'], 0);
    expect(exact.get('wa-1')).toMatchObject({ freshness: { source: 'EVENT_STORE', staleReason: 'NO_READ_API' } });
    expect(reader.asked).toEqual([['t1']]);
  });

  it('requested twice in one call is read once, also when the store fails', async () => {
    const { account, reader, live, harness } = await open();
    await live.objects(account, 'tickets', ['t1', 't1']);
    expect(reader.asked).toEqual([['t1']]);
    await harness.store.close();
    await expect(live.objects(account, 'tickets', ['t2', 't2'])).rejects.toThrow('closed');
  });

  it('is read again after a call that the store could not record', async () => {
    const { account, reader, live, harness } = await open();
    reader.answer = () => found(null as unknown as Observation);
    await expect(live.objects(account, 'tickets', ['t1', 't2'])).rejects.toThrow(TypeError);
    reader.answer = (key) => found(saysTicket(key, {}));
    expect((await live.objects(account, 'tickets', ['t1'])).get('t1')).toEqual({ state: 'found' });
    expect(await harness.ticket('t1')).toBeDefined();
  });
});

describe("a ticket found by the vendor's own id", () => {
  it('is recorded under its key, and is null when the vendor does not know it or cannot search', async () => {
    const lookUp = async (nativeId: string) =>
      nativeId === '77' ? { ...found(saysTicket('t7', {})), key: 't7' } : ({ state: 'missing' } as const);
    const { harness, account, live } = await open({ reads: { findTicket: lookUp } });
    expect(await live.findTicket(account, '77')).toBe('t7');
    expect(await harness.ticket('t7')).toBeDefined();
    expect(await live.findTicket(account, '78')).toBeNull();
    expect(await live.findTicket(handAccount(), '77')).toBeNull();
  });
});

describe('messages', () => {
  it('are returned as stored', async () => {
    const { harness, account, tickets } = await open();
    await harness.record([saysMessage('m1')]);
    const answer = await tickets.messages(account, ['m1', 'm2']);
    expect(answer.get('m1')).toMatchObject({
      record: { key: 'm1' },
      freshness: { source: 'CACHE', staleReason: null },
    });
    expect(answer.get('m2')).toBeNull();
  });
});
