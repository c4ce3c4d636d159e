// Handing a ticket over: to an agent by user name, or to another department, where it gets a new id.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { AssignCommand } from '../../../domain/commands/ticket-commands.ts';
import { toUserError } from '../../../domain/errors/vendor-user-error.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import { toTicketHead } from '../map/index.ts';
import type { MapContext } from '../map/context.ts';
import { refuse, type Refusals, unsupported } from './checks.ts';

function check({ agent, keepCurrentOwner }: AssignCommand): Refusals {
  if (agent !== null && agent.email === null) return refuse('INVALID', 'The agent has no user name.', ['agentId']);
  const isKept = keepCurrentOwner && agent === null;
  return isKept ? unsupported('Only another agent can be joined by the present one.', ['keepCurrentOwner']) : [];
}

/** What the ticket looks like now; without an answer, what was asked for is what is known. */
async function headOf(client: GlassixClient, id: string, context: MapContext): Promise<readonly Observation[]> {
  try {
    return toTicketHead(await client.getTicket(id), context);
  } catch (error) {
    const { code } = toFailure(error, 'tickets.get');
    context.log.warn('a ticket was handed over and could not be read back', { code });
    return [];
  }
}

async function move(client: GlassixClient, ticket: string, team: string, context: MapContext): Promise<ActionResult> {
  const id = await client.setDepartment(ticket, team);
  const head = await headOf(client, id, context);
  const went: Observation = { type: 'ticket-moved', key: ticket, toKey: id, toNativeId: id };
  const fields = { teamKey: team, assigneeKey: null };
  const said: Observation = { type: 'ticket', key: id, nativeId: id, fields };
  return { observations: [went, said, ...head], messageKey: null, ticketKey: id };
}

/** The ticket went to its department by now: an owner that it does not get there is told beside what was done. */
async function moveAndAssign(
  client: GlassixClient,
  { ticket, agent, team }: { readonly ticket: string; readonly agent: Owner | null; readonly team: string },
  context: MapContext,
): Promise<ActionResult> {
  const moved = await move(client, ticket, team, context);
  if (agent === null || moved.ticketKey === undefined) return moved;
  try {
    await client.setOwner(moved.ticketKey, agent.userName, false);
    return { ...moved, observations: [...moved.observations, ownedBy(moved.ticketKey, agent.key)] };
  } catch (error) {
    const failure = toFailure(error, 'tickets.setOwner');
    return { ...moved, errors: [{ ...toUserError(failure, 'GLASSIX'), field: ['agentId'] }] };
  }
}

interface Owner {
  readonly key: string;
  readonly userName: string;
}

function ownerOf(agent: AssignCommand['agent']): Owner | null {
  if (agent === null) return null;
  if (agent.email === null) throw new TypeError('the hand-over needs a checked command');
  return { key: agent.key, userName: agent.email };
}

function ownedBy(ticket: string, agent: string): Observation {
  const fields = { assigneeKey: agent, responder: null };
  return { type: 'ticket', key: ticket, nativeId: ticket, fields };
}

/** The act. The ticket's own department without an agent means: whoever is free there. */
export function createAssign(client: GlassixClient, context: MapContext): Action<AssignCommand> {
  return {
    check,
    async perform({ ticket, agent, team, keepCurrentOwner }) {
      const owner = ownerOf(agent);
      if (team !== null && team.key !== ticket.teamKey) {
        return moveAndAssign(client, { ticket: ticket.key, agent: owner, team: team.key }, context);
      }
      if (owner === null) {
        await client.assignAvailableUser(ticket.key);
        return { observations: await headOf(client, ticket.key, context), messageKey: null };
      }
      await client.setOwner(ticket.key, owner.userName, keepCurrentOwner);
      return { observations: [ownedBy(ticket.key, owner.key)], messageKey: null };
    },
  };
}
