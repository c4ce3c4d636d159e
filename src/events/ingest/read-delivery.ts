// Asks a vendor's reader about a delivery; whatever it throws, the delivery is not lost.

import type { ParsedDelivery, RawDelivery, Verification, WebhookReader } from '../../domain/ports/vendor/deliveries.ts';
import { isNestedDeeperThan, MAX_JSON_DEPTH } from '../../platform/adapter/json-depth.ts';

/** A check that throws has not accepted anything. */
export function verifyDelivery(webhook: WebhookReader, delivery: RawDelivery): Verification {
  try {
    return webhook.verify(delivery);
  } catch {
    return { accepted: false, reason: 'BAD_SIGNATURE' };
  }
}

/** A reader that throws has met something nobody foresaw: the delivery is kept for a better reader, never lost. */
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
