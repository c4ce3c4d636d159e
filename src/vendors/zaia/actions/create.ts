// A chat handed to people from here: a new ticket of it.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import type { ZaiaClient } from '../client/index.ts';
import { keyOf, toRowObservation, toTicketObservations, type MapContext } from '../map/index.ts';
import type { WireTicketRow } from '../wire/index.ts';
import { neededId, unsupported, type Refusals } from './refusals.ts';

/** The vendor's word for a new ticket's state; without a wish it is in work, since it has an assignee. Null: no word. */
function statusWord(status: TicketCreateCommand['status'], { settings }: MapContext): string | null {
  const words = [...settings.statuses];
  const wordOf = (wanted: string): string | null => words.find(([, stage]) => stage === wanted)?.[0] ?? null;
  return status === null ? (wordOf('OPEN') ?? wordOf('NEW')) : wordOf(status);
}

function check(command: TicketCreateCommand, context: MapContext): Refusals {
  const { chatNativeId, assigneeKey, teamKey, status } = command;
  const hasWord = statusWord(status, context) !== null;
  return [
    ...neededId(chatNativeId, 'the chat that is handed over', ['chatNativeId']),
    ...neededId(assigneeKey, 'an assignee', ['assigneeId']),
    ...(teamKey === null ? [] : neededId(teamKey, 'a team', ['teamId'])),
    ...(hasWord ? [] : unsupported('Zaia has no such state: see the setting statuses.', ['status'])),
  ];
}

/** The row knows neither customer nor channel: one read brings them, and where it fails the next pass does. */
async function tell(client: ZaiaClient, row: WireTicketRow, context: MapContext): Promise<readonly Observation[]> {
  try {
    return toTicketObservations(await client.getTicket(row.id), context);
  } catch (error) {
    if (!(error instanceof VendorCallError)) throw error;
    return [toRowObservation(row, context)];
  }
}

export function createTicketAct(client: ZaiaClient, context: MapContext): SelectiveAction<TicketCreateCommand> {
  return {
    supportedFields: ['chatNativeId', 'assigneeId', 'teamId', 'status'],
    check: (command) => check(command, context),
    async perform(command) {
      const { chatNativeId, assigneeKey: assigneeId, teamKey: ticketingTeamId } = command;
      const status = statusWord(command.status, context);
      if (chatNativeId === null || assigneeId === null || status === null) {
        throw new TypeError('a new ticket needs a checked command');
      }
      const chatId = chatNativeId.toLowerCase();
      const row = await client.createTicket({ chatId, assigneeId, status, ticketingTeamId });
      return { observations: await tell(client, row, context), messageKey: null, ticketKey: keyOf(row) };
    },
  };
}
