// Registers external ids of a ticket and its contact, requested by a client or by the adapter's own task.

import type { ExternalReferenceCommand } from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { isBlank, type Refusals } from '../../../platform/adapter/action-checks.ts';
import type { EmotiveClient } from '../client/index.ts';
import { isPathSafe } from '../keys.ts';
import type { EmotiveContext } from '../context.ts';
import type { OwnIds } from '../map/external-ids.ts';
import { toReadObservations } from '../map/index.ts';
import { refuse, requiredText } from './checks.ts';

export function createExternalReferenceSet(
  client: EmotiveClient,
  context: EmotiveContext,
): Action<ExternalReferenceCommand> {
  return {
    check: checkReferences,
    async perform({ ticket, externalTicketId, externalUserId }) {
      const observations = await registerIds(client, context, ticket, { externalTicketId, externalUserId });
      return { observations, messageKey: null };
    },
  };
}

/** Registers the ids and returns the resulting facts. A user id of null stays as it is. Throws VendorCallError. */
export async function registerIds(
  client: EmotiveClient,
  context: EmotiveContext,
  ticket: TicketRecord,
  { externalTicketId, externalUserId }: OwnIds,
): Promise<readonly Observation[]> {
  const references = {
    external_ticket_id: externalTicketId,
    ...(externalUserId === null ? {} : { external_user_id: externalUserId }),
  };
  const response = await client.updateTicket(ticket.key, references);
  const knownUserId = ticket.externalReferences.find(({ system }) => system === 'external_user_id')?.value;
  // The response is merged over these, so that a field missing from it removes nothing.
  const written = { external_ticket_id: externalTicketId, external_user_id: externalUserId ?? knownUserId ?? null };
  const returned = Object.entries(response?.ticket ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return toReadObservations(ticket.key, { ticket: { ...written, ...Object.fromEntries(returned) } }, context);
}

function checkReferences({ externalTicketId }: ExternalReferenceCommand): Refusals {
  const field = ['externalTicketId'];
  if (isBlank(externalTicketId)) return requiredText(externalTicketId, field);
  if (isPathSafe(externalTicketId)) return [];
  const message = 'The id becomes part of a path: it must not consist of dots only or contain control characters.';
  return refuse('INVALID', message, field);
}
