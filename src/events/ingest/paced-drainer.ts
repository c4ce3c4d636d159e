// Processes the entries of the ingest queue in order, slowly while new ones arrive: responses to vendors come first.

import type { QueuedArrival } from '../../domain/ports/storage/delivery-inbox.ts';
import { StoreUnavailableError, type Store, type StoreTransaction } from '../../domain/ports/storage/store.ts';
import type { Clock } from '../../platform/clock.ts';

export interface DrainerOptions<T> {
  readonly store: Store;
  readonly clock: Clock;
  /** Processes one entry in the transaction that dequeues it. The transaction may run more than once. */
  process(tx: StoreTransaction, entry: QueuedArrival): Promise<T>;
  /** Called with the result of each entry after its transaction has committed. */
  onProcessed(result: T): void;
  /** Stores an entry that cannot be processed, in a transaction of its own, which may run more than once. */
  storeDeadLetter(tx: StoreTransaction, entry: QueuedArrival, failure: unknown): Promise<void>;
  onFailure?(failure: unknown): void;
}
export interface PacedDrainer {
  /** Number of entries on disk that are not processed yet. */
  pending(): number;
  /** Slows the processing down for a moment, because a delivery arrived. */
  noteArrival(): void;
  /** Counts an entry that is on disk now and starts processing. */
  add(): void;
  isRunning(): boolean;
  /** Stops after the transaction in flight. */
  close(): Promise<void>;
}

/** Entries per transaction: the maximum when no deliveries arrive, otherwise a share of the pending ones. */
const MAX_BATCH = 64;
const MIN_BATCH = 16;
const BUSY_SHARE = 1 / 800;
/** Pause between two transactions while deliveries arrive, milliseconds. */
const BUSY_PAUSE_MS = 100;
/** Without an arrival for this time the gateway is quiet, milliseconds. */
const QUIET_AFTER_MS = 50;
const RETRY_MS = 500;

/** Opens the drainer and continues with the entries that an earlier run of the gateway left. */
export async function openPacedDrainer<T>(options: DrainerOptions<T>): Promise<PacedDrainer> {
  const { store, clock } = options;
  const closing = new AbortController();
  let pending = await store.inbox.arrivalsWaiting();
  let lastArrivalAt = -Infinity;
  let running: Promise<void> | null = null;

  async function processBatch(size: number): Promise<void> {
    const results = await store.commit(async (tx) => {
      const processed: T[] = [];
      for (const entry of await tx.inbox.dequeue(size)) processed.push(await options.process(tx, entry));
      return processed;
    });
    pending -= results.length;
    // The count in memory was too high; the store's count is authoritative.
    if (results.length < size) pending = await store.inbox.arrivalsWaiting();
    for (const result of results) options.onProcessed(result);
  }

  /** An entry that cannot be processed becomes a dead letter and does not block the entries behind it. */
  async function processOne(): Promise<void> {
    try {
      await processBatch(1);
    } catch (failure) {
      if (failure instanceof StoreUnavailableError) throw failure;
      await store.commit(async (tx) => {
        for (const entry of await tx.inbox.dequeue(1)) await options.storeDeadLetter(tx, entry, failure);
      });
      pending -= 1;
    }
  }

  /** Processes the oldest entries in one transaction; if that fails, each in a transaction of its own. */
  async function processOldest(size: number): Promise<void> {
    try {
      await processBatch(size);
    } catch (failure) {
      if (failure instanceof StoreUnavailableError) throw failure;
      for (let left = Math.min(size, pending); left > 0; left -= 1) await processOne();
    }
  }

  async function drain(): Promise<void> {
    while (pending > 0 && !closing.signal.aborted) {
      const isBusy = clock.elapsed() - lastArrivalAt < QUIET_AFTER_MS;
      const busyBatch = Math.max(MIN_BATCH, Math.ceil(pending * BUSY_SHARE));
      try {
        await processOldest(Math.min(pending, isBusy ? busyBatch : MAX_BATCH, MAX_BATCH));
        if (isBusy && busyBatch < MAX_BATCH) await pause(BUSY_PAUSE_MS);
      } catch (failure) {
        options.onFailure?.(failure);
        await pause(RETRY_MS);
      }
    }
  }

  async function pause(ms: number): Promise<void> {
    // The sleep rejects only when the drainer closes.
    await clock.sleep(ms, closing.signal).catch(() => undefined);
  }

  function start(): void {
    if (closing.signal.aborted || pending === 0) return;
    running ??= drain().finally(() => {
      running = null;
      start();
    });
  }

  start();
  return {
    pending: () => pending,
    isRunning: () => running !== null,
    noteArrival() {
      lastArrivalAt = clock.elapsed();
    },
    add() {
      pending += 1;
      start();
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}
