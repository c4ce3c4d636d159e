// Reads and writes what happened to tickets besides messages.

import type { AccountId } from '../../../domain/ids.ts';
import type { TimelineChange } from '../../../domain/timeline.ts';
import type { Statements } from '../database/statements.ts';

interface TimelineRow {
  readonly ticket_key: string;
  readonly doc: string;
}

/** Oldest first, changes of the same instant in the order of their arrival. */
export function readTimeline(reader: Statements, account: AccountId, ticketKey: string): TimelineChange[] {
  const sql = 'SELECT doc FROM timeline WHERE account = ? AND ticket_key = ? ORDER BY at, id';
  return reader.all<{ doc: string }>(sql, account, ticketKey).map((row) => JSON.parse(row.doc) as TimelineChange);
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
