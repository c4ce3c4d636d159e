// Reads the event log for clients: positions as cursors, pages, and selections that follow moved tickets.

import { RequestError } from '../domain/errors/error-codes.ts';
import type { EventSelection, LoggedEvent } from '../domain/events/event.ts';
import { parseEventCursor, toEventCursor } from '../domain/events/event-cursor.ts';
import type { EventPage, EventQuery } from '../domain/ports/storage/event-log.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Tail } from '../domain/ports/tail.ts';

export interface EventLogReads {
  /** The cursor of a position in this log. */
  cursorAt(position: bigint): string;
  /** The position of a cursor. Throws BAD_CURSOR for garbage, a cursor of another log and one ahead of this log. */
  positionOf(cursor: string): Promise<bigint>;
  /** Position of the newest event; 0n for an empty log. Rejects when the store cannot be read. */
  newest(): Promise<bigint>;
  /** Retention dropped events up to and including this position; 0n: none. */
  prunedThrough(): Promise<bigint>;
  page(query: EventQuery): Promise<EventPage>;
  /** The events at these positions; dropped ones are left out. */
  eventsAt(positions: readonly bigint[]): Promise<readonly LoggedEvent[]>;
  /** Adds the current keys of moved tickets to the selection, because new events carry those. */
  withMovedTickets(selection: EventSelection): Promise<EventSelection>;
}

export interface EventLogReadsOptions {
  readonly store: Pick<Store, 'log' | 'state'>;
  readonly tail: Pick<Tail, 'head'>;
}

export function createEventLogReads({ store, tail }: EventLogReadsOptions): EventLogReads {
  const { log, state } = store;
  return {
    cursorAt: (position) => toEventCursor(log.id, position),
    async positionOf(cursor) {
      const parsed = parseEventCursor(log.id, cursor);
      if (parsed.state === 'garbled')
        throw badCursor('GARBLED', 'This is not an event cursor. Use the cursor of an event or `eventCursor`.');
      if (parsed.state === 'foreign')
        throw badCursor('FOREIGN', 'This cursor belongs to another event log. Read a snapshot and subscribe again.');
      // A write's payload may name an event that followers have not received yet.
      if (parsed.position > tail.head() && parsed.position > (await log.head()))
        throw badCursor('FUTURE', 'This cursor is ahead of the event log. Read a snapshot and subscribe again.');
      return parsed.position;
    },
    newest: () => log.head(),
    prunedThrough: () => log.prunedThrough(),
    page: (query) => log.read(query),
    async eventsAt(positions) {
      const pages = await Promise.all(
        positions.map((position) => log.read({ after: position - 1n, limit: 1, selection: null })),
      );
      return pages.flatMap(({ events }, index) => events.filter(({ position }) => position === positions[index]));
    },
    async withMovedTickets(selection) {
      const { tickets } = selection;
      if (tickets === null || tickets.length === 0) return selection;
      const moved = await Promise.all(
        [...Map.groupBy(tickets, ({ account }) => account)].map(async ([account, refs]) => {
          const aliases = await state.ticketAliases(
            account,
            refs.map(({ key }) => key),
          );
          return [...aliases.values()].map((key) => ({ account, key }));
        }),
      );
      return { ...selection, tickets: [...tickets, ...moved.flat()] };
    },
  };
}

function badCursor(problem: 'GARBLED' | 'FOREIGN' | 'FUTURE', message: string): RequestError {
  return new RequestError('BAD_CURSOR', message, { problem });
}
