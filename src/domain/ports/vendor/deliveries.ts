// What comes from a vendor by itself: webhooks, and deliveries that wait to be fetched.

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
      /** Equal for a repetition of the same delivery, different for everything else. */
      readonly dedupeKey: string;
      readonly observations: readonly Observation[];
    }
  | { readonly state: 'unreadable'; readonly reason: 'UNPARSABLE' | 'SCHEMA_MISMATCH'; readonly error: string };

export interface WebhookReader {
  /** Checks the sender over the raw bytes. A vendor without signatures accepts what came over the secret path. */
  verify(delivery: RawDelivery): Verification;
  /** Pure: no clock, no call. `error` names the field, never its value. */
  parse(delivery: RawDelivery): ParsedDelivery;
  /** Headers that every 2xx must carry for the vendor (the answer to a challenge); none by default. */
  answerHeaders?(delivery: RawDelivery): Readonly<Record<string, string>>;
}

/** A delivery that waited at the vendor until it was fetched. */
export interface QueuedDelivery {
  /** What it is taken off the queue by. */
  readonly receipt: string;
  /** The same bytes that a webhook would have brought: `WebhookReader.parse` reads them. */
  readonly body: Uint8Array;
}

/** Deliveries that wait at the vendor: the other way in beside webhooks, for whoever cannot be reached from outside. */
export interface DeliveryQueue {
  /** Milliseconds between two looks at a queue that was empty. */
  readonly everyMs: number;
  /** The oldest ones, left on the queue; an empty list when there are none. Throws VendorCallError. */
  receive(): Promise<readonly QueuedDelivery[]>;
  /** Takes them off the queue; only called when they are on disk here. Throws VendorCallError. */
  acknowledge(receipts: readonly string[]): Promise<void>;
}
