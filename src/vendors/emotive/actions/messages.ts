// Messages to the contact: a reply, and the one that is not delivered but ends all further ones.

import type { ReplyCommand } from '../../../domain/commands/message-commands.ts';
import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { OptOutCommand } from '../../../domain/commands/ticket-commands.ts';
import { externalIdsTask, isRegistered } from '../map/external-ids.ts';
import { isOptOutToken, OPT_OUT_TOKEN, replyStatusWord } from '../map/enums.ts';
import type { ActionContext } from './context.ts';
import { toActionResult, toEvent } from './event.ts';

/** Sends a text; a ticket without our id gets one after it, because only then can it be closed. */
export function replyAct(context: ActionContext): Action<ReplyCommand> {
  const { client, settings } = context;
  return {
    check: ({ content }) => checkReply(content),
    async perform({ ticket, content, idempotencyKey, now }) {
      if (content.kind !== 'TEXT') throw new Error('perform was called without check');
      const sent = toEvent(settings, content.text, replyStatusWord(ticket.nativeStatus), now);
      const answer = await client.addEvent(ticket.key, sent);
      const result = toActionResult(context, ticket, sent, answer, idempotencyKey);
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
    const message = 'This text would not be delivered but unsubscribe the contact; use contactOptOut for that.';
    errors.push(userError('INVALID', { message, field }));
  }
  if (content.files.length > 0) {
    const message = 'Emotive takes no files.';
    errors.push(userError('NOT_SUPPORTED_BY_VENDOR', { message, field: ['content', 'text', 'uploadIds'] }));
  }
  return errors;
}

/** Sends the token that unsubscribes; the ticket's state stays as it is. */
export function optOutAct(context: ActionContext): Action<OptOutCommand> {
  const { client, settings } = context;
  return {
    check: ({ ticket }) => (ticket.contactKey === null ? [userError('NOT_ALLOWED_IN_STATE', NO_CONTACT)] : []),
    async perform({ ticket, now }) {
      const sent = toEvent(settings, OPT_OUT_TOKEN, replyStatusWord(ticket.nativeStatus), now);
      const answer = await client.addEvent(ticket.key, sent);
      return toActionResult(context, ticket, sent, answer, null);
    },
  };
}

const NO_CONTACT = { message: 'Who the contact of this ticket is has not been told yet.', field: null };
