// A reply to a ticket or to a WhatsApp conversation.

import type { OutgoingContent, ReplyCommand, UploadedFile } from '../../../domain/commands/message-commands.ts';
import { userError } from '../../../domain/errors/error-codes.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { FieldPath, Refusals } from '../../../platform/adapter/action-checks.ts';
import { isWindowOver } from '../capabilities.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import type { Desk360Settings } from '../settings.ts';
import { textOrFiles, unsupported } from './checks.ts';
import { toMessageResult } from './ticket-message.ts';
import { type ConversationTarget, targetOf } from './ticket-target.ts';
import { checkWhatsapp, sendWhatsapp } from './whatsapp/send.ts';

interface TicketReply {
  readonly text: string;
  readonly files: readonly UploadedFile[];
  /** The field that a missing text is reported for. */
  readonly field: FieldPath;
}

/** A ticket's reply contains text and files; null for other content. */
function toTicketReply(content: OutgoingContent): TicketReply | null {
  if (content.kind === 'TEXT') return { text: content.text, files: content.files, field: ['content', 'text', 'text'] };
  if (content.kind !== 'MEDIA') return null;
  return { text: content.caption ?? '', files: content.files, field: ['content', 'media', 'uploadIds'] };
}

function checkConversation(
  target: ConversationTarget,
  { content, ticket, now }: ReplyCommand,
  settings: Desk360Settings,
): Refusals {
  if (content.kind !== 'TEMPLATE' && isWindowOver(ticket, now)) {
    return [userError('MESSAGING_WINDOW_EXPIRED', { field: ['content'], vendor: 'DESK360' })];
  }
  return checkWhatsapp(target, content, settings);
}

export function createReply(client: Desk360Client, context: Desk360Context): Action<ReplyCommand> {
  return {
    check(command) {
      const target = targetOf(command.ticket);
      if (target.kind === 'whatsapp') return checkConversation(target, command, context.settings);
      const reply = toTicketReply(command.content);
      if (reply === null) return unsupported('This ticket accepts text and files only.', ['content']);
      return textOrFiles(reply.text, reply.files.length, reply.field);
    },
    async perform(command) {
      const target = targetOf(command.ticket);
      if (target.kind === 'whatsapp') return sendWhatsapp(client.whatsapp, target, command);
      const reply = toTicketReply(command.content);
      if (reply === null) throw new TypeError('perform was called without check');
      const wire = await client.reply(target.product, target.ticket, reply.text, reply.files);
      return toMessageResult(command.ticket, wire, 'tickets.reply', context);
    },
  };
}
