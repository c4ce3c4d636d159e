// Follows the event log for all subscribers at once: one reader, a window of the newest events, everybody at their own place.

import { selects, type EventSelection, type LoggedEvent } from '../domain/event.ts';
import type { Store } from '../domain/ports/store.ts';
import type { Followed, Tail } from '../domain/ports/tail.ts';

const PAGE_SIZE = 500;
/** Pages of the log kept for those who come back, and how many polls long at most. */
const KEPT_PAGES = 16;
const POLLS_PER_CLEARING = 10;
const DEFAULT_WINDOW_SIZE = 4096;
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
  let window: LoggedEvent[] = [];
  /** The window holds every event after this position. */
  let windowAfter = await store.log.head();
  let seenThrough = windowAfter;
  let closed = false;
  let reading: Promise<void> | null = null;
  let again = false;
  const waiting = new Set<() => void>();
  const pages = new Map<bigint, Promise<readonly LoggedEvent[]>>();

  async function readNew(): Promise<void> {
    for (;;) {
      const page = await store.log.read({ after: seenThrough, limit: PAGE_SIZE, selection: null });
      if (page.events.length === 0) return;
      seenThrough = page.through;
      window.push(...page.events);
      trim();
      for (const wake of [...waiting]) wake();
    }
  }

  function trim(): void {
    if (window.length < windowSize * 2) return;
    const dropped = window.length - windowSize;
    windowAfter = window[dropped - 1]?.position ?? windowAfter;
    window = window.slice(dropped);
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
    const start = place - (place % BigInt(PAGE_SIZE));
    for (let shared = pages.get(start); shared !== undefined; shared = pages.get(start)) {
      const kept = await shared;
      if ((kept.at(-1)?.position ?? 0n) > place) return behind(kept, place);
      // It was kept before the log went on.
      if (pages.get(start) === shared) pages.delete(start);
    }
    const page = store.log.read({ after: start, limit: PAGE_SIZE, selection: null }).then(({ events }) => events);
    pages.set(start, page);
    page.catch(() => pages.delete(start));
    if (pages.size > KEPT_PAGES) pages.delete(pages.keys().next().value ?? start);
    return behind(await page, place);
  }

  function indexAfter(position: bigint): number {
    let low = 0;
    let high = window.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((window[middle]?.position ?? 0n) > position) high = middle;
      else low = middle + 1;
    }
    return low;
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
  ): AsyncGenerator<Followed, void, void> {
    let place = after ?? seenThrough;
    while (!closed && !signal.aborted) {
      if (place < windowAfter) {
        const pruned = await store.log.prunedThrough();
        if (place < pruned) {
          yield { type: 'gap', oldestAvailable: pruned + 1n, resumeAfter: pruned };
          place = pruned;
          continue;
        }
      }
      const isBehind = place < windowAfter;
      const start = isBehind ? 0 : indexAfter(place);
      const batch = isBehind ? await readPage(place) : window.slice(start, start + PAGE_SIZE);
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

function behind(events: readonly LoggedEvent[], place: bigint): readonly LoggedEvent[] {
  const first = events.findIndex(({ position }) => position > place);
  return first === -1 ? [] : events.slice(first);
}
