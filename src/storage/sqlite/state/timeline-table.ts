// Reads and writes what happened to tickets besides messages.

import type { AccountId } from '../../../domain/ids.ts';
import type { TimelineRange } from '../../../domain/ports/storage/projection.ts';
import type { TimelineChange } from '../../../domain/timeline.ts';
import type { Statements } from '../database/statements.ts';

/** SQLite takes -1 for no limit. */
const WHOLE_TIMELINE: TimelineRange = { from: null, limit: -1 };

interface TimelineRow {
  readonly ticket_key: string;
  readonly doc: string;
}

/** Oldest first, changes of the same instant in the order of their arrival. */
export function readTimeline(
  reader: Statements,
  account: AccountId,
  ticketKey: string,
  { from, limit }: TimelineRange = WHOLE_TIMELINE,
): TimelineChange[] {
  const sql = 'SELECT doc FROM timeline WHERE account = ? AND ticket_key = ? AND at >= ? ORDER BY at, id LIMIT ?';
  return reader
    .all<{ doc: string }>(sql, account, ticketKey, from ?? Number.MIN_SAFE_INTEGER, limit)
    .map((row) => JSON.parse(row.doc) as TimelineChange);
}

export function findTimelineChange(
  statements: Statements,
  account: AccountId,
  key: string,
): { ticketKey: string; change: TimelineChange } | null {
  const sql = 'SELECT ticket_key, doc FROM timeline WHERE account = ? AND key = ?';
  const row = statements.get<TimelineRow>(sql, account, key);
  return row === undefined ? null : { ticketKey: row.ticket_key, change: JSON.parse(row.doc) as TimelineChange };
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
    JSON.stringify(change),
  );
}
