// The newest events of the log in memory, in pages. Small reads are added to the newest page until it is full.

import type { LoggedEvent } from '../../domain/events/event.ts';
import type { EventPage } from '../../domain/ports/storage/event-log.ts';

export interface TailWindowLimits {
  /** At least this number of events is kept, and less than a page more, unless they exceed `chars`. */
  readonly events: number;
  /** Maximum size of all events together, characters of JSON. The newest page is kept in any case. */
  readonly chars: number;
  /** Size of a full page. */
  readonly page: { readonly events: number; readonly chars: number };
}
/** A page that grows. */
interface WindowPage {
  readonly events: LoggedEvent[];
  through: bigint;
  chars: number;
}
export interface TailWindow {
  /** The window contains every event after this position. */
  after(): bigint;
  add(page: EventPage): void;
  /**
   * The next events after a position that is not before the window: in order, of one page; none at the end of the log.
   */
  next(position: bigint): readonly LoggedEvent[];
}

/** Opens an empty window at this position. */
export function createTailWindow(position: bigint, limits: TailWindowLimits): TailWindow {
  const pages: WindowPage[] = [];
  let after = position;
  let events = 0;
  let chars = 0;

  /** Joins small commits to one page, so that a follower slightly behind takes them at once. */
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
  function isTooLarge(): boolean {
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
  /** The first page that leads beyond the position. */
  const pageAfter = (start: bigint): WindowPage | undefined =>
    pages[firstIndexAfter(pages, start, ({ through }) => through)];

  return {
    after: () => after,
    add(page) {
      append(page);
      events += page.events.length;
      chars += page.chars;
      while (isTooLarge()) dropOldest();
    },
    next: (start) => eventsAfter(pageAfter(start)?.events ?? [], start),
  };
}

/** The events of a page after a position; a copy, because a page may grow. */
export function eventsAfter(events: readonly LoggedEvent[], position: bigint): readonly LoggedEvent[] {
  return events.slice(firstIndexAfter(events, position, (event) => event.position));
}

/** Index of the first item after the position, by binary search; the items are in order. */
function firstIndexAfter<T>(items: readonly T[], position: bigint, positionOf: (item: T) => bigint): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && positionOf(item) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
