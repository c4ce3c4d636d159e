// Pages of the log for followers behind the window. Followers near the same position share one read.

import { LRUCache } from 'lru-cache';
import type { LoggedEvent } from '../../domain/events/event.ts';
import type { EventLogReader, EventPage } from '../../domain/ports/storage/event-log.ts';
import type { Clock } from '../../platform/clock.ts';
import { lruTime } from './lru-time.ts';
import { eventsAfter } from './tail-window.ts';

export interface PageCacheOptions {
  readonly log: Pick<EventLogReader, 'read'>;
  readonly clock: Clock;
  /** Limits of one page: events, and characters of their JSON. */
  readonly page: { readonly events: number; readonly chars: number };
  /** How long a page is shared, milliseconds. */
  readonly ttlMs: number;
}
export interface PageCache {
  /** The next events after the position, in order, of one page; none at the end of the log. */
  next(position: bigint): Promise<readonly LoggedEvent[]>;
  /** Drops expired pages. */
  purge(): void;
}

const MAX_PAGES = 16;

/** Creates an empty cache. */
export function createPageCache({ log, clock, page: limits, ttlMs }: PageCacheOptions): PageCache {
  const pages = new LRUCache<bigint, Promise<EventPage>>({ max: MAX_PAGES, ttl: ttlMs, ...lruTime(clock) });

  /** Large events filled the page before it had the usual number of events: it is complete and never grows. */
  const isFullOfLargeEvents = (page: EventPage): boolean => page.chars >= limits.chars;

  /** The page that starts after `start`, from the cache if it leads beyond `position` or cannot grow. */
  async function pageFrom(start: bigint, position: bigint): Promise<EventPage> {
    for (;;) {
      const cached = pages.get(start);
      if (cached === undefined) return readPage(start);
      const page = await cached;
      if (page.through > position || isFullOfLargeEvents(page)) return page;
      // The log has grown since the page was read. Another follower may have replaced it meanwhile: check again.
      if (pages.peek(start) === cached) pages.delete(start);
    }
  }

  function readPage(start: bigint): Promise<EventPage> {
    const page = log.read({ after: start, limit: limits.events, selection: null, maxChars: limits.chars });
    pages.set(start, page);
    // The callers that wait for the page handle its failure.
    page.catch(() => pages.delete(start));
    return page;
  }

  return {
    async next(position) {
      // Pages start at multiples of the page size, so that followers at different positions share them.
      const aligned = await pageFrom(position - (position % BigInt(limits.events)), position);
      // A page of large events can end before the position. The follower then reads from its own position.
      const isTooShort = aligned.through <= position && isFullOfLargeEvents(aligned);
      const page = isTooShort ? await pageFrom(position, position) : aligned;
      return eventsAfter(page.events, position);
    },
    purge: () => void pages.purgeStale(),
  };
}
