// The queue of deliveries that were kept under pressure, oldest first.

import type { Arrival } from '../../domain/ports/store.ts';
import type { Statements } from './database/statements.ts';

interface ArrivalRow {
  readonly sequence: number;
  readonly account: string;
  readonly received_at: number;
  readonly headers: string;
  readonly body: Uint8Array;
}

const KEEP = 'INSERT INTO arrivals (account, received_at, headers, body) VALUES (?, ?, ?, ?)';
const OLDEST = 'SELECT sequence, account, received_at, headers, body FROM arrivals ORDER BY sequence LIMIT 1';

export function keepArrivals(writer: Statements, arrivals: readonly Arrival[]): void {
  for (const { account, receivedAt, headers, body } of arrivals) {
    writer.run(KEEP, account, receivedAt, JSON.stringify(headers), body);
  }
}

/** Takes the oldest one out of the queue; null when none waits. */
export function takeArrival(writer: Statements): Arrival | null {
  const row = writer.get<ArrivalRow>(OLDEST);
  if (row === undefined) return null;
  writer.run('DELETE FROM arrivals WHERE sequence = ?', row.sequence);
  const headers = JSON.parse(row.headers) as Record<string, string>;
  return { account: row.account, receivedAt: row.received_at, headers, body: row.body };
}

export function countArrivals(reader: Statements): number {
  return reader.get<{ amount: number }>('SELECT count(*) AS amount FROM arrivals')?.amount ?? 0;
}
