// The event log in SQLite: each event has one increasing position and is read by position and selection.

import { selects, type EventSelection, type LoggedEvent, type NewEvent } from '../../domain/events/event.ts';
import type { EventLogReader, EventLogWriter, EventPage, EventQuery } from '../../domain/ports/storage/event-log.ts';
import { jsonColumn } from './database/json-column.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import { inList, type SqlFragment } from './database/sql-fragment.ts';
import type { SqlValue, Statements } from './database/statements.ts';
import { assertOpen, type UnitScope } from './unit-scope.ts';

// Maximum number of positions that one read scans for a selection. The reader continues from `through`.
const SCAN_POSITIONS = 10_000n;
const SCAN_ROWS = 500;
/** Maximum number of rows per prune, so that it does not block the event loop. */
export const PRUNE_ROWS = 5_000;
const PRUNED_THROUGH = 'events.prunedThrough';

const eventColumn = jsonColumn<NewEvent>();

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

// Preselects rows by columns; `selects` decides.
function coarseFilter(selection: EventSelection | null): SqlFragment {
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
  return { ...eventColumn.fromJson(row.doc), position: row.position };
}

function readPage(reader: Statements, query: EventQuery): EventPage {
  const { selection, limit, maxChars = Infinity } = query;
  const head = headOf(reader);
  if (query.after >= head || limit <= 0) return { events: [], through: query.after, chars: 0 };
  const from = max(query.after, prunedThroughOf(reader));
  // Events of given tickets are found by index. Every other selection scans a bounded range of positions.
  const ceiling = selection !== null && selection.tickets === null ? min(head, from + SCAN_POSITIONS) : head;
  const filter = coarseFilter(selection);
  const sql = `SELECT position, doc FROM events WHERE position > ? AND position <= ? AND ${filter.sql} ORDER BY position LIMIT ?`;
  const events: LoggedEvent[] = [];
  let after = query.after;
  let chars = 0;
  for (;;) {
    const requested = selection === null ? limit - events.length : Math.min(SCAN_ROWS, (limit - events.length) * 2);
    let scanned = 0;
    for (const row of reader.eachBig<EventRow>(sql, after, ceiling, ...filter.values, requested)) {
      const event = toLoggedEvent(row);
      scanned += 1;
      after = row.position;
      if (selection !== null && !selects(selection, event)) continue;
      events.push(event);
      chars += row.doc.length;
      if (events.length === limit || chars >= maxChars) return { events, through: after, chars };
    }
    if (scanned < requested) return { events, through: ceiling, chars };
  }
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Reads committed events. `id` is the random id of this log. */
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
    const values: SqlValue[] = [account, vendor, data.type, ticketKey, receivedAt, eventColumn.toJson(event)];
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

// Deletes only from the start of the log, so that one position describes what is missing.
function prune(writer: Statements, receivedBefore: number): number {
  const from = prunedThroughOf(writer);
  const firstRetained = writer.allBig<{ position: bigint }>(
    'SELECT position FROM events WHERE position > ? AND position <= ? AND received_at >= ? ORDER BY position LIMIT 1',
    from,
    from + BigInt(PRUNE_ROWS),
    receivedBefore,
  )[0];
  const through =
    firstRetained === undefined ? min(headOf(writer), from + BigInt(PRUNE_ROWS)) : firstRetained.position - 1n;
  if (through <= from) return 0;
  const { changes } = writer.run('DELETE FROM events WHERE position <= ?', through);
  writeMeta(writer, PRUNED_THROUGH, through.toString());
  return changes;
}
