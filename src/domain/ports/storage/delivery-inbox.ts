// The delivery inbox: webhook deliveries with their states, and the ingest queue of deliveries to process later.

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
  /** Unique per account among ACCEPTED and REPLAYED deliveries; null if the delivery could not be parsed. */
  readonly dedupeKey: string | null;
  /** Secrets are already removed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly error: string | null;
}

export interface DeliveryRecord extends NewDelivery {
  /** How often this delivery was processed, including duplicates sent by the vendor. */
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
  /** Time and key of the last delivery of the previous page; null: the first page. Lists are newest first. */
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

/** A verified delivery that is stored without processing. It has the headers that a processed delivery stores. */
export interface QueuedArrival {
  readonly account: AccountId;
  readonly receivedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface DeliveryInboxReader {
  /** Number of deliveries in the ingest queue. */
  arrivalsWaiting(): Promise<number>;
  byKeys(keys: readonly string[]): Promise<ReadonlyMap<string, DeliveryRecord>>;
  list(query: DeliveryQuery): Promise<readonly DeliveryRecord[]>;
  counts(account: AccountId): Promise<DeliveryCounts>;
}

export interface DeliveryInboxWriter {
  /**
   * Stores a delivery with the positions of the events that it caused. If an accepted delivery has the same dedupe key,
   * nothing is added: its `attempts` and the account's `duplicates` increase by one and `duplicateOf` is its key.
   */
  add(delivery: NewDelivery, eventPositions?: readonly bigint[]): Promise<{ readonly duplicateOf: string | null }>;
  /** The key of the accepted delivery with this dedupe key; null if there is none. */
  acceptedAs(account: AccountId, dedupeKey: string): Promise<string | null>;
  /** Appends deliveries to the ingest queue. */
  enqueue(deliveries: readonly QueuedArrival[]): Promise<void>;
  /** Removes the oldest deliveries from the ingest queue and returns them in order. */
  dequeue(limit: number): Promise<readonly QueuedArrival[]>;
  /**
   * Updates a stored delivery after it was processed again, and increases its `attempts`. Throws DuplicateDeliveryError
   * if it would become the second accepted delivery with this dedupe key.
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
  /** Deletes deliveries received before this instant (epoch ms). See EventLogWriter.prune. */
  prune(receivedBefore: number): Promise<number>;
}
