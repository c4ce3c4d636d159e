// Reads of threads, timelines and the catalog.

import { describe, expect, it } from 'vitest';
import { VendorCallError, vendorFailure, type VendorErrorCode } from '../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { saysMessage, saysTicket } from '../events/fold/fold-harness.ts';
import { failed, found, handReader, LIMIT, open, type HandReader } from './reads-harness.ts';

describe('a thread', () => {
  function threadReader(): HandReader {
    const reader = handReader();
    reader.answer = (key) =>
      found(saysMessage(`${key}-m1`, { ticketKey: key }), { type: 'thread-complete', ticketKey: key });
    return reader;
  }

  it('is read when it was never complete, is stale or is behind its ticket', async () => {
    const threads = threadReader();
    const { harness, account, tickets } = await open({ reads: { threads } });
    await harness.record([saysTicket('t1', { updatedAt: 1_000_000_001 })]);
    const ensure = (): Promise<unknown> => tickets.ensureThreads(account, ['t1']);
    await ensure();
    await ensure();
    expect(threads.asked).toHaveLength(1);
    await harness.clock.advance(LIMIT + 1);
    await ensure();
    expect(threads.asked).toHaveLength(2);
    await harness.clock.advance(1);
    await harness.record([saysTicket('t1', { updatedAt: 1_000_000_002 })], { origin: 'read' });
    await ensure();
    await ensure();
    expect(threads.asked).toHaveLength(3);
  });

  it('that cannot be read returns a failure for its ticket only', async () => {
    const threads = threadReader();
    const { harness, account, tickets } = await open({ reads: { threads } });
    await harness.record([saysTicket('t1', {}), saysTicket('t2', {})]);
    const { answer } = threads;
    threads.answer = (key) => (key === 't1' ? failed('TIMEOUT') : answer(key));
    const failures = await tickets.ensureThreads(account, ['t1', 't2']);
    expect([...failures]).toMatchObject([['t1', { code: 'TIMEOUT' }]]);
  });

  it('is not read from a vendor without a thread API', async () => {
    const { account, tickets } = await open();
    expect((await tickets.ensureThreads(account, ['t1'])).size).toBe(0);
  });
});

describe('a timeline', () => {
  it('is read again after a minute, and a failure shows only while no changes are known', async () => {
    const timelines = handReader();
    const change = { key: 'l1', at: 1_000_000_001, actor: null, type: 'TAGS', addedKeys: [], removedKeys: [] } as const;
    timelines.answer = () => failed('TIMEOUT');
    const { harness, account, tickets } = await open({ reads: { timelines } });
    await harness.record([saysTicket('t1', {})]);
    const read = async (): Promise<unknown> =>
      (await tickets.timelines(account, [{ ticketKey: 't1', range: { from: null, limit: 100 } }]))[0];
    expect(await read()).toBeInstanceOf(VendorCallError);
    timelines.answer = (key) =>
      found({ type: 'timeline', ticketKey: key, changes: [change] }, { type: 'timeline-complete', ticketKey: key });
    expect(await read()).toEqual([change]);
    await harness.clock.advance(60_000);
    await read();
    expect(timelines.asked).toHaveLength(2);
    timelines.answer = () => failed('TIMEOUT');
    await harness.clock.advance(1);
    expect(await read()).toEqual([change]);
    expect(timelines.asked).toHaveLength(3);
  });
});

describe('the catalog', () => {
  const agent = (key: string): Observation => ({
    type: 'catalog',
    entry: {
      kind: 'agent',
      key,
      nativeId: key,
      displayName: null,
      email: null,
      avatarUrl: null,
      presence: null,
      teamKeys: null,
      active: null,
    },
  });

  async function openCatalog() {
    const keys = new Set(['a1', 'a2']);
    let calls = 0;
    let failure: VendorErrorCode | null = null;
    const setting = await open({
      reads: {
        collections: {
          agent: {
            batch: 'LIST_AND_INDEX',
            read: async () => {
              calls += 1;
              await Promise.resolve();
              if (failure !== null) throw new VendorCallError(vendorFailure(failure));
              return [...[...keys].map(agent), { type: 'collection-complete', kind: 'agent', scope: null }];
            },
          },
        },
      },
    });
    const read = (...wanted: string[]) => setting.catalogs.entries(setting.account, 'agent', wanted);
    return { ...setting, keys, read, calls: () => calls, fail: (code: VendorErrorCode | null) => (failure = code) };
  }

  it('is read once as a whole for all requests and cached for 15 minutes', async () => {
    const { harness, read, calls } = await openCatalog();
    const answers = await Promise.all(Array.from({ length: 100 }, () => read('a1')));
    for (const answer of answers) expect(answer.get('a1')).toMatchObject({ freshness: { source: 'LIVE' } });
    await harness.clock.advance(15 * 60_000);
    expect((await read('a1', 'a2')).get('a2')).toMatchObject({ freshness: { source: 'CACHE', staleReason: null } });
    expect(calls()).toBe(1);
    await harness.clock.advance(1);
    await read('a1');
    expect(calls()).toBe(2);
  });

  it('is read again for an unknown key, at most once a minute', async () => {
    const { harness, keys, read, calls } = await openCatalog();
    await read('a1');
    keys.add('new');
    expect((await read('new')).get('new')).toBeNull();
    await harness.clock.advance(60_000);
    await Promise.all(Array.from({ length: 50 }, (_, index) => read(`unknown-${index}`)));
    expect(calls()).toBe(1);
    await harness.clock.advance(1);
    const answers = await Promise.all([read('new'), ...Array.from({ length: 50 }, () => read('unknown'))]);
    expect(answers[0]?.get('new')).toMatchObject({ record: { key: 'new' } });
    expect(answers[1]?.get('unknown')).toBeNull();
    expect(calls()).toBe(2);
  });

  it('that cannot be read is served from the store with the reason, and an unknown key is a failure', async () => {
    const { harness, read, fail } = await openCatalog();
    await read('a1');
    await harness.clock.advance(16 * 60_000);
    fail('CIRCUIT_OPEN');
    const answer = await read('a1', 'unknown');
    expect(answer.get('a1')).toMatchObject({ freshness: { source: 'CACHE', staleReason: 'CIRCUIT_OPEN' } });
    expect(answer.get('unknown')).toMatchObject({ failure: { code: 'CIRCUIT_OPEN' } });
    fail(null);
    expect((await read('a1')).get('a1')).toMatchObject({ freshness: { staleReason: null } });
  });

  it('of a kind that no vendor lists comes from events', async () => {
    const { harness, account, catalogs } = await open();
    await harness.record([{ type: 'contact-opted-out', contactKey: 'c1', ticketKey: null, at: 1_000_000_001 }]);
    const answer = await catalogs.entries(account, 'contact', ['c1', 'c2']);
    expect(answer.get('c1')).toMatchObject({ record: { optedOut: true }, freshness: { source: 'EVENT_STORE' } });
    expect(answer.get('c2')).toBeNull();
    expect(await catalogs.ensureCollection(account, 'contact')).toBeNull();
  });
});
