// Parses deliveries of Glassix's webhook. The signature covers the raw body or, weaker, only a date.

import { contentKey } from '../../../domain/ids.ts';
import type { Observation } from '../../../domain/observation.ts';
import type {
  ParsedDelivery,
  RawDelivery,
  Verification,
  WebhookReader,
} from '../../../domain/ports/vendor/deliveries.ts';
import { parseExactJson } from '../../../platform/adapter/exact-json.ts';
import { equalBytes, hmac } from '../../../platform/adapter/signature.ts';
import { readWire, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { identityOf, type MapContext, toObservations } from '../map/index.ts';
import { toInstant } from '../map/time.ts';
import { event as eventShape, type WireEvent } from '../wire/events.ts';

/** A date signature does not cover the body, so it must be recent. */
const MAX_AGE_MS = 5 * 60_000;
const DATE_HEADER = 'x-glassix-auth-date';
/** The documents use the first name, the vendor's library the second. */
const DATE_SIGNATURE_HEADERS = ['x-glassix-auth-signature', 'x-glassix-auth'];
const REFUSED: Verification = { accepted: false, reason: 'BAD_SIGNATURE' };
const STALE: Verification = { accepted: false, reason: 'STALE_TIMESTAMP' };

function isSigned(given: string | undefined, secret: string, data: string | Uint8Array): boolean {
  const expected = `sha1=${hmac('sha1', secret, data).toString('hex')}`;
  return given !== undefined && equalBytes(given.trim().toLowerCase(), expected);
}

function verifyDate({ headers, receivedAt }: RawDelivery, secret: string): Verification {
  const date = headers[DATE_HEADER];
  const signature = DATE_SIGNATURE_HEADERS.map((name) => headers[name]).find((value) => value !== undefined);
  if (date === undefined || !isSigned(signature, secret, date)) return REFUSED;
  // The format of the date is not documented, so any parsable date is accepted.
  const at = toInstant(date) ?? Date.parse(date);
  return Math.abs(receivedAt - at) <= MAX_AGE_MS ? { accepted: true } : STALE;
}

function verify(delivery: RawDelivery, { settings }: MapContext): Verification {
  const bodySignature = delivery.headers['x-hub-signature'];
  if (bodySignature !== undefined)
    return isSigned(bodySignature, settings.apiSecret, delivery.body) ? { accepted: true } : REFUSED;
  return settings.acceptDateSignature ? verifyDate(delivery, settings.apiSecret) : REFUSED;
}

/** Equal for a repeated delivery, because URLs and queue receipts are left out. */
function dedupeKeyOf(event: WireEvent): string {
  return contentKey(event.key, event.dateTime, ...event.changes.map(identityOf));
}

function parseBody(body: unknown, delivery: RawDelivery, context: MapContext): ParsedDelivery {
  const list = Array.isArray(body) ? body : [body];
  if (list.length === 0) throw new SchemaMismatchError('(whole)');
  const root = (index: number): string => (Array.isArray(body) ? String(index) : '');
  const events = list.map((item: unknown, index) => readWire(eventShape, item, root(index)));
  const observations = events.flatMap((event, index): Observation[] =>
    toObservations(event, delivery.receivedAt, root(index), context),
  );
  const keys = events.map(dedupeKeyOf);
  return { state: 'read', dedupeKey: keys.length === 1 ? (keys[0] ?? '') : contentKey(...keys), observations };
}

function parseJson(bytes: Uint8Array): { readonly body: unknown } | null {
  try {
    return { body: parseExactJson(new TextDecoder('utf-8').decode(bytes)) };
  } catch {
    return null;
  }
}

/** Events of the queue have the same form. */
export function createWebhookReader(context: MapContext): WebhookReader {
  return {
    verify: (delivery) => verify(delivery, context),
    parse(delivery) {
      const json = parseJson(delivery.body);
      if (json === null) return { state: 'unreadable', reason: 'UNPARSABLE', error: 'the body is not JSON' };
      try {
        return parseBody(json.body, delivery, context);
      } catch (error) {
        if (!(error instanceof SchemaMismatchError)) throw error;
        return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
      }
    },
  };
}
