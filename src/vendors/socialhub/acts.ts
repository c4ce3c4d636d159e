// What the gateway does at SocialHub: posts become tickets and change, and what was asked for is reported on.

import { NO_ACTS, type AdapterActs } from '../../domain/ports/vendor-acts.ts';
import { createActionFail, createReplyConfirm } from './acts/callbacks.ts';
import type { ActContext } from './acts/context.ts';
import { createTicketCreate } from './acts/create-ticket.ts';
import { createStatusSet, createTicketUpdate } from './acts/update-ticket.ts';

/** The acts of one account. Replies go the other way: SocialHub asks for them, and the network side confirms. */
export function createSocialhubActs(context: ActContext): AdapterActs {
  return {
    ...NO_ACTS,
    createTicket: createTicketCreate(context),
    updateTicket: createTicketUpdate(context),
    setStatus: createStatusSet(context),
    confirmReply: createReplyConfirm(context),
    failAction: createActionFail(context),
  };
}
