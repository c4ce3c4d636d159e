// The delivery inbox in SQLite: every webhook delivery once, with its state.

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
import { jsonColumn } from './database/json-column.ts';
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

const headersColumn = jsonColumn<NewDelivery['headers']>();
// JSON has no bigint, so positions are stored as strings of digits.
const positionsColumn = jsonColumn<readonly string[]>();

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
    headers: headersColumn.fromJson(row.headers),
    body: row.body,
    error: row.error,
    attempts: row.attempts,
    eventPositions: positionsColumn.fromJson(row.event_positions).map(BigInt),
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

// One read per state, each in index order. At most `limit` rows per state are merged.
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
const isAccepted = (state: DeliveryState): boolean => state === 'ACCEPTED' || state === 'REPLAYED';

function count(writer: Statements, account: string, state: DeliveryState, by: number): void {
  const column = COUNTER[state];
  if (column !== null)
    writer.run(`UPDATE delivery_counts SET ${column} = ${column} + ? WHERE account = ?`, by, account);
}

// One statement updates the time and the counter, because every webhook runs it.
function countReceived(writer: Statements, account: string, state: DeliveryState, receivedAt: number): void {
  const column = COUNTER[state];
  const [names, increment] = column === null ? ['', ''] : [`, ${column}`, `, ${column} = ${column} + 1`];
  writer.run(
    `INSERT INTO delivery_counts (account, last_received_at${names}) VALUES (?1, ?2${column === null ? '' : ', 1'})
     ON CONFLICT (account) DO UPDATE SET last_received_at = max(ifnull(last_received_at, ?2), ?2)${increment}`,
    account,
    receivedAt,
  );
}

const INSERT = `INSERT INTO deliveries
  (key, account, vendor, received_at, state, reason, dedupe_key, error, event_positions, headers, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (account, dedupe_key) WHERE state IN ('ACCEPTED', 'REPLAYED') AND dedupe_key IS NOT NULL DO NOTHING`;
const ACCEPTED = `SELECT key FROM deliveries WHERE account = ? AND dedupe_key = ?
  AND state IN ('ACCEPTED', 'REPLAYED') AND dedupe_key IS NOT NULL`;
const UPDATE_STATE = `UPDATE deliveries SET state = ?, reason = ?, error = ?, dedupe_key = ?, event_positions = ?,
  attempts = attempts + 1 WHERE key = ?`;

const toJson = (positions: readonly bigint[]): string => positionsColumn.toJson(positions.map(String));

function acceptedAs(writer: Statements, account: string, dedupeKey: string): string | null {
  return writer.get<{ key: string }>(ACCEPTED, account, dedupeKey)?.key ?? null;
}

function add(
  writer: Statements,
  delivery: NewDelivery,
  eventPositions: readonly bigint[],
): { duplicateOf: string | null } {
  const { key, account, vendor, receivedAt, state, reason, dedupeKey, error, headers, body } = delivery;
  const columns = [key, account, vendor, receivedAt, state, reason, dedupeKey, error];
  if (writer.run(INSERT, ...columns, toJson(eventPositions), headersColumn.toJson(headers), body).changes === 1) {
    countReceived(writer, account, state, receivedAt);
    return { duplicateOf: null };
  }
  const first = dedupeKey === null ? null : acceptedAs(writer, account, dedupeKey);
  if (first === null) throw new Error(`Delivery ${key} was not stored and is not a duplicate.`);
  writer.run('UPDATE deliveries SET attempts = attempts + 1 WHERE key = ?', first);
  countReceived(writer, account, 'DUPLICATE', receivedAt);
  return { duplicateOf: first };
}

type Outcome = Parameters<DeliveryInboxWriter['markProcessed']>[1];

function markProcessed(writer: Statements, key: string, outcome: Outcome): void {
  const { state, reason, error, dedupeKey, eventPositions } = outcome;
  const stored = writer.get<{ account: string; state: DeliveryState; dedupe_key: string | null }>(
    'SELECT account, state, dedupe_key FROM deliveries WHERE key = ?',
    key,
  );
  if (stored === undefined) throw new Error(`There is no delivery ${key} to mark as processed.`);
  if (dedupeKey !== null && isAccepted(state) && (!isAccepted(stored.state) || stored.dedupe_key !== dedupeKey)) {
    const accepted = acceptedAs(writer, stored.account, dedupeKey);
    if (accepted !== null && accepted !== key) throw new DuplicateDeliveryError(accepted);
  }
  writer.run(UPDATE_STATE, state, reason, error, dedupeKey, toJson(eventPositions), key);
  if (stored.state === state) return;
  count(writer, stored.account, stored.state, -1);
  count(writer, stored.account, state, 1);
}

function prune(writer: Statements, receivedBefore: number): number {
  const oldest = 'SELECT id FROM deliveries WHERE received_at < ? ORDER BY received_at, key LIMIT ?';
  const expired = writer.all<{ account: string; state: DeliveryState; amount: number }>(
    `SELECT account, state, count(*) AS amount FROM deliveries WHERE id IN (${oldest}) GROUP BY account, state`,
    receivedBefore,
    PRUNE_ROWS,
  );
  // The quarantined count is the number of stored deliveries; the other counts are totals since the start.
  for (const { account, state, amount } of expired) if (state === 'QUARANTINED') count(writer, account, state, -amount);
  return writer.run(`DELETE FROM deliveries WHERE id IN (${oldest})`, receivedBefore, PRUNE_ROWS).changes;
}

/** Writes deliveries inside the unit of `scope`. */
export function createInboxWriter(writer: Statements, scope: UnitScope): DeliveryInboxWriter {
  return {
    enqueue: async (deliveries) => {
      assertOpen(scope);
      enqueue(writer, deliveries);
      scope.enqueuedDeliveries = true;
    },
    dequeue: async (limit) => {
      assertOpen(scope);
      return dequeue(writer, limit);
    },
    add: async (delivery, eventPositions = []) => {
      assertOpen(scope);
      return add(writer, delivery, eventPositions);
    },
    acceptedAs: async (account, dedupeKey) => {
      assertOpen(scope);
      return acceptedAs(writer, account, dedupeKey);
    },
    markProcessed: async (key, outcome) => {
      assertOpen(scope);
      markProcessed(writer, key, outcome);
    },
    prune: async (receivedBefore) => {
      assertOpen(scope);
      return prune(writer, receivedBefore);
    },
  };
}
