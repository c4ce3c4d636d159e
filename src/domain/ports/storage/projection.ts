// The projection: the current tickets, messages, timelines and catalogs, folded from the vendors' observations.

import type { CatalogKind, CatalogRecord } from '../../catalog.ts';
import type { AccountId } from '../../ids.ts';
import type { DeliveryStatus, MessageRecord } from '../../message.ts';
import type { TicketPredicate, TicketSort } from '../../ticket-query.ts';
import type { TicketRecord } from '../../ticket.ts';
import type { TimelineChange } from '../../timeline.ts';

export interface TicketListQuery {
  readonly predicate: TicketPredicate;
  readonly sort: TicketSort;
  /** Start after this row of the same sort; null: the first page. */
  readonly after: TicketPosition | null;
  readonly limit: number;
}

/** The position of a row in a sort: sort value and tie-breaker, both as returned by the store. */
export interface TicketPosition {
  readonly value: number;
  readonly id: number;
}

export interface PositionedTicket {
  readonly ticket: TicketRecord;
  readonly position: TicketPosition;
}

export interface ThreadQuery {
  readonly ticketKey: string;
  /** Position of the last message of the previous page; null: the first page. Threads are oldest first. */
  readonly after: ThreadPosition | null;
  readonly before: ThreadPosition | null;
  readonly limit: number;
  /** True: the newest `limit` messages of the range instead of the oldest. The result is always oldest first. */
  readonly fromEnd: boolean;
  readonly filter: MessagePredicate | null;
}

export interface ThreadPosition {
  readonly createdAt: number;
  readonly id: number;
}

/** A part of a timeline. */
export interface TimelineRange {
  /** Changes at this instant (epoch ms) and later; null: from the oldest on. */
  readonly from: number | null;
  readonly limit: number;
}

export interface MessagePredicate {
  readonly directions: readonly string[] | null;
  readonly visibilities: readonly string[] | null;
  readonly contentKinds: readonly string[] | null;
  readonly automated: boolean | null;
}

export interface ThreadPage {
  readonly messages: readonly { readonly message: MessageRecord; readonly position: ThreadPosition }[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly totalCount: number;
}

/** The progress of an account's sync. Survives restarts. */
export interface SyncCheckpoint {
  readonly phase: 'BACKFILL' | 'FOLLOWING';
  readonly cursor: string | null;
  readonly ticketsSeen: number;
  readonly ticketsExpected: number | null;
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly lastReadAt: number | null;
}

export interface StateReader {
  /** By requested key. A former key finds the ticket, whose record has the current key. Missing keys have no entry. */
  tickets(account: AccountId, keys: readonly string[]): Promise<ReadonlyMap<string, TicketRecord>>;
  /** The former keys among these, each with the current key of its ticket. */
  ticketAliases(account: AccountId, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The ticket of the first of these accounts that has this native id; null if none has. */
  ticketByNativeId(accounts: readonly AccountId[], nativeId: string): Promise<TicketRecord | null>;
  listTickets(query: TicketListQuery): Promise<readonly PositionedTicket[]>;
  countTickets(predicate: TicketPredicate): Promise<number>;
  messages(account: AccountId, keys: readonly string[]): Promise<ReadonlyMap<string, MessageRecord>>;
  /** One page per query, by ticket key. The map has an entry for every query. */
  threads(account: AccountId, queries: readonly ThreadQuery[]): Promise<ReadonlyMap<string, ThreadPage>>;
  lastMessages(account: AccountId, ticketKeys: readonly string[]): Promise<ReadonlyMap<string, MessageRecord>>;
  /** Oldest first, by ticket key. Without a range: all changes. */
  timelines(
    account: AccountId,
    ticketKeys: readonly string[],
    range?: TimelineRange,
  ): Promise<ReadonlyMap<string, readonly TimelineChange[]>>;
  timelineChange(
    account: AccountId,
    key: string,
  ): Promise<{ readonly ticketKey: string; readonly change: TimelineChange } | null>;
  catalog<K extends CatalogKind>(
    account: AccountId,
    kind: K,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, CatalogRecord<K>>>;
  /** Ordered by account, then key; starts after the given entry. */
  listCatalog<K extends CatalogKind>(kind: K, query: CatalogQuery): Promise<readonly CatalogRecord<K>[]>;
  /** When the whole collection was last read (epoch ms); null: never. */
  collectionObservedAt(account: AccountId, kind: CatalogKind): Promise<number | null>;
  /** The vendor's own object as last received; null if none is stored. */
  raw(account: AccountId, kind: 'ticket' | 'message', key: string): Promise<unknown>;
  checkpoint(account: AccountId): Promise<SyncCheckpoint | null>;
  /** When the vendor disabled the account (epoch ms); null: it is enabled, as far as the gateway knows. */
  disabledAt(account: AccountId): Promise<number | null>;
}

export interface CatalogQuery {
  readonly accounts: readonly AccountId[];
  readonly after: { readonly account: AccountId; readonly key: string } | null;
  readonly limit: number;
}

export interface StateWriter {
  /**
   * Reads inside the transaction and sees what earlier units wrote. A concurrent unit cannot change the ticket before
   * this one commits. A former key finds the ticket, whose record has the current key.
   */
  ticket(account: AccountId, key: string): Promise<TicketRecord | null>;
  message(account: AccountId, key: string): Promise<MessageRecord | null>;
  catalogEntry<K extends CatalogKind>(account: AccountId, kind: K, key: string): Promise<CatalogRecord<K> | null>;
  /** Tickets of a contact that are not done. */
  activeTicketsOf(account: AccountId, contactKey: string): Promise<readonly TicketRecord[]>;
  timelineKnown(account: AccountId, key: string): Promise<boolean>;
  /** An `undefined` raw leaves the stored raw object unchanged. */
  putTicket(record: TicketRecord, raw: unknown): Promise<void>;
  /** Deletes the ticket with this current key, its messages and its timeline. A former key deletes nothing. */
  removeTicket(account: AccountId, key: string): Promise<void>;
  /** Makes `key` a former key of ticket `toKey`. Existing aliases of `key` then point to `toKey` too. */
  putTicketAlias(account: AccountId, key: string, toKey: string): Promise<void>;
  putMessage(record: MessageRecord, raw: unknown): Promise<void>;
  putTimelineChange(account: AccountId, ticketKey: string, change: TimelineChange): Promise<void>;
  putCatalog(record: CatalogRecord): Promise<void>;
  /** Deletes the entries of a kind that are not among `keys`. `scope` limits this to keys with that prefix. */
  deleteMissing(account: AccountId, kind: CatalogKind, keys: readonly string[], scope: string | null): Promise<void>;
  putCollectionObservedAt(account: AccountId, kind: CatalogKind, observedAt: number): Promise<void>;
  putCheckpoint(account: AccountId, checkpoint: SyncCheckpoint): Promise<void>;
  disabledAt(account: AccountId): Promise<number | null>;
  /** null: the account is enabled again. */
  putDisabledAt(account: AccountId, at: number | null): Promise<void>;
  /** Stores a delivery status that arrived before its message. Of several, the furthest is stored. */
  putEarlyDelivery(account: AccountId, messageKey: string, early: EarlyDelivery): Promise<void>;
  /** Removes and returns the stored delivery status; null if there is none. */
  takeEarlyDelivery(account: AccountId, messageKey: string): Promise<EarlyDelivery | null>;
}

export interface EarlyDelivery {
  readonly status: DeliveryStatus;
  readonly error: string | null;
}
