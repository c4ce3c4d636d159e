// Log followers: each has its own position, gets every selected event once and in order, and waits for no other follower.

import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { selects, type EventSelection, type NewEvent } from '../../../src/domain/events/event.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import type { TailItem, Tail } from '../../../src/domain/ports/tail.ts';
import { openTail } from '../../../src/events/delivery/tail.ts';
import { eventually } from '../../kit/eventually.ts';
import { createManualClock, type ManualClock } from '../../kit/manual-clock.ts';
import { newEvent } from '../../kit/domain/records.ts';
import { everythingOf, openFoldHarness } from './fold/fold-harness.ts';

const ALL = everythingOf('desk-one');

async function append(store: Store, amount: number, given: Partial<NewEvent> = {}): Promise<void> {
  await store.commit((tx) => tx.log.append(Array.from({ length: amount }, () => newEvent(given))));
}

/** Opens a tail whose clock does not move unless the test passes its own: only notifications wake followers. */
async function open(
  store: Store,
  options: { readonly windowSize?: number; readonly clock?: ManualClock } = {},
): Promise<Tail> {
  const tail = await openTail({ store, clock: createManualClock(), ...options });
  onTestFinished(() => tail.close());
  return tail;
}

/** The store, with the start position of each page that was read from its log. */
function countingReads(store: Store): { readonly store: Store; readonly reads: bigint[] } {
  const reads: bigint[] = [];
  const read: Store['log']['read'] = (query) => {
    reads.push(query.after);
    return store.log.read(query);
  };
  return { store: { ...store, log: { ...store.log, read } }, reads };
}

/** Collects `amount` positions of a follower; a gap counts as a negative number. */
async function take(
  tail: Tail,
  amount: number,
  after: bigint | null,
  selection: EventSelection = ALL,
): Promise<number[]> {
  const leaving = new AbortController();
  const taken: number[] = [];
  for await (const item of tail.follow(selection, after, leaving.signal)) {
    taken.push(positionOf(item));
    if (taken.length === amount) leaving.abort();
  }
  return taken;
}

function positionOf(item: TailItem): number {
  return item.type === 'gap' ? -Number(item.resumeAfter) : Number(item.event.position);
}

function range(from: number, through: number): number[] {
  return Array.from({ length: through - from + 1 }, (_, index) => from + index);
}

/** Counts the listeners of a signal. */
function counted(signal: AbortSignal): { readonly signal: AbortSignal; listeners(): number } {
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  return { signal, listeners: () => listeners };
}

describe('a follower', () => {
  it('without a position gets new events only', async () => {
    const { store } = await openFoldHarness();
    await append(store, 3);
    const tail = await open(store);
    const taken = take(tail, 2, null);
    await append(store, 2);
    expect(await taken).toEqual([4, 5]);
    expect(tail.head()).toBe(5n);
  });

  it('from far behind the window reads the log and then continues live', async () => {
    const { store } = await openFoldHarness();
    await append(store, 1_300);
    const tail = await open(store, { windowSize: 50 });
    const taken = take(tail, 1_500, 0n);
    await append(store, 200);
    expect(await taken).toEqual(range(1, 1_500));
  });

  it('from a deleted position gets one gap and then the remaining events', async () => {
    const { store } = await openFoldHarness();
    await append(store, 10, { receivedAt: 1 });
    await append(store, 5, { receivedAt: 1_000 });
    await store.commit((tx) => tx.log.prune(500));
    const tail = await open(store);
    expect(await take(tail, 6, 3n)).toEqual([-10, 11, 12, 13, 14, 15]);
    expect(await take(tail, 5, 10n)).toEqual(range(11, 15));
  });

  it('from a deleted position gets the gap at once, even if no events remain', async () => {
    const { store } = await openFoldHarness();
    await append(store, 10, { receivedAt: 1 });
    const tail = await open(store);
    await store.commit((tx) => tx.log.prune(500));
    expect(await take(tail, 1, 3n)).toEqual([-10]);
  });

  it('with a sparse selection gets only the selected events, inside and outside the window', async () => {
    const { store } = await openFoldHarness();
    const rare = { ...ALL, types: ['UNMAPPED' as const] };
    const data = { type: 'UNMAPPED', nativeType: 'x', raw: null } as const;
    await append(store, 1_200);
    await append(store, 1, { data });
    await append(store, 1_200);
    const tail = await open(store, { windowSize: 20 });
    const taken = take(tail, 2, 0n, rare);
    await append(store, 700);
    await append(store, 1, { data });
    expect(await taken).toEqual([1_201, 3_102]);
  });

  it('gets no events of other accounts', async () => {
    const { store } = await openFoldHarness();
    const tail = await open(store);
    const taken = take(tail, 1, null);
    await append(store, 3, { account: 'desk-two' });
    await append(store, 1);
    expect(await taken).toEqual([4]);
  });

  it('is woken by the poll if the notification after a commit is missed', async () => {
    const { store, clock } = await openFoldHarness();
    const silent = { ...store, onAppend: () => () => undefined };
    const tail = await open(silent, { clock });
    const taken = take(tail, 1, null);
    await append(store, 1);
    await clock.advance(999);
    expect(tail.head()).toBe(0n);
    await clock.advance(1);
    expect(await taken).toEqual([1]);
  });
});

describe('leaving', () => {
  it('ends at once and leaves no listener behind, whether the follower waits or iterates', async () => {
    const { store } = await openFoldHarness();
    await append(store, 10);
    const tail = await open(store);
    for (const after of [null, 0n]) {
      const leaving = new AbortController();
      const { signal, listeners } = counted(leaving.signal);
      const follower = tail.follow(ALL, after, signal);
      const next = follower.next();
      if (after === null) await eventually(() => expect(listeners()).toBe(1));
      else expect((await next).value).toMatchObject({ type: 'event' });
      leaving.abort();
      const last = after === null ? await next : await follower.next();
      expect(last).toEqual({ done: true, value: undefined });
      expect(listeners()).toBe(0);
    }
  });

  it('before the start ends at once', async () => {
    const { store } = await openFoldHarness();
    const tail = await open(store);
    expect(await tail.follow(ALL, 0n, AbortSignal.abort()).next()).toEqual({ done: true, value: undefined });
  });

  it('during a read of the log ends, even if the page is empty', async () => {
    const { store } = await openFoldHarness();
    await append(store, 5, { receivedAt: 1 });
    const leaving = new AbortController();
    // Retention deletes the page meanwhile, and the follower has left by then.
    const log = {
      ...store.log,
      read: async (query: Parameters<Store['log']['read']>[0]) => {
        leaving.abort();
        return { events: [], through: query.after, chars: 0 };
      },
    };
    const tail = await open({ ...store, log });
    expect(await tail.follow(ALL, 2n, leaving.signal).next()).toEqual({ done: true, value: undefined });
  });

  it('happens to every follower when the tail closes', async () => {
    const { store } = await openFoldHarness();
    await append(store, 5);
    const tail = await open(store);
    const signal = new AbortController().signal;
    const waiting = Array.from({ length: 20 }, () => tail.follow(ALL, null, signal).next());
    await tail.close();
    for (const ended of await Promise.all(waiting)) expect(ended.done).toBe(true);
    expect((await tail.follow(ALL, 0n, signal).next()).done).toBe(true);
  });
});

describe('many followers', () => {
  it('each get every selected event exactly once and in order during appends', async () => {
    const { store } = await openFoldHarness();
    await append(store, 400);
    const tail = await open(store, { windowSize: 100 });
    const tickets = ['t0', 't1', 't2', 't3'];
    const total = 1_600;
    const followers = Array.from({ length: 200 }, (_, index) => {
      const key = tickets[index % 5];
      const selection = key === undefined ? ALL : { ...ALL, tickets: [{ account: 'desk-one', key }] };
      const after = index % 3 === 0 ? null : BigInt(index);
      return { selection, after: after ?? 400n, got: [] as number[], leaving: new AbortController() };
    });
    const running = followers.map(async ({ selection, after, got, leaving }) => {
      for await (const item of tail.follow(selection, after, leaving.signal)) got.push(positionOf(item));
    });
    const appends = Array.from({ length: 240 }, (_, index) =>
      append(store, 5, { ticketKey: tickets[index % 4] ?? null }),
    );
    await Promise.all(appends);
    const { events } = await store.log.read({ after: 0n, limit: total, selection: null });
    expect(events).toHaveLength(total);
    await eventually(() => {
      for (const { selection, after, got } of followers) {
        const selected = events.filter((event) => event.position > after && selects(selection, event));
        expect(got).toEqual(selected.map(({ position }) => Number(position)));
      }
    });
    for (const { leaving } of followers) leaving.abort();
    await Promise.all(running);
  });

  it('do not wait for a slow one, which gets everything eventually', async () => {
    const { store } = await openFoldHarness();
    const tail = await open(store, { windowSize: 10 });
    const slow = tail.follow(ALL, null, new AbortController().signal);
    const first = slow.next();
    const quick = take(tail, 1_000, null);
    for (let round = 0; round < 100; round += 1) await append(store, 10);
    expect(await quick).toEqual(range(1, 1_000));
    const got = [positionOf((await first).value as TailItem)];
    while (got.length < 1_000) got.push(positionOf((await slow.next()).value as TailItem));
    expect(got).toEqual(range(1, 1_000));
    await slow.return();
  });

  it('at the same old position share their reads of the log, and followers in the window need none', async () => {
    const { store } = await openFoldHarness();
    await append(store, 1_000);
    const { store: watched, reads } = countingReads(store);
    const tail = await open(watched);
    await Promise.all(Array.from({ length: 100 }, () => take(tail, 1_000, 0n)));
    expect(reads.length).toBeLessThan(20);
    await append(store, 10);
    await eventually(() => expect(tail.head()).toBe(1_010n));
    reads.length = 0;
    await Promise.all(Array.from({ length: 100 }, () => take(tail, 10, 1_000n)));
    expect(reads).toEqual([]);
  });
});

describe('the window', () => {
  it('contains at most twice its size', async () => {
    const { store } = await openFoldHarness();
    const { store: watched, reads } = countingReads(store);
    const tail = await open(watched, { windowSize: 10 });
    await append(store, 990);
    await append(store, 10);
    await eventually(() => expect(tail.head()).toBe(1_000n));
    reads.length = 0;
    // A follower before the last twenty events reads the log.
    expect(await take(tail, 21, 979n)).toEqual(range(980, 1_000));
    expect(reads).not.toEqual([]);
  });

  it('contains a bounded part of large events, and every follower still gets all of them', async () => {
    const { store } = await openFoldHarness();
    const { store: watched, reads } = countingReads(store);
    const tail = await open(watched);
    const large = { type: 'UNMAPPED', nativeType: 'x', raw: 'x'.repeat(200_000) } as const;
    for (let commit = 0; commit < 10; commit += 1) await append(store, 10, { data: large });
    await eventually(() => expect(tail.head()).toBe(100n));
    reads.length = 0;
    // Forty of them have eight million characters.
    expect(await take(tail, 30, 70n)).toEqual(range(71, 100));
    expect(reads).toEqual([]);
    const followers = [0n, 0n, 0n, 3n, 17n, 40n];
    const taken = await Promise.all(followers.map((after) => take(tail, 100 - Number(after), after)));
    expect(taken).toEqual(followers.map((after) => range(Number(after) + 1, 100)));
    // Three of them fill a page. Followers at the same position share pages: at most twenty for each of four positions.
    expect(reads.length).toBeLessThan(90);
  });

  it('gives every follower the same events as the log, from any start and with any window size', async () => {
    const { store } = await openFoldHarness();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(400), { minLength: 1, maxLength: 5 }),
        async (windowSize, bursts, starts) => {
          const tail = await openTail({ store, clock: createManualClock(), windowSize });
          for (const amount of bursts) await append(store, amount);
          const head = Number(await store.log.head());
          await eventually(() => expect(tail.head()).toBe(BigInt(head)));
          for (const start of starts) {
            const after = Math.max(0, head - 1 - start);
            expect(await take(tail, head - after, BigInt(after))).toEqual(range(after + 1, head));
          }
          await tail.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});
