// The event log: one total order of events. Positions increase and are never reused.

import type { EventSelection, LoggedEvent, NewEvent } from '../../events/event.ts';

/**
 * Events become visible in the order of their positions: once a reader has seen position n, no event with a lower
 * position appears later. A store whose transactions commit concurrently must therefore serialise appends, or withhold
 * events that follow an open transaction. Positions may have gaps.
 */
export interface EventLogReader {
  /** Random id of this log. Cursors contain it, so that cursors of another log are rejected. */
  readonly id: string;
  /** Events after `after` (exclusive) in order, filtered by the selection. See EventQuery for the size of a page. */
  read(query: EventQuery): Promise<EventPage>;
  /** Position of the newest event; 0n for an empty log. */
  head(): Promise<bigint>;
  /** Retention deleted the events up to and including this position; 0n if none. */
  prunedThrough(): Promise<bigint>;
}

export interface EventQuery {
  readonly after: bigint;
  /** Maximum number of events. */
  readonly limit: number;
  /** null: all events. */
  readonly selection: EventSelection | null;
  /** The page ends with the event that reaches this many characters of JSON. @default no limit */
  readonly maxChars?: number;
}

export interface EventPage {
  readonly events: readonly LoggedEvent[];
  /** The page covers all positions up to this one. Continue after it. Equal to `after` if nothing is new. */
  readonly through: bigint;
  /** Size of the events in the log, in characters of JSON. */
  readonly chars: number;
}

export interface EventLogWriter {
  /** Appends in the given order and returns the events with their positions. */
  append(events: readonly NewEvent[]): Promise<readonly LoggedEvent[]>;
  /**
   * Deletes events received before this instant (epoch ms), from the oldest up to the first later one. Returns their
   * number. Like every `prune` of the store it deletes a few thousand at most: repeat it until it returns 0.
   */
  prune(receivedBefore: number): Promise<number>;
}
