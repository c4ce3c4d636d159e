// Calls a vendor's webhook reader. A reader that throws never loses a delivery.

import type { ParsedDelivery, RawDelivery, Verification, WebhookReader } from '../../domain/ports/vendor/deliveries.ts';
import { isNestedDeeperThan, MAX_JSON_DEPTH } from '../../platform/adapter/json-depth.ts';

/** A verification that throws counts as a refusal. */
export function verifyDelivery(webhook: WebhookReader, delivery: RawDelivery): Verification {
  try {
    return webhook.verify(delivery);
  } catch {
    return { accepted: false, reason: 'BAD_SIGNATURE' };
  }
}

/** A delivery that makes the reader throw is unreadable; it is quarantined until a fixed reader replays it. */
export function readDelivery(webhook: WebhookReader, delivery: RawDelivery): ParsedDelivery {
  if (isNestedDeeperThan(MAX_JSON_DEPTH, delivery.body))
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: `nested more than ${MAX_JSON_DEPTH} levels deep` };
  try {
    return webhook.parse(delivery);
  } catch (failure) {
    const kind = failure instanceof Error ? failure.name : 'unknown';
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: `the reader failed (${kind})` };
  }
}
