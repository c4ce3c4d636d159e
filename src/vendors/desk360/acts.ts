// What can be done at Desk360: reply, note and state of a ticket, and text to a WhatsApp number.

import type { ActResult, NoteCommand, ReplyCommand, StatusCommand } from '../../domain/command.ts';
import type { UserError } from '../../domain/errors.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import { NO_ACTS, type Act, type AdapterActs } from '../../domain/ports/vendor.ts';
import { refuse, requireText, TEXT_FIELD, unsupported } from './acts/refusals.ts';
import { checkWhatsapp, sendWhatsapp } from './acts/whatsapp.ts';
import { misread } from './client/failures.ts';
import type { Desk360Client } from './client.ts';
import type { TicketTarget } from './keys.ts';
import { parseTicketKey, reasonIdOf } from './keys.ts';
import type { MapContext } from './map.ts';
import { toMessage, toStatusAnswer } from './map.ts';
import { toPreview } from './map/preview.ts';
import { SETTABLE_STATUSES } from './map/words.ts';
import type { WireMessage } from './wire.ts';
import { WireMismatch } from './wire/pieces.ts';

const CONVERSATION_ONLY = 'Desk360 tells no ticket for this WhatsApp number, so it takes messages only.';

/** The answer to a write is an agent's own message, also where it names no agent. */
const OWN_MESSAGE = {
  direction: 'OUTBOUND',
  author: { kind: 'AGENT', key: null, displayName: null },
  deliveryStatus: 'SENT',
} as const;

function targetOf(ticket: TicketRecord): TicketTarget {
  const target = parseTicketKey(ticket.key);
  if (target === null) throw new TypeError('not a Desk360 ticket key');
  return target;
}

function ticketTargetOf(ticket: TicketRecord): Extract<TicketTarget, { readonly kind: 'ticket' }> {
  const target = targetOf(ticket);
  if (target.kind === 'whatsapp') throw new TypeError('the act needs a checked command');
  return target;
}

/** The vendor has taken the write by now: an answer that cannot be read leaves its outcome open, not undone. */
function mapped<T>(operation: string, map: () => T): T {
  try {
    return map();
  } catch (error) {
    throw error instanceof WireMismatch ? misread(error, operation, true) : error;
  }
}

function toMessageResult(ticket: TicketRecord, wire: WireMessage, operation: string, context: MapContext): ActResult {
  const customer = { key: ticket.contactKey, name: ticket.contactName };
  const read = mapped(operation, () => toMessage(ticket.key, wire, customer, context));
  const message = read.fields.direction === 'INBOUND' ? { ...read, fields: { ...read.fields, ...OWN_MESSAGE } } : read;
  const { createdAt, text, visibility } = message.fields;
  const preview = visibility === 'PUBLIC' && text !== '' ? { preview: toPreview(text) } : {};
  const lastActivityAt = Math.max(createdAt, ticket.lastActivityAt ?? 0);
  return {
    observations: [
      { type: 'ticket', key: ticket.key, nativeId: ticket.nativeId, fields: { lastActivityAt, ...preview } },
      message,
    ],
    messageKey: message.key,
  };
}

function createReply(client: Desk360Client, context: MapContext): Act<ReplyCommand> {
  return {
    check(command) {
      const target = targetOf(command.ticket);
      const { content } = command;
      if (target.kind === 'whatsapp') return checkWhatsapp(target, command);
      if (content.kind !== 'TEXT') return unsupported('Only text and files can be sent to this ticket.', ['content']);
      return requireText(content.text, content.files.length, TEXT_FIELD);
    },
    async perform(command) {
      const target = targetOf(command.ticket);
      if (target.kind === 'whatsapp') return sendWhatsapp(client, target, command);
      const { content } = command;
      if (content.kind !== 'TEXT') throw new TypeError('the reply needs a checked command');
      const wire = await client.reply(target.product, target.ticket, content.text, content.files);
      return toMessageResult(command.ticket, wire, 'tickets.reply', context);
    },
  };
}

function createNote(client: Desk360Client, context: MapContext): Act<NoteCommand> {
  return {
    check(command) {
      if (targetOf(command.ticket).kind === 'whatsapp') return unsupported(CONVERSATION_ONLY);
      return requireText(command.text, command.files.length, ['text']);
    },
    async perform(command) {
      const target = ticketTargetOf(command.ticket);
      const wire = await client.note(target.product, target.ticket, command.text, command.files);
      return toMessageResult(command.ticket, wire, 'tickets.note', context);
    },
  };
}

/** A resolved ticket keeps its reason: the vendor answers status_update_failed, so it is not asked. */
function checkReason(command: StatusCommand): readonly UserError[] {
  const { reasonTagKey, ticket } = command;
  if (reasonTagKey === null) return [];
  if (reasonIdOf(reasonTagKey) === null) return refuse('INVALID', 'The tag is not a reason.', ['reasonTagId']);
  const isSame = ticket.tagKeys?.includes(reasonTagKey) === true;
  if (ticket.status !== 'RESOLVED' || isSame) return [];
  return refuse('NOT_ALLOWED_IN_STATE', 'The reason of a resolved ticket cannot be changed.', ['reasonTagId']);
}

function createSetStatus(client: Desk360Client, context: MapContext): Act<StatusCommand> {
  return {
    check(command) {
      if (targetOf(command.ticket).kind === 'whatsapp') return unsupported(CONVERSATION_ONLY);
      if (SETTABLE_STATUSES[command.status] === undefined) {
        return unsupported('Desk360 can set RESOLVED and PENDING only.', ['status']);
      }
      if (command.summary !== null) return unsupported('Desk360 keeps no summary.', ['summary']);
      return checkReason(command);
    },
    async perform(command) {
      const target = ticketTargetOf(command.ticket);
      const status = SETTABLE_STATUSES[command.status];
      if (status === undefined) throw new TypeError('the state needs a checked command');
      const reason = command.reasonTagKey === null ? null : reasonIdOf(command.reasonTagKey);
      const wire = await client.setStatus(target.product, target.ticket, status, reason);
      const observations = mapped('tickets.status', () => toStatusAnswer(target.product, wire, context));
      return { observations, messageKey: null };
    },
  };
}

/** The acts of an account. Desk360 keeps no external ids. */
export function createActs(client: Desk360Client, context: MapContext): AdapterActs {
  return {
    ...NO_ACTS,
    reply: createReply(client, context),
    note: createNote(client, context),
    setStatus: createSetStatus(client, context),
  };
}
