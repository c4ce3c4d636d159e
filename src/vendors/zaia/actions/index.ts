// The actions of one Zaia account: tickets are created, assigned, completed and tagged, and tags are managed.

import { NO_ACTIONS, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import type { ZaiaClient } from '../client/index.ts';
import type { ZaiaContext } from '../context.ts';
import { createAssign, createTakeOver } from './assign.ts';
import { createComplete } from './complete.ts';
import { createTicketCreate } from './create-ticket.ts';
import { createTagCreate, createTagUpdate } from './tags.ts';
import { createAddTags, createRemoveTags } from './ticket-tags.ts';

/** Zaia has no call that sends a message. */
export function createActions(client: ZaiaClient, context: ZaiaContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    createTicket: createTicketCreate(client, context),
    setStatus: createComplete(client, context),
    assign: createAssign(client, context),
    takeOver: createTakeOver(client, context),
    addTags: createAddTags(client),
    removeTags: createRemoveTags(client),
    createTag: createTagCreate(client),
    updateTag: createTagUpdate(client),
  };
}
