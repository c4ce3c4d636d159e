// The door between the gateway and its memory: event log, delivery inbox, projection, write ledger, outbox, one commit.

import type { DeliveryInboxReader, DeliveryInboxWriter } from './delivery-inbox.ts';
import type { EventLogReader, EventLogWriter } from './event-log.ts';
import type { OutboxReader, OutboxWriter } from './outbox.ts';
import type { StateReader, StateWriter } from './projection.ts';
import type { WriteLedgerReader, WriteLedgerWriter } from './write-ledger.ts';

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
