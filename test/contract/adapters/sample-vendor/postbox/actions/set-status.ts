// Archives a letter.

import type { StatusCommand } from '../../../../../../src/domain/commands/message-commands.ts';
import type { Action } from '../../../../../../src/domain/ports/vendor/actions.ts';
import type { PostboxClient } from '../client/index.ts';
import type { PostboxContext } from '../map/context.ts';
import { toThread } from '../map/index.ts';
import { unsupported } from './checks.ts';

export function createSetStatus(client: PostboxClient, context: PostboxContext): Action<StatusCommand> {
  return {
    check: ({ status }) => (status === 'CLOSED' ? [] : unsupported('Postbox can only close letters.', ['status'])),
    async perform({ ticket }) {
      return { observations: toThread(await client.setState(ticket.key, 'archived'), context), messageKey: null };
    },
  };
}
