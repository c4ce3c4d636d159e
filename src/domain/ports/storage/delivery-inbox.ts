// The inbox: what vendors delivered, what became of it, and what waits to be read.

import type { AccountId, VendorCode } from '../../ids.ts';

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
export interface QueuedArrival {
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
  add(delivery: NewDelivery, eventPositions?: readonly bigint[]): Promise<{ readonly duplicateOf: string | null }>;
  /** The key of the accepted delivery with this dedupe key; null when there is none. */
  acceptedAs(account: AccountId, dedupeKey: string): Promise<string | null>;
  /** Keeps deliveries as they came, behind those that wait already. */
  enqueue(arrivals: readonly QueuedArrival[]): Promise<void>;
  /** The oldest arrivals that wait, in their order; they are gone when this transaction commits. */
  dequeue(limit: number): Promise<readonly QueuedArrival[]>;
  /**
   * Says what became of a kept delivery that was read anew, which counts as one more attempt. Throws DuplicateDeliveryError when it would become the second accepted one with this dedupe key.
   */
  markProcessed(
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
