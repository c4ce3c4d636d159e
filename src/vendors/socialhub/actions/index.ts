// What the gateway does at SocialHub: posts become tickets and change, and what was asked for is reported on.

import { NO_ACTIONS, type AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import { createActionFail, createReplyConfirm } from './callbacks.ts';
import type { ActionContext } from './context.ts';
import { createTicketCreate } from './create-ticket.ts';
import { createStatusSet, createTicketUpdate } from './update-ticket.ts';

/** The acts of one account. Replies go the other way: SocialHub asks for them, and the network side confirms. */
export function createActions(context: ActionContext): AdapterActions {
  return {
    ...NO_ACTIONS,
    createTicket: createTicketCreate(context),
    updateTicket: createTicketUpdate(context),
    setStatus: createStatusSet(context),
    confirmReply: createReplyConfirm(context),
    failAction: createActionFail(context),
  };
}
