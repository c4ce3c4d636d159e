// Completes a ticket: the only status that Zaia lets the API set.

import type { StatusCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import { completingUserOf, NO_COMPLETING_USER } from '../capabilities.ts';
import type { ZaiaClient } from '../client/index.ts';
import type { ZaiaContext } from '../context.ts';
import { ticketIdsOf } from '../keys.ts';
import { toRowObservation } from '../map/index.ts';
import { refuse, unsupported } from './checks.ts';

/** Completes in the name of the assignee, otherwise of the configured user. */
export function createComplete(client: ZaiaClient, context: ZaiaContext): Action<StatusCommand> {
  return {
    check: (command) => check(command, context),
    async perform({ ticket }) {
      const userId = completingUserOf(ticket, context.settings);
      const ids = ticketIdsOf(ticket.key);
      if (userId === null || ids === null) throw new TypeError('perform was called without check');
      const row = await client.completeTicket(ids.ticketId, userId);
      return { observations: [toRowObservation(row, context)], messageKey: null };
    },
  };
}

function check({ ticket, status, reasonTagKey, summary }: StatusCommand, { settings }: ZaiaContext): Refusals {
  return [
    ...(status === 'CLOSED' ? [] : unsupported('Zaia can only complete tickets: the status CLOSED.', ['status'])),
    ...(reasonTagKey === null ? [] : unsupported('Zaia stores no reason with a status.', ['reasonTagId'])),
    ...(summary === null ? [] : unsupported('The AI responder writes the summary.', ['summary'])),
    ...(completingUserOf(ticket, settings) === null ? refuse('NOT_ALLOWED_IN_STATE', NO_COMPLETING_USER) : []),
  ];
}
