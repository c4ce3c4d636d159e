// Reports that a requested action could not be done.

import type { ActionFailCommand } from '../../../domain/commands/ticket-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { SocialhubClient } from '../client/index.ts';
import { followupKeyOf } from '../keys.ts';
import { toFailedAction } from '../map/failed-action.ts';
import { ACTION_ID } from '../wire/index.ts';
import { refuse } from './checks.ts';
import { followupId as checkFollowupId } from './limits.ts';

/** The message becomes FAILED, and the ticket returns to the inbox with the reason for its community managers. */
export function createActionFail(client: SocialhubClient): Action<ActionFailCommand> {
  return {
    check: ({ actionId, followupId }) => [
      ...(ACTION_ID.test(actionId)
        ? []
        : refuse('INVALID', 'This is not an actionId of an ACTION_REQUESTED event.', ['actionId'])),
      ...(followupId === null ? [] : checkFollowupId(followupId, ['followupId'])),
    ],
    async perform({ ticket, actionId, followupId, reason, now }) {
      const report = { ...(followupId === null ? {} : { followupId }), ...(reason === null ? {} : { reason }) };
      const wire = await client.resetAction(ticket.nativeId, actionId, report);
      const failed = { ticketKey: ticket.key, nativeId: ticket.nativeId, actionId, followupId, reason };
      return {
        observations: toFailedAction(failed, wire, now),
        messageKey: followupId === null ? null : followupKeyOf(followupId),
      };
    },
  };
}
