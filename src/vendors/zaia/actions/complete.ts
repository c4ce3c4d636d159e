// Completing a ticket: the one state that Zaia lets others set.

import type { StatusCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { completingUserOf, NOBODY_COMPLETES } from '../capabilities.ts';
import type { ZaiaClient } from '../client/index.ts';
import { ticketIdsOf } from '../keys.ts';
import { toRowObservation, type MapContext } from '../map/index.ts';
import { refuse, unsupported, type Refusals } from './refusals.ts';

function check({ ticket, status, reasonTagKey, summary }: StatusCommand, { settings }: MapContext): Refusals {
  return [
    ...(status === 'CLOSED' ? [] : unsupported('Zaia only completes tickets: the state CLOSED.', ['status'])),
    ...(reasonTagKey === null ? [] : unsupported('Zaia keeps no reason with a state.', ['reasonTagId'])),
    ...(summary === null ? [] : unsupported('The summary is made by the responder.', ['summary'])),
    ...(completingUserOf(ticket, settings) === null ? refuse('NOT_ALLOWED_IN_STATE', NOBODY_COMPLETES, null) : []),
  ];
}

/** In the name of the assignee, else of the configured user. */
export function completeAct(client: ZaiaClient, context: MapContext): Action<StatusCommand> {
  return {
    check: (command) => check(command, context),
    async perform({ ticket }) {
      const userId = completingUserOf(ticket, context.settings);
      const ids = ticketIdsOf(ticket.key);
      if (userId === null || ids === null) throw new TypeError('completing needs a checked command');
      const row = await client.completeTicket(ids.ticketId, userId);
      return { observations: [toRowObservation(row, context)], messageKey: null };
    },
  };
}
