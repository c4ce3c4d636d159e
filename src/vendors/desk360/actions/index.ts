// The actions of a Desk360 account.

import { NO_ACTIONS, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { createBulkSend } from './whatsapp/bulk-send.ts';
import { createTicketCreate } from './create-ticket.ts';
import { createMarkRead } from './whatsapp/mark-read.ts';
import { createNote } from './note.ts';
import { createReply } from './reply.ts';
import { createSendMessage } from './send-message.ts';
import { createSetStatus } from './set-status.ts';
import { createTagCreate, createTagUpdate } from './tags.ts';

export function createActions(client: Desk360Client, context: Desk360Context): AdapterActions {
  return {
    ...NO_ACTIONS,
    reply: createReply(client, context),
    note: createNote(client, context),
    setStatus: createSetStatus(client, context),
    createTicket: createTicketCreate(client, context),
    sendMessage: createSendMessage(client, context),
    sendTemplateBulk: createBulkSend(client, context),
    markRead: createMarkRead(client),
    createTag: createTagCreate(client, context),
    updateTag: createTagUpdate(client),
  };
}
