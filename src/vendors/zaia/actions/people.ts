// Who works on a ticket: taken over from the responder, or given to somebody else.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { AssignCommand, TakeOverCommand } from '../../../domain/commands/ticket-commands.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { ZaiaClient } from '../client/index.ts';
import { ticketIdsOf } from '../keys.ts';
import { toRowObservation, type MapContext } from '../map/index.ts';
import type { WireTicketRow } from '../wire/index.ts';
import { neededId, unsupported, type Refusals } from './refusals.ts';

type Give = (ticketId: string, assigneeId: string) => Promise<WireTicketRow>;

async function give(
  ticket: TicketRecord,
  agentKey: string | undefined,
  call: Give,
  context: MapContext,
): Promise<ActionResult> {
  const ids = ticketIdsOf(ticket.key);
  if (ids === null || agentKey === undefined) throw new TypeError('handing over needs a checked command');
  return { observations: [toRowObservation(await call(ids.ticketId, agentKey), context)], messageKey: null };
}

function checkAssign({ agent, team, keepCurrentOwner }: AssignCommand): Refusals {
  return [
    ...neededId(agent?.key ?? null, 'a user: a ticket cannot be without one', ['agentId']),
    ...(team === null ? [] : unsupported('Zaia takes a team only when a ticket is made.', ['teamId'])),
    ...(keepCurrentOwner ? unsupported('Zaia always replaces the assignee.', ['keepCurrentOwner']) : []),
  ];
}

export function assignAct(client: ZaiaClient, context: MapContext): Action<AssignCommand> {
  return {
    check: checkAssign,
    perform: ({ ticket, agent }) => give(ticket, agent?.key, client.assign, context),
  };
}

export function takeOverAct(client: ZaiaClient, context: MapContext): Action<TakeOverCommand> {
  return {
    check: ({ agent }) => neededId(agent.key, 'a user', ['agentId']),
    perform: ({ ticket, agent }) => give(ticket, agent.key, client.takeOver, context),
  };
}
