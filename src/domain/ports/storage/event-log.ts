// The event log: one total order, positions grow without ever being reused.

import type { EventSelection, LoggedEvent, NewEvent } from '../../events/event.ts';

export interface EventLogReader {
  /** Random name of this log, so that a cursor of another log is recognised. */
  readonly id: string;
  /** Events after `after` (exclusive) in order, at most `limit`, fewer large ones; with a selection only those it selects. */
  read(query: EventQuery): Promise<EventPage>;
  /** Position of the newest event; 0n for an empty log. */
  head(): Promise<bigint>;
  /** Events up to and including this position were dropped by retention; 0n when all are there. */
  prunedThrough(): Promise<bigint>;
}

export interface EventQuery {
  readonly after: bigint;
  readonly limit: number;
  readonly selection: EventSelection | null;
  /** The page ends with the event that brings it to so many characters of JSON; absent: however many there are. */
  readonly maxChars?: number;
}

export interface EventPage {
  readonly events: readonly LoggedEvent[];
  /** Everything up to here was looked at; go on after it. Equal to `after` when there is nothing new. */
  readonly through: bigint;
  /** Characters of JSON that the events have in the log. */
  readonly chars: number;
}

export interface EventLogWriter {
  append(events: readonly NewEvent[]): Promise<readonly LoggedEvent[]>;
  /**
   * Drops events received before this instant (epoch ms), oldest first up to the first one to keep; returns how many.
   * At most a few thousand per call, as every `prune` here: call again until it returns 0.
   */
  prune(receivedBefore: number): Promise<number>;
}
