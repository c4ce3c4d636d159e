// Reads and writes single messages.

import type { AccountId } from '../../../domain/ids.ts';
import type { MessageRecord } from '../../../domain/message.ts';
import type { EarlyDelivery } from '../../../domain/ports/storage/projection.ts';
import { isDeliveryProgress } from '../../../domain/message.ts';
import type { RecordCache } from '../record-cache.ts';
import { jsonColumn } from '../database/json-column.ts';
import type { Statements } from '../database/statements.ts';
import { messageColumn, toMessageWords } from './message-words.ts';
import { queueForSearch } from './search-index.ts';

export interface MessageRow {
  readonly id: number;
  readonly revision: number;
}

const rawColumn = jsonColumn<unknown>();

export function loadMessage(statements: Statements, cache: RecordCache<MessageRecord>, row: MessageRow): MessageRecord {
  return cache.read(row.id, row.revision, () => {
    const found = statements.get<{ doc: string }>('SELECT doc FROM messages WHERE id = ?', row.id);
    if (found === undefined) throw new Error(`Message ${row.id} has no document.`);
    return found.doc;
  });
}

export function findMessage(
  statements: Statements,
  cache: RecordCache<MessageRecord>,
  account: AccountId,
  key: string,
): MessageRecord | null {
  const sql = 'SELECT id, revision FROM messages WHERE account = ? AND key = ?';
  const row = statements.get<MessageRow>(sql, account, key);
  return row === undefined ? null : loadMessage(statements, cache, row);
}

/** The newest message of a ticket. */
export function lastMessage(
  statements: Statements,
  cache: RecordCache<MessageRecord>,
  account: AccountId,
  ticketKey: string,
): MessageRecord | null {
  const sql =
    'SELECT id, revision FROM messages WHERE account = ? AND ticket_key = ? ORDER BY created_at DESC, id DESC LIMIT 1';
  const row = statements.get<MessageRow>(sql, account, ticketKey);
  return row === undefined ? null : loadMessage(statements, cache, row);
}

const PUT = `INSERT INTO messages
  (account, key, ticket_key, created_at, revision, direction, visibility, content_kind, automated, words, doc)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (account, key) DO UPDATE SET ticket_key = excluded.ticket_key, created_at = excluded.created_at,
    revision = excluded.revision, direction = excluded.direction, visibility = excluded.visibility,
    content_kind = excluded.content_kind, automated = excluded.automated, words = excluded.words, doc = excluded.doc
  RETURNING id`;

/** An existing message keeps its position among messages of the same instant. */
export function putMessage(
  writer: Statements,
  cache: RecordCache<MessageRecord>,
  record: MessageRecord,
  raw: unknown,
  revision: number,
): void {
  const { account, key, ticketKey, createdAt, direction, visibility, content, automated } = record;
  const words = toMessageWords(record.text);
  const before = writer.get<{ ticket_key: string | null; words: string }>(
    'SELECT ticket_key, words FROM messages WHERE account = ? AND key = ?',
    account,
    key,
  );
  const columns = [account, key, ticketKey, createdAt, revision, direction, visibility, content.kind];
  const row = writer.get<{ id: number }>(PUT, ...columns, automated ? 1 : 0, words, messageColumn.toJson(record));
  if (before?.words !== words || before.ticket_key !== ticketKey) {
    for (const ticket of new Set([before?.ticket_key ?? null, ticketKey])) queueTicket(writer, account, ticket);
  }
  if (row === undefined) throw new Error(`Message ${key} was not stored.`);
  cache.set(row.id, revision, record);
  if (raw === undefined) return;
  const sql =
    'INSERT INTO message_raws (message_id, raw) VALUES (?, ?) ON CONFLICT (message_id) DO UPDATE SET raw = excluded.raw';
  writer.run(sql, row.id, rawColumn.toJson(raw));
}

function queueTicket(writer: Statements, account: AccountId, ticketKey: string | null): void {
  if (ticketKey === null) return;
  const sql = 'SELECT id FROM tickets WHERE account = ? AND key = ?';
  const ticket = writer.get<{ id: number }>(sql, account, ticketKey);
  if (ticket !== undefined) queueForSearch(writer, ticket.id);
}

/** Stores the state that is further in the delivery. */
export function putEarlyDelivery(writer: Statements, account: AccountId, key: string, early: EarlyDelivery): void {
  const stored = readEarlyDelivery(writer, account, key);
  if (stored !== null && !isDeliveryProgress(stored.status, early.status)) return;
  const sql = 'INSERT OR REPLACE INTO early_deliveries (account, message_key, status, error) VALUES (?, ?, ?, ?)';
  writer.run(sql, account, key, early.status, early.error);
}

export function takeEarlyDelivery(writer: Statements, account: AccountId, key: string): EarlyDelivery | null {
  const stored = readEarlyDelivery(writer, account, key);
  if (stored !== null) writer.run('DELETE FROM early_deliveries WHERE account = ? AND message_key = ?', account, key);
  return stored;
}

function readEarlyDelivery(writer: Statements, account: AccountId, key: string): EarlyDelivery | null {
  const sql = 'SELECT status, error FROM early_deliveries WHERE account = ? AND message_key = ?';
  return writer.get<EarlyDelivery>(sql, account, key) ?? null;
}
