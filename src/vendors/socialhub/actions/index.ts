// The actions of one SocialHub account: posts become tickets and change, and requested actions are confirmed or failed.

import { NO_ACTIONS, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubContext } from '../context.ts';
import { createReplyConfirm } from './confirm-reply.ts';
import { createTicketCreate } from './create-ticket.ts';
import { createActionFail } from './fail-action.ts';
import { createStatusSet, createTicketUpdate } from './update-ticket.ts';

/** There is no reply action: SocialHub requests replies, and a client confirms them. */
export function createActions(client: SocialhubClient, context: SocialhubContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    createTicket: createTicketCreate(client, context),
    updateTicket: createTicketUpdate(client, context),
    setStatus: createStatusSet(client, context),
    confirmReply: createReplyConfirm(client, context),
    failAction: createActionFail(client),
  };
}
