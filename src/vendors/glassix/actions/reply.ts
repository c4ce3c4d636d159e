// A message to the customer of a ticket.

import type { ActionResult, ReplyCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import type { MapContext } from '../map/context.ts';
import { toMessage } from '../map/message.ts';
import { checkContent, filesOf, uploadAll, wordsOf } from './content.ts';

/** The act; Glassix takes messages only while the ticket is open, which the capability says. */
export function createReply(client: GlassixClient, context: MapContext): Action<ReplyCommand> {
  return {
    check: ({ content }) => checkContent(content),
    async perform({ ticket, content }): Promise<ActionResult> {
      const files = await uploadAll(client, filesOf(content));
      const message = { ...wordsOf(content), ...(files.length === 0 ? {} : { files }) };
      const sent = await client.send(ticket.key, message);
      const observation = mapResponse('tickets.send', () => toMessage(ticket.key, sent, context));
      const cards = content.kind === 'CARDS' ? content : null;
      // The answer need not repeat the cards that were sent.
      const fields = cards === null ? observation.fields : { ...observation.fields, content: cards };
      return { observations: [{ ...observation, fields }], messageKey: observation.key };
    },
  };
}
