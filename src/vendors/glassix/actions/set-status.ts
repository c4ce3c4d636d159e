// The status of a ticket.

import type { StatusCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { SETTABLE_STATES, toStatus } from '../map/enums.ts';
import { toTicketHead } from '../map/index.ts';
import { STATUS_RULE, unsupported } from './checks.ts';
import { ticketChanged } from './result.ts';

export function createSetStatus(client: GlassixClient, context: GlassixContext): Action<StatusCommand> {
  return {
    check({ status, snoozedUntil, reasonTagKey }) {
      if (SETTABLE_STATES[status] === undefined) return unsupported(STATUS_RULE, ['status']);
      if (snoozedUntil !== null) return unsupported('Glassix stores no end of a snooze.', ['snoozedUntil']);
      return reasonTagKey === null ? [] : unsupported('Glassix stores no reasons.', ['reasonTagId']);
    },
    async perform({ ticket, status, summary, now }) {
      const state = SETTABLE_STATES[status];
      if (state === undefined) throw new TypeError('perform was called without check');
      const summaryField = summary === null ? {} : { summary };
      const wire = await client.setState(ticket.key, state, summaryField);
      if (wire?.id === ticket.key) return { observations: toTicketHead(wire, context), messageKey: null };
      const closedAt = status === 'CLOSED' ? now : null;
      return ticketChanged(ticket, { ...toStatus(state, context.log), closedAt, ...summaryField });
    },
  };
}
