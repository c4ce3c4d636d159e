// Sets the status of a ticket. Emotive accepts this by external id only.

import type { StatusCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import { MISSING_EXTERNAL_ID } from '../capabilities.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../context.ts';
import { fromStatus } from '../map/enums.ts';
import { externalTicketIdOf } from '../map/external-ids.ts';
import type { EmotiveSettings } from '../settings.ts';
import { refuse, unsupported } from './checks.ts';
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

function checkStatus(command: StatusCommand, settings: EmotiveSettings): Refusals {
  const { ticket, status, reasonTagKey, summary } = command;
  return [
    ...checkSupported(status, settings),
    ...(reasonTagKey === null ? [] : unsupported('Emotive stores no reason with a status.', ['reasonTagId'])),
    ...(summary === null ? [] : unsupported('Emotive stores no summary.', ['summary'])),
    ...(externalTicketIdOf(ticket) === null ? refuse('NOT_ALLOWED_IN_STATE', MISSING_EXTERNAL_ID) : []),
  ];
}

function checkSupported(status: StatusCommand['status'], { anyStatus }: EmotiveSettings): Refusals {
  if (fromStatus(status) === null) return unsupported('Emotive has no such status.', ['status']);
  if (status === 'CLOSED' || anyStatus) return [];
  return unsupported('Emotive documents only closing. The setting anyStatus enables the other statuses.', ['status']);
}
