// The status of a ticket.

import type { StatusCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { reasonIdOf } from '../keys.ts';
import { SETTABLE_STATUSES } from '../map/enums.ts';
import { toStatusChange } from '../map/index.ts';
import { refuse, unsupported } from './checks.ts';
import { CONVERSATION_ONLY, targetOf, ticketTargetOf } from './ticket-target.ts';

/** A resolved ticket keeps its reason: the vendor would respond with status_update_failed. */
function checkReason({ reasonTagKey, ticket }: StatusCommand): Refusals {
  if (reasonTagKey === null) return [];
  if (reasonIdOf(reasonTagKey) === null) return refuse('INVALID', 'The tag is not a reason.', ['reasonTagId']);
  const isSame = ticket.tagKeys?.includes(reasonTagKey) === true;
  if (ticket.status !== 'RESOLVED' || isSame) return [];
  return refuse('NOT_ALLOWED_IN_STATE', 'The reason of a resolved ticket cannot be changed.', ['reasonTagId']);
}

export function createSetStatus(client: Desk360Client, context: Desk360Context): Action<StatusCommand> {
  return {
    check(command) {
      if (targetOf(command.ticket).kind === 'whatsapp') return unsupported(CONVERSATION_ONLY);
      if (SETTABLE_STATUSES[command.status] === undefined) {
        return unsupported('Desk360 can set RESOLVED and PENDING only.', ['status']);
      }
      if (command.summary !== null) return unsupported('Desk360 stores no summaries.', ['summary']);
      return checkReason(command);
    },
    async perform(command) {
      const target = ticketTargetOf(command.ticket);
      const status = SETTABLE_STATUSES[command.status];
      if (status === undefined) throw new TypeError('perform was called without check');
      const reason = command.reasonTagKey === null ? null : reasonIdOf(command.reasonTagKey);
      const wire = await client.setStatus(target.product, target.ticket, status, reason);
      const observations = mapResponse('tickets.status', () => toStatusChange(target.product, wire, context));
      return { observations, messageKey: null };
    },
  };
}
