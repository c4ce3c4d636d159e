// What an event says: each of its changes as observations, and a name for each that a repetition shares.

import type { Observation } from '../../../domain/observation.ts';
import type { Rating } from '../../../domain/ticket.ts';
import { readWire } from '../../../platform/adapter/wire.ts';
import { isTicketId, outsideMessageKey, toGuid } from '../keys.ts';
import { toTicketHead } from './index.ts';
import type { MapContext } from './context.ts';
import { type ChangeOf, CHANGES, type WireEvent } from '../wire/events.ts';
import { toMessage } from './message.ts';
import { toInstant } from './time.ts';
import { toDeliveryStatus, toPresence, toStatus } from './enums.ts';

const MAX_TYPE_CHARACTERS = 64;

interface Scene {
  /** When it happened by the vendor's word, else when it arrived; epoch milliseconds. */
  readonly at: number;
  readonly context: MapContext;
}
type Change = WireEvent['changes'][number];

/** A new ticket comes with its first messages, unless it is one that goes on: then they are none of today. */
function newTicket({ ticket }: ChangeOf<'NEW_TICKET'>, { context }: Scene): Observation[] {
  const isMoved = ticket.movedFromTicketId !== null || ticket.movedToTicketId !== null;
  const messages = isMoved ? [] : (ticket.transactions ?? []);
  return [
    ...toTicketHead(ticket, context),
    ...messages.map((transaction) => toMessage(ticket.id, transaction, context)),
  ];
}

/** The vendor's own sample has another state and id in the ticket than beside it: those beside it are the news. */
function stateChange({ ticketId, ticketState, ticket }: ChangeOf<'TICKET_STATE_CHANGE'>, scene: Scene): Observation[] {
  const { context, at } = scene;
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

function newMessage({ ticketId, transaction }: ChangeOf<'NEW_MESSAGE'>, { context }: Scene): Observation[] {
  return [toMessage(ticketId, transaction, context)];
}

function userStatus(
  { userId, userStatus: word }: ChangeOf<'USER_STATUS_CHANGE'>,
  { at, context }: Scene,
): Observation[] {
  const agentKey = toGuid(userId);
  const presence = toPresence(word, context.log);
  return agentKey === null || presence === null ? [] : [{ type: 'presence', agentKey, presence, at }];
}

/** Only who sends such messages keeps track of them; for others the event is kept as it is. */
function outsideStatus({ message }: ChangeOf<'NON_TICKET_MESSAGE_STATUS'>, { at, context }: Scene): Observation[] {
  const { providerMessageId, status } = message;
  if (providerMessageId === null || context.settings.senders.size === 0) {
    return [{ type: 'unmapped', ticketKey: null, nativeType: 'NON_TICKET_MESSAGE_STATUS', raw: { message }, at }];
  }
  const messageKey = outsideMessageKey(providerMessageId);
  return [{ type: 'delivery', messageKey, status: toDeliveryStatus(status, context.log), error: null, at }];
}

/** The mean of the ratings, of five; null where only words were given. */
function ratingOf(surveys: ChangeOf<'SURVEY_UPDATE'>['surveys']): Rating | null {
  const values = surveys
    .filter(({ questionType }) => questionType === null || /^(rating|1)$/i.test(questionType))
    .flatMap(({ value }) => (value !== null && /^[1-5](\.\d+)?$/.test(value) ? [Number(value)] : []));
  if (values.length === 0) return null;
  return { value: values.reduce((sum, value) => sum + value, 0) / values.length, scale: 5 };
}

function survey({ ticketId, surveys }: ChangeOf<'SURVEY_UPDATE'>, { at }: Scene): Observation[] {
  const rating = ratingOf(surveys);
  const ticketKey = ticketId ?? null;
  const kept: Observation[] =
    ticketKey === null || rating === null
      ? []
      : [{ type: 'ticket', key: ticketKey, nativeId: ticketKey, existence: 'known-only', fields: { rating } }];
  return [...kept, { type: 'survey', ticketKey, rating, at }];
}

type Reader = (change: unknown, scene: Scene, root: string) => Observation[];
const reads =
  <T>(schema: Parameters<typeof readWire<T>>[0], tell: (change: T, scene: Scene) => Observation[]): Reader =>
  (change, scene, root) =>
    tell(readWire(schema, change, root), scene);

const READERS: Readonly<Record<string, Reader>> = {
  NEW_TICKET: reads(CHANGES.NEW_TICKET, newTicket),
  TICKET_STATE_CHANGE: reads(CHANGES.TICKET_STATE_CHANGE, stateChange),
  TICKET_OWNER_CHANGE: reads(CHANGES.TICKET_OWNER_CHANGE, ownerChange),
  NEW_MESSAGE: reads(CHANGES.NEW_MESSAGE, newMessage),
  USER_STATUS_CHANGE: reads(CHANGES.USER_STATUS_CHANGE, userStatus),
  NON_TICKET_MESSAGE_STATUS: reads(CHANGES.NON_TICKET_MESSAGE_STATUS, outsideStatus),
  SURVEY_UPDATE: reads(CHANGES.SURVEY_UPDATE, survey),
};

/** Signed documents have no place in the model; a word that is not known is told to the log as well. */
function unmapped(change: Change, { at, context }: Scene): Observation[] {
  const nativeType = change['_event'].slice(0, MAX_TYPE_CHARACTERS);
  if (nativeType !== 'DOCUMENT_SIGNED') context.log.unknownValue('event', nativeType);
  const ticketId = textOf(change['ticketId']);
  return [{ type: 'unmapped', ticketKey: isTicketId(ticketId) ? ticketId : null, nativeType, raw: change, at }];
}

/** What an event says. Throws WireMismatch naming the field that does not fit, below `root`. */
export function toObservations(event: WireEvent, receivedAt: number, root: string, context: MapContext): Observation[] {
  const scene: Scene = { at: toInstant(event.dateTime) ?? receivedAt, context };
  return event.changes.flatMap((change, index) => {
    const name = change['_event'];
    const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    const place = [root, 'changes', String(index)].filter((part) => part !== '').join('.');
    return read === undefined ? unmapped(change, scene) : read(change, scene, place);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What one change is about, without what may differ in a repetition: signed addresses and counters in its objects. */
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
