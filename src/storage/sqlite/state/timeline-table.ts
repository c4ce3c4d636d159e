// Reads and writes the changes in the timelines of tickets.

import type { AccountId } from '../../../domain/ids.ts';
import type { TimelineRange } from '../../../domain/ports/storage/projection.ts';
import type { TimelineChange } from '../../../domain/timeline.ts';
import { jsonColumn } from '../database/json-column.ts';
import type { Statements } from '../database/statements.ts';

/** In SQLite a limit of -1 is no limit. */
const WHOLE_TIMELINE: TimelineRange = { from: null, limit: -1 };

const changeColumn = jsonColumn<TimelineChange>();

interface TimelineRow {
  readonly ticket_key: string;
  readonly doc: string;
}

/** Oldest first; changes of the same instant in the order in which they were stored. */
export function readTimeline(
  reader: Statements,
  account: AccountId,
  ticketKey: string,
  { from, limit }: TimelineRange = WHOLE_TIMELINE,
): TimelineChange[] {
  const sql = 'SELECT doc FROM timeline WHERE account = ? AND ticket_key = ? AND at >= ? ORDER BY at, id LIMIT ?';
  return reader
    .all<{ doc: string }>(sql, account, ticketKey, from ?? Number.MIN_SAFE_INTEGER, limit)
    .map((row) => changeColumn.fromJson(row.doc));
}

export function findTimelineChange(
  statements: Statements,
  account: AccountId,
  key: string,
): { ticketKey: string; change: TimelineChange } | null {
  const sql = 'SELECT ticket_key, doc FROM timeline WHERE account = ? AND key = ?';
  const row = statements.get<TimelineRow>(sql, account, key);
  return row === undefined ? null : { ticketKey: row.ticket_key, change: changeColumn.fromJson(row.doc) };
}

export function putTimelineChange(
  writer: Statements,
  account: AccountId,
  ticketKey: string,
  change: TimelineChange,
): void {
  writer.run(
    `INSERT INTO timeline (account, key, ticket_key, at, doc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account, key) DO UPDATE SET ticket_key = excluded.ticket_key, at = excluded.at, doc = excluded.doc`,
    account,
    change.key,
    ticketKey,
    change.at,
    changeColumn.toJson(change),
  );
}
