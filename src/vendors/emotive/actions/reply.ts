// Sends a text message to the contact.

import type { ReplyCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../context.ts';
import { isOptOutToken, replyStatusOf } from '../map/enums.ts';
import { externalIdsTask, isRegistered } from '../map/external-ids.ts';
import { refuse, requiredText, unsupported } from './checks.ts';
import { toActionResult, toOutgoingEvent } from './outgoing-event.ts';

const IS_OPT_OUT = 'Emotive does not deliver this text but unsubscribes the contact. Use contactOptOut instead.';

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

function checkReply(content: ReplyCommand['content']): Refusals {
  if (content.kind !== 'TEXT') return unsupported('Emotive sends text messages only.', ['content']);
  const field = ['content', 'text', 'text'];
  return [
    ...requiredText(content.text, field),
    ...(isOptOutToken(content.text) ? refuse('INVALID', IS_OPT_OUT, field) : []),
    ...(content.files.length > 0
      ? unsupported('Emotive does not support files.', ['content', 'text', 'uploadIds'])
      : []),
  ];
}
