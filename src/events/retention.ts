// Deletes old events, webhook deliveries and idempotency keys, every hour.

import type { Store } from '../domain/ports/storage/store.ts';
import type { Clock } from '../platform/clock.ts';

export interface RetentionOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** How long clients can resume from an event, milliseconds. */
  readonly keepEventsMs: number;
  /** How long webhook deliveries are stored, milliseconds. */
  readonly keepDeliveriesMs: number;
  onFailure?(failure: unknown): void;
}

const EVERY_MS = 3_600_000;
/** Idempotency keys protect retries; no client retries after days. */
const KEEP_WRITES_MS = 7 * 24 * 3_600_000;

/** Starts the hourly rounds. Returns a function that stops them after the round in flight. */
export function startRetention(options: RetentionOptions): () => Promise<void> {
  const stopping = new AbortController();
  const rounds = runRounds(options, stopping.signal);
  return async () => {
    stopping.abort();
    await rounds;
  };
}

async function runRounds(options: RetentionOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pruneOnce(options).catch((failure: unknown) => options.onFailure?.(failure));
    // The sleep rejects only when the rounds stop.
    await options.clock.sleep(EVERY_MS, signal).catch(() => undefined);
  }
}

/** Deletes everything that is too old now. */
export async function pruneOnce({
  store,
  clock,
  keepEventsMs,
  keepDeliveriesMs,
}: Omit<RetentionOptions, 'onFailure'>): Promise<void> {
  const now = clock.now();
  // Each prune is bounded, so that other units of work never wait long.
  for (let pruned = 1; pruned > 0;) {
    pruned = await store.commit(async (tx) => {
      const events = await tx.log.prune(now - keepEventsMs);
      const deliveries = await tx.inbox.prune(now - keepDeliveriesMs);
      return events + deliveries + (await tx.ledger.prune(now - KEEP_WRITES_MS));
    });
  }
}
