// The actions of a Glassix account. Tags, users and canned replies are managed in Glassix's panel.

import { type AdapterActions, NO_ACTIONS } from '../../../domain/ports/vendor/actions.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { createAssign } from './assign.ts';
import { createTicketCreate } from './create-ticket.ts';
import { createNote } from './note.ts';
import { createReply } from './reply.ts';
import { createSendMessage } from './send-message.ts';
import { createSetStatus } from './set-status.ts';
import { createAddTags, createRemoveTags } from './tags.ts';
import { createExternalReference, createTicketUpdate } from './update-ticket.ts';

export function createActions(client: GlassixClient, context: GlassixContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: createReply(client, context),
    sendMessage: createSendMessage(client, context),
    note: createNote(client, context),
    setStatus: createSetStatus(client, context),
    setExternalReference: createExternalReference(client),
    createTicket: createTicketCreate(client, context),
    updateTicket: createTicketUpdate(client),
    assign: createAssign(client, context),
    addTags: createAddTags(client),
    removeTags: createRemoveTags(client),
  };
}
