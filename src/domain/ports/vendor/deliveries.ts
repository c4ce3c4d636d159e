// What a vendor pushes: webhooks, and deliveries in a queue at the vendor.

import type { Observation } from '../../observation.ts';

export interface RawDelivery {
  /** Lower-case header names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly remoteAddress: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export type Verification =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: 'BAD_SIGNATURE' | 'STALE_TIMESTAMP' };

export type ParsedDelivery =
  | {
      readonly state: 'read';
      /** Equal for repetitions of one delivery, different for any other delivery. */
      readonly dedupeKey: string;
      readonly observations: readonly Observation[];
      /** Unreadable entries of a list, each as a body of its own, which is quarantined. Absent: none. */
      readonly leftOut?: readonly UnreadableEntry[];
    }
  | { readonly state: 'unreadable'; readonly reason: 'UNPARSABLE' | 'SCHEMA_MISMATCH'; readonly error: string };

/** An entry of a delivery that could not be read. */
export interface UnreadableEntry {
  /** A delivery with this entry only; `WebhookReader.parse` reads it. */
  readonly body: Uint8Array;
  /** Names the field, never its value. */
  readonly error: string;
}

export interface WebhookReader {
  /** Verifies the sender over the raw bytes. A vendor without signatures accepts every delivery on the secret path. */
  verify(delivery: RawDelivery): Verification;
  /** Pure: no clock, no call. `error` names the field, never its value. */
  parse(delivery: RawDelivery): ParsedDelivery;
  /** Headers that the vendor requires in every 2xx response, such as the response to a challenge; none by default. */
  answerHeaders?(delivery: RawDelivery): Readonly<Record<string, string>>;
}

/** A delivery in the vendor's queue. */
export interface QueuedDelivery {
  /** Identifies the delivery for `acknowledge`. */
  readonly receipt: string;
  /** The body of the equivalent webhook; `WebhookReader.parse` reads it. */
  readonly body: Uint8Array;
}

/** A queue at the vendor, for gateways that cannot receive webhooks. */
export interface DeliveryQueue {
  /** Milliseconds between polls of an empty queue. */
  readonly everyMs: number;
  /** The oldest deliveries; they stay in the queue. Empty: none. Throws VendorCallError. */
  receive(): Promise<readonly QueuedDelivery[]>;
  /** Deletes deliveries from the queue; called only after they are stored. Throws VendorCallError. */
  acknowledge(receipts: readonly string[]): Promise<void>;
}
