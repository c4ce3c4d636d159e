// Moves a ticket to another state, which Emotive takes by external id only.

import type { StatusCommand } from '../../../domain/commands/message-commands.ts';
import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { externalTicketIdOf } from '../map/external-ids.ts';
import { fromStatus } from '../map/enums.ts';
import type { EmotiveSettings } from '../settings.ts';
import type { ActionContext } from './context.ts';
import { toActionResult, toEvent } from './event.ts';

export const MISSING_EXTERNAL_ID =
  'Emotive changes the state by external id only, and none is registered yet: wait, or use ticketExternalReferenceSet.';

export function statusAct(context: ActionContext): Action<StatusCommand> {
  return {
    check: (command) => checkStatus(command, context.settings),
    async perform({ ticket, status, now }) {
      const externalTicketId = externalTicketIdOf(ticket);
      const word = fromStatus(status);
      if (externalTicketId === null || word === null) throw new Error('perform was called without check');
      const sent = toEvent(context.settings, '', word, now);
      const answer = await context.client.addEventByExternalId(externalTicketId, sent);
      return toActionResult(context, ticket, sent, answer, null);
    },
  };
}

function checkStatus(command: StatusCommand, settings: EmotiveSettings): readonly UserError[] {
  const errors: UserError[] = [];
  const unsupported = (field: string, message: string) =>
    errors.push(userError('NOT_SUPPORTED_BY_VENDOR', { field: [field], message }));
  if (fromStatus(command.status) === null) unsupported('status', 'Emotive has no such state.');
  else if (command.status !== 'CLOSED' && !settings.anyStatus) {
    unsupported('status', 'Emotive documents only closing; the setting anyStatus offers the others.');
  }
  if (command.reasonTagKey !== null) unsupported('reasonTagId', 'Emotive keeps no reason with a state.');
  if (command.summary !== null) unsupported('summary', 'Emotive keeps no summary.');
  if (externalTicketIdOf(command.ticket) === null) {
    errors.push(userError('NOT_ALLOWED_IN_STATE', { message: MISSING_EXTERNAL_ID, field: null }));
  }
  return errors;
}
