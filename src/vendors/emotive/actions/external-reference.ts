// Registers our ids of a ticket and its contact, asked for by a client or by the gateway itself.

import type { ExternalReferenceCommand } from '../../../domain/commands/message-commands.ts';
import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { OwnIds } from '../map/external-ids.ts';
import { isPathSafe } from '../client/path-safe.ts';
import { toReadObservations } from '../reads/index.ts';
import type { ActionContext } from './context.ts';

export function externalReferenceAct(context: ActionContext): Action<ExternalReferenceCommand> {
  return {
    check: checkReferences,
    async perform({ ticket, externalTicketId, externalUserId }) {
      const observations = await registerIds(context, ticket, { externalTicketId, externalUserId });
      return { observations, messageKey: null };
    },
  };
}

/** Registers the ids and answers with what is true then; a user id that is not given stays as it is. */
export async function registerIds(
  { client, map }: Pick<ActionContext, 'client' | 'map'>,
  ticket: TicketRecord,
  { externalTicketId, externalUserId }: OwnIds,
): Promise<readonly Observation[]> {
  const references = {
    external_ticket_id: externalTicketId,
    ...(externalUserId === null ? {} : { external_user_id: externalUserId }),
  };
  const answer = await client.updateTicket(ticket.key, references);
  const known = ticket.externalReferences.find(({ system }) => system === 'external_user_id')?.value;
  // Laid under the answer, so that an answer that leaves a field out takes nothing away.
  const written = { external_ticket_id: externalTicketId, external_user_id: externalUserId ?? known ?? null };
  const said = Object.entries(answer?.ticket ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return toReadObservations(ticket.key, { ticket: { ...written, ...Object.fromEntries(said) } }, map);
}

function checkReferences({ externalTicketId }: ExternalReferenceCommand): readonly UserError[] {
  const field = ['externalTicketId'];
  if (externalTicketId.trim() === '') return [userError('REQUIRED', { field })];
  if (isPathSafe(externalTicketId)) return [];
  const message = 'The id becomes part of a path: it must be more than dots and hold no control characters.';
  return [userError('INVALID', { message, field })];
}
