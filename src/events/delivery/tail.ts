// Follows the event log for all subscribers: one reader and a window of the newest events. Each follower has its own
// position.

import { selects, type EventSelection } from '../../domain/events/event.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { TailItem, Tail } from '../../domain/ports/tail.ts';
import type { Clock } from '../../platform/clock.ts';
import { createPageCache } from './page-cache.ts';
import { createTailWindow } from './tail-window.ts';

const PAGE_SIZE = 500;
/** A page of large events ends here, in characters of JSON. */
const PAGE_CHARS = 512 * 1024;
const DEFAULT_WINDOW_SIZE = 4096;
/** Maximum size of the window in characters of JSON. */
const WINDOW_CHARS = 16 * PAGE_CHARS;
const DEFAULT_POLL_MS = 1000;
/** Pages behind the window are shared for this number of polls. */
const PAGE_TTL_POLLS = 10;

export interface TailOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Number of the newest events to keep in memory. Default 4,096. */
  readonly windowSize?: number;
  /** Interval of the poll that backs up the notification after each commit, milliseconds. Default 1,000. */
  readonly pollMs?: number;
  onFailure?(failure: unknown): void;
}

/** Opens the tail at the head of the log and follows it until closed. */
export async function openTail(options: TailOptions): Promise<Tail> {
  const { store, clock, windowSize = DEFAULT_WINDOW_SIZE, pollMs = DEFAULT_POLL_MS } = options;
  const pageSize = Math.min(PAGE_SIZE, windowSize);
  const window = createTailWindow(await store.log.head(), {
    events: windowSize,
    chars: WINDOW_CHARS,
    page: { events: pageSize, chars: PAGE_CHARS },
  });
  const pages = createPageCache({
    log: store.log,
    clock,
    page: { events: PAGE_SIZE, chars: PAGE_CHARS },
    ttlMs: PAGE_TTL_POLLS * pollMs,
  });
  let head = window.after();
  let closed = false;
  let reading: Promise<void> | null = null;
  let mustReadAgain = false;
  const waiting = new Set<() => void>();

  async function readNewEvents(): Promise<void> {
    for (;;) {
      const page = await store.log.read({ after: head, limit: pageSize, selection: null, maxChars: PAGE_CHARS });
      if (page.events.length === 0) return;
      head = page.through;
      window.add(page);
      for (const wake of [...waiting]) wake();
    }
  }

  /** Reads new events. A call during a read makes the reader read once more. */
  function poll(): void {
    if (closed) return;
    if (reading !== null) {
      mustReadAgain = true;
      return;
    }
    reading = readNewEvents()
      .catch((failure: unknown) => options.onFailure?.(failure))
      .finally(() => {
        reading = null;
        if (!mustReadAgain) return;
        mustReadAgain = false;
        poll();
      });
  }

  const stopListening = store.onAppend(poll);
  const timer = clock.setInterval(() => {
    pages.purge();
    poll();
  }, pollMs);

  /**
   * Resolves when events were added or the follower leaves. It registers synchronously: an event that arrives after the
   * caller's last check cannot be missed.
   */
  function untilNewEvents(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (closed || signal.aborted) return resolve();
      const wake = (): void => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  /** The gap between the position and the oldest stored event; null when nothing is missing. */
  async function gapAfter(position: bigint): Promise<Extract<TailItem, { type: 'gap' }> | null> {
    const pruned = await store.log.prunedThrough();
    return position < pruned ? { type: 'gap', oldestAvailable: pruned + 1n, resumeAfter: pruned } : null;
  }

  async function* follow(
    selection: EventSelection,
    after: bigint | null,
    signal: AbortSignal,
  ): AsyncGenerator<TailItem, void, void> {
    let position = after ?? head;
    while (!closed && !signal.aborted) {
      const isBehind = position < window.after();
      const gap = isBehind ? await gapAfter(position) : null;
      if (gap !== null) {
        yield gap;
        position = gap.resumeAfter;
        continue;
      }
      const events = isBehind ? await pages.next(position) : window.next(position);
      // Behind the window there are events, unless retention dropped them just now: the next round then yields a gap.
      if (events.length === 0 && !(isBehind && (await gapAfter(position)) !== null)) await untilNewEvents(signal);
      for (const event of events) {
        if (signal.aborted) return;
        position = event.position;
        if (selects(selection, event)) yield { type: 'event', event };
      }
    }
  }

  return {
    follow,
    head: () => head,
    async close() {
      closed = true;
      stopListening();
      timer.cancel();
      await reading;
      for (const wake of [...waiting]) wake();
    },
  };
}
