// The door between the gateway and its memory: event log, delivery inbox, projection, write ledger, outbox, one commit.

import type { CatalogKind, CatalogRecord } from '../catalog.ts';
import type { RecipientResult } from '../command.ts';
import type { EventSelection, LoggedEvent, NewEvent } from '../event.ts';
import type { AccountId, VendorCode } from '../ids.ts';
import type { DeliveryStatus, MessageRecord } from '../message.ts';
import type { TicketRecord } from '../ticket.ts';
import type { TicketPredicate, TicketSort } from '../ticket-query.ts';
import type { TimelineChange } from '../timeline.ts';
import type { OutboxReader, OutboxWriter } from './outbox.ts';

/**
 * Everything is kept by one store. Reads see committed state only. `commit` runs units one after the other, many in one
 * durable commit (group commit): it resolves after the commit is on disk, and rejects with nothing kept when the unit
 * throws or the disk refuses (StoreUnavailableError). A unit must not wait for anything but its transaction.
 */
export interface Store {
  readonly log: EventLogReader;
  readonly inbox: DeliveryInboxReader;
  readonly state: StateReader;
  readonly ledger: WriteLedgerReader;
  readonly outbox: OutboxReader;
  commit<T>(unit: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Called after each commit that appended events; a hint, not a promise. Returns the way to stop. */
  onAppend(listener: () => void): () => void;
  /** A secret made once per store, 32 bytes: signs page cursors. */
  readonly secret: Uint8Array;
  close(): Promise<void>;
}
export interface StoreTransaction {
  readonly log: EventLogWriter;
  readonly inbox: DeliveryInboxWriter;
  readonly state: StateWriter;
  readonly ledger: WriteLedgerWriter;
  readonly outbox: OutboxWriter;
}

/** The disk is full, locked or broken: nothing was kept; the vendor or client should try again. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** A delivery with the same dedupe key was accepted already: settling this one would do its work twice. */
export class DuplicateDeliveryError extends Error {
  override readonly name = 'DuplicateDeliveryError';
  /** The key of the delivery that was accepted. */
  readonly duplicateOf: string;
  constructor(duplicateOf: string) {
    super('A delivery with the same dedupe key was accepted already.');
    this.duplicateOf = duplicateOf;
  }
}

// ── The event log: one total order, positions grow without ever being reused ──────────────────────────────────────────
export interface EventLogReader {
  /** Random name of this log, so that a cursor of another log is recognised. */
  readonly id: string;
  /** Events after `after` (exclusive) in order, at most `limit`; with a selection only those it selects. */
  read(query: EventQuery): Promise<EventPage>;
  /** Position of the newest event; 0n for an empty log. */
  head(): Promise<bigint>;
  /** Events up to and including this position were dropped by retention; 0n when all are there. */
  prunedThrough(): Promise<bigint>;
}
export interface EventQuery {
  readonly after: bigint;
  readonly limit: number;
  readonly selection: EventSelection | null;
}
export interface EventPage {
  readonly events: readonly LoggedEvent[];
  /** Everything up to here was looked at; go on after it. Equal to `after` when there is nothing new. */
  readonly through: bigint;
}
export interface EventLogWriter {
  append(events: readonly NewEvent[]): Promise<readonly LoggedEvent[]>;
  /**
   * Drops events received before this instant (epoch ms), oldest first up to the first one to keep; returns how many.
   * At most a few thousand per call, as every `prune` here: call again until it returns 0.
   */
  prune(receivedBefore: number): Promise<number>;
}

// ── The inbox: every webhook delivery, with what became of it ─────────────────────────────────────────────────────────
export type DeliveryState = 'ACCEPTED' | 'DUPLICATE' | 'QUARANTINED' | 'REJECTED' | 'REPLAYED' | 'DISCARDED';
export type RejectReason =
  | 'BAD_SIGNATURE'
  | 'STALE_TIMESTAMP'
  | 'UNKNOWN_ENDPOINT'
  | 'BODY_TOO_LARGE'
  | 'UNPARSABLE'
  | 'SCHEMA_MISMATCH'
  | 'HANDLER_ERROR';
export interface NewDelivery {
  readonly key: string;
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly receivedAt: number;
  readonly state: DeliveryState;
  readonly reason: RejectReason | null;
  /** Unique per account among ACCEPTED and REPLAYED; null for what could not be read. */
  readonly dedupeKey: string | null;
  /** Secrets already taken out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly error: string | null;
}
export interface DeliveryRecord extends NewDelivery {
  /** How often this delivery was handled, repetitions by the vendor included. */
  readonly attempts: number;
  readonly eventPositions: readonly bigint[];
}
export interface DeliveryQuery {
  readonly accounts: readonly AccountId[];
  readonly vendors: readonly VendorCode[] | null;
  readonly states: readonly DeliveryState[] | null;
  readonly receivedFrom: number | null;
  /** Exclusive. */
  readonly receivedBefore: number | null;
  /** Newest first; the key and time of the last one of the page before. */
  readonly after: { readonly receivedAt: number; readonly key: string } | null;
  readonly limit: number;
}
export interface DeliveryCounts {
  readonly lastReceivedAt: number | null;
  readonly accepted: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly duplicates: number;
}
/** A verified delivery that was kept in a hurry, to be read later; headers are those that are kept anyway. */
export interface Arrival {
  readonly account: AccountId;
  readonly receivedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
export interface DeliveryInboxReader {
  /** How many arrivals wait to be read. */
  arrivalsWaiting(): Promise<number>;
  byKeys(keys: readonly string[]): Promise<ReadonlyMap<string, DeliveryRecord>>;
  list(query: DeliveryQuery): Promise<readonly DeliveryRecord[]>;
  counts(account: AccountId): Promise<DeliveryCounts>;
}
export interface DeliveryInboxWriter {
  /**
   * Keeps a delivery. When an accepted one with the same dedupe key is there, nothing is added, its `attempts` and the
   * account's duplicates grow by one, and its key comes back as `duplicateOf`. `eventPositions`: what it made already.
   */
  keep(delivery: NewDelivery, eventPositions?: readonly bigint[]): Promise<{ readonly duplicateOf: string | null }>;
  /** The key of the accepted delivery with this dedupe key; null when there is none. */
  acceptedAs(account: AccountId, dedupeKey: string): Promise<string | null>;
  /** Keeps deliveries as they came, behind those that wait already. */
  keepArrivals(arrivals: readonly Arrival[]): Promise<void>;
  /** The oldest arrivals that wait, in their order; they are gone when this transaction commits. */
  takeArrivals(limit: number): Promise<readonly Arrival[]>;
  /**
   * Says what became of a kept delivery that was read anew, which counts as one more attempt. Throws DuplicateDeliveryError when it would become the second accepted one with this dedupe key.
   */
  settle(
    key: string,
    outcome: {
      state: DeliveryState;
      reason: RejectReason | null;
      error: string | null;
      dedupeKey: string | null;
      eventPositions: readonly bigint[];
    },
  ): Promise<void>;
  prune(receivedBefore: number): Promise<number>;
}

// ── The projection: what we know of tickets, messages and the rest ────────────────────────────────────────────────────
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
  readonly sequence: number;
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
  readonly sequence: number;
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
  /** Oldest first, by ticket key. */
  timelines(account: AccountId, ticketKeys: readonly string[]): Promise<ReadonlyMap<string, readonly TimelineChange[]>>;
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
  switchedOffAt(account: AccountId): Promise<number | null>;
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
  keepOnly(account: AccountId, kind: CatalogKind, keys: readonly string[], scope: string | null): Promise<void>;
  putCollectionObservedAt(account: AccountId, kind: CatalogKind, observedAt: number): Promise<void>;
  putCheckpoint(account: AccountId, checkpoint: SyncCheckpoint): Promise<void>;
  switchedOffAt(account: AccountId): Promise<number | null>;
  /** null: it is on again. */
  putSwitchedOffAt(account: AccountId, at: number | null): Promise<void>;
  /** A delivery state that came before its message; taken out again when the message arrives. */
  putEarlyDelivery(account: AccountId, messageKey: string, early: EarlyDelivery): Promise<void>;
  takeEarlyDelivery(account: AccountId, messageKey: string): Promise<EarlyDelivery | null>;
}
export interface EarlyDelivery {
  readonly status: DeliveryStatus;
  readonly error: string | null;
}

// ── The write ledger: the same idempotency key never sends twice ──────────────────────────────────────────────────────
export interface LedgerEntry {
  /** Who wrote and their key: two clients never share one. */
  readonly key: string;
  /** Hash of what was asked; the same key with another hash is refused. */
  readonly requestHash: string;
  readonly startedAt: number;
  /** null while the first request is running or after a crash in it. */
  readonly outcome: WriteOutcome | null;
}
export interface WriteOutcome {
  readonly finishedAt: number;
  readonly account: AccountId;
  readonly ticketKey: string | null;
  readonly messageKey: string | null;
  /** Not there in entries of earlier releases. */
  readonly tagKey?: string | null;
  /** What became of each number of a send to many; not there in entries of earlier releases. */
  readonly recipients?: readonly RecipientResult[];
  readonly position: bigint | null;
  /** The user errors as JSON; an empty list for success. */
  readonly errors: readonly unknown[];
}
export interface WriteLedgerReader {
  entry(key: string): Promise<LedgerEntry | null>;
}
export interface WriteLedgerWriter {
  /** Opens an entry; when one is there already, it comes back and nothing changes. */
  begin(entry: LedgerEntry): Promise<LedgerEntry | null>;
  finish(key: string, outcome: WriteOutcome): Promise<void>;
  /** Takes an entry out again after a failure that surely did nothing, so that the same key may try again. */
  forget(key: string): Promise<void>;
  prune(startedBefore: number): Promise<number>;
}
