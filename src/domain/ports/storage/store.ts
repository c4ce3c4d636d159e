// The storage port: event log, delivery inbox, projection, write ledger and outbox, with one transaction over all.

import type { DeliveryInboxReader, DeliveryInboxWriter } from './delivery-inbox.ts';
import type { EventLogReader, EventLogWriter } from './event-log.ts';
import type { OutboxReader, OutboxWriter } from './outbox.ts';
import type { StateReader, StateWriter } from './projection.ts';
import type { WriteLedgerReader, WriteLedgerWriter } from './write-ledger.ts';

/**
 * One store holds everything. Reads see committed state only.
 *
 * Units of work are serialisable: each sees the effects of all units committed before it. A store may run a unit more
 * than once, for example after a conflict, and commits only the last run. Therefore a unit has no effects outside its
 * transaction (no calls, metrics or variables of the caller) and waits for nothing but its transaction.
 *
 * The event log becomes visible in order: see EventLogReader.
 */
export interface Store {
  readonly log: EventLogReader;
  readonly inbox: DeliveryInboxReader;
  readonly state: StateReader;
  readonly ledger: WriteLedgerReader;
  readonly outbox: OutboxReader;
  /**
   * Runs a unit of work and resolves with its value after the commit is durable. Rejects, with nothing of the unit
   * stored, if the unit throws or the store fails (StoreUnavailableError). The transaction is unusable afterwards.
   */
  commit<T>(unit: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Calls the listener after commits that appended events. A hint: calls may be merged or missed. Returns a stop. */
  onAppend(listener: () => void): () => void;
  /** A random secret of this store, 32 bytes. Signs page cursors and media URLs. */
  readonly secret: Uint8Array;
  /** Finishes accepted units, then rejects every use with StoreUnavailableError. Idempotent. */
  close(): Promise<void>;
}

export interface StoreTransaction {
  readonly log: EventLogWriter;
  readonly inbox: DeliveryInboxWriter;
  readonly state: StateWriter;
  readonly ledger: WriteLedgerWriter;
  readonly outbox: OutboxWriter;
}

/** The store cannot be read or written and nothing was stored. The vendor or client should retry. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** A delivery with the same dedupe key was already accepted, so this one must not be accepted too. */
export class DuplicateDeliveryError extends Error {
  override readonly name = 'DuplicateDeliveryError';
  /** The key of the accepted delivery. */
  readonly duplicateOf: string;
  constructor(duplicateOf: string) {
    super('A delivery with the same dedupe key was already accepted.');
    this.duplicateOf = duplicateOf;
  }
}
