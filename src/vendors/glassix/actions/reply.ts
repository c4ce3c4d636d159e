// A message to the customer of a ticket.

import type { ReplyCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { toMessage } from '../map/index.ts';
import { checkContent, filesOf, toBody, uploadAll } from './content.ts';

/** Glassix accepts messages only while the ticket is open; capabilities and write path check that. */
export function createReply(client: GlassixClient, context: GlassixContext): Action<ReplyCommand> {
  return {
    check: ({ content }) => checkContent(content),
    async perform({ ticket, content }) {
      const files = await uploadAll(client, filesOf(content));
      const sent = await client.send(ticket.key, { ...toBody(content), ...(files.length === 0 ? {} : { files }) });
      const message = mapResponse('tickets.send', () => toMessage(ticket.key, sent, context));
      // The response may lack the cards that were sent.
      const fields = content.kind === 'CARDS' ? { ...message.fields, content } : message.fields;
      return { observations: [{ ...message, fields }], messageKey: message.key };
    },
  };
}
