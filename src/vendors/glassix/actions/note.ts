// A note on a ticket.

import type { NoteCommand } from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { isNote } from '../map/enums.ts';
import { toMessage } from '../map/index.ts';
import { requiredText, unsupported } from './checks.ts';

/** Reads the note back, because the response does not contain it. */
async function readNote(
  client: GlassixClient,
  { ticket, text }: NoteCommand,
  context: GlassixContext,
): Promise<Observation[]> {
  try {
    const { transactions } = await client.getTicket(ticket.key);
    const note = (transactions ?? []).findLast((transaction) => isNote(transaction.type) && transaction.text === text);
    return note === undefined ? [] : [toMessage(ticket.key, note, context)];
  } catch (error) {
    const { code } = toFailure(error, 'tickets.get');
    context.log.warn('a note was added but could not be read back', { code });
    return [];
  }
}

export function createNote(client: GlassixClient, context: GlassixContext): Action<NoteCommand> {
  return {
    check: ({ text, files }) =>
      files.length > 0
        ? unsupported('Notes of Glassix contain no files.', ['uploadIds'])
        : requiredText(text, ['text']),
    async perform(command) {
      await client.addNote(command.ticket.key, command.text);
      const observations = await readNote(client, command, context);
      const [note] = observations;
      return { observations, messageKey: note?.type === 'message' ? note.key : null };
    },
  };
}
