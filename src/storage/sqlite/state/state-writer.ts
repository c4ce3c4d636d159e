// Writes the projection inside a unit of work. Reads see what earlier units of the same commit wrote.

import type { CatalogKind } from '../../../domain/catalog.ts';
import type { AccountId } from '../../../domain/ids.ts';
import type { StateWriter } from '../../../domain/ports/storage/projection.ts';
import { isDone } from '../../../domain/ticket.ts';
import type { Statements } from '../database/statements.ts';
import { assertOpen, type UnitScope } from '../unit-scope.ts';
import {
  findCatalogEntry,
  deleteMissing,
  putCatalog,
  putCheckpoint,
  putCollectionObservedAt,
} from './catalog-table.ts';
import { findMessage, putEarlyDelivery, putMessage, takeEarlyDelivery } from './message-table.ts';
import type { StateCaches } from './state-reader.ts';
import { putAlias } from './tickets/aliases.ts';
import { findTicket, loadTicket, type TicketRow, type TicketWriter } from './tickets/table.ts';
import { findTimelineChange, putTimelineChange } from './timeline-table.ts';
import { putDisabledAt, readDisabledAt } from './disabled-accounts.ts';

export interface StateWriterParts {
  readonly writer: Statements;
  readonly caches: StateCaches;
  readonly tickets: TicketWriter;
  nextRevision(): number;
}

function activeTicketsOf({ writer, caches }: StateWriterParts, account: AccountId, contactKey: string) {
  const sql = 'SELECT id, revision FROM tickets WHERE contact_key = ? AND +account = ? ORDER BY id';
  const rows = writer.all<TicketRow>(sql, contactKey, account);
  return rows.map((row) => loadTicket(writer, caches.tickets, row)).filter((ticket) => !isDone(ticket));
}

/** Every method rejects once the unit of `scope` has ended. */
export function createStateWriter(parts: StateWriterParts, scope: UnitScope): StateWriter {
  const { writer, caches, tickets } = parts;
  const inUnit = <T>(execute: () => T): Promise<T> => {
    try {
      assertOpen(scope);
      return Promise.resolve(execute());
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  };
  return {
    ticket: (account, key) => inUnit(() => findTicket(writer, caches.tickets, account, key)),
    message: (account, key) => inUnit(() => findMessage(writer, caches.messages, account, key)),
    catalogEntry: <K extends CatalogKind>(account: AccountId, kind: K, key: string) =>
      inUnit(() => findCatalogEntry(writer, account, kind, key)),
    activeTicketsOf: (account, contactKey) => inUnit(() => activeTicketsOf(parts, account, contactKey)),
    timelineKnown: (account, key) => inUnit(() => findTimelineChange(writer, account, key) !== null),
    putTicket: (record, raw) =>
      inUnit(() => {
        tickets.put(record, raw);
        scope.queuedSearch = true;
      }),
    removeTicket: (account, key) =>
      inUnit(() => {
        tickets.remove(account, key);
        scope.queuedSearch = true;
      }),
    putTicketAlias: (account, key, toKey) => inUnit(() => putAlias(writer, account, key, toKey)),
    putMessage: (record, raw) =>
      inUnit(() => {
        putMessage(writer, caches.messages, record, raw, parts.nextRevision());
        scope.queuedSearch = true;
      }),
    putTimelineChange: (account, ticketKey, change) =>
      inUnit(() => putTimelineChange(writer, account, ticketKey, change)),
    putCatalog: (record) => inUnit(() => putCatalog(writer, record)),
    deleteMissing: (account, kind, keys, scopePrefix) =>
      inUnit(() => deleteMissing(writer, account, kind, keys, scopePrefix)),
    putCollectionObservedAt: (account, kind, at) => inUnit(() => putCollectionObservedAt(writer, account, kind, at)),
    putCheckpoint: (account, checkpoint) => inUnit(() => putCheckpoint(writer, account, checkpoint)),
    disabledAt: (account) => inUnit(() => readDisabledAt(writer, account)),
    putDisabledAt: (account, at) => inUnit(() => putDisabledAt(writer, account, at)),
    putEarlyDelivery: (account, key, early) => inUnit(() => putEarlyDelivery(writer, account, key, early)),
    takeEarlyDelivery: (account, key) => inUnit(() => takeEarlyDelivery(writer, account, key)),
  };
}
