// What can be done with a letter now.

import {
  ALLOWED,
  capabilities,
  denied,
  type TicketCapabilities,
} from '../../../../../src/domain/commands/capabilities.ts';
import { isDone, type TicketRecord } from '../../../../../src/domain/ticket.ts';

export function toCapabilities(ticket: TicketRecord): TicketCapabilities {
  if (!isDone(ticket)) return capabilities({ reply: ALLOWED, close: ALLOWED });
  return capabilities({
    reply: denied('TICKET_CLOSED', 'The letter is archived.'),
    close: denied('ALREADY_IN_STATE', 'The letter is already archived.'),
  });
}
