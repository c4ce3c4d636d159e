// The delivery inbox in SQLite: every webhook delivery once, with what became of it.

import type {
  DeliveryCounts,
  DeliveryInboxReader,
  DeliveryInboxWriter,
  DeliveryQuery,
  DeliveryRecord,
  DeliveryState,
  NewDelivery,
} from '../../domain/ports/storage/delivery-inbox.ts';
import { DuplicateDeliveryError } from '../../domain/ports/storage/store.ts';
import { countQueued, enqueue, dequeue } from './ingest-queue.ts';
import { PRUNE_ROWS } from './event-log.ts';
import { inList, joinFragments, type SqlFragment } from './database/sql-fragment.ts';
import type { Statements } from './database/statements.ts';
import { assertOpen, type UnitScope } from './unit-scope.ts';

interface DeliveryRow {
  key: string;
  account: string;
  vendor: string;
  received_at: number;
  state: DeliveryState;
  reason: NewDelivery['reason'];
  dedupe_key: string | null;
  attempts: number;
  error: string | null;
  event_positions: string;
  headers: string;
  body: Uint8Array;
}

const COLUMNS =
  'key, account, vendor, received_at, state, reason, dedupe_key, attempts, error, event_positions, headers, body';

function toDelivery(row: DeliveryRow): DeliveryRecord {
  return {
    key: row.key,
    vendor: row.vendor,
    account: row.account,
    receivedAt: row.received_at,
    state: row.state,
    reason: row.reason,
    dedupeKey: row.dedupe_key,
    headers: JSON.parse(row.headers) as Record<string, string>,
    body: row.body,
    error: row.error,
    attempts: row.attempts,
    eventPositions: (JSON.parse(row.event_positions) as string[]).map(BigInt),
  };
}

function conditions(query: DeliveryQuery): SqlFragment {
  const parts: SqlFragment[] = [inList('+account', query.accounts)];
  if (query.vendors !== null) parts.push(inList('vendor', query.vendors));
  if (query.receivedFrom !== null) parts.push({ sql: 'received_at >= ?', values: [query.receivedFrom] });
  if (query.receivedBefore !== null) parts.push({ sql: 'received_at < ?', values: [query.receivedBefore] });
  if (query.after !== null) {
    parts.push({ sql: '(received_at, key) < (?, ?)', values: [query.after.receivedAt, query.after.key] });
  }
  return joinFragments(parts, 'AND');
}

// One read per state, each in the order of its index; what is merged is small.
function listDeliveries(reader: Statements, query: DeliveryQuery): DeliveryRecord[] {
  const where = conditions(query);
  const order = 'ORDER BY received_at DESC, key DESC LIMIT ?';
  if (query.states === null) {
    const sql = `SELECT ${COLUMNS} FROM deliveries INDEXED BY deliveries_by_time WHERE ${where.sql} ${order}`;
    return reader.all<DeliveryRow>(sql, ...where.values, query.limit).map(toDelivery);
  }
  const sql = `SELECT ${COLUMNS} FROM deliveries INDEXED BY deliveries_by_state WHERE state = ? AND ${where.sql} ${order}`;
  return [...new Set(query.states)]
    .flatMap((state) => reader.all<DeliveryRow>(sql, state, ...where.values, query.limit))
    .sort((a, b) => b.received_at - a.received_at || Buffer.compare(Buffer.from(b.key), Buffer.from(a.key)))
    .slice(0, query.limit)
    .map(toDelivery);
}

function countsOf(reader: Statements, account: string): DeliveryCounts {
  const row = reader.get<DeliveryCounts>(
    'SELECT last_received_at AS lastReceivedAt, accepted, rejected, quarantined, duplicates FROM delivery_counts WHERE account = ?',
    account,
  );
  return row === undefined
    ? { lastReceivedAt: null, accepted: 0, rejected: 0, quarantined: 0, duplicates: 0 }
    : { ...row };
}

export function createInboxReader(reader: Statements): DeliveryInboxReader {
  return {
    byKeys: async (keys) => {
      const where = inList('key', [...new Set(keys)]);
      const rows = reader.all<DeliveryRow>(`SELECT ${COLUMNS} FROM deliveries WHERE ${where.sql}`, ...where.values);
      return new Map(rows.map((row) => [row.key, toDelivery(row)]));
    },
    list: async (query) => listDeliveries(reader, query),
    counts: async (account) => countsOf(reader, account),
    arrivalsWaiting: async () => countQueued(reader),
  };
}

const COUNTER: Record<DeliveryState, 'accepted' | 'rejected' | 'quarantined' | 'duplicates' | null> = {
  ACCEPTED: 'accepted',
  REPLAYED: 'accepted',
  REJECTED: 'rejected',
  QUARANTINED: 'quarantined',
  DUPLICATE: 'duplicates',
  DISCARDED: null,
};
const isTaken = (state: DeliveryState): boolean => state === 'ACCEPTED' || state === 'REPLAYED';

function count(writer: Statements, account: string, state: DeliveryState, by: number): void {
  const column = COUNTER[state];
  if (column !== null)
    writer.run(`UPDATE delivery_counts SET ${column} = ${column} + ? WHERE account = ?`, by, account);
}

// Seen and counted in one statement: this is on the way of every webhook.
function countSeen(writer: Statements, account: string, state: DeliveryState, receivedAt: number): void {
  const column = COUNTER[state];
  const [names, added] = column === null ? ['', ''] : [`, ${column}`, `, ${column} = ${column} + 1`];
  writer.run(
    `INSERT INTO delivery_counts (account, last_received_at${names}) VALUES (?1, ?2${column === null ? '' : ', 1'})
     ON CONFLICT (account) DO UPDATE SET last_received_at = max(ifnull(last_received_at, ?2), ?2)${added}`,
    account,
    receivedAt,
  );
}

const KEEP = `INSERT INTO deliveries
  (key, account, vendor, received_at, state, reason, dedupe_key, error, event_positions, headers, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (account, dedupe_key) WHERE state IN ('ACCEPTED', 'REPLAYED') AND dedupe_key IS NOT NULL DO NOTHING`;
const TAKEN = `SELECT key FROM deliveries WHERE account = ? AND dedupe_key = ?
  AND state IN ('ACCEPTED', 'REPLAYED') AND dedupe_key IS NOT NULL`;
const SETTLE = `UPDATE deliveries SET state = ?, reason = ?, error = ?, dedupe_key = ?, event_positions = ?,
  attempts = attempts + 1 WHERE key = ?`;

const toJson = (positions: readonly bigint[]): string => JSON.stringify(positions.map(String));

function acceptedAs(writer: Statements, account: string, dedupeKey: string): string | null {
  return writer.get<{ key: string }>(TAKEN, account, dedupeKey)?.key ?? null;
}

function keep(
  writer: Statements,
  delivery: NewDelivery,
  eventPositions: readonly bigint[],
): { duplicateOf: string | null } {
  const { key, account, vendor, receivedAt, state, reason, dedupeKey, error, headers, body } = delivery;
  const known = [key, account, vendor, receivedAt, state, reason, dedupeKey, error];
  if (writer.run(KEEP, ...known, toJson(eventPositions), JSON.stringify(headers), body).changes === 1) {
    countSeen(writer, account, state, receivedAt);
    return { duplicateOf: null };
  }
  const first = dedupeKey === null ? null : acceptedAs(writer, account, dedupeKey);
  if (first === null) throw new Error(`Delivery ${key} was not kept and is no repetition.`);
  writer.run('UPDATE deliveries SET attempts = attempts + 1 WHERE key = ?', first);
  countSeen(writer, account, 'DUPLICATE', receivedAt);
  return { duplicateOf: first };
}

type Outcome = Parameters<DeliveryInboxWriter['markProcessed']>[1];

function settle(writer: Statements, key: string, outcome: Outcome): void {
  const { state, reason, error, dedupeKey, eventPositions } = outcome;
  const known = writer.get<{ account: string; state: DeliveryState; dedupe_key: string | null }>(
    'SELECT account, state, dedupe_key FROM deliveries WHERE key = ?',
    key,
  );
  if (known === undefined) throw new Error(`There is no delivery ${key} to settle.`);
  if (dedupeKey !== null && isTaken(state) && (!isTaken(known.state) || known.dedupe_key !== dedupeKey)) {
    const taken = acceptedAs(writer, known.account, dedupeKey);
    if (taken !== null && taken !== key) throw new DuplicateDeliveryError(taken);
  }
  writer.run(SETTLE, state, reason, error, dedupeKey, toJson(eventPositions), key);
  if (known.state === state) return;
  count(writer, known.account, known.state, -1);
  count(writer, known.account, state, 1);
}

function prune(writer: Statements, receivedBefore: number): number {
  const oldest = 'SELECT id FROM deliveries WHERE received_at < ? ORDER BY received_at, key LIMIT ?';
  const gone = writer.all<{ account: string; state: DeliveryState; amount: number }>(
    `SELECT account, state, count(*) AS amount FROM deliveries WHERE id IN (${oldest}) GROUP BY account, state`,
    receivedBefore,
    PRUNE_ROWS,
  );
  // What waits for a decision must be there to be decided on; the other counts are of all time.
  for (const { account, state, amount } of gone) if (state === 'QUARANTINED') count(writer, account, state, -amount);
  return writer.run(`DELETE FROM deliveries WHERE id IN (${oldest})`, receivedBefore, PRUNE_ROWS).changes;
}

/** Keeps deliveries inside the unit of `scope`. */
export function createInboxWriter(writer: Statements, scope: UnitScope): DeliveryInboxWriter {
  return {
    enqueue: async (arrivals) => {
      assertOpen(scope);
      enqueue(writer, arrivals);
      scope.keptArrivals = true;
    },
    dequeue: async (limit) => {
      assertOpen(scope);
      return dequeue(writer, limit);
    },
    add: async (delivery, eventPositions = []) => {
      assertOpen(scope);
      return keep(writer, delivery, eventPositions);
    },
    acceptedAs: async (account, dedupeKey) => {
      assertOpen(scope);
      return acceptedAs(writer, account, dedupeKey);
    },
    markProcessed: async (key, outcome) => {
      assertOpen(scope);
      settle(writer, key, outcome);
    },
    prune: async (receivedBefore) => {
      assertOpen(scope);
      return prune(writer, receivedBefore);
    },
  };
}
