// What can be done at Glassix, each act in its file.

import { type AdapterActions, NO_ACTIONS } from '../../../domain/ports/vendor/actions.ts';
import { createAssign } from './assign.ts';
import {
  createAddTags,
  createExternalReference,
  createNote,
  createRemoveTags,
  createSetStatus,
  createUpdate,
} from './change.ts';
import { createTicketCreate } from './create-ticket.ts';
import { createReply } from './reply.ts';
import { createSendMessage } from './send-message.ts';
import type { GlassixClient } from '../client/index.ts';
import type { MapContext } from '../map/context.ts';

/** The acts of an account. Tags, users and canned replies are made in Glassix's own panel. */
export function createActions(client: GlassixClient, context: MapContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: createReply(client, context),
    sendMessage: createSendMessage(client, context),
    note: createNote(client, context),
    setStatus: createSetStatus(client, context),
    setExternalReference: createExternalReference(client),
    createTicket: createTicketCreate(client, context),
    updateTicket: createUpdate(client),
    assign: createAssign(client, context),
    addTags: createAddTags(client),
    removeTags: createRemoveTags(client),
  };
}
