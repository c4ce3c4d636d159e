// From Emotive's tickets and events to observations: pure apart from counting unknown words.

import type { ActorRef } from '../../../domain/actor.ts';
import { contentKey } from '../../../domain/ids.ts';
import type { MessageContent, MessageDirection, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import { isDone, type ExternalReference, type TicketFields } from '../../../domain/ticket.ts';
import { toInstant } from './instant.ts';
import { asText, type EventWire, type TicketWire } from '../wire/index.ts';
import { isOptOutToken, toStatus, toSubscriber } from './enums.ts';

export const CHANNEL_KEY = 'sms';

/** What the vendor told about one ticket, by whichever way. */
export interface DeliveredEvent {
  readonly ticketKey: string;
  /** null: only events were told. */
  readonly ticket: TicketWire | null;
  readonly events: readonly EventWire[];
  /** The contact where the ticket itself is not told; null when unknown. */
  readonly contactKey: string | null;
  /** True when `events` are all that the ticket has. */
  readonly wholeThread: boolean;
  /** True where an absent external id means that there is none; a webhook may be older than our registration. */
  readonly saysReferences: boolean;
  /** Epoch milliseconds for events without a readable time; null: the time before it in the list. */
  readonly receivedAt: number | null;
}
export interface MapContext {
  readonly log: AdapterLog;
  /** True for an event that this gateway posted itself. */
  isOwnEvent(eventId: string): boolean;
}

type Direction = { readonly direction: MessageDirection; readonly author: ActorRef; readonly own: boolean };
/** `vendorAt` is null where no time by the vendor's clock is told and `at` is ours or a guess. */
type TimedEvent = { readonly event: EventWire; readonly at: number; readonly vendorAt: number | null };

/** Everything one telling says: contact, ticket, messages, opt-outs, and that the thread is whole where it is. */
export function toObservations(told: DeliveredEvent, context: MapContext): readonly Observation[] {
  const subscriber = toSubscriber(told.ticket?.opted_in_user);
  const contactKey = subscriber?.key ?? told.contactKey;
  const timed = withTimes(told, context);
  const observations: Observation[] = [];
  if (subscriber !== null) {
    const { key, nativeId, fields } = subscriber;
    observations.push({ type: 'catalog', entry: { key, nativeId, ...fields } });
  }
  observations.push(toTicket(told, timed, context));
  for (const { event, at } of timed) {
    observations.push(...toMessage(told.ticketKey, event, at, contactKey, context));
  }
  if (told.wholeThread) observations.push({ type: 'thread-complete', ticketKey: told.ticketKey });
  return observations;
}

/** Key of the message that an event carries; an event without an id is known by its content. */
export function messageKeyOf(ticketKey: string, event: EventWire): string {
  const eventId = asText(event.id);
  if (eventId !== null) return `e/${eventId}`;
  const { message = null, agent_id: agentId = null } = event;
  return `h/${contentKey(ticketKey, message, agentId, event.created ?? event.event_time ?? null)}`;
}

/** Who wrote an event. The vendor does not say: an agent's id means the brand, none means the contact. */
function directionOf(event: EventWire, contactKey: string | null, context: MapContext): Direction {
  const agentId = asText(event.agent_id);
  const own = isOwn(event, context);
  if (agentId === null && !own) {
    return { direction: 'INBOUND', author: { kind: 'CONTACT', key: contactKey, displayName: null }, own };
  }
  return { direction: 'OUTBOUND', author: { kind: 'AGENT', key: agentId, displayName: null }, own };
}

/** The events oldest first. The vendor's own time goes before the sender's, so that all are of one clock. */
function withTimes(told: DeliveredEvent, context: MapContext): readonly TimedEvent[] {
  let before = told.receivedAt ?? toInstant(told.ticket?.created_at) ?? 0;
  const timed = told.events.map((event) => {
    const createdAt = toInstant(event.created);
    const sentAt = toInstant(event.event_time);
    const at = createdAt ?? sentAt ?? before;
    if (told.receivedAt === null) before = at;
    return { event, at, vendorAt: createdAt ?? (isOwn(event, context) ? null : sentAt) };
  });
  return timed.toSorted((one, other) => one.at - other.at);
}

/** True for what we posted: its `event_time` is by our clock. */
function isOwn(event: EventWire, context: MapContext): boolean {
  const eventId = asText(event.id);
  return eventId !== null && context.isOwnEvent(eventId);
}

function hasText(event: EventWire): boolean {
  return (event.message ?? '').trim() !== '';
}

function toMessage(
  ticketKey: string,
  event: EventWire,
  at: number,
  contactKey: string | null,
  context: MapContext,
): readonly Observation[] {
  if (!hasText(event)) return [];
  const text = event.message ?? '';
  const { direction, author, own } = directionOf(event, contactKey, context);
  const isToken = direction === 'OUTBOUND' && isOptOutToken(text);
  const content: MessageContent = isToken
    ? { kind: 'SYSTEM', systemKind: 'OTHER', nativeType: 'opt_out', text }
    : { kind: 'TEXT' };
  const deliveryStatus = direction === 'INBOUND' ? 'RECEIVED' : own && !isToken ? 'QUEUED' : 'UNKNOWN';
  const key = messageKeyOf(ticketKey, event);
  const fields: MessageFields = {
    ticketKey,
    direction,
    visibility: 'PUBLIC',
    author,
    automated: false,
    text,
    html: null,
    content,
    attachments: [],
    replyToKey: null,
    deliveryStatus,
    deliveryError: null,
    createdAt: at,
    editedAt: null,
  };
  const message: Observation = { type: 'message', key, nativeId: asText(event.id) ?? key, fields, raw: event };
  if (!isToken || contactKey === null) return [message];
  return [message, { type: 'contact-opted-out', contactKey, ticketKey, at }];
}

function toTicket(told: DeliveredEvent, timed: readonly TimedEvent[], context: MapContext): Observation {
  const { ticketKey, ticket } = told;
  const fields: Partial<TicketFields> = {
    channelType: 'SMS',
    channelKey: CHANNEL_KEY,
    ...headFields(told),
    ...statusFields(ticket, timed, context),
    ...changeFields(timed),
  };
  const firstAt = fields.createdAt ?? timed[0]?.at ?? null;
  const active = fields.contactKey !== undefined && fields.status !== undefined && !isDone({ status: fields.status });
  return {
    type: 'ticket',
    key: ticketKey,
    nativeId: ticketKey,
    fields,
    createFields: { createdAt: firstAt, updatedAt: firstAt },
    ...(active ? { onlyActiveOfContact: true as const } : {}),
    ...(ticket === null ? {} : { raw: ticket }),
  };
}

function headFields(told: DeliveredEvent): Partial<TicketFields> {
  const { ticket } = told;
  if (ticket === null) return {};
  const subscriber = toSubscriber(ticket.opted_in_user);
  const createdAt = toInstant(ticket.created_at);
  const references = toReferences(ticket);
  return {
    ...(subscriber === null ? {} : { contactKey: subscriber.key, phone: subscriber.phone }),
    ...(createdAt === null ? {} : { createdAt }),
    ...(told.saysReferences || references.length > 0 ? { externalReferences: references } : {}),
  };
}

function toReferences(ticket: TicketWire): readonly ExternalReference[] {
  const systems = ['external_ticket_id', 'external_user_id'] as const;
  return systems.flatMap((system) => {
    const value = asText(ticket[system]);
    return value === null ? [] : [{ system, value }];
  });
}

/** The state by the ticket where it is told, else by the last event that names one. */
function statusFields(
  ticket: TicketWire | null,
  timed: readonly TimedEvent[],
  context: MapContext,
): Partial<TicketFields> {
  const told =
    asText(ticket?.status) ?? asText(timed.findLast(({ event }) => asText(event.status) !== null)?.event.status);
  if (told === null) return {};
  const state = toStatus(told, context.log);
  if (state.status === 'UNKNOWN') return state;
  if (!isDone(state)) return { ...state, closedAt: null };
  const closing = timed.findLast(({ event }) => asText(event.status) === told);
  return closing === undefined ? state : { ...state, closedAt: closing.at };
}

/** The time of the last change by the vendor's clock; previews and activity follow from the messages. */
function changeFields(timed: readonly TimedEvent[]): Partial<TicketFields> {
  const updatedAt = timed.findLast(({ vendorAt }) => vendorAt !== null)?.vendorAt ?? null;
  return updatedAt === null ? {} : { updatedAt };
}
