// Sends a text message to the contact.

import type { ReplyCommand } from '../../../domain/commands/message-commands.ts';
import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../map/context.ts';
import { isOptOutToken, replyStatusOf } from '../map/enums.ts';
import { externalIdsTask, isRegistered } from '../map/external-ids.ts';
import { toActionResult, toOutgoingEvent } from './outgoing-event.ts';

/** A ticket without an external id gets the task that registers one: without it the ticket cannot be closed. */
export function createReply(client: EmotiveClient, context: EmotiveContext): Action<ReplyCommand> {
  const { settings } = context;
  return {
    check: ({ content }) => checkReply(content),
    async perform({ ticket, content, idempotencyKey, now }) {
      if (content.kind !== 'TEXT') throw new Error('perform was called without check');
      const sent = toOutgoingEvent(settings, content.text, replyStatusOf(ticket.nativeStatus), now);
      const response = await client.addEvent(ticket.key, sent);
      const result = toActionResult(context, ticket, sent, response, idempotencyKey);
      const task = externalIdsTask(ticket.key, isRegistered(ticket), settings);
      return { ...result, observations: [...result.observations, ...task] };
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
    const message = 'Emotive does not deliver this text but unsubscribes the contact. Use contactOptOut instead.';
    errors.push(userError('INVALID', { message, field }));
  }
  if (content.files.length > 0) {
    const message = 'Emotive does not support files.';
    errors.push(userError('NOT_SUPPORTED_BY_VENDOR', { message, field: ['content', 'text', 'uploadIds'] }));
  }
  return errors;
}
