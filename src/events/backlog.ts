// Under pressure, deliveries are kept first and read after: the vendor hears yes at once, and nothing waits in memory only.

import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError, type Arrival, type Store, type StoreTransaction } from '../domain/ports/store.ts';

export interface BacklogOptions {
  readonly store: Store;
  /** Reads one arrival inside the transaction that takes it out of the queue. */
  read(tx: StoreTransaction, arrival: Arrival): Promise<void>;
  /** Keeps an arrival aside whose reading failed; in a transaction of its own. */
  putAside(tx: StoreTransaction, arrival: Arrival, failure: unknown): Promise<void>;
  onFailure?(failure: unknown): void;
}
export interface Backlog {
  /** True when something waits: what comes now must wait behind it, or the order is lost. */
  isWaiting(): boolean;
  /** Resolves when the arrival is on disk; rejects with StoreUnavailableError. */
  keep(arrival: Arrival): Promise<void>;
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** Beyond this many the vendor is asked to come again: reading has fallen too far behind. */
const MOST_WAITING = 100_000;
/** Read in one go when it is quiet; while more keeps coming in, a share of what waits between these two. */
const MOST_AT_ONCE = 64;
const LEAST_AT_ONCE = 8;
const BUSY_SHARE = 1 / 500;
/** The pause between two goes while more keeps coming in, milliseconds: answering vendors goes first. */
const BUSY_PAUSE_MS = 25;
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
  let batch: { readonly arrivals: Arrival[]; readonly kept: Promise<void> } | null = null;

  /** All arrivals of one turn go into one unit of work. */
  function keepTogether(arrival: Arrival): Promise<void> {
    if (batch !== null) {
      batch.arrivals.push(arrival);
      return batch.kept;
    }
    const arrivals = [arrival];
    const kept = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      batch = null;
      return store.commit((tx) => tx.inbox.keepArrivals(arrivals));
    });
    batch = { arrivals, kept };
    return kept;
  }

  /** Reads the oldest ones, each in a unit of its own. */
  async function readSome(amount: number): Promise<void> {
    const units = Array.from({ length: Math.min(amount, waiting) }, () => store.commit((tx) => readOne(tx)));
    const outcomes = await Promise.allSettled(units);
    waiting -= outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
    const broken = outcomes.find((outcome) => outcome.status === 'rejected');
    if (broken?.reason instanceof StoreUnavailableError) throw broken.reason;
    if (broken !== undefined) await skipPoison(broken.reason);
    // Nothing was there although something should be: the store knows better.
    else if (outcomes.some((outcome) => outcome.status === 'fulfilled' && !outcome.value)) {
      waiting = await store.inbox.arrivalsWaiting();
    }
  }

  /** False when nothing waited. */
  async function readOne(tx: StoreTransaction): Promise<boolean> {
    const arrival = await tx.inbox.takeArrival();
    if (arrival !== null) await options.read(tx, arrival);
    return arrival !== null;
  }

  /** One that breaks the reading must not hold up those behind it. */
  async function skipPoison(failure: unknown): Promise<void> {
    await store.commit(async (tx) => {
      const arrival = await tx.inbox.takeArrival();
      if (arrival !== null) await options.putAside(tx, arrival, failure);
    });
    waiting -= 1;
  }

  async function readAll(): Promise<void> {
    while (waiting > 0 && !closed) {
      const isBusy = performance.now() - lastKeptAt < QUIET_AFTER_MS;
      try {
        const share = Math.max(LEAST_AT_ONCE, Math.ceil(waiting * BUSY_SHARE));
        await readSome(isBusy ? Math.min(share, MOST_AT_ONCE) : MOST_AT_ONCE);
        if (isBusy && share < MOST_AT_ONCE) await pause(BUSY_PAUSE_MS);
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
      if (waiting + keeping >= MOST_WAITING) throw new StoreUnavailableError('Too many deliveries wait to be read.');
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
