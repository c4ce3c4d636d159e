// Under pressure, deliveries are kept first and read after: the vendor hears yes at once, and nothing waits in memory only.

import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { QueuedArrival } from '../../domain/ports/storage/delivery-inbox.ts';
import { StoreUnavailableError, type Store, type StoreTransaction } from '../../domain/ports/storage/store.ts';

export interface BacklogOptions {
  readonly store: Store;
  /** Reads one arrival inside the transaction that takes it out of the queue. */
  read(tx: StoreTransaction, arrival: QueuedArrival): Promise<void>;
  /** Keeps an arrival aside whose reading failed; in a transaction of its own. */
  putAside(tx: StoreTransaction, arrival: QueuedArrival, failure: unknown): Promise<void>;
  onFailure?(failure: unknown): void;
}
export interface Backlog {
  /** True when something waits: what comes now must wait behind it, or the order is lost. */
  isWaiting(): boolean;
  /** Resolves when the arrival is on disk; rejects with StoreUnavailableError. */
  keep(arrival: QueuedArrival): Promise<void>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** Beyond this many the vendor is asked to come again: reading has fallen too far behind. */
const MAX_WAITING = 100_000;
/** Deliveries that come one close after the other are kept in one commit; none waits longer for that, milliseconds. */
const GATHER_MS = 5;
/** Read in one commit when it is quiet; while more keeps coming in, a share of what waits between these two. */
const MAX_AT_ONCE = 64;
const MIN_AT_ONCE = 16;
const BUSY_SHARE = 1 / 800;
/** The pause between two goes while more keeps coming in, milliseconds: answering vendors goes first. */
const BUSY_PAUSE_MS = 100;
/** Nothing new for this long counts as quiet, milliseconds. */
const QUIET_AFTER_MS = 50;
const RETRY_MS = 500;

/** Opens the backlog and goes on with what an earlier run of the program left in it. */
export async function openBacklog(options: BacklogOptions): Promise<Backlog> {
  const { store } = options;
  /** On disk and not read yet. */
  let waiting = await store.inbox.arrivalsWaiting();
  /** On their way to the disk. */
  let keeping = 0;
  let lastKeptAt = -Infinity;
  let closed = false;
  let reading: Promise<void> | null = null;
  let batch: { readonly arrivals: QueuedArrival[]; readonly kept: Promise<void> } | null = null;

  /** All arrivals of a moment go into one unit of work. */
  function keepTogether(arrival: QueuedArrival): Promise<void> {
    if (batch !== null) {
      batch.arrivals.push(arrival);
      return batch.kept;
    }
    const arrivals = [arrival];
    const kept = gathered(arrivals).then(() => {
      batch = null;
      return store.commit((tx) => tx.inbox.enqueue(arrivals));
    });
    batch = { arrivals, kept };
    return kept;
  }

  /** Reads the oldest ones in one unit of work; when that breaks, each in one of its own. */
  async function readSome(amount: number): Promise<void> {
    try {
      await readTogether(amount);
    } catch (failure) {
      if (failure instanceof StoreUnavailableError) throw failure;
      for (let left = Math.min(amount, waiting); left > 0; left -= 1) await readOne();
    }
  }

  async function readTogether(amount: number): Promise<void> {
    const read = await store.commit(async (tx) => {
      const arrivals = await tx.inbox.dequeue(amount);
      for (const arrival of arrivals) await options.read(tx, arrival);
      return arrivals.length;
    });
    waiting -= read;
    // Less was there than should be: the store knows better.
    if (read < amount) waiting = await store.inbox.arrivalsWaiting();
  }

  /** One that breaks the reading must not hold up those behind it. */
  async function readOne(): Promise<void> {
    try {
      await readTogether(1);
    } catch (failure) {
      if (failure instanceof StoreUnavailableError) throw failure;
      await store.commit(async (tx) => {
        for (const arrival of await tx.inbox.dequeue(1)) await options.putAside(tx, arrival, failure);
      });
      waiting -= 1;
    }
  }

  async function readAll(): Promise<void> {
    while (waiting > 0 && !closed) {
      const isBusy = performance.now() - lastKeptAt < QUIET_AFTER_MS;
      try {
        const share = Math.max(MIN_AT_ONCE, Math.ceil(waiting * BUSY_SHARE));
        await readSome(Math.min(waiting, isBusy ? share : MAX_AT_ONCE, MAX_AT_ONCE));
        if (isBusy && share < MAX_AT_ONCE) await pause(BUSY_PAUSE_MS);
      } catch (failure) {
        options.onFailure?.(failure);
        await pause(RETRY_MS);
      }
    }
  }

  function readOn(): void {
    if (closed || waiting === 0) return;
    reading ??= readAll().finally(() => {
      reading = null;
      readOn();
    });
  }

  readOn();
  return {
    isWaiting: () => waiting + keeping > 0,
    async keep(arrival) {
      if (waiting + keeping >= MAX_WAITING) throw new StoreUnavailableError('Too many deliveries wait to be read.');
      keeping += 1;
      lastKeptAt = performance.now();
      try {
        await keepTogether(arrival);
      } finally {
        keeping -= 1;
      }
      waiting += 1;
      readOn();
    },
    async drained() {
      while (reading !== null || keeping > 0) await (reading ?? batch?.kept.catch(() => undefined) ?? pause(1));
    },
    async close() {
      closed = true;
      await reading;
    },
  };
}

/** Resolves when a turn of the event loop has brought nothing more, or after the longest wait. */
async function gathered(arrivals: readonly QueuedArrival[]): Promise<void> {
  const startedAt = performance.now();
  for (let before = 0; before < arrivals.length && performance.now() - startedAt < GATHER_MS;) {
    before = arrivals.length;
    await nextTurn();
  }
}
