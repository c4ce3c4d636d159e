// Reads the committed projection.

import type { CatalogKind } from '../../../domain/catalog.ts';
import type { AccountId } from '../../../domain/ids.ts';
import type { MessageRecord } from '../../../domain/message.ts';
import type { StateReader } from '../../../domain/ports/storage/projection.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { TicketPredicate } from '../../../domain/ticket-query.ts';
import type { RecordCache } from '../record-cache.ts';
import { jsonColumn } from '../database/json-column.ts';
import type { Statements } from '../database/statements.ts';
import { findCatalogEntry, listCatalog, readCheckpoint, readCollectionObservedAt } from './catalog-table.ts';
import { findMessage, lastMessage } from './message-table.ts';
import { searches } from './tickets/predicate-sql.ts';
import { readThread } from './thread-table.ts';
import type { TicketLists } from './tickets/list.ts';
import { findAlias } from './tickets/aliases.ts';
import { findTicket, loadTicket, type TicketRow } from './tickets/table.ts';
import { findTimelineChange, readTimeline } from './timeline-table.ts';
import { readDisabledAt } from './disabled-accounts.ts';

export interface StateCaches {
  readonly tickets: RecordCache<TicketRecord>;
  readonly messages: RecordCache<MessageRecord>;
}

// Missing keys have no entry.
function byKey<T>(keys: readonly string[], find: (key: string) => T | null): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const key of new Set(keys)) {
    const value = find(key);
    if (value !== null) found.set(key, value);
  }
  return found;
}

function byNativeId(reader: Statements, caches: StateCaches, accounts: readonly AccountId[], nativeId: string) {
  const rows = reader.all<TicketRow & { account: string }>(
    'SELECT account, id, revision FROM tickets WHERE native_id = ? ORDER BY id',
    nativeId,
  );
  // Native ids are unique only within a vendor, so the order of the accounts decides.
  const row = accounts.map((account) => rows.find((one) => one.account === account)).find((one) => one !== undefined);
  return row === undefined ? null : loadTicket(reader, caches.tickets, row);
}

const rawColumn = jsonColumn<unknown>();

function rawOf(reader: Statements, account: AccountId, kind: 'ticket' | 'message', key: string): unknown {
  const tables =
    kind === 'ticket' ? 'tickets JOIN ticket_raws ON ticket_id = id' : 'messages JOIN message_raws ON message_id = id';
  const sql = `SELECT raw FROM ${tables} WHERE account = ? AND key = ?`;
  const row = reader.get<{ raw: string }>(sql, account, key);
  return row === undefined ? null : rawColumn.fromJson(row.raw);
}

/** `beforeSearch` updates the search index with everything committed. */
export function createStateReader(
  reader: Statements,
  caches: StateCaches,
  lists: TicketLists,
  beforeSearch: () => Promise<void>,
): StateReader {
  const prepareSearch = async (predicate: TicketPredicate): Promise<void> => {
    if (searches(predicate)) await beforeSearch();
  };
  return {
    tickets: async (account, keys) => byKey(keys, (key) => findTicket(reader, caches.tickets, account, key)),
    ticketAliases: async (account, keys) => byKey(keys, (key) => findAlias(reader, account, key)),
    ticketByNativeId: async (accounts, nativeId) => byNativeId(reader, caches, accounts, nativeId),
    listTickets: async (query) => {
      await prepareSearch(query.predicate);
      return lists.list(query);
    },
    countTickets: async (predicate) => {
      await prepareSearch(predicate);
      return lists.count(predicate);
    },
    messages: async (account, keys) => byKey(keys, (key) => findMessage(reader, caches.messages, account, key)),
    threads: async (account, queries) =>
      new Map(queries.map((query) => [query.ticketKey, readThread(reader, caches.messages, account, query)])),
    lastMessages: async (account, keys) => byKey(keys, (key) => lastMessage(reader, caches.messages, account, key)),
    timelines: async (account, keys, range) => byKey(keys, (key) => readTimeline(reader, account, key, range)),
    timelineChange: async (account, key) => findTimelineChange(reader, account, key),
    catalog: async <K extends CatalogKind>(account: AccountId, kind: K, keys: readonly string[]) =>
      byKey(keys, (key) => findCatalogEntry(reader, account, kind, key)),
    listCatalog: async (kind, query) => listCatalog(reader, kind, query),
    collectionObservedAt: async (account, kind) => readCollectionObservedAt(reader, account, kind),
    raw: async (account, kind, key) => rawOf(reader, account, kind, key),
    checkpoint: async (account) => readCheckpoint(reader, account),
    disabledAt: async (account) => readDisabledAt(reader, account),
  };
}
