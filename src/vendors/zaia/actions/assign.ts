// Assigns a ticket to a user, or takes it over from the AI responder.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { AssignCommand, TakeOverCommand } from '../../../domain/commands/ticket-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import type { ZaiaClient } from '../client/index.ts';
import type { ZaiaContext } from '../context.ts';
import { ticketIdsOf } from '../keys.ts';
import { toRowObservation } from '../map/index.ts';
import type { WireTicketRow } from '../wire/index.ts';
import { requiredId, unsupported } from './checks.ts';

export function createAssign(client: ZaiaClient, context: ZaiaContext): Action<AssignCommand> {
  return {
    check: checkAssign,
    perform: ({ ticket, agent }) => changeAssignee(ticket, agent?.key, client.assign, context),
  };
}

export function createTakeOver(client: ZaiaClient, context: ZaiaContext): Action<TakeOverCommand> {
  return {
    check: ({ agent }) => requiredId(agent.key, 'a user', ['agentId']),
    perform: ({ ticket, agent }) => changeAssignee(ticket, agent.key, client.takeOver, context),
  };
}

function checkAssign({ agent, team, keepCurrentOwner }: AssignCommand): Refusals {
  return [
    ...requiredId(agent?.key ?? null, 'a user: a ticket cannot be without an assignee', ['agentId']),
    ...(team === null ? [] : unsupported('Zaia accepts a team only when a ticket is created.', ['teamId'])),
    ...(keepCurrentOwner ? unsupported('Zaia always replaces the assignee.', ['keepCurrentOwner']) : []),
  ];
}

async function changeAssignee(
  ticket: TicketRecord,
  agentKey: string | undefined,
  call: (ticketId: string, assigneeId: string) => Promise<WireTicketRow>,
  context: ZaiaContext,
): Promise<ActionResult> {
  const ids = ticketIdsOf(ticket.key);
  if (ids === null || agentKey === undefined) throw new TypeError('perform was called without check');
  return { observations: [toRowObservation(await call(ids.ticketId, agentKey), context)], messageKey: null };
}
