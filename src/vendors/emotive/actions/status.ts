// Sets the status of a ticket. Emotive accepts this by external id only.

import type { StatusCommand } from '../../../domain/commands/message-commands.ts';
import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { MISSING_EXTERNAL_ID } from '../capabilities.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../map/context.ts';
import { fromStatus } from '../map/enums.ts';
import { externalTicketIdOf } from '../map/external-ids.ts';
import type { EmotiveSettings } from '../settings.ts';
import { toActionResult, toOutgoingEvent } from './outgoing-event.ts';

export function createStatusSet(client: EmotiveClient, context: EmotiveContext): Action<StatusCommand> {
  return {
    check: (command) => checkStatus(command, context.settings),
    async perform({ ticket, status, now }) {
      const externalTicketId = externalTicketIdOf(ticket);
      const vendorStatus = fromStatus(status);
      if (externalTicketId === null || vendorStatus === null) throw new Error('perform was called without check');
      const sent = toOutgoingEvent(context.settings, '', vendorStatus, now);
      const response = await client.addEventByExternalId(externalTicketId, sent);
      return toActionResult(context, ticket, sent, response, null);
    },
  };
}

function checkStatus(command: StatusCommand, settings: EmotiveSettings): readonly UserError[] {
  const errors: UserError[] = [];
  const unsupported = (field: string, message: string) =>
    errors.push(userError('NOT_SUPPORTED_BY_VENDOR', { field: [field], message }));
  if (fromStatus(command.status) === null) unsupported('status', 'Emotive has no such status.');
  else if (command.status !== 'CLOSED' && !settings.anyStatus) {
    unsupported('status', 'Emotive documents only closing. The setting anyStatus enables the other statuses.');
  }
  if (command.reasonTagKey !== null) unsupported('reasonTagId', 'Emotive stores no reason with a status.');
  if (command.summary !== null) unsupported('summary', 'Emotive stores no summary.');
  if (externalTicketIdOf(command.ticket) === null) {
    errors.push(userError('NOT_ALLOWED_IN_STATE', { message: MISSING_EXTERNAL_ID, field: null }));
  }
  return errors;
}
