// What is kept of a webhook delivery, whatever became of it.

import { createHash, randomUUIDv7 } from 'node:crypto';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { DeliveryState, NewDelivery } from '../../domain/ports/storage/delivery-inbox.ts';
import type { RawDelivery } from '../../domain/ports/vendor/deliveries.ts';

const KEPT_HEADERS = new Set(['content-type', 'content-length', 'user-agent', 'date', 'x-request-id']);

/** The record of a delivery, under a key of its own. */
export function newDelivery(
  account: OpenAccount,
  delivery: RawDelivery,
  rest: Pick<NewDelivery, 'state' | 'reason' | 'dedupeKey' | 'error'>,
): NewDelivery {
  const headers = storedHeaders(delivery);
  return {
    key: randomUUIDv7(), // Grows with time: the index is written where it was written last.
    vendor: account.vendor,
    account: account.id,
    receivedAt: delivery.receivedAt,
    headers,
    body: delivery.body,
    ...rest,
  };
}

/** A delivery that our own handling failed at. */
export function deadLetterOf(account: OpenAccount, delivery: RawDelivery, failure: unknown): NewDelivery {
  const error = `handling failed (${failure instanceof Error ? failure.name : 'unknown'})`;
  return newDelivery(account, delivery, { state: 'QUARANTINED', reason: 'HANDLER_ERROR', dedupeKey: null, error });
}

/** The headers that tell nothing of a secret. */
export function storedHeaders(delivery: RawDelivery): Record<string, string> {
  return Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => KEPT_HEADERS.has(name)));
}

/** What a kept delivery becomes when it was read again. */
export function processed(kept: { dedupeKey: string | null }, state: DeliveryState) {
  return { state, reason: null, error: null, dedupeKey: kept.dedupeKey, eventPositions: [] as readonly bigint[] };
}

/** Tells unreadable bodies apart. */
export function bodyKey(body: Uint8Array): string {
  return `body:${createHash('sha256').update(body).digest('base64url')}`;
}
