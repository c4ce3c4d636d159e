// Follows the event log for all subscribers at once: one reader, a window of the newest events, everybody at their own place.

import { selects, type EventSelection, type LoggedEvent } from '../../domain/events/event.ts';
import type { EventPage } from '../../domain/ports/storage/event-log.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { TailItem, Tail } from '../../domain/ports/tail.ts';
import { createTailWindow, eventsAfter } from './tail-window.ts';

const PAGE_SIZE = 500;
/** A page of large events ends here, in characters of JSON. */
const PAGE_CHARS = 512 * 1024;
/** Pages of the log kept for those who come back, and how many polls long at most. */
const KEPT_PAGES = 16;
const POLLS_PER_CLEARING = 10;
const DEFAULT_WINDOW_SIZE = 4096;
/** Large events are kept up to so many characters of JSON. */
const WINDOW_CHARS = 16 * PAGE_CHARS;
const DEFAULT_POLL_MS = 1000;

export interface TailOptions {
  readonly store: Store;
  /** How many of the newest events stay in memory for those who are nearly up to date. */
  readonly windowSize?: number;
  /** The slow poll behind the wake-up after each commit, in milliseconds. */
  readonly pollMs?: number;
  onFailure?(failure: unknown): void;
}

/** Opens the tail at the log's present head and keeps it up to date until closed. */
export async function openTail(options: TailOptions): Promise<Tail> {
  const { store, windowSize = DEFAULT_WINDOW_SIZE, pollMs = DEFAULT_POLL_MS } = options;
  const pageSize = Math.min(PAGE_SIZE, windowSize);
  const window = createTailWindow(await store.log.head(), {
    events: windowSize,
    chars: WINDOW_CHARS,
    page: { events: pageSize, chars: PAGE_CHARS },
  });
  let seenThrough = window.after();
  let closed = false;
  let reading: Promise<void> | null = null;
  let again = false;
  const waiting = new Set<() => void>();
  const pages = new Map<bigint, Promise<EventPage>>();

  async function readNew(): Promise<void> {
    for (;;) {
      const page = await store.log.read({ after: seenThrough, limit: pageSize, selection: null, maxChars: PAGE_CHARS });
      if (page.events.length === 0) return;
      seenThrough = page.through;
      window.add(page);
      for (const wake of [...waiting]) wake();
    }
  }

  function look(): void {
    if (closed) return;
    if (reading !== null) {
      again = true;
      return;
    }
    reading = readNew()
      .catch((failure: unknown) => options.onFailure?.(failure))
      .finally(() => {
        reading = null;
        if (!again) return;
        again = false;
        look();
      });
  }

  const stopHints = store.onAppend(look);
  let polls = 0;
  const poll = setInterval(() => {
    polls += 1;
    if (polls % POLLS_PER_CLEARING === 0) pages.clear();
    look();
  }, pollMs);
  poll.unref();

  /**
   * Events after a place behind the window. Pages begin at round positions and are kept for a while: many who come back
   * to nearly the same place, one after the other, cost one read.
   */
  async function readPage(place: bigint): Promise<readonly LoggedEvent[]> {
    const round = await pageFrom(place - (place % BigInt(PAGE_SIZE)), place);
    // Large events make short pages: then everybody reads from their own place, and shares with those who stand there.
    const page = round.through <= place && isShort(round) ? await pageFrom(place, place) : round;
    return eventsAfter(page.events, place);
  }

  async function pageFrom(start: bigint, place: bigint): Promise<EventPage> {
    for (let shared = pages.get(start); shared !== undefined; shared = pages.get(start)) {
      const kept = await shared;
      const isStill = pages.get(start) === shared;
      if (isStill) pages.delete(start);
      if (kept.through > place || isShort(kept)) {
        // Used last, forgotten last.
        if (isStill) pages.set(start, shared);
        return kept;
      }
      // It was kept before the log went on.
    }
    const page = store.log.read({ after: start, limit: PAGE_SIZE, selection: null, maxChars: PAGE_CHARS });
    pages.set(start, page);
    page.catch(() => pages.delete(start));
    if (pages.size > KEPT_PAGES) pages.delete(pages.keys().next().value ?? start);
    return page;
  }

  /** Resolves at the next news or when the follower leaves, at once when it has left; registered before anything else can happen. */
  function untilNews(signal: AbortSignal): Promise<void> {
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

  async function* follow(
    selection: EventSelection,
    after: bigint | null,
    signal: AbortSignal,
  ): AsyncGenerator<TailItem, void, void> {
    let place = after ?? seenThrough;
    while (!closed && !signal.aborted) {
      const isBehind = place < window.after();
      if (isBehind) {
        const pruned = await store.log.prunedThrough();
        if (place < pruned) {
          yield { type: 'gap', oldestAvailable: pruned + 1n, resumeAfter: pruned };
          place = pruned;
          continue;
        }
      }
      const batch = isBehind ? await readPage(place) : window.next(place);
      // Behind the window there is something, or retention took it just now and there is a gap to tell of.
      if (batch.length === 0 && !(isBehind && place < (await store.log.prunedThrough()))) await untilNews(signal);
      for (const event of batch) {
        if (signal.aborted) return;
        place = event.position;
        if (selects(selection, event)) yield { type: 'event', event };
      }
    }
  }

  return {
    follow,
    head: () => seenThrough,
    async close() {
      closed = true;
      stopHints();
      clearInterval(poll);
      await reading;
      for (const wake of [...waiting]) wake();
    },
  };
}

/** It ended because its events are large, and will never hold more. */
function isShort(page: EventPage): boolean {
  return page.chars >= PAGE_CHARS;
}
