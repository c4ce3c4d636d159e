// The ingest queue in SQLite: deliveries stored under load and processed later, oldest first.

import type { QueuedArrival } from '../../domain/ports/storage/delivery-inbox.ts';
import { jsonColumn } from './database/json-column.ts';
import type { Statements } from './database/statements.ts';

interface QueueRow {
  readonly id: number;
  readonly account: string;
  readonly received_at: number;
  readonly headers: string;
  readonly body: Uint8Array;
}

const headersColumn = jsonColumn<QueuedArrival['headers']>();

const INSERT = 'INSERT INTO ingest_queue (account, received_at, headers, body) VALUES (?, ?, ?, ?)';
const OLDEST = 'SELECT id, account, received_at, headers, body FROM ingest_queue ORDER BY id LIMIT ?';

export function enqueue(writer: Statements, deliveries: readonly QueuedArrival[]): void {
  for (const { account, receivedAt, headers, body } of deliveries) {
    writer.run(INSERT, account, receivedAt, headersColumn.toJson(headers), body);
  }
}

/** Removes and returns the oldest deliveries, in their order. */
export function dequeue(writer: Statements, limit: number): readonly QueuedArrival[] {
  const rows = writer.all<QueueRow>(OLDEST, limit);
  const last = rows.at(-1);
  if (last !== undefined) writer.run('DELETE FROM ingest_queue WHERE id <= ?', last.id);
  return rows.map(({ account, received_at: receivedAt, headers, body }) => ({
    account,
    receivedAt,
    headers: headersColumn.fromJson(headers),
    body,
  }));
}

export function countQueued(reader: Statements): number {
  return reader.get<{ amount: number }>('SELECT count(*) AS amount FROM ingest_queue')?.amount ?? 0;
}
