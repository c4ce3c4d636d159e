// What can be done with a Zaia ticket now, with the reason where it cannot.

import {
  ALLOWED,
  capabilities,
  denied,
  type Capability,
  type TicketCapabilities,
} from '../../domain/commands/capabilities.ts';
import { isDone, type TicketRecord } from '../../domain/ticket.ts';
import type { ZaiaSettings } from './settings.ts';

export const NO_COMPLETING_USER =
  'Zaia completes a ticket in the name of a user. Assign the ticket first, or set completingUserId.';
const COMPLETED = 'The ticket is completed: the AI responder leads the chat again.';
const NO_SENDING = 'Zaia has no call that sends a message. People reply in its own inbox.';
const NO_REOPENING = 'Zaia cannot reopen a ticket. The next hand-over of the chat creates a new one.';
const NO_TEAM_CHANGE = 'Zaia accepts a team only when a ticket is created.';

/** The user in whose name the ticket is completed; null if there is none. */
export function completingUserOf(ticket: Pick<TicketRecord, 'assigneeKey'>, settings: ZaiaSettings): string | null {
  return ticket.assigneeKey ?? settings.completingUserId;
}

/** Pure over its arguments. */
export function toCapabilities(ticket: TicketRecord, settings: ZaiaSettings): TicketCapabilities {
  const whileActive: Capability = isDone(ticket) ? denied('TICKET_CLOSED', COMPLETED) : ALLOWED;
  const unsupported = (message: string): Capability => denied('VENDOR_UNSUPPORTED', message);
  return capabilities({
    reply: unsupported(NO_SENDING),
    replyWithTemplate: unsupported(NO_SENDING),
    replyInteractive: unsupported(NO_SENDING),
    close: close(ticket, settings),
    reopen: unsupported(NO_REOPENING),
    assign: whileActive,
    takeOver: whileActive,
    transferTeam: unsupported(NO_TEAM_CHANGE),
    tag: ALLOWED,
    untag: ALLOWED,
  });
}

function close(ticket: TicketRecord, settings: ZaiaSettings): Capability {
  if (isDone(ticket)) return denied('ALREADY_IN_STATE', 'The ticket is already completed.');
  return completingUserOf(ticket, settings) === null ? denied('NOT_CONFIGURED', NO_COMPLETING_USER) : ALLOWED;
}
