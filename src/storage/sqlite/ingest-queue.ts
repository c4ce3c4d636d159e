// The queue of deliveries that were kept under pressure, oldest first.

import type { QueuedArrival } from '../../domain/ports/storage/delivery-inbox.ts';
import type { Statements } from './database/statements.ts';

interface ArrivalRow {
  readonly id: number;
  readonly account: string;
  readonly received_at: number;
  readonly headers: string;
  readonly body: Uint8Array;
}

const KEEP = 'INSERT INTO ingest_queue (account, received_at, headers, body) VALUES (?, ?, ?, ?)';
const OLDEST = 'SELECT id, account, received_at, headers, body FROM ingest_queue ORDER BY id LIMIT ?';

export function enqueue(writer: Statements, arrivals: readonly QueuedArrival[]): void {
  for (const { account, receivedAt, headers, body } of arrivals) {
    writer.run(KEEP, account, receivedAt, JSON.stringify(headers), body);
  }
}

/** Takes the oldest ones out of the queue, in their order. */
export function dequeue(writer: Statements, limit: number): readonly QueuedArrival[] {
  const rows = writer.all<ArrivalRow>(OLDEST, limit);
  const last = rows.at(-1);
  if (last !== undefined) writer.run('DELETE FROM ingest_queue WHERE id <= ?', last.id);
  return rows.map(({ account, received_at: receivedAt, headers, body }) => ({
    account,
    receivedAt,
    headers: JSON.parse(headers) as Record<string, string>,
    body,
  }));
}

export function countQueued(reader: Statements): number {
  return reader.get<{ amount: number }>('SELECT count(*) AS amount FROM ingest_queue')?.amount ?? 0;
}
