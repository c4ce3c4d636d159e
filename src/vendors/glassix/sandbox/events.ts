// Events of the emulated Glassix: signed, posted, and queued for polling.

import { webcrypto } from 'node:crypto';
import type { WebhookDelivery } from '../../../sandbox/index.ts';
import { renderOutside, renderParticipant, renderTicket, renderTransaction } from './render.ts';
import type { GlassixContext, OutsideMessage, Participant, QueuedEvent, Ticket, Transaction, User } from './state.ts';

/** One entry of `changes`. */
export type Change = { readonly _event: string } & Readonly<Record<string, unknown>>;

async function sign(secret: string, data: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(secret, 'utf8'), algorithm, false, ['sign']);
  const digest = await webcrypto.subtle.sign('HMAC', key, Buffer.from(data, 'utf8'));
  return `sha1=${Buffer.from(digest).toString('hex')}`;
}

async function headersFor(context: GlassixContext, body: string): Promise<Record<string, string>> {
  const { credentials, signature, dateSignatureHeader } = context.settings;
  const secret = credentials[0]?.apiSecret ?? '';
  const date = new Date(context.clock.now()).toUTCString();
  const ofBody = { 'X-Hub-Signature': await sign(secret, body) };
  const ofDate = { 'X-Glassix-Auth-Date': date, [dateSignatureHeader]: await sign(secret, date) };
  return {
    ...(signature === 'body' || signature === 'both' ? ofBody : {}),
    ...(signature === 'date' || signature === 'both' ? ofDate : {}),
  };
}

function enqueue(context: GlassixContext, event: object): void {
  const { random } = context.state;
  const queued: QueuedEvent = { messageId: random.uuid(), receiptHandle: random.token(60), body: event };
  context.state.queue.push(queued);
}

/** A time with seven fractional digits, as in the samples. */
function preciseTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '0000Z');
}

/** Posts one event. Resolves with the delivery, or null if events are only queued. */
export async function postEvent(
  context: GlassixContext,
  departmentId: string,
  changes: readonly Change[],
): Promise<WebhookDelivery | null> {
  const { settings, clock, webhooks } = context;
  const event = { key: departmentId, dateTime: preciseTime(clock.now()), changes };
  if (settings.queue !== 'off') enqueue(context, event);
  if (settings.queue === 'only') return null;
  const body = JSON.stringify(settings.webhookForm === 'list' ? [event] : event);
  const kind = changes[0]?.['_event'] ?? 'none';
  return webhooks.send({ kind, body: Buffer.from(body, 'utf8'), headers: await headersFor(context, body) });
}

export function newTicket(context: GlassixContext, ticket: Ticket): Change {
  return { _event: 'NEW_TICKET', ticketId: ticket.id, ticket: renderTicket(context, ticket) };
}

export function stateChange(context: GlassixContext, ticket: Ticket): Change {
  const { id, state } = ticket;
  return { _event: 'TICKET_STATE_CHANGE', ticketId: id, ticketState: state, ticket: renderTicket(context, ticket) };
}

export function ownerChange(ticket: Ticket, owner: User): Change {
  return { _event: 'TICKET_OWNER_CHANGE', ticketId: ticket.id, ownerId: owner.id, ownerUserName: owner.userName };
}

export function newMessage(context: GlassixContext, ticket: Ticket, transaction: Transaction): Change {
  return { _event: 'NEW_MESSAGE', ticketId: ticket.id, transaction: renderTransaction(context, transaction) };
}

export function userStatusChange(user: User, doNotDisturb: boolean): Change {
  const { id, userName, status } = user;
  return { _event: 'USER_STATUS_CHANGE', userId: id, userName, userStatus: status, doNotDisturb };
}

export function surveyUpdate(ticket: Ticket, participant: Participant, stars: number, comment: string): Change {
  const question = { surveyId: 73993, headerTitle: 'How did we do?', isDisabled: false, isMandatory: true };
  return {
    _event: 'SURVEY_UPDATE',
    ticketId: ticket.id,
    participant: renderParticipant(participant),
    surveys: [
      { id: 1, title: 'Rate our service', value: String(stars), questionType: 'Rating', ...question },
      { id: 2, title: 'Anything else?', value: comment, questionType: 'Text', ...question },
    ],
  };
}

export function documentSigned(ticket: Ticket, name: string): Change {
  return { _event: 'DOCUMENT_SIGNED', ticketId: ticket.id, document: { ticketId: ticket.id, name, signed: true } };
}

export function outsideStatus(context: GlassixContext, departmentId: string, message: OutsideMessage): Change {
  return { _event: 'NON_TICKET_MESSAGE_STATUS', message: renderOutside(context, departmentId, message) };
}
