// The changes of a webhook event as observations, and their identity for deduplication. Pure.

import type { Observation } from '../../../domain/observation.ts';
import type { Rating } from '../../../domain/ticket.ts';
import { readWire } from '../../../platform/adapter/wire.ts';
import { isTicketId, outsideMessageKey, toGuid } from '../keys.ts';
import type { MapContext } from './context.ts';
import { type ChangeOf, CHANGES, type WireEvent } from '../wire/events.ts';
import { toMessage } from './message.ts';
import { toTicketHead } from './ticket.ts';
import { toInstant } from './time.ts';
import { toDeliveryStatus, toPresence, toStatus } from './enums.ts';

const MAX_TYPE_CHARACTERS = 64;

interface EventContext {
  /** The event's time, else its time of arrival; epoch milliseconds. */
  readonly at: number;
  readonly context: MapContext;
}
type Change = WireEvent['changes'][number];

/** Contains the first messages. Those of a moved ticket are old and are left out. */
function newTicket({ ticket }: ChangeOf<'NEW_TICKET'>, { context }: EventContext): Observation[] {
  const isMoved = ticket.movedFromTicketId !== null || ticket.movedToTicketId !== null;
  const messages = isMoved ? [] : (ticket.transactions ?? []);
  return [
    ...toTicketHead(ticket, context),
    ...messages.map((transaction) => toMessage(ticket.id, transaction, context)),
  ];
}

/** In the vendor's sample, state and id differ between the ticket and the change; those of the change are current. */
function stateChange(
  { ticketId, ticketState, ticket }: ChangeOf<'TICKET_STATE_CHANGE'>,
  event: EventContext,
): Observation[] {
  const { context, at } = event;
  const state = toStatus(ticketState, context.log);
  const closedAt = state.status === 'CLOSED' ? at : null;
  const head = ticket != null && ticket.id === ticketId ? toTicketHead(ticket, context) : [];
  if (head.some(({ type }) => type === 'ticket-moved')) return head;
  return [
    ...head.filter((one) => one.type !== 'ticket'),
    {
      type: 'ticket',
      key: ticketId,
      nativeId: ticketId,
      ...(head.length === 0 ? ({ existence: 'known-only' } as const) : {}),
      fields: { ...headFieldsOf(head), ...state, closedAt },
    },
  ];
}

function headFieldsOf(observations: readonly Observation[]) {
  const ticket = observations.find((one) => one.type === 'ticket');
  return ticket?.fields ?? {};
}

function ownerChange({ ticketId, ownerId }: ChangeOf<'TICKET_OWNER_CHANGE'>): Observation[] {
  const fields = { assigneeKey: toGuid(ownerId) };
  return [{ type: 'ticket', key: ticketId, nativeId: ticketId, existence: 'known-only', fields }];
}

function newMessage({ ticketId, transaction }: ChangeOf<'NEW_MESSAGE'>, { context }: EventContext): Observation[] {
  return [toMessage(ticketId, transaction, context)];
}

function userStatus(
  { userId, userStatus: value }: ChangeOf<'USER_STATUS_CHANGE'>,
  { at, context }: EventContext,
): Observation[] {
  const agentKey = toGuid(userId);
  const presence = toPresence(value, context.log);
  return agentKey === null || presence === null ? [] : [{ type: 'presence', agentKey, presence, at }];
}

/** An account without `senders` sends no such messages, so the event is stored as unmapped. */
function outsideStatus(
  { message }: ChangeOf<'NON_TICKET_MESSAGE_STATUS'>,
  { at, context }: EventContext,
): Observation[] {
  const { providerMessageId, status } = message;
  if (providerMessageId === null || context.settings.senders.size === 0) {
    return [{ type: 'unmapped', ticketKey: null, nativeType: 'NON_TICKET_MESSAGE_STATUS', raw: { message }, at }];
  }
  const messageKey = outsideMessageKey(providerMessageId);
  return [{ type: 'delivery', messageKey, status: toDeliveryStatus(status, context.log), error: null, at }];
}

/** The mean of the ratings, on a scale of five; null for a survey without ratings. */
function ratingOf(surveys: ChangeOf<'SURVEY_UPDATE'>['surveys']): Rating | null {
  const values = surveys
    .filter(({ questionType }) => questionType === null || /^(rating|1)$/i.test(questionType))
    .flatMap(({ value }) => (value !== null && /^[1-5](\.\d+)?$/.test(value) ? [Number(value)] : []));
  if (values.length === 0) return null;
  return { value: values.reduce((sum, value) => sum + value, 0) / values.length, scale: 5 };
}

function survey({ ticketId, surveys }: ChangeOf<'SURVEY_UPDATE'>, { at }: EventContext): Observation[] {
  const rating = ratingOf(surveys);
  const ticketKey = ticketId ?? null;
  const ticket: Observation[] =
    ticketKey === null || rating === null
      ? []
      : [{ type: 'ticket', key: ticketKey, nativeId: ticketKey, existence: 'known-only', fields: { rating } }];
  return [...ticket, { type: 'survey', ticketKey, rating, at }];
}

type Mapper = (change: unknown, event: EventContext, root: string) => Observation[];
const mapper =
  <T>(schema: Parameters<typeof readWire<T>>[0], map: (change: T, event: EventContext) => Observation[]): Mapper =>
  (change, event, root) =>
    map(readWire(schema, change, root), event);

const MAPPERS: Readonly<Record<string, Mapper>> = {
  NEW_TICKET: mapper(CHANGES.NEW_TICKET, newTicket),
  TICKET_STATE_CHANGE: mapper(CHANGES.TICKET_STATE_CHANGE, stateChange),
  TICKET_OWNER_CHANGE: mapper(CHANGES.TICKET_OWNER_CHANGE, ownerChange),
  NEW_MESSAGE: mapper(CHANGES.NEW_MESSAGE, newMessage),
  USER_STATUS_CHANGE: mapper(CHANGES.USER_STATUS_CHANGE, userStatus),
  NON_TICKET_MESSAGE_STATUS: mapper(CHANGES.NON_TICKET_MESSAGE_STATUS, outsideStatus),
  SURVEY_UPDATE: mapper(CHANGES.SURVEY_UPDATE, survey),
};

/** The model has no signed documents. Any other unrecognised event is logged. */
function unmapped(change: Change, { at, context }: EventContext): Observation[] {
  const nativeType = change['_event'].slice(0, MAX_TYPE_CHARACTERS);
  if (nativeType !== 'DOCUMENT_SIGNED') context.log.unknownValue('event', nativeType);
  const ticketId = textOf(change['ticketId']);
  return [{ type: 'unmapped', ticketKey: isTicketId(ticketId) ? ticketId : null, nativeType, raw: change, at }];
}

/** Maps an event. Throws SchemaMismatchError with the path of the invalid field below `root`. */
export function toObservations(wire: WireEvent, receivedAt: number, root: string, context: MapContext): Observation[] {
  const event: EventContext = { at: toInstant(wire.dateTime) ?? receivedAt, context };
  return wire.changes.flatMap((change, index) => {
    const name = change['_event'];
    const map = Object.hasOwn(MAPPERS, name) ? MAPPERS[name] : undefined;
    const path = [root, 'changes', String(index)].filter((part) => part !== '').join('.');
    return map === undefined ? unmapped(change, event) : map(change, event, path);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Identifies a change without values that differ in a repeated delivery, such as signed URLs and counters. */
export function identityOf(change: Change): string {
  const { transaction, message, document, surveys } = change;
  const guid = isRecord(transaction)
    ? [transaction['guidTransactionId'], transaction['id'], transaction['status']]
    : [];
  const outside = isRecord(message) ? [message['providerMessageId'], message['status']] : [];
  const names = ['_event', 'ticketId', 'ticketState', 'ownerId', 'userId', 'userStatus', 'doNotDisturb'];
  return JSON.stringify([
    ...names.map((name) => textOf(change[name])),
    ...guid,
    ...outside,
    document ?? null,
    surveys ?? null,
  ]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
