// Reads Emotive's webhooks, which are not signed.

import { contentKey } from '../../../domain/ids.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { ParsedDelivery, RawDelivery, WebhookReader } from '../../../domain/ports/vendor/deliveries.ts';
import { parseExactJson } from '../../../platform/adapter/exact-json.ts';
import type { EmotiveContext } from '../context.ts';
import { externalIdsTask } from '../map/external-ids.ts';
import { toObservations } from '../map/index.ts';
import { confirmTask } from '../tasks.ts';
import { asText, FieldProblemError, type EventWire } from '../wire/index.ts';
import { createAllowedSenders } from './allowed-senders.ts';
import { parseBody, type WebhookContent } from './body.ts';
import { toCanonicalJson } from './canonical-json.ts';

/** Throws an Error if `allowedAddresses` has an entry that is neither an address nor a network. */
export function createWebhookReader(context: EmotiveContext): WebhookReader {
  const isAllowedSender = createAllowedSenders(context.settings.allowedAddresses);
  return {
    // There is no signature: the secret path protects the endpoint, and the list of senders if one is set.
    verify: ({ remoteAddress }) =>
      isAllowedSender(remoteAddress) ? { accepted: true } : { accepted: false, reason: 'BAD_SIGNATURE' },
    parse: (delivery) => parse(delivery, context),
  };
}

function parse(delivery: RawDelivery, context: EmotiveContext): ParsedDelivery {
  const { settings } = context;
  let json: unknown;
  try {
    json = parseExactJson(new TextDecoder('utf-8', { fatal: true }).decode(delivery.body));
  } catch {
    return { state: 'unreadable', reason: 'UNPARSABLE', error: 'body: not JSON in UTF-8' };
  }
  try {
    const canonical = toCanonicalJson(json);
    const content = parseBody(json, settings.webhookForm);
    const bodyKey = `body:${contentKey(canonical)}`;
    if (settings.confirmWebhooks) {
      // Keyed by the body, not by event ids: a forged delivery must not block the true one with the same event id.
      const task = confirmTask(bodyKey, content.ticketKey, content.events);
      return { state: 'read', dedupeKey: bodyKey, observations: [task] };
    }
    const observations = toTrustedObservations(content, delivery.receivedAt, context);
    return { state: 'read', dedupeKey: eventsKeyOf(content.events) ?? bodyKey, observations };
  } catch (error) {
    if (!(error instanceof FieldProblemError)) throw error;
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
  }
}

/** The facts of the body, and the task that registers external ids for a ticket without one. */
function toTrustedObservations(
  content: WebhookContent,
  receivedAt: number,
  context: EmotiveContext,
): readonly Observation[] {
  const report = { ...content, contactKey: null, isWholeThread: false, hasAllReferences: false, receivedAt };
  const registered = asText(content.ticket?.external_ticket_id) !== null;
  return [...toObservations(report, context), ...externalIdsTask(content.ticketKey, registered, context.settings)];
}

/** The ids of the events if all have one, because a repetition carries the same ids; otherwise null. */
function eventsKeyOf(events: readonly EventWire[]): string | null {
  const ids = events.map((event) => asText(event.id));
  if (ids.length === 0 || ids.includes(null)) return null;
  return ids.length === 1 ? `event:${ids[0]}` : `events:${contentKey(...ids)}`;
}
