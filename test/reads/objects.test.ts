// Reads of single objects: held while young enough, else one call for everybody, and what is held when nobody answers.

import { describe, expect, it } from 'vitest';
import { VendorCallError, vendorFailure, type VendorErrorCode } from '../../src/domain/errors.ts';
import type { Observation } from '../../src/domain/observation.ts';
import type { OpenAccount } from '../../src/domain/ports/account.ts';
import type { Sync } from '../../src/domain/ports/sync.ts';
import type { BatchReader, Reading, TicketFeed } from '../../src/domain/ports/vendor.ts';
import { DEFAULT_FRESHNESS_LIMITS } from '../../src/reads/freshness-policy.ts';
import { createLiveReads, type LiveReads } from '../../src/reads/live.ts';
import { createObjectReads, type ObjectReads } from '../../src/reads/objects.ts';
import {
  gate,
  handAccount,
  openWorld,
  saysMessage,
  saysTicket,
  type HandAdapter,
  type World,
} from '../events/floor-world.ts';

interface HandReader extends BatchReader {
  readonly asked: (readonly string[])[];
  /** What becomes of a key; found with a plain ticket unless set. */
  answer: (key: string) => Reading | undefined;
  before: () => Promise<void>;
}

function handReader(maxBatchSize = 10): HandReader {
  const asked: string[][] = [];
  return {
    batch: 'NATIVE_BULK',
    maxBatchSize,
    asked,
    answer: (key) => found(saysTicket(key, { subject: 'from the vendor' })),
    before: async () => undefined,
    async read(keys) {
      asked.push([...keys]);
      await this.before();
      const readings = keys.map((key) => [key, this.answer(key)] as const);
      return new Map(readings.filter((entry): entry is [string, Reading] => entry[1] !== undefined));
    },
  };
}

const found = (...observations: Observation[]): Reading => ({ state: 'found', observations });
const failed = (code: VendorErrorCode): Reading => ({ state: 'failed', failure: vendorFailure(code) });

interface Setting {
  readonly world: World;
  readonly account: OpenAccount;
  readonly reader: HandReader;
  readonly live: LiveReads;
  readonly objects: ObjectReads;
  /** What the sync says of the account's last whole read. */
  reconciled: { at: number | null; phase: 'BACKFILL' | 'FOLLOWING' };
}

async function open(adapter: HandAdapter = {}, reader = handReader()): Promise<Setting> {
  const world = await openWorld();
  const account = handAccount({ ...adapter, reads: { tickets: reader, ...adapter.reads } });
  const live = createLiveReads({ recorder: world.recorder, now: world.clock.now });
  const reconciled: Setting['reconciled'] = { at: null, phase: 'FOLLOWING' };
  const sync: Sync = {
    refresh: async () => undefined,
    progress: () => ({
      phase: reconciled.phase,
      ticketsSeen: 0,
      ticketsExpected: null,
      startedAt: null,
      completedAt: null,
      lastReadAt: reconciled.at,
      nextReadAt: null,
      lastFailure: null,
    }),
  };
  const objects = createObjectReads({
    store: world.store,
    live,
    sync,
    limits: DEFAULT_FRESHNESS_LIMITS,
    now: world.clock.now,
  });
  return { world, account, reader, live, objects, reconciled };
}

const LIMIT = DEFAULT_FRESHNESS_LIMITS.ticketMs;
const newestFirst: TicketFeed = {
  newestFirst: true,
  readPage: async () => {
    throw new Error('nobody reads pages here');
  },
};

describe('a ticket', () => {
  it('that is not known is asked for once and is live, then held until it is too old', async () => {
    const { world, account, reader, objects } = await open();
    const readAt = world.clock.now();
    const first = await objects.tickets(account, ['t1'], null);
    expect(first.get('t1')).toMatchObject({
      record: { subject: 'from the vendor' },
      freshness: { source: 'LIVE', fetchedAt: readAt, staleReason: null },
    });
    await world.clock.advance(LIMIT);
    const second = await objects.tickets(account, ['t1'], null);
    expect(second.get('t1')).toMatchObject({ freshness: { source: 'CACHE', fetchedAt: readAt } });
    expect(reader.asked).toEqual([['t1']]);
    await world.clock.advance(1);
    await objects.tickets(account, ['t1'], null);
    expect(reader.asked).toHaveLength(2);
  });

  it('counts as looked at when the newest changes of its account were read, but not for who asks for its age', async () => {
    const { world, account, reader, objects, reconciled } = await open({ feed: newestFirst });
    await world.record([saysTicket('t1', {})]);
    await world.clock.advance(10 * LIMIT);
    reconciled.at = world.clock.now() - 1;
    expect((await objects.tickets(account, ['t1'], null)).get('t1')).toMatchObject({ freshness: { source: 'CACHE' } });
    expect(reader.asked).toEqual([]);
    await objects.tickets(account, ['t1'], LIMIT);
    expect(reader.asked).toEqual([['t1']]);
  });

  it('does not count as looked at by a page of history', async () => {
    const { world, account, reader, objects, reconciled } = await open({ feed: newestFirst });
    await world.record([saysTicket('t1', {})]);
    await world.clock.advance(2 * LIMIT);
    Object.assign(reconciled, { at: world.clock.now(), phase: 'BACKFILL' });
    await objects.tickets(account, ['t1'], null);
    expect(reader.asked).toEqual([['t1']]);
  });

  it('is asked for live with an age of nought, and not with an age that it has', async () => {
    const { world, account, reader, objects } = await open();
    await world.record([saysTicket('t1', { subject: 'held' })]);
    await world.clock.advance(1_000);
    await objects.tickets(account, ['t1'], 1_000);
    expect(reader.asked).toEqual([]);
    const held = (await objects.tickets(account, ['t1'], 0)).get('t1');
    expect(held).toMatchObject({ record: { subject: 'from the vendor' }, freshness: { source: 'LIVE' } });
    expect(reader.asked).toEqual([['t1']]);
  });

  it('wanted by a thousand at once is one call', async () => {
    const { account, reader, objects } = await open();
    const held = gate();
    reader.before = () => held.promise;
    const all = Array.from({ length: 1_000 }, () => objects.tickets(account, ['t1'], 0));
    held.open();
    for (const answer of await Promise.all(all))
      expect(answer.get('t1')).toMatchObject({ freshness: { source: 'LIVE' } });
    expect(reader.asked).toEqual([['t1']]);
  });

  it('among many is read in batches as large as the vendor takes, and only those that need it', async () => {
    const { world, account, reader, objects } = await open({}, handReader(4));
    await world.record([saysTicket('t0', {})]);
    const keys = Array.from({ length: 10 }, (_, index) => `t${index}`);
    const answer = await objects.tickets(account, keys, null);
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
    'that is held while the vendor ends in %s is stale for the reason %s; one not held is that failure',
    async (code, staleReason) => {
      const { world, account, reader, objects } = await open();
      await world.record([saysTicket('t1', {})]);
      await world.clock.advance(1);
      reader.answer = () => failed(code);
      const answer = await objects.tickets(account, ['t1', 't2'], 0);
      expect(answer.get('t1')).toMatchObject({ freshness: { source: 'CACHE', staleReason } });
      expect(answer.get('t2')).toMatchObject({ failure: { code } });
      expect(answer.get('t2')).toBeInstanceOf(VendorCallError);
    },
  );

  it('is stale for the same reason when the whole call fails', async () => {
    const { world, account, reader, objects } = await open();
    await world.record([saysTicket('t1', {})]);
    await world.clock.advance(1);
    reader.before = async () => {
      throw new VendorCallError(vendorFailure('TIMEOUT'));
    };
    const answer = await objects.tickets(account, ['t1', 't2'], 0);
    expect(answer.get('t1')).toMatchObject({ freshness: { staleReason: 'TIMEOUT' } });
    expect(answer.get('t2')).toMatchObject({ failure: { code: 'TIMEOUT' } });
  });

  it('that the vendor leaves out of its answer is not taken for gone', async () => {
    const { world, account, reader, objects } = await open();
    await world.record([saysTicket('t1', {})]);
    await world.clock.advance(1);
    reader.answer = () => undefined;
    const answer = await objects.tickets(account, ['t1', 't2'], 0);
    expect(answer.get('t1')).toMatchObject({ freshness: { staleReason: 'VENDOR_UNAVAILABLE' } });
    expect(answer.get('t2')).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
  });

  it('that the vendor no longer has is gone for us too', async () => {
    const { world, account, reader, objects } = await open();
    await world.record([saysTicket('t1', {})]);
    await world.clock.advance(1);
    reader.answer = () => ({ state: 'missing' });
    expect((await objects.tickets(account, ['t1', 't2'], 0)).get('t1')).toBeNull();
    expect(await world.ticket('t1')).toBeUndefined();
  });

  it('that cannot be read is answered from events, and says so to who wants it younger', async () => {
    const { world, account, reader, objects } = await open({ reads: { isReadable: (key) => !key.startsWith('wa-') } });
    await world.record([saysTicket('wa-1', {}), saysTicket('t1', {})]);
    await world.clock.advance(LIMIT + 1);
    const usual = await objects.tickets(account, ['wa-1', 'wa-2'], null);
    expect(usual.get('wa-1')).toMatchObject({ freshness: { source: 'EVENT_STORE', staleReason: null } });
    expect(usual.get('wa-2')).toBeNull();
    const exact = await objects.tickets(account, ['wa-1', 't1'], 0);
    expect(exact.get('wa-1')).toMatchObject({ freshness: { source: 'EVENT_STORE', staleReason: 'NO_READ_API' } });
    expect(reader.asked).toEqual([['t1']]);
  });

  it('named twice in one question is asked for once, also when our own store fails', async () => {
    const { account, reader, live, world } = await open();
    await live.objects(account, 'tickets', ['t1', 't1']);
    expect(reader.asked).toEqual([['t1']]);
    await world.store.close();
    await expect(live.objects(account, 'tickets', ['t2', 't2'])).rejects.toThrow('closed');
  });

  it('is asked for again after a call of which our own store kept nothing', async () => {
    const { account, reader, live, world } = await open();
    reader.answer = () => found(null as unknown as Observation);
    await expect(live.objects(account, 'tickets', ['t1', 't2'])).rejects.toThrow(TypeError);
    reader.answer = (key) => found(saysTicket(key, {}));
    expect((await live.objects(account, 'tickets', ['t1'])).get('t1')).toEqual({ state: 'found' });
    expect(await world.ticket('t1')).toBeDefined();
  });
});

describe('a thread', () => {
  function threadReader(): HandReader {
    const reader = handReader();
    reader.answer = (key) =>
      found(saysMessage(`${key}-m1`, { ticketKey: key }), { type: 'thread-complete', ticketKey: key });
    return reader;
  }

  it('is read when it never was whole, is too old or is behind its head', async () => {
    const threads = threadReader();
    const { world, account, objects } = await open({ reads: { threads } });
    await world.record([saysTicket('t1', { updatedAt: 1 })]);
    const bring = (): Promise<unknown> => objects.bringThreads(account, ['t1']);
    await bring();
    await bring();
    expect(threads.asked).toHaveLength(1);
    await world.clock.advance(LIMIT + 1);
    await bring();
    expect(threads.asked).toHaveLength(2);
    await world.clock.advance(1);
    await world.record([saysTicket('t1', { updatedAt: 2 })], { origin: 'read' });
    await bring();
    await bring();
    expect(threads.asked).toHaveLength(3);
  });

  it('that cannot be brought tells the failure for its ticket alone', async () => {
    const threads = threadReader();
    const { world, account, objects } = await open({ reads: { threads } });
    await world.record([saysTicket('t1', {}), saysTicket('t2', {})]);
    const { answer } = threads;
    threads.answer = (key) => (key === 't1' ? failed('TIMEOUT') : answer(key));
    const failures = await objects.bringThreads(account, ['t1', 't2']);
    expect([...failures]).toMatchObject([['t1', { code: 'TIMEOUT' }]]);
  });

  it('has nothing to bring where a vendor has no such read', async () => {
    const { account, objects } = await open();
    expect((await objects.bringThreads(account, ['t1'])).size).toBe(0);
  });
});

describe('a timeline', () => {
  it('is read again after a minute; a failure shows only while nothing was ever read', async () => {
    const timelines = handReader();
    const change = { key: 'l1', at: 1, actor: null, type: 'TAGS', addedKeys: [], removedKeys: [] } as const;
    timelines.answer = () => failed('TIMEOUT');
    const { world, account, objects } = await open({ reads: { timelines } });
    await world.record([saysTicket('t1', {})]);
    const read = async (): Promise<unknown> => (await objects.timelines(account, ['t1'])).get('t1');
    expect(await read()).toBeInstanceOf(VendorCallError);
    timelines.answer = (key) =>
      found({ type: 'timeline', ticketKey: key, changes: [change] }, { type: 'timeline-complete', ticketKey: key });
    expect(await read()).toEqual([change]);
    await world.clock.advance(60_000);
    await read();
    expect(timelines.asked).toHaveLength(2);
    timelines.answer = () => failed('TIMEOUT');
    await world.clock.advance(1);
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
    const read = (...wanted: string[]) => setting.objects.catalog(setting.account, 'agent', wanted);
    return { ...setting, keys, read, calls: () => calls, fail: (code: VendorErrorCode | null) => (failure = code) };
  }

  it('is read as a whole once, whoever asks, and held for a quarter of an hour', async () => {
    const { world, read, calls } = await openCatalog();
    const answers = await Promise.all(Array.from({ length: 100 }, () => read('a1')));
    for (const answer of answers) expect(answer.get('a1')).toMatchObject({ freshness: { source: 'LIVE' } });
    await world.clock.advance(15 * 60_000);
    expect((await read('a1', 'a2')).get('a2')).toMatchObject({ freshness: { source: 'CACHE', staleReason: null } });
    expect(calls()).toBe(1);
    await world.clock.advance(1);
    await read('a1');
    expect(calls()).toBe(2);
  });

  it('is asked again for an unknown key, at most once a minute', async () => {
    const { world, keys, read, calls } = await openCatalog();
    await read('a1');
    keys.add('new');
    expect((await read('new')).get('new')).toBeNull();
    await world.clock.advance(60_000);
    await Promise.all(Array.from({ length: 50 }, (_, index) => read(`nobody-${index}`)));
    expect(calls()).toBe(1);
    await world.clock.advance(1);
    const answers = await Promise.all([read('new'), ...Array.from({ length: 50 }, () => read('nobody'))]);
    expect(answers[0]?.get('new')).toMatchObject({ record: { key: 'new' } });
    expect(answers[1]?.get('nobody')).toBeNull();
    expect(calls()).toBe(2);
  });

  it('that nobody answers for is held with the reason, and a failure for what is not held', async () => {
    const { world, read, fail } = await openCatalog();
    await read('a1');
    await world.clock.advance(16 * 60_000);
    fail('CIRCUIT_OPEN');
    const answer = await read('a1', 'nobody');
    expect(answer.get('a1')).toMatchObject({ freshness: { source: 'CACHE', staleReason: 'CIRCUIT_OPEN' } });
    expect(answer.get('nobody')).toMatchObject({ failure: { code: 'CIRCUIT_OPEN' } });
    fail(null);
    expect((await read('a1')).get('a1')).toMatchObject({ freshness: { staleReason: null } });
  });

  it('of a kind that nobody lists comes from events', async () => {
    const { world, account, objects } = await open();
    await world.record([{ type: 'contact-opted-out', contactKey: 'c1', ticketKey: null, at: 1 }]);
    const answer = await objects.catalog(account, 'contact', ['c1', 'c2']);
    expect(answer.get('c1')).toMatchObject({ record: { optedOut: true }, freshness: { source: 'EVENT_STORE' } });
    expect(answer.get('c2')).toBeNull();
    expect(await objects.bringCollection(account, 'contact')).toBeNull();
  });
});

describe('a ticket looked up by the id of the vendor', () => {
  it('is recorded under its key; null where the vendor does not know it or cannot look', async () => {
    const lookUp = async (nativeId: string) =>
      nativeId === '77' ? { ...found(saysTicket('t7', {})), key: 't7' } : ({ state: 'missing' } as const);
    const { world, account, live } = await open({ reads: { findTicket: lookUp } });
    expect(await live.findTicket(account, '77')).toBe('t7');
    expect(await world.ticket('t7')).toBeDefined();
    expect(await live.findTicket(account, '78')).toBeNull();
    expect(await live.findTicket(handAccount(), '77')).toBeNull();
  });
});

describe('messages', () => {
  it('are answered as they are held', async () => {
    const { world, account, objects } = await open();
    await world.record([saysMessage('m1')]);
    const answer = await objects.messages(account, ['m1', 'm2']);
    expect(answer.get('m1')).toMatchObject({
      record: { key: 'm1' },
      freshness: { source: 'CACHE', staleReason: null },
    });
    expect(answer.get('m2')).toBeNull();
  });
});
