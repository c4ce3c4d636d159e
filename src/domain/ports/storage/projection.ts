// The projection: tickets, messages, timelines and catalogs as the vendors' words add up to them.

import type { CatalogKind, CatalogRecord } from '../../catalog.ts';
import type { AccountId } from '../../ids.ts';
import type { DeliveryStatus, MessageRecord } from '../../message.ts';
import type { TicketPredicate, TicketSort } from '../../ticket-query.ts';
import type { TicketRecord } from '../../ticket.ts';
import type { TimelineChange } from '../../timeline.ts';

export interface TicketListQuery {
  readonly predicate: TicketPredicate;
  readonly sort: TicketSort;
  /** Start behind this row of the same sort; null: from the start. */
  readonly after: TicketPosition | null;
  readonly limit: number;
}

/** Where a row stands in a sort: the sort value and the tie-breaker, both as the store gave them. */
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
  /** Oldest first; position of the last message of the page before. */
  readonly after: ThreadPosition | null;
  readonly before: ThreadPosition | null;
  readonly limit: number;
  /** True: the newest `limit` messages of the range instead of the oldest. Always answered oldest first. */
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

/** How the reading of an account's history stands; kept over restarts. */
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
  /** By the key asked for; a former key of a ticket answers the ticket, whose record carries its key of today. */
  tickets(account: AccountId, keys: readonly string[]): Promise<ReadonlyMap<string, TicketRecord>>;
  /** Of these keys, those that tickets had before, with the key that each ticket has now. */
  ticketAliases(account: AccountId, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  ticketByNativeId(accounts: readonly AccountId[], nativeId: string): Promise<TicketRecord | null>;
  listTickets(query: TicketListQuery): Promise<readonly PositionedTicket[]>;
  countTickets(predicate: TicketPredicate): Promise<number>;
  messages(account: AccountId, keys: readonly string[]): Promise<ReadonlyMap<string, MessageRecord>>;
  /** One page per query, by ticket key; every ticket asked for is in the map. */
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
  /** In order of account, then key; after the given one. */
  listCatalog<K extends CatalogKind>(kind: K, query: CatalogQuery): Promise<readonly CatalogRecord<K>[]>;
  /** When the whole collection was last read; null: never. */
  collectionObservedAt(account: AccountId, kind: CatalogKind): Promise<number | null>;
  /** The vendor's own object as last seen; null when none was kept. */
  raw(account: AccountId, kind: 'ticket' | 'message', key: string): Promise<unknown>;
  checkpoint(account: AccountId): Promise<SyncCheckpoint | null>;
  /** When the vendor switched the account off (epoch ms); null: it is on, as far as we are told. */
  disabledAt(account: AccountId): Promise<number | null>;
}

export interface CatalogQuery {
  readonly accounts: readonly AccountId[];
  readonly after: { readonly account: AccountId; readonly key: string } | null;
  readonly limit: number;
}

export interface StateWriter {
  /**
   * Reads inside the transaction: what earlier units of the same commit wrote is seen. A former key answers the ticket
   * under its key of today.
   */
  ticket(account: AccountId, key: string): Promise<TicketRecord | null>;
  message(account: AccountId, key: string): Promise<MessageRecord | null>;
  catalogEntry<K extends CatalogKind>(account: AccountId, kind: K, key: string): Promise<CatalogRecord<K> | null>;
  /** Tickets of a contact that are not done. */
  activeTicketsOf(account: AccountId, contactKey: string): Promise<readonly TicketRecord[]>;
  timelineKnown(account: AccountId, key: string): Promise<boolean>;
  /** `undefined` raw keeps the one that is there. */
  putTicket(record: TicketRecord, raw: unknown): Promise<void>;
  /** The ticket under this very key, with its messages and its timeline; a former key removes nothing. */
  removeTicket(account: AccountId, key: string): Promise<void>;
  /** From now on the ticket with this key goes by `toKey`; keys that led to it lead there too. */
  putTicketAlias(account: AccountId, key: string, toKey: string): Promise<void>;
  putMessage(record: MessageRecord, raw: unknown): Promise<void>;
  putTimelineChange(account: AccountId, ticketKey: string, change: TimelineChange): Promise<void>;
  putCatalog(record: CatalogRecord): Promise<void>;
  /** Drops the entries of a kind that are not among `keys`; `scope` limits it to keys with that prefix. */
  deleteMissing(account: AccountId, kind: CatalogKind, keys: readonly string[], scope: string | null): Promise<void>;
  putCollectionObservedAt(account: AccountId, kind: CatalogKind, observedAt: number): Promise<void>;
  putCheckpoint(account: AccountId, checkpoint: SyncCheckpoint): Promise<void>;
  disabledAt(account: AccountId): Promise<number | null>;
  /** null: it is on again. */
  putDisabledAt(account: AccountId, at: number | null): Promise<void>;
  /** A delivery state that came before its message; taken out again when the message arrives. */
  putEarlyDelivery(account: AccountId, messageKey: string, early: EarlyDelivery): Promise<void>;
  takeEarlyDelivery(account: AccountId, messageKey: string): Promise<EarlyDelivery | null>;
}

export interface EarlyDelivery {
  readonly status: DeliveryStatus;
  readonly error: string | null;
}
