// What the gateway does at Emotive: replies, states and external ids.

import type { ReplyCommand, StatusCommand, ExternalReferenceCommand, ActResult } from '../../domain/command.ts';
import { userError, type UserError } from '../../domain/errors.ts';
import { contentKey } from '../../domain/ids.ts';
import { NO_ACTS, type Act, type AdapterActs } from '../../domain/ports/vendor.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { EmotiveClient, OutgoingEvent } from './client.ts';
import { messageKeyOf, toObservations, type MapContext } from './map.ts';
import type { OwnEvents } from './own-events.ts';
import { toReadObservations } from './reads.ts';
import type { EmotiveSettings } from './settings.ts';
import { asText, type EventWire } from './wire.ts';
import { fromStatus, isOptOutToken, replyStatusWord } from './map/words.ts';

export interface ActContext {
  readonly client: EmotiveClient;
  readonly settings: EmotiveSettings;
  readonly map: MapContext;
  readonly ownEvents: OwnEvents;
}

/** The acts of one account; Emotive has no notes. */
export function createEmotiveActs(context: ActContext): AdapterActs {
  return {
    ...NO_ACTS,
    reply: replyAct(context),
    setStatus: statusAct(context),
    setExternalReference: externalReferenceAct(context),
  };
}

/** The id under which the vendor knows the ticket as ours; null while none is registered. */
export function externalTicketIdOf(ticket: Pick<TicketRecord, 'externalReferences'>): string | null {
  const reference = ticket.externalReferences.find(({ system }) => system === 'external_ticket_id');
  return reference !== undefined && isPathSafe(reference.value) ? reference.value : null;
}

function replyAct(context: ActContext): Act<ReplyCommand> {
  return {
    check: ({ content }) => checkReply(content),
    async perform({ ticket, content, idempotencyKey, now }) {
      if (content.kind !== 'TEXT') throw new Error('perform was called without check');
      const sent = toEvent(context.settings, content.text, replyStatusWord(ticket.nativeStatus), now);
      const answer = await context.client.addEvent(ticket.key, sent);
      return toActResult(context, ticket, sent, answer, idempotencyKey);
    },
  };
}

function checkReply(content: ReplyCommand['content']): readonly UserError[] {
  if (content.kind !== 'TEXT') {
    const message = 'Emotive sends text messages only.';
    return [userError('NOT_SUPPORTED_BY_VENDOR', { message, field: ['content'] })];
  }
  const errors: UserError[] = [];
  const field = ['content', 'text', 'text'];
  if (content.text.trim() === '') errors.push(userError('REQUIRED', { field }));
  if (isOptOutToken(content.text)) {
    const message = 'This text would not be delivered but unsubscribe the contact; use contactOptOut for that.';
    errors.push(userError('INVALID', { message, field }));
  }
  if (content.files.length > 0) {
    const message = 'Emotive takes no files.';
    errors.push(userError('NOT_SUPPORTED_BY_VENDOR', { message, field: ['content', 'text', 'uploadIds'] }));
  }
  return errors;
}

function statusAct(context: ActContext): Act<StatusCommand> {
  return {
    check: (command) => checkStatus(command, context.settings),
    async perform({ ticket, status, now }) {
      const externalTicketId = externalTicketIdOf(ticket);
      const word = fromStatus(status);
      if (externalTicketId === null || word === null) throw new Error('perform was called without check');
      const sent = toEvent(context.settings, '', word, now);
      const answer = await context.client.addEventByExternalId(externalTicketId, sent);
      return toActResult(context, ticket, sent, answer, null);
    },
  };
}

function checkStatus(command: StatusCommand, settings: EmotiveSettings): readonly UserError[] {
  const errors: UserError[] = [];
  const unsupported = (field: string, message: string) =>
    errors.push(userError('NOT_SUPPORTED_BY_VENDOR', { field: [field], message }));
  if (fromStatus(command.status) === null) unsupported('status', 'Emotive has no such state.');
  else if (command.status !== 'CLOSED' && !settings.anyStatus) {
    unsupported('status', 'Emotive documents only closing; the setting anyStatus offers the others.');
  }
  if (command.reasonTagKey !== null) unsupported('reasonTagId', 'Emotive keeps no reason with a state.');
  if (command.summary !== null) unsupported('summary', 'Emotive keeps no summary.');
  if (externalTicketIdOf(command.ticket) === null) {
    errors.push(userError('NOT_ALLOWED_IN_STATE', { message: MISSING_EXTERNAL_ID, field: null }));
  }
  return errors;
}

export const MISSING_EXTERNAL_ID =
  'Emotive changes the state by external id only: register one first (ticketExternalReferenceSet).';

function externalReferenceAct(context: ActContext): Act<ExternalReferenceCommand> {
  return {
    check: checkReferences,
    async perform({ ticket, externalTicketId, externalUserId }) {
      const references = {
        external_ticket_id: externalTicketId,
        ...(externalUserId === null ? {} : { external_user_id: externalUserId }),
      };
      const answer = await context.client.updateTicket(ticket.key, references);
      const known = ticket.externalReferences.find(({ system }) => system === 'external_user_id')?.value;
      // Laid under the answer, so that an answer that leaves a field out takes nothing away.
      const written = { external_ticket_id: externalTicketId, external_user_id: externalUserId ?? known ?? null };
      const said = Object.entries(answer?.ticket ?? {}).filter(([, value]) => value !== null && value !== undefined);
      const merged = { ...written, ...Object.fromEntries(said) };
      return { observations: toReadObservations(ticket.key, { ticket: merged }, context.map), messageKey: null };
    },
  };
}

function checkReferences({ externalTicketId }: ExternalReferenceCommand): readonly UserError[] {
  const field = ['externalTicketId'];
  if (externalTicketId.trim() === '') return [userError('REQUIRED', { field })];
  if (isPathSafe(externalTicketId)) return [];
  const message = 'The id becomes part of a path: it must be more than dots and hold no control characters.';
  return [userError('INVALID', { message, field })];
}

function isPathSafe(value: string): boolean {
  return value.isWellFormed() && !/^\.{1,2}$/.test(value) && !/\p{Cc}/u.test(value);
}

function toEvent(settings: EmotiveSettings, message: string, status: string, now: number): OutgoingEvent {
  return {
    message,
    status,
    event_time: new Date(now).toISOString(),
    system_type: settings.systemType,
    ...(settings.agentId === null ? {} : { agent_id: settings.agentId }),
  };
}

/** The vendor's answer laid over what was sent; without an id in it the write's own key names the message. */
function toActResult(
  context: ActContext,
  ticket: TicketRecord,
  sent: OutgoingEvent,
  answer: EventWire | null,
  idempotencyKey: string | null,
): ActResult {
  const said = Object.entries(answer ?? {}).filter(([, value]) => value !== null && value !== undefined);
  const id = asText(answer?.id) ?? `sent-${contentKey(ticket.key, idempotencyKey, sent.event_time)}`;
  const event: EventWire = { ...sent, ...Object.fromEntries(said), id, message: sent.message };
  context.ownEvents.add(id);
  const told = {
    ticketKey: ticket.key,
    ticket: null,
    events: [event],
    contactKey: ticket.contactKey,
    wholeThread: false,
    saysReferences: false,
    receivedAt: null,
  };
  const messageKey = sent.message.trim() === '' ? null : messageKeyOf(ticket.key, event);
  return { observations: toObservations(told, context.map), messageKey };
}
