// Reads Postbox's webhooks: signed, one page each.

import type {
  ParsedDelivery,
  RawDelivery,
  WebhookReader,
} from '../../../../../../src/domain/ports/vendor/deliveries.ts';
import type { AdapterLog } from '../../../../../../src/domain/ports/vendor/module.ts';
import { equalBytes, hmac } from '../../../../../../src/platform/adapter/signature.ts';
import { readWire, SchemaMismatchError } from '../../../../../../src/platform/adapter/wire.ts';
import { toHead, toMessage } from '../map/index.ts';
import { delivery } from '../wire/index.ts';

export function createPostboxWebhook(secret: string, log: AdapterLog): WebhookReader {
  return {
    verify({ headers, body }) {
      const wanted = hmac('sha256', secret, body).toString('hex');
      const given = headers['x-postbox-signature'] ?? '';
      return equalBytes(given, wanted) ? { accepted: true } : { accepted: false, reason: 'BAD_SIGNATURE' };
    },
    parse: (raw) => parse(raw, log),
  };
}

function parse({ body }: RawDelivery, log: AdapterLog): ParsedDelivery {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { state: 'unreadable', reason: 'UNPARSABLE', error: 'body: not JSON in UTF-8' };
  }
  try {
    const { delivery: dedupeKey, letter, page } = readWire(delivery, json);
    return { state: 'read', dedupeKey, observations: [toHead(letter, log), toMessage(letter.id, page, log)] };
  } catch (error) {
    if (!(error instanceof SchemaMismatchError)) throw error;
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
  }
}
