// A page written by a clerk.

import type { ReplyCommand } from '../../../../../../src/domain/commands/message-commands.ts';
import type { Action } from '../../../../../../src/domain/ports/vendor/actions.ts';
import type { PostboxClient } from '../client/index.ts';
import type { PostboxContext } from '../map/context.ts';
import { toThread } from '../map/index.ts';
import { requiredText, unsupported } from './checks.ts';

const MAX_PAGE_CHARACTERS = 500;

export function createReply(client: PostboxClient, context: PostboxContext): Action<ReplyCommand> {
  return {
    check: ({ content }) =>
      content.kind === 'TEXT'
        ? requiredText(content.text, ['content', 'text', 'text'], MAX_PAGE_CHARACTERS)
        : unsupported('Postbox supports text only.', ['content']),
    async perform({ ticket, content }) {
      if (content.kind !== 'TEXT') throw new TypeError('perform was called without check');
      const wire = await client.write(ticket.key, content.text);
      return { observations: toThread(wire, context), messageKey: wire.pages.at(-1)?.id ?? null };
    },
  };
}
