// Parses deliveries of Postbox's webhook: signed, one page each.

import type {
  ParsedDelivery,
  RawDelivery,
  WebhookReader,
} from '../../../../../../src/domain/ports/vendor/deliveries.ts';
import { equalBytes, hmac } from '../../../../../../src/platform/adapter/signature.ts';
import { readWire, SchemaMismatchError } from '../../../../../../src/platform/adapter/wire.ts';
import type { PostboxContext } from '../map/context.ts';
import { toHead, toMessage } from '../map/index.ts';
import { delivery } from '../wire/index.ts';

export function createWebhookReader(context: PostboxContext): WebhookReader {
  return {
    verify({ headers, body }) {
      const expected = hmac('sha256', context.settings.webhookSecret, body).toString('hex');
      const signature = headers['x-postbox-signature'] ?? '';
      return equalBytes(signature, expected) ? { accepted: true } : { accepted: false, reason: 'BAD_SIGNATURE' };
    },
    parse: (raw) => parse(raw, context),
  };
}

function parse({ body }: RawDelivery, context: PostboxContext): ParsedDelivery {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { state: 'unreadable', reason: 'UNPARSABLE', error: 'body: not JSON in UTF-8' };
  }
  try {
    const { delivery: dedupeKey, letter, page } = readWire(delivery, json);
    return { state: 'read', dedupeKey, observations: [toHead(letter, context), toMessage(letter.id, page, context)] };
  } catch (error) {
    if (!(error instanceof SchemaMismatchError)) throw error;
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
  }
}
