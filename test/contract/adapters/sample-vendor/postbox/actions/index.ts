// What is done at Postbox: pages written, letters archived.

import type { ReplyCommand, StatusCommand } from '../../../../../../src/domain/commands/message-commands.ts';
import { userError, type UserError } from '../../../../../../src/domain/errors/error-codes.ts';
import { NO_ACTIONS, type AdapterActions } from '../../../../../../src/domain/ports/vendor/actions.ts';
import type { AdapterLog } from '../../../../../../src/domain/ports/vendor/module.ts';
import type { PostboxClient } from '../client/index.ts';
import { toThread } from '../map/index.ts';

export const MAX_PAGE = 500;

export function createPostboxActs(client: PostboxClient, log: AdapterLog): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: {
      check: checkReply,
      async perform({ ticket, content }) {
        if (content.kind !== 'TEXT') throw new TypeError('a page needs a checked command');
        const answer = await client.write(ticket.key, content.text);
        return { observations: toThread(answer, log), messageKey: answer.pages.at(-1)?.id ?? null };
      },
    },
    setStatus: {
      check: checkStatus,
      async perform({ ticket }) {
        return { observations: toThread(await client.setState(ticket.key, 'archived'), log), messageKey: null };
      },
    },
  };
}

function checkReply({ content }: ReplyCommand): readonly UserError[] {
  if (content.kind !== 'TEXT') return [userError('NOT_SUPPORTED_BY_VENDOR', { field: ['content'] })];
  const field = ['content', 'text', 'text'];
  if (content.text.trim() === '') return [userError('REQUIRED', { field })];
  return content.text.length > MAX_PAGE ? [userError('TOO_LONG', { field })] : [];
}

function checkStatus({ status }: StatusCommand): readonly UserError[] {
  return status === 'CLOSED' ? [] : [userError('NOT_SUPPORTED_BY_VENDOR', { field: ['status'] })];
}
