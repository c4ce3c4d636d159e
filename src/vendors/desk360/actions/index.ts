// What can be done at Desk360: reply, note and state of a ticket, and beside it what its folder holds.

import type {
  ActionResult,
  NoteCommand,
  OutgoingContent,
  ReplyCommand,
  StatusCommand,
} from '../../../domain/commands/message-commands.ts';
import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import { NO_ACTIONS, type Action, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import { createBulkSend } from './bulk-send.ts';
import { createTicketCreate } from './create-ticket.ts';
import { textOrFiles } from './limits.ts';
import { createMarkRead } from './mark-read.ts';
import { refuse, unsupported } from './checks.ts';
import { createSendMessage } from './send-message.ts';
import { createTagCreate, createTagUpdate } from './tags.ts';
import { checkWhatsapp, sendWhatsapp } from './whatsapp/send.ts';
import { isWindowOver } from '../capabilities.ts';
import type { Desk360Client } from '../client/index.ts';
import type { TicketTarget } from '../keys.ts';
import { parseTicketKey, reasonIdOf } from '../keys.ts';
import type { MapContext } from '../map/index.ts';
import { toMessage, toStatusAnswer } from '../map/index.ts';
import { toPreview } from '../map/preview.ts';
import { SETTABLE_STATUSES } from '../map/enums.ts';
import type { Products } from '../reads/products.ts';
import type { WireMessage } from '../wire/index.ts';

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

function toMessageResult(
  ticket: TicketRecord,
  wire: WireMessage,
  operation: string,
  context: MapContext,
): ActionResult {
  const customer = { key: ticket.contactKey, name: ticket.contactName };
  const read = mapResponse(operation, () => toMessage(ticket.key, wire, customer, context));
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

/** What a ticket's reply can carry: words and files together; null for other content. */
function wordsAndFiles(content: OutgoingContent) {
  if (content.kind === 'TEXT') return { text: content.text, files: content.files, field: ['content', 'text', 'text'] };
  if (content.kind !== 'MEDIA') return null;
  return { text: content.caption ?? '', files: content.files, field: ['content', 'media', 'uploadIds'] };
}

function checkConversation(
  target: Extract<TicketTarget, { kind: 'whatsapp' }>,
  command: ReplyCommand,
  settings: MapContext['settings'],
) {
  const isTooLate = command.content.kind !== 'TEMPLATE' && isWindowOver(command.ticket, command.now);
  if (isTooLate) return [userError('MESSAGING_WINDOW_EXPIRED', { field: ['content'], vendor: 'DESK360' })];
  return checkWhatsapp(target, command.content, settings);
}

function createReply(client: Desk360Client, context: MapContext): Action<ReplyCommand> {
  return {
    check(command) {
      const target = targetOf(command.ticket);
      if (target.kind === 'whatsapp') return checkConversation(target, command, context.settings);
      const reply = wordsAndFiles(command.content);
      if (reply === null) return unsupported('Only text and files can be sent to this ticket.', ['content']);
      return textOrFiles(reply.text, reply.files.length, reply.field);
    },
    async perform(command) {
      const target = targetOf(command.ticket);
      if (target.kind === 'whatsapp') return sendWhatsapp(client.whatsapp, target, command);
      const reply = wordsAndFiles(command.content);
      if (reply === null) throw new TypeError('the reply needs a checked command');
      const wire = await client.reply(target.product, target.ticket, reply.text, reply.files);
      return toMessageResult(command.ticket, wire, 'tickets.reply', context);
    },
  };
}

function createNote(client: Desk360Client, context: MapContext): Action<NoteCommand> {
  return {
    check(command) {
      if (targetOf(command.ticket).kind === 'whatsapp') return unsupported(CONVERSATION_ONLY);
      return textOrFiles(command.text, command.files.length, ['text']);
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

function createSetStatus(client: Desk360Client, context: MapContext): Action<StatusCommand> {
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
      const observations = mapResponse('tickets.status', () => toStatusAnswer(target.product, wire, context));
      return { observations, messageKey: null };
    },
  };
}

/** The acts of an account. Desk360 keeps no external ids. */
export function createActions(client: Desk360Client, products: Products, context: MapContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: createReply(client, context),
    note: createNote(client, context),
    setStatus: createSetStatus(client, context),
    createTicket: createTicketCreate(client, products, context),
    sendMessage: createSendMessage(client, products, context.settings),
    sendTemplateBulk: createBulkSend(client, products, context.settings),
    markRead: createMarkRead(client),
    createTag: createTagCreate(client, products, context),
    updateTag: createTagUpdate(client),
  };
}
