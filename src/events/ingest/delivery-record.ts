// Builds the inbox records of webhook deliveries.

import { createHash, randomUUIDv7 } from 'node:crypto';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { DeliveryState, NewDelivery } from '../../domain/ports/storage/delivery-inbox.ts';
import type { RawDelivery } from '../../domain/ports/vendor/deliveries.ts';

/** Headers that never contain a secret. */
const STORED_HEADERS = new Set(['content-type', 'content-length', 'user-agent', 'date', 'x-request-id']);

/** The record of a delivery, under a new key. */
export function newDelivery(
  account: OpenAccount,
  delivery: RawDelivery,
  rest: Pick<NewDelivery, 'state' | 'reason' | 'dedupeKey' | 'error'>,
): NewDelivery {
  const headers = storedHeaders(delivery);
  return {
    key: randomUUIDv7(), // Grows with time, so that inserts stay at the end of the index.
    vendor: account.vendor,
    account: account.id,
    receivedAt: delivery.receivedAt,
    headers,
    body: delivery.body,
    ...rest,
  };
}

/** The record of a delivery that the gateway failed to process. */
export function newDeadLetter(account: OpenAccount, delivery: RawDelivery, failure: unknown): NewDelivery {
  const error = `handling failed (${failure instanceof Error ? failure.name : 'unknown'})`;
  return newDelivery(account, delivery, { state: 'QUARANTINED', reason: 'HANDLER_ERROR', dedupeKey: null, error });
}

/** The headers to store; all others may contain secrets. */
export function storedHeaders(delivery: RawDelivery): Record<string, string> {
  return Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => STORED_HEADERS.has(name)));
}

/** The outcome of a replay without a reason, an error or events. */
export function replayOutcome(stored: { dedupeKey: string | null }, state: DeliveryState) {
  return { state, reason: null, error: null, dedupeKey: stored.dedupeKey, eventPositions: [] as readonly bigint[] };
}

/** The dedupe key of an unreadable delivery. */
export function bodyKey(body: Uint8Array): string {
  return `body:${createHash('sha256').update(body).digest('base64url')}`;
}
