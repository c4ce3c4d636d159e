// A note on a ticket.

import type { NoteCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { textOrFiles, unsupported } from './checks.ts';
import { toMessageResult } from './ticket-message.ts';
import { CONVERSATION_ONLY, targetOf, ticketTargetOf } from './ticket-target.ts';

export function createNote(client: Desk360Client, context: Desk360Context): Action<NoteCommand> {
  return {
    check({ ticket, text, files }) {
      if (targetOf(ticket).kind === 'whatsapp') return unsupported(CONVERSATION_ONLY);
      return textOrFiles(text, files.length, ['text']);
    },
    async perform({ ticket, text, files }) {
      const target = ticketTargetOf(ticket);
      const wire = await client.note(target.product, target.ticket, text, files);
      return toMessageResult(ticket, wire, 'tickets.note', context);
    },
  };
}
