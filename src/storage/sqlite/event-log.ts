// The event log in SQLite: one growing position per event, read by position and selection.

import { selects, type EventSelection, type LoggedEvent, type NewEvent } from '../../domain/events/event.ts';
import type { EventLogReader, EventLogWriter, EventPage, EventQuery } from '../../domain/ports/storage/event-log.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import { inList, type SqlFragment } from './database/sql-fragment.ts';
import type { SqlValue, Statements } from './database/statements.ts';
import { assertOpen, type UnitScope } from './unit-scope.ts';

// How many positions one read looks at when a selection matches little; the reader goes on from `through`.
const SCAN_POSITIONS = 10_000n;
const SCAN_ROWS = 500;
/** How many rows one prune takes, so that it never holds the event loop for long. */
export const PRUNE_ROWS = 5_000;
const PRUNED_THROUGH = 'events.prunedThrough';

interface EventRow {
  readonly position: bigint;
  readonly doc: string;
}

function headOf(statements: Statements): bigint {
  const row = statements.allBig<{ seq: bigint }>("SELECT seq FROM sqlite_sequence WHERE name = 'events'")[0];
  return row?.seq ?? 0n;
}

function prunedThroughOf(statements: Statements): bigint {
  return BigInt(readMeta(statements, PRUNED_THROUGH)?.toString() ?? '0');
}

// Narrows roughly; `selects` decides.
function roughly(selection: EventSelection | null): SqlFragment {
  if (selection === null) return { sql: '1', values: [] };
  const parts: SqlFragment[] = [];
  if (selection.tickets !== null) {
    parts.push(inList('ticket_key', unique(selection.tickets.map((ticket) => ticket.key))));
    const accounts = unique(selection.tickets.map((ticket) => ticket.account));
    parts.push(
      inList(
        'account',
        accounts.filter((account) => selection.accounts.includes(account)),
      ),
    );
  } else parts.push(inList('+account', selection.accounts));
  if (selection.types !== null) parts.push(inList('type', selection.types));
  if (selection.vendors !== null) parts.push(inList('vendor', selection.vendors));
  return { sql: parts.map((part) => part.sql).join(' AND '), values: parts.flatMap((part) => part.values) };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function toLoggedEvent(row: EventRow): LoggedEvent {
  return { ...(JSON.parse(row.doc) as NewEvent), position: row.position };
}

function readPage(reader: Statements, query: EventQuery): EventPage {
  const { selection, limit, maxChars = Infinity } = query;
  const head = headOf(reader);
  if (query.after >= head || limit <= 0) return { events: [], through: query.after, chars: 0 };
  const from = max(query.after, prunedThroughOf(reader));
  // Events of named tickets are found by index; every other selection looks at a bounded stretch.
  const ceiling = selection !== null && selection.tickets === null ? min(head, from + SCAN_POSITIONS) : head;
  const rough = roughly(selection);
  const sql = `SELECT position, doc FROM events WHERE position > ? AND position <= ? AND ${rough.sql} ORDER BY position LIMIT ?`;
  const events: LoggedEvent[] = [];
  let after = query.after;
  let chars = 0;
  for (;;) {
    const wanted = selection === null ? limit - events.length : Math.min(SCAN_ROWS, (limit - events.length) * 2);
    let looked = 0;
    for (const row of reader.eachBig<EventRow>(sql, after, ceiling, ...rough.values, wanted)) {
      const event = toLoggedEvent(row);
      looked += 1;
      after = row.position;
      if (selection !== null && !selects(selection, event)) continue;
      events.push(event);
      chars += row.doc.length;
      if (events.length === limit || chars >= maxChars) return { events, through: after, chars };
    }
    if (looked < wanted) return { events, through: ceiling, chars };
  }
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Reads committed events; `id` is the random name of this log. */
export function createEventLogReader(reader: Statements, id: string): EventLogReader {
  return {
    id,
    read: async (query) => readPage(reader, query),
    head: async () => headOf(reader),
    prunedThrough: async () => prunedThroughOf(reader),
  };
}

const APPEND = 'INSERT INTO events (account, vendor, type, ticket_key, received_at, doc) VALUES (?, ?, ?, ?, ?, ?)';

/** Appends inside the unit of `scope`. */
export function createEventLogWriter(writer: Statements, scope: UnitScope): EventLogWriter {
  const append = (event: NewEvent): LoggedEvent => {
    const { account, vendor, ticketKey, receivedAt, data } = event;
    const values: SqlValue[] = [account, vendor, data.type, ticketKey, receivedAt, JSON.stringify(event)];
    return { ...event, position: BigInt(writer.run(APPEND, ...values).lastRowid) };
  };
  return {
    append: async (events) => {
      assertOpen(scope);
      if (events.length > 0) scope.appendedEvents = true;
      return events.map(append);
    },
    prune: async (receivedBefore) => {
      assertOpen(scope);
      return prune(writer, receivedBefore);
    },
  };
}

// Only a stretch from the start is dropped, so that one position says what is gone.
function prune(writer: Statements, receivedBefore: number): number {
  const from = prunedThroughOf(writer);
  const kept = writer.allBig<{ position: bigint }>(
    'SELECT position FROM events WHERE position > ? AND position <= ? AND received_at >= ? ORDER BY position LIMIT 1',
    from,
    from + BigInt(PRUNE_ROWS),
    receivedBefore,
  )[0];
  const through = kept === undefined ? min(headOf(writer), from + BigInt(PRUNE_ROWS)) : kept.position - 1n;
  if (through <= from) return 0;
  const { changes } = writer.run('DELETE FROM events WHERE position <= ?', through);
  writeMeta(writer, PRUNED_THROUGH, through.toString());
  return changes;
}
