// The running list of the Events pane: events and marks in the order they came, bounded, without anything of the page.

import type { WatchedEvent } from './watched-event.ts';

/** `reconnected`: nothing was lost. `pruned`: the log no longer has what came before. `replaced`: it is another log. */
export type Mark =
  | { readonly kind: 'reconnected'; readonly at: number; readonly awayMs: number }
  | { readonly kind: 'pruned' | 'replaced'; readonly at: number }
  | { readonly kind: 'unreadable'; readonly at: number; readonly reason: string };

/** One line of the list; `key` is unique over the life of the list. */
export type Entry =
  | { readonly key: number; readonly event: WatchedEvent; readonly mark: null }
  | { readonly key: number; readonly event: null; readonly mark: Mark };

export interface EventList {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** How many older lines were dropped to keep the bound. */
  readonly droppedCount: number;
  readonly nextKey: number;
}

export const MAX_ENTRIES = 500;
export const EMPTY_LIST: EventList = { entries: [], droppedCount: 0, nextKey: 1 };

/** The list with one event more. */
export function addEvent(list: EventList, event: WatchedEvent): EventList {
  return add(list, { key: list.nextKey, event, mark: null });
}

/** The list with one mark more; what was lost takes the place of the "nothing was lost" just before it. */
export function addMark(list: EventList, mark: Mark): EventList {
  const isOverruling = mark.kind === 'pruned' || mark.kind === 'replaced';
  const overruled = isOverruling && list.entries.at(-1)?.mark?.kind === 'reconnected';
  const before = overruled ? { ...list, entries: list.entries.slice(0, -1) } : list;
  return add(before, { key: list.nextKey, event: null, mark });
}

/** An empty list that continues the count. */
export function clearList(list: EventList): EventList {
  return { ...EMPTY_LIST, nextKey: list.nextKey };
}

function add(list: EventList, entry: Entry): EventList {
  const entries = [...list.entries, entry];
  const excess = Math.max(0, entries.length - MAX_ENTRIES);
  return {
    entries: excess === 0 ? entries : entries.slice(excess),
    droppedCount: list.droppedCount + excess,
    nextKey: entry.key + 1,
  };
}

/** What to show of the list; null shows all. Marks always stand, they are about the stream itself. */
export interface EventFilter {
  readonly type: string | null;
  readonly vendor: string | null;
}

/** The lines that fit the filter. */
export function filterEntries(entries: readonly Entry[], { type, vendor }: EventFilter): readonly Entry[] {
  if (type === null && vendor === null) return entries;
  return entries.filter(
    ({ event }) =>
      event === null || ((type === null || event.type === type) && (vendor === null || event.vendor === vendor)),
  );
}

/** Which values the events have at this field and how often, in the order of the alphabet. */
export function countBy(entries: readonly Entry[], field: 'type' | 'vendor'): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { event } of entries) {
    const value = event?.[field] ?? null;
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1));
}
