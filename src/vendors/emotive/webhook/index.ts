// Reads Emotive's webhooks: `{ticket, event}` and its near forms, because the vendor publishes no form.

import { contentKey } from '../../../domain/ids.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { ParsedDelivery, RawDelivery, WebhookReader } from '../../../domain/ports/vendor/deliveries.ts';
import { parseExactJson } from '../../../platform/adapter/exact-json.ts';
import { externalIdsTask } from '../map/external-ids.ts';
import { toObservations, type MapContext } from '../map/index.ts';
import type { EmotiveSettings } from '../settings.ts';
import { confirmTask } from '../tasks.ts';
import { toCanonicalJson } from './canonical-json.ts';
import { createSenderList } from './sender-list.ts';
import {
  asText,
  parseEvent,
  parseTicket,
  ticketIdOf,
  WireProblem,
  type EventWire,
  type TicketWire,
} from '../wire/index.ts';

const MAX_EVENTS = 500;
const EVENT_FIELDS = ['message', 'event_time', 'agent_id', 'created'];
const TICKET_FIELDS = ['opted_in_user', 'external_ticket_id', 'external_user_id', 'created_at'];

interface Contents {
  readonly ticket: TicketWire | null;
  readonly events: readonly EventWire[];
}
type Body = Readonly<Record<string, unknown>>;

/** Opens the reader. Throws when `allowedAddresses` names something that is no address or network. */
export function createWebhookReader(settings: EmotiveSettings, context: MapContext): WebhookReader {
  const isSender = createSenderList(settings.allowedAddresses);
  return {
    // There is no signature: the secret path guards the door, and the list of senders where one is set.
    verify: ({ remoteAddress }) =>
      isSender(remoteAddress) ? { accepted: true } : { accepted: false, reason: 'BAD_SIGNATURE' },
    parse: (delivery) => parse(delivery, settings, context),
  };
}

function parse(delivery: RawDelivery, settings: EmotiveSettings, context: MapContext): ParsedDelivery {
  let json: unknown;
  try {
    json = parseExactJson(new TextDecoder('utf-8', { fatal: true }).decode(delivery.body));
  } catch {
    return { state: 'unreadable', reason: 'UNPARSABLE', error: 'body: not JSON in UTF-8' };
  }
  try {
    const canonical = toCanonicalJson(json);
    const contents = settings.webhookForm === 'tolerant' ? readAnyForm(json) : readTicketAndEvent(json);
    const ticketKey = ticketKeyOf(contents);
    const bodyKey = `body:${contentKey(canonical)}`;
    if (settings.confirmWebhooks) {
      // Known by its body alone: a made-up one must not take the place of the true one that has the same event id.
      return { state: 'read', dedupeKey: bodyKey, observations: [confirmTask(bodyKey, ticketKey, contents.events)] };
    }
    const observations = tell(contents, ticketKey, delivery.receivedAt, settings, context);
    return { state: 'read', dedupeKey: eventsKeyOf(contents.events) ?? bodyKey, observations };
  } catch (error) {
    if (!(error instanceof WireProblem)) throw error;
    return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
  }
}

/** What the body says is taken for true, and a ticket without an id of ours is to get one. */
function tell(
  contents: Contents,
  ticketKey: string,
  receivedAt: number,
  settings: EmotiveSettings,
  context: MapContext,
): readonly Observation[] {
  const told = { ...contents, ticketKey, contactKey: null, wholeThread: false, saysReferences: false, receivedAt };
  const registered = asText(contents.ticket?.external_ticket_id) !== null;
  return [...toObservations(told, context), ...externalIdsTask(ticketKey, registered, settings)];
}

/** The events' own ids where all have one: a repetition names the same. Else null: the body, whatever its key order. */
function eventsKeyOf(events: readonly EventWire[]): string | null {
  const ids = events.map((event) => asText(event.id));
  if (ids.length === 0 || ids.includes(null)) return null;
  return ids.length === 1 ? `event:${ids[0]}` : `events:${contentKey(...ids)}`;
}

function ticketKeyOf({ ticket, events }: Contents): string {
  const named = ticket === null ? null : ticketIdOf(ticket);
  const ids = new Set([named, ...events.map((event) => asText(event.ticket_id))]);
  ids.delete(null);
  if (ids.size > 1) throw new WireProblem('event.ticket_id', 'names another ticket');
  const [only] = ids;
  if (only === undefined || only === null) throw new WireProblem('ticket.id', 'missing, and no ticket_id either');
  return only;
}

function readTicketAndEvent(json: unknown): Contents {
  const body = asBody(json, 'body');
  return { ticket: parseTicket(body['ticket'], 'ticket'), events: [parseEvent(body['event'], 'event')] };
}

function readAnyForm(json: unknown): Contents {
  const body = asBody(json, 'body');
  const events = readEvents(body);
  if (isSaid(body['ticket'])) return { ticket: parseTicket(body['ticket'], 'ticket'), events };
  if (events.length > 0) return { ticket: isBareTicket(body) ? parseTicket(body, '') : null, events };
  if (!has(body, EVENT_FIELDS)) return { ticket: readBareTicket(body), events };
  return readBareEvent(body);
}

function readEvents(body: Body): readonly EventWire[] {
  if (isSaid(body['event'])) return [parseEvent(body['event'], 'event')];
  const list = body['events'];
  if (!isSaid(list)) return [];
  if (!Array.isArray(list)) throw new WireProblem('events', 'not a list');
  if (list.length > MAX_EVENTS) throw new WireProblem('events', 'too many');
  return list.map((event, index) => parseEvent(event, `events.${index}`));
}

function readBareTicket(body: Body): TicketWire {
  if (!isBareTicket(body)) throw new WireProblem('ticket', 'missing');
  return parseTicket(body, '');
}

/** One flat object: an event, perhaps with its ticket's fields mixed in; then `id` alone is the ticket's. */
function readBareEvent(body: Body): Contents {
  const event = parseEvent(body, '');
  const mixed = has(body, TICKET_FIELDS);
  if (asText(event.ticket_id) !== null) {
    return { ticket: mixed ? { ...parseTicket(body, ''), id: null } : null, events: [event] };
  }
  if (!mixed) throw new WireProblem('ticket_id', 'missing');
  return { ticket: parseTicket(body, ''), events: [{ ...event, id: null }] };
}

function isBareTicket(body: Body): boolean {
  return has(body, ['id', 'ticket_id']) && has(body, [...TICKET_FIELDS, 'status']);
}

function asBody(json: unknown, name: string): Body {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new WireProblem(name, 'not an object');
  return json as Body;
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function has(body: Body, fields: readonly string[]): boolean {
  return fields.some((field) => Object.hasOwn(body, field));
}
