// The results of actions whose response does not contain the ticket.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { TicketFields, TicketRecord } from '../../../domain/ticket.ts';

/** The written fields, as the ticket's new state. */
export function ticketChanged(ticket: TicketRecord, fields: Partial<TicketFields>): ActionResult {
  return {
    observations: [{ type: 'ticket', key: ticket.key, nativeId: ticket.nativeId, fields }],
    messageKey: null,
  };
}
