// The newest events of the log in memory, in the pages that they were read in.

import type { LoggedEvent } from '../domain/event.ts';
import type { EventPage } from '../domain/ports/event-log.ts';

export interface TailWindowLimits {
  /** So many events are kept at least, and less than a page more, while they are not too large. */
  readonly events: number;
  /** The most that all events together may have, in characters of JSON; the newest page is kept in any case. */
  readonly chars: number;
}
export interface TailWindow {
  /** Every event after this position is here. */
  after(): bigint;
  add(page: EventPage): void;
  /** The next events after a place that is not before the window: in order, of one page; none at the end of the log. */
  next(place: bigint): readonly LoggedEvent[];
}

/** Opens an empty window at this position. */
export function createTailWindow(position: bigint, limits: TailWindowLimits): TailWindow {
  const pages: EventPage[] = [];
  let after = position;
  let events = 0;
  let chars = 0;

  function isTooMuch(): boolean {
    const oldest = pages[0];
    if (oldest === undefined || pages.length === 1) return false;
    return events - oldest.events.length >= limits.events || chars > limits.chars;
  }
  function dropOldest(): void {
    const page = pages.shift();
    if (page === undefined) return;
    after = page.through;
    events -= page.events.length;
    chars -= page.chars;
  }
  /** The first page that leads beyond the place. */
  function pageAfter(place: bigint): EventPage | undefined {
    let low = 0;
    let high = pages.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pages[middle]?.through ?? 0n) > place) high = middle;
      else low = middle + 1;
    }
    return pages[low];
  }

  return {
    after: () => after,
    add(page) {
      pages.push(page);
      events += page.events.length;
      chars += page.chars;
      while (isTooMuch()) dropOldest();
    },
    next: (place) => eventsAfter(pageAfter(place)?.events ?? [], place),
  };
}

/** The events of a page that come after a place. */
export function eventsAfter(events: readonly LoggedEvent[], place: bigint): readonly LoggedEvent[] {
  const first = events.findIndex(({ position }) => position > place);
  return first === -1 ? [] : events.slice(first);
}
