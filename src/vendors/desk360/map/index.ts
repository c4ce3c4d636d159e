// Desk360's tickets, messages and logs as observations, and the mapping context that they all need. Pure.

import type { MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { CustomField, TicketFields } from '../../../domain/ticket.ts';
import type { TimelineChange } from '../../../domain/timeline.ts';
import { toReadableText } from '../../../platform/adapter/readable-html.ts';
import { SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { channelKey, mailContactKey, messageKey, reasonKey, ticketKey, typeKey } from '../keys.ts';
import { toAttachments } from './attachments.ts';
import { toMailContact } from './catalog.ts';
import { toCustomFields } from './custom-fields.ts';
import { toPreview } from './preview.ts';
import { toEpochMs } from './time.ts';
import { isNote, toChannel, toPriority, toStatus } from './enums.ts';
import type { Desk360Settings } from '../settings.ts';
import type { WireLog, WireMessage, WireTicket, WireTicketDetail } from '../wire/index.ts';

/** What mapping needs to know of the account. */
export interface MapContext {
  readonly settings: Desk360Settings;
  readonly log: AdapterLog;
}

type TicketObservation = Extract<Observation, { readonly type: 'ticket' }>;
type MessageObservation = Extract<Observation, { readonly type: 'message' }>;

function timeOf(text: string | null, field: string, context: MapContext): number | null {
  const at = toEpochMs(text, context.settings.timeZone);
  if (at === null && text !== null && text !== '') context.log.unknownValue(field, 'unreadable time');
  return at;
}

function neededTime(text: string, field: string, context: MapContext): number {
  const at = toEpochMs(text, context.settings.timeZone);
  if (at === null) throw new SchemaMismatchError(field);
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
    channelKey: channel === null ? null : channelKey(product, channel.word),
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
    // The vendor has no time of resolving; what is known of one stays until the ticket is at work again.
    ...('status' in state && state.status !== 'RESOLVED' ? { closedAt: null } : {}),
  };
}

function withContact(head: TicketObservation, wire: WireTicket): Observation[] {
  const { email } = head.fields;
  if (typeof email !== 'string') return [head];
  return [{ type: 'catalog', entry: toMailContact(email, wire.name) }, head];
}

/** A ticket as lists give it, with its contact. `last_message` becomes the preview. */
export function toTicket(product: string, wire: WireTicket, context: MapContext): Observation[] {
  const head: TicketObservation = {
    type: 'ticket',
    key: ticketKey(product, wire.id),
    nativeId: wire.id,
    fields: { ...headFields(product, wire, context), ...lastMessage(wire) },
    createFields: { customFields: platformField(wire) },
    raw: wire,
  };
  return withContact(head, wire);
}

/** Nothing where the vendor names no last message: that is not the same as having none. */
function lastMessage(wire: WireTicket): Partial<TicketFields> {
  return wire.last_message === null ? {} : { preview: toPreview(toReadableText(wire.last_message).text) };
}

function platformField(wire: WireTicket): CustomField[] {
  return wire.platform === null ? [] : [{ key: 'platform', label: null, value: wire.platform }];
}

/** What a status call answered. Its `last_message` is empty even where there is one, so the preview is left alone. */
export function toStatusAnswer(product: string, wire: WireTicket, context: MapContext): Observation[] {
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

/** One message of a ticket's thread. `agent_id` 0 or null means that the customer wrote it. */
export function toMessage(
  ofTicket: string,
  wire: WireMessage,
  customer: { readonly key: string | null; readonly name: string | null },
  context: MapContext,
): MessageObservation {
  const note = isNote(wire.type, context.log);
  const byCustomer = wire.agent_id === null && !note;
  const key = messageKey(ofTicket, wire.id);
  const fields: MessageFields = {
    ticketKey: ofTicket,
    direction: note ? 'INTERNAL' : byCustomer ? 'INBOUND' : 'OUTBOUND',
    visibility: note ? 'INTERNAL' : 'PUBLIC',
    author: byCustomer
      ? { kind: 'CONTACT', key: customer.key, displayName: customer.name }
      : { kind: 'AGENT', key: wire.agent_id, displayName: null },
    automated: false,
    ...toReadableText(wire.message ?? ''),
    content: { kind: 'TEXT' },
    attachments: toAttachments(key, wire.attachments),
    replyToKey: null,
    deliveryStatus: note ? 'UNKNOWN' : byCustomer ? 'RECEIVED' : 'SENT',
    deliveryError: null,
    createdAt: neededTime(wire.created_at, 'messages.created_at', context),
    editedAt: null,
  };
  return { type: 'message', key, nativeId: wire.id, fields, raw: wire };
}

function threadFields(messages: readonly MessageObservation[]): Partial<TicketFields> {
  const latest = (of: readonly MessageObservation[]): number | null =>
    of.length === 0 ? null : Math.max(...of.map((message) => message.fields.createdAt));
  const replies = messages.filter((message) => message.fields.direction === 'OUTBOUND');
  return {
    lastInboundAt: latest(messages.filter((message) => message.fields.direction === 'INBOUND')),
    firstResponseAt: replies.length === 0 ? null : Math.min(...replies.map((message) => message.fields.createdAt)),
  };
}

/** Details name no last message; what the list said of it stays, and a ticket never listed takes its newest one. */
function newestPreview(messages: readonly MessageObservation[]): string | null {
  const open = messages.filter((message) => message.fields.visibility === 'PUBLIC');
  const newest = open.toSorted((a, b) => a.fields.createdAt - b.fields.createdAt).at(-1);
  return newest === undefined ? null : toPreview(newest.fields.text);
}

/** A whole ticket: head, contact, every message, and the word that the thread is complete. */
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
      ...lastMessage(wire),
      customFields: toCustomFields(wire),
      rating: wire.star_rating === null ? null : { value: wire.star_rating, scale: 5 },
    },
    createFields: { preview: newestPreview(messages) },
    raw,
  };
  return [...withContact(head, wire), ...messages, { type: 'thread-complete', ticketKey: key }];
}

function toChange(ofTicket: string, wire: WireLog, context: MapContext): TimelineChange & { readonly type: 'STATUS' } {
  const states = context.settings.statusOverrides;
  const from = wire.old_status_id === null ? null : toStatus(wire.old_status_id, states, context.log);
  const to = toStatus(wire.new_status_id, states, context.log);
  return {
    type: 'STATUS',
    key: `${ofTicket}/log/${wire.id}`,
    at: neededTime(wire.created_at, 'logs.created_at', context),
    actor: wire.agent_id === null ? null : { kind: 'AGENT', key: wire.agent_id, displayName: null },
    from: from?.status ?? null,
    to: to.status,
    nativeFrom: from?.nativeStatus ?? null,
    nativeTo: to.nativeStatus,
    reasonTagKey: wire.reason_id === null ? null : reasonKey(wire.reason_id),
  };
}

/** The status changes of a ticket, oldest first; the last one also tells since when it is resolved. */
export function toTimeline(
  ofTicket: string,
  nativeId: string,
  wire: readonly WireLog[],
  context: MapContext,
): Observation[] {
  const changes = wire.map((log) => toChange(ofTicket, log, context)).toSorted((a, b) => a.at - b.at);
  const last = changes.at(-1);
  const hint: Observation[] =
    last?.to === 'RESOLVED'
      ? [{ type: 'ticket', key: ofTicket, nativeId, existence: 'known-only', fields: { closedAt: last.at } }]
      : [];
  return [
    ...hint,
    { type: 'timeline', ticketKey: ofTicket, changes },
    { type: 'timeline-complete', ticketKey: ofTicket },
  ];
}
