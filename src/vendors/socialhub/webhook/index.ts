// Verifies SocialHub's webhooks over their raw bytes, answers the challenge that every 2xx must carry, and parses them.

import { contentKey } from '../../../domain/ids.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { ParsedDelivery, RawDelivery, WebhookReader } from '../../../domain/ports/vendor/deliveries.ts';
import { readWire, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import type { SocialhubContext } from '../context.ts';
import { accountEnabled, toAccountState } from '../map/account.ts';
import { needsFollowup, toActionObservations } from '../map/requested-actions.ts';
import { channelAction, delivery as deliveryBody, ticketAction, type WireTicketAction } from '../wire/index.ts';
import { challengeHeaders, verify } from './signature.ts';

export function createWebhookReader(context: SocialhubContext): WebhookReader {
  const { webhookSecret } = context.settings;
  return {
    verify: (delivery) => verify(delivery, webhookSecret),
    parse: (delivery) => parse(delivery, context),
    answerHeaders: (delivery) => challengeHeaders(delivery, webhookSecret),
  };
}

function parse(delivery: RawDelivery, context: SocialhubContext): ParsedDelivery {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(delivery.body));
  } catch {
    return { state: 'unreadable', reason: 'UNPARSABLE', error: 'body: not JSON in UTF-8' };
  }
  try {
    return parseBody(json, delivery, context);
  } catch (error) {
    if (!(error instanceof SchemaMismatchError)) throw error;
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
  }
}

interface DeliveredEvent {
  readonly kind: string;
  readonly event: unknown;
  /** The event's path in the body, for errors. */
  readonly field: string;
  readonly channelKey: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}
interface ParsedEvent {
  readonly uuid: string | null;
  readonly observations: readonly Observation[];
}

function parseBody(json: unknown, delivery: RawDelivery, context: SocialhubContext): ParsedDelivery {
  const { channelId, events } = readWire(deliveryBody, json);
  // A token is for one channel: actions of another channel could not be confirmed with it.
  if (context.channel.id !== null && channelId !== context.channel.id) throw new SchemaMismatchError('channelId');
  const { receivedAt } = delivery;
  const parsed = Object.entries(events).flatMap(([kind, list]) =>
    list.map((event, index) =>
      parseEvent({ kind, event, field: `events.${kind}.${index}`, channelKey: channelId, receivedAt }, context),
    ),
  );
  return {
    state: 'read',
    dedupeKey: dedupeKeyOf(parsed, delivery),
    observations: parsed.flatMap(({ observations }) => observations),
  };
}

/** The ids of the events if all have one; otherwise, as for the vendor's test call, the bytes of the body. */
function dedupeKeyOf(events: readonly ParsedEvent[], { body }: RawDelivery): string {
  const ids = events.map(({ uuid }) => uuid);
  if (ids.length === 0 || ids.includes(null)) return `body:${contentKey(Buffer.from(body).toString('base64'))}`;
  return ids.length === 1 ? `event:${ids[0]}` : `events:${contentKey(...ids)}`;
}

function parseEvent(delivered: DeliveredEvent, context: SocialhubContext): ParsedEvent {
  const { kind, event: raw, receivedAt } = delivered;
  if (kind === 'ticket_action') return parseTicketAction(delivered, context);
  if (kind === 'channel_action') return parseChannelAction(delivered, context);
  context.log.unknownValue('events', kind);
  return { uuid: null, observations: [{ type: 'unmapped', ticketKey: null, nativeType: kind, raw, at: receivedAt }] };
}

function parseTicketAction(delivered: DeliveredEvent, context: SocialhubContext): ParsedEvent {
  const { event: raw, field, channelKey, receivedAt } = delivered;
  const event = readWire(ticketAction, raw, field);
  assertFollowup(event, field);
  const observations = toActionObservations({ event, raw, channelKey, receivedAt }, context);
  // A vendor that requests actions has the account enabled.
  return { uuid: event.uuid, observations: [accountEnabled(event.time ?? receivedAt), ...observations] };
}

function assertFollowup({ type, payload }: WireTicketAction, field: string): void {
  const isMissing = needsFollowup(type) && (payload.followupId ?? null) === null;
  if (isMissing) throw new SchemaMismatchError(`${field}.payload.followupId`);
}

function parseChannelAction({ event: raw, field, receivedAt }: DeliveredEvent, context: SocialhubContext): ParsedEvent {
  const { type, time, uuid } = readWire(channelAction, raw, field);
  const at = time ?? receivedAt;
  if (type === 'disabled' || type === 'enabled')
    return { uuid, observations: [toAccountState(type === 'enabled', at)] };
  context.log.unknownValue('channel_action', type);
  const nativeType = `channel_action ${type}`;
  return { uuid, observations: [{ type: 'unmapped', ticketKey: null, nativeType, raw, at }] };
}
