// Assigns a ticket: to an agent by user name, or to another department, where it gets a new id.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { AssignCommand } from '../../../domain/commands/ticket-commands.ts';
import { toUserError } from '../../../domain/errors/vendor-user-error.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { toTicketHead } from '../map/index.ts';
import { refuse, unsupported } from './checks.ts';

interface Owner {
  readonly key: string;
  readonly userName: string;
}

function check({ agent, keepCurrentOwner }: AssignCommand): Refusals {
  if (agent !== null && agent.email === null) return refuse('INVALID', 'The agent has no user name.', ['agentId']);
  const keepsOwner = keepCurrentOwner && agent === null;
  return keepsOwner ? unsupported('The current owner can be kept only with a new agent.', ['keepCurrentOwner']) : [];
}

function ownerOf(agent: AssignCommand['agent']): Owner | null {
  if (agent === null) return null;
  if (agent.email === null) throw new TypeError('perform was called without check');
  return { key: agent.key, userName: agent.email };
}

function ownerChanged(ticketKey: string, agentKey: string): Observation {
  const fields = { assigneeKey: agentKey, responder: null };
  return { type: 'ticket', key: ticketKey, nativeId: ticketKey, fields };
}

/** The ticket's current head; empty if it cannot be read. */
async function readHead(client: GlassixClient, id: string, context: GlassixContext): Promise<readonly Observation[]> {
  try {
    return toTicketHead(await client.getTicket(id), context);
  } catch (error) {
    const { code } = toFailure(error, 'tickets.get');
    context.log.warn('a ticket was assigned but could not be read back', { code });
    return [];
  }
}

async function move(
  client: GlassixClient,
  ticketKey: string,
  teamKey: string,
  context: GlassixContext,
): Promise<ActionResult & { readonly ticketKey: string }> {
  const id = await client.setDepartment(ticketKey, teamKey);
  const head = await readHead(client, id, context);
  const moved: Observation = { type: 'ticket-moved', key: ticketKey, toKey: id, toNativeId: id };
  const inDepartment: Observation = { type: 'ticket', key: id, nativeId: id, fields: { teamKey, assigneeKey: null } };
  return { observations: [moved, inDepartment, ...head], messageKey: null, ticketKey: id };
}

/** Once the ticket is in its department, a failed assignment is reported beside the result. */
async function moveAndAssign(
  client: GlassixClient,
  { ticketKey, owner, teamKey }: { readonly ticketKey: string; readonly owner: Owner | null; readonly teamKey: string },
  context: GlassixContext,
): Promise<ActionResult> {
  const moved = await move(client, ticketKey, teamKey, context);
  if (owner === null) return moved;
  try {
    await client.setOwner(moved.ticketKey, owner.userName, false);
    return { ...moved, observations: [...moved.observations, ownerChanged(moved.ticketKey, owner.key)] };
  } catch (error) {
    const failure = toFailure(error, 'tickets.setOwner');
    return { ...moved, errors: [{ ...toUserError(failure, 'GLASSIX'), field: ['agentId'] }] };
  }
}

/** The ticket's current department without an agent means: any available agent. */
export function createAssign(client: GlassixClient, context: GlassixContext): Action<AssignCommand> {
  return {
    check,
    async perform({ ticket, agent, team, keepCurrentOwner }) {
      const owner = ownerOf(agent);
      if (team !== null && team.key !== ticket.teamKey) {
        return moveAndAssign(client, { ticketKey: ticket.key, owner, teamKey: team.key }, context);
      }
      if (owner === null) {
        await client.assignAvailableUser(ticket.key);
        return { observations: await readHead(client, ticket.key, context), messageKey: null };
      }
      await client.setOwner(ticket.key, owner.userName, keepCurrentOwner);
      return { observations: [ownerChanged(ticket.key, owner.key)], messageKey: null };
    },
  };
}
