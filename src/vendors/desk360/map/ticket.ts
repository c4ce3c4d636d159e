// Tickets as lists, details and status calls return them, as observations. Pure.

import type { Observation } from '../../../domain/observation.ts';
import type { CustomField, TicketFields } from '../../../domain/ticket.ts';
import { toReadableText } from '../../../platform/adapter/readable-html.ts';
import { channelKey, mailContactKey, reasonKey, ticketKey, typeKey } from '../keys.ts';
import type { WireTicket, WireTicketDetail } from '../wire/index.ts';
import { toMailContact } from './catalog.ts';
import type { MapContext } from './context.ts';
import { toCustomFields } from './custom-fields.ts';
import { toChannel, toPriority, toStatus } from './enums.ts';
import { type MessageObservation, toMessage } from './message.ts';
import { toPreview } from './preview.ts';
import { toEpochMs } from './time.ts';

type TicketObservation = Extract<Observation, { readonly type: 'ticket' }>;

const RATING_SCALE = 5;

function timeOf(text: string | null, field: string, { settings, log }: MapContext): number | null {
  const at = toEpochMs(text, settings.timeZone);
  if (at === null && text !== null && text !== '') log.unknownValue(field, 'unreadable time');
  return at;
}

function headFields(product: string, wire: WireTicket, context: MapContext): Partial<TicketFields> {
  const channel = toChannel(wire.channel, context.log);
  const email = wire.email === null || wire.email.trim() === '' ? null : wire.email.trim();
  const updatedAt = timeOf(wire.updated_at, 'ticket.updated_at', context);
  const state = wire.status === null ? {} : toStatus(wire.status, context.settings.statusOverrides, context.log);
  return {
    ...state,
    number: wire.id,
    subject: wire.subject,
    priority: toPriority(wire.priority, context.log),
    channelType: channel?.type ?? 'UNKNOWN',
    channelKey: channel === null ? null : channelKey(product, channel.name),
    brandKey: product,
    contactKey: email === null ? null : mailContactKey(email),
    contactName: wire.name,
    email,
    assigneeKey: wire.agent_id,
    tagKeys: [
      ...(wire.reason_id === null ? [] : [reasonKey(wire.reason_id)]),
      ...(wire.type_id === null ? [] : [typeKey(wire.type_id)]),
    ],
    createdAt: timeOf(wire.created_at, 'ticket.created_at', context),
    updatedAt,
    ...(updatedAt === null ? {} : { lastActivityAt: updatedAt }),
    // Desk360 has no time of resolution. A known one stays until the ticket is reopened.
    ...('status' in state && state.status !== 'RESOLVED' ? { closedAt: null } : {}),
  };
}

function withContact(head: TicketObservation, wire: WireTicket): Observation[] {
  const { email } = head.fields;
  if (typeof email !== 'string') return [head];
  return [{ type: 'catalog', entry: toMailContact(email, wire.name) }, head];
}

/** A missing `last_message` does not mean that there is none, so the known preview stays. */
function previewFields(wire: WireTicket): Partial<TicketFields> {
  return wire.last_message === null ? {} : { preview: toPreview(toReadableText(wire.last_message).text) };
}

function platformField(wire: WireTicket): CustomField[] {
  return wire.platform === null ? [] : [{ key: 'platform', label: null, value: wire.platform }];
}

/** Maps a ticket of a list, with its contact. `last_message` becomes the preview. */
export function toTicket(product: string, wire: WireTicket, context: MapContext): Observation[] {
  const head: TicketObservation = {
    type: 'ticket',
    key: ticketKey(product, wire.id),
    nativeId: wire.id,
    fields: { ...headFields(product, wire, context), ...previewFields(wire) },
    createFields: { customFields: platformField(wire) },
    raw: wire,
  };
  return withContact(head, wire);
}

/** Maps the response of a status call. Its `last_message` is always empty, so the preview stays. */
export function toStatusChange(product: string, wire: WireTicket, context: MapContext): Observation[] {
  const fields = headFields(product, wire, context);
  const closedAt = fields.status === 'RESOLVED' ? { closedAt: fields.updatedAt ?? null } : {};
  return [
    {
      type: 'ticket',
      key: ticketKey(product, wire.id),
      nativeId: wire.id,
      fields: { ...fields, ...closedAt },
      raw: wire,
    },
  ];
}

function threadFields(messages: readonly MessageObservation[]): Partial<TicketFields> {
  const timesOf = (direction: 'INBOUND' | 'OUTBOUND'): number[] =>
    messages.filter(({ fields }) => fields.direction === direction).map(({ fields }) => fields.createdAt);
  const inbound = timesOf('INBOUND');
  const replies = timesOf('OUTBOUND');
  return {
    lastInboundAt: inbound.length === 0 ? null : Math.max(...inbound),
    firstResponseAt: replies.length === 0 ? null : Math.min(...replies),
  };
}

/** The preview of a ticket that no list has contained yet: its newest public message. */
function newestPreview(messages: readonly MessageObservation[]): string | null {
  const visible = messages.filter(({ fields }) => fields.visibility === 'PUBLIC');
  const newest = visible.toSorted((a, b) => a.fields.createdAt - b.fields.createdAt).at(-1);
  return newest === undefined ? null : toPreview(newest.fields.text);
}

/** Maps a whole ticket: head, contact, every message, and the end of the thread. */
export function toTicketDetail(product: string, wire: WireTicketDetail, context: MapContext): Observation[] {
  const key = ticketKey(product, wire.id);
  const fields = headFields(product, wire, context);
  const customer = { key: fields.contactKey ?? null, name: wire.name };
  const messages = wire.messages.map((message) => toMessage(key, message, customer, context));
  const { messages: _, ...raw } = wire;
  const head: TicketObservation = {
    type: 'ticket',
    key,
    nativeId: wire.id,
    fields: {
      ...fields,
      ...threadFields(messages),
      ...previewFields(wire),
      customFields: toCustomFields(wire),
      rating: wire.star_rating === null ? null : { value: wire.star_rating, scale: RATING_SCALE },
    },
    createFields: { preview: newestPreview(messages) },
    raw,
  };
  return [...withContact(head, wire), ...messages, { type: 'thread-complete', ticketKey: key }];
}
