// Unsubscribes the contact: a message that Emotive does not deliver.

import type { OptOutCommand } from '../../../domain/commands/ticket-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../context.ts';
import { OPT_OUT_TOKEN, replyStatusOf } from '../map/enums.ts';
import { refuse } from './checks.ts';
import { toActionResult, toOutgoingEvent } from './outgoing-event.ts';

const NO_CONTACT = 'The contact of this ticket is not known yet.';

/** Sends the token that unsubscribes; the ticket's status stays as it is. */
export function createOptOut(client: EmotiveClient, context: EmotiveContext): Action<OptOutCommand> {
  return {
    check: ({ ticket }) => (ticket.contactKey === null ? refuse('NOT_ALLOWED_IN_STATE', NO_CONTACT) : []),
    async perform({ ticket, now }) {
      const sent = toOutgoingEvent(context.settings, OPT_OUT_TOKEN, replyStatusOf(ticket.nativeStatus), now);
      const response = await client.addEvent(ticket.key, sent);
      return toActionResult(context, ticket, sent, response, null);
    },
  };
}
