// Lets go of what need not be kept: old events, deliveries and idempotency keys, a little every hour.

import type { Store } from '../domain/ports/storage/store.ts';
import type { Clock } from '../platform/clock.ts';

export interface RetentionOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** How long events can be resumed from, milliseconds. */
  readonly keepEventsMs: number;
  /** How long the bytes of webhooks are kept, milliseconds. */
  readonly keepDeliveriesMs: number;
  onFailure?(failure: unknown): void;
}

const EVERY_MS = 3_600_000;
/** An idempotency key guards against retries, and nobody retries after days. */
const KEEP_WRITES_MS = 7 * 24 * 3_600_000;

/** Starts the hourly round; returns the way to stop it, which waits for a round under way. */
export function startRetention(options: RetentionOptions): () => Promise<void> {
  const stopping = new AbortController();
  const rounds = keepRound(options, stopping.signal);
  return async () => {
    stopping.abort();
    await rounds;
  };
}

async function keepRound(options: RetentionOptions, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    await pruneOnce(options).catch((failure: unknown) => options.onFailure?.(failure));
    await options.clock.sleep(EVERY_MS, stopped).catch(() => undefined);
  }
}

/** One round: everything older than its time is dropped, bite by bite. */
export async function pruneOnce({
  store,
  clock,
  keepEventsMs,
  keepDeliveriesMs,
}: Omit<RetentionOptions, 'onFailure'>): Promise<void> {
  const now = clock.now();
  // A prune takes a bounded bite, so that nobody waits long behind it.
  for (let dropped = 1; dropped > 0;) {
    dropped = await store.commit(async (tx) => {
      const events = await tx.log.prune(now - keepEventsMs);
      const deliveries = await tx.inbox.prune(now - keepDeliveriesMs);
      return events + deliveries + (await tx.ledger.prune(now - KEEP_WRITES_MS));
    });
  }
}
