// Verifies SocialHub's webhooks over their raw bytes, solves the challenge that every 2xx must carry, and reads them.

import { contentKey } from '../../../domain/ids.ts';
import type { Observation } from '../../../domain/observation.ts';
import type {
  ParsedDelivery,
  RawDelivery,
  Verification,
  WebhookReader,
} from '../../../domain/ports/vendor/deliveries.ts';
import { readWire, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { toActionObservations, needsFollowup, type ActionContext } from '../map/actions.ts';
import { challengeOf, verify } from './signature.ts';
import { channelAction, delivery as deliveryBody, ticketAction, type WireTicketAction } from '../wire/index.ts';

export interface WebhookContext extends ActionContext {
  /** The channel that the account's token is for; null where the token does not tell. */
  readonly channelId: string | null;
}

/** Opens the reader. */
export function createWebhookReader(context: WebhookContext): WebhookReader {
  const { webhookSecret } = context.settings;
  return {
    verify: (delivery): Verification => verify(delivery, webhookSecret),
    parse: (delivery) => parse(delivery, context),
    answerHeaders: (delivery) => challengeHeaders(delivery, webhookSecret),
  };
}

/** What shows SocialHub that its request came to somebody who knows the secret. */
export function challengeHeaders({ headers }: RawDelivery, secret: string): Readonly<Record<string, string>> {
  const timestamp = headers['x-socialhub-timestamp'];
  return timestamp === undefined ? {} : { 'x-socialhub-challenge': challengeOf(timestamp, secret) };
}

function parse(delivery: RawDelivery, context: WebhookContext): ParsedDelivery {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(delivery.body));
  } catch {
    return { state: 'unreadable', reason: 'UNPARSABLE', error: 'body: not JSON in UTF-8' };
  }
  try {
    return read(json, delivery, context);
  } catch (error) {
    if (!(error instanceof SchemaMismatchError)) throw error;
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
  }
}

interface Told {
  readonly uuid: string | null;
  readonly observations: readonly Observation[];
}

function read(json: unknown, delivery: RawDelivery, context: WebhookContext): ParsedDelivery {
  const { channelId, events } = readWire(deliveryBody, json);
  // One token is for one channel: with it nothing can be answered about another one.
  if (context.channelId !== null && channelId !== context.channelId) throw new SchemaMismatchError('channelId');
  const told = Object.entries(events).flatMap(([kind, list]) =>
    list.map((event, index) =>
      readEvent({ kind, event, at: `events.${kind}.${index}` }, channelId, delivery.receivedAt, context),
    ),
  );
  return {
    state: 'read',
    dedupeKey: dedupeKeyOf(told, delivery),
    observations: told.flatMap(({ observations }) => observations),
  };
}

/** The events' own ids where all have one; the test call and events without ids are known by their bytes. */
function dedupeKeyOf(told: readonly Told[], { body }: RawDelivery): string {
  const ids = told.map(({ uuid }) => uuid);
  if (ids.length === 0 || ids.includes(null)) return `body:${contentKey(Buffer.from(body).toString('base64'))}`;
  return ids.length === 1 ? `event:${ids[0]}` : `events:${contentKey(...ids)}`;
}

interface GivenEvent {
  readonly kind: string;
  readonly event: unknown;
  /** Where it stands in the body, for errors. */
  readonly at: string;
}

function readEvent(given: GivenEvent, channelKey: string, receivedAt: number, context: WebhookContext): Told {
  const { kind, event: raw, at } = given;
  if (kind === 'ticket_action') {
    const event = readWire(ticketAction, raw, at);
    assertFollowup(event, at);
    const observations = toActionObservations({ event, raw, channelKey, receivedAt }, context);
    // Who sends us work has not switched us off.
    return { uuid: event.uuid, observations: [switched(true, event.time ?? receivedAt), ...observations] };
  }
  if (kind === 'channel_action') return readChannelAction(given, receivedAt, context);
  context.log.unknownValue('events', kind);
  return { uuid: null, observations: [{ type: 'unmapped', ticketKey: null, nativeType: kind, raw, at: receivedAt }] };
}

function assertFollowup({ type, payload }: WireTicketAction, at: string): void {
  const isMissing = needsFollowup(type) && (payload.followupId ?? null) === null;
  if (isMissing) throw new SchemaMismatchError(`${at}.payload.followupId`);
}

function readChannelAction({ event: raw, at: path }: GivenEvent, receivedAt: number, context: WebhookContext): Told {
  const { type, time, uuid } = readWire(channelAction, raw, path);
  const at = time ?? receivedAt;
  if (type === 'disabled' || type === 'enabled') return { uuid, observations: [switched(type === 'enabled', at)] };
  context.log.unknownValue('channel_action', type);
  const nativeType = `channel_action ${type}`;
  return { uuid, observations: [{ type: 'unmapped', ticketKey: null, nativeType, raw, at }] };
}

function switched(isOn: boolean, at: number): Observation {
  return { type: 'account-enabled', isEnabled: isOn, at };
}
