// Hands a chat over to people: creates a new ticket of it.

import type { TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { Refusals } from '../../../platform/adapter/action-checks.ts';
import type { ZaiaClient } from '../client/index.ts';
import type { ZaiaContext } from '../context.ts';
import { keyOf } from '../keys.ts';
import { toRowObservation, toTicketObservations } from '../map/index.ts';
import type { WireTicketRow } from '../wire/index.ts';
import { requiredId, unsupported } from './checks.ts';

export function createTicketCreate(client: ZaiaClient, context: ZaiaContext): SelectiveAction<TicketCreateCommand> {
  return {
    supportedFields: ['chatNativeId', 'assigneeId', 'teamId', 'status'],
    check: (command) => check(command, context),
    async perform(command) {
      const { chatNativeId, assigneeKey: assigneeId, teamKey: ticketingTeamId } = command;
      const status = vendorStatus(command.status, context);
      if (chatNativeId === null || assigneeId === null || status === null) {
        throw new TypeError('perform was called without check');
      }
      const chatId = chatNativeId.toLowerCase();
      const row = await client.createTicket({ chatId, assigneeId, status, ticketingTeamId });
      return { observations: await toObservations(client, row, context), messageKey: null, ticketKey: keyOf(row) };
    },
  };
}

function check(command: TicketCreateCommand, context: ZaiaContext): Refusals {
  const { chatNativeId, assigneeKey, teamKey, status } = command;
  const hasVendorStatus = vendorStatus(status, context) !== null;
  return [
    ...requiredId(chatNativeId, 'the chat that is handed over', ['chatNativeId']),
    ...requiredId(assigneeKey, 'an assignee', ['assigneeId']),
    ...(teamKey === null ? [] : requiredId(teamKey, 'a team', ['teamId'])),
    ...(hasVendorStatus ? [] : unsupported('Zaia has no such status: see the setting statuses.', ['status'])),
  ];
}

/** The vendor's status of a new ticket. Without a requested one it is open, since it has an assignee. Null: no such value. */
function vendorStatus(status: TicketCreateCommand['status'], { settings }: ZaiaContext): string | null {
  const statuses = [...settings.statuses];
  const valueOf = (requested: string): string | null => statuses.find(([, stage]) => stage === requested)?.[0] ?? null;
  return status === null ? (valueOf('OPEN') ?? valueOf('NEW')) : valueOf(status);
}

/** The row has neither customer nor channel, so the ticket is read once. If that fails, the next sync pass adds them. */
async function toObservations(
  client: ZaiaClient,
  row: WireTicketRow,
  context: ZaiaContext,
): Promise<readonly Observation[]> {
  try {
    return toTicketObservations(await client.getTicket(row.id), context);
  } catch (error) {
    if (!(error instanceof VendorCallError)) throw error;
    return [toRowObservation(row, context)];
  }
}
