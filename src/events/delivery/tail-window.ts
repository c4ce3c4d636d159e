// The newest events of the log in memory, in pages that small reads are added to until they are full.

import type { LoggedEvent } from '../../domain/events/event.ts';
import type { EventPage } from '../../domain/ports/storage/event-log.ts';

export interface TailWindowLimits {
  /** So many events are kept at least, and less than a page more, while they are not too large. */
  readonly events: number;
  /** The most that all events together may have, in characters of JSON; the newest page is kept in any case. */
  readonly chars: number;
  /** What makes a page full. */
  readonly page: { readonly events: number; readonly chars: number };
}
/** A page that grows. */
interface WindowPage {
  readonly events: LoggedEvent[];
  through: bigint;
  chars: number;
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
  const pages: WindowPage[] = [];
  let after = position;
  let events = 0;
  let chars = 0;

  /** Whoever is a little behind takes many small commits as one page. */
  function append(page: EventPage): void {
    const newest = pages.at(-1);
    const { page: full } = limits;
    if (
      newest === undefined ||
      newest.events.length + page.events.length > full.events ||
      newest.chars + page.chars > full.chars
    ) {
      pages.push({ events: [...page.events], through: page.through, chars: page.chars });
      return;
    }
    newest.events.push(...page.events);
    newest.through = page.through;
    newest.chars += page.chars;
  }
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
  const pageAfter = (place: bigint): WindowPage | undefined =>
    pages[firstBeyond(pages, place, ({ through }) => through)];

  return {
    after: () => after,
    add(page) {
      append(page);
      events += page.events.length;
      chars += page.chars;
      while (isTooMuch()) dropOldest();
    },
    next: (place) => eventsAfter(pageAfter(place)?.events ?? [], place),
  };
}

/** The events of a page that come after a place; a copy, as a page may grow. */
export function eventsAfter(events: readonly LoggedEvent[], place: bigint): readonly LoggedEvent[] {
  return events.slice(firstBeyond(events, place, ({ position }) => position));
}

/** The index of the first one that lies beyond the place; all are in order. */
function firstBeyond<T>(all: readonly T[], place: bigint, placeOf: (one: T) => bigint): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = all[middle];
    if (one !== undefined && placeOf(one) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
