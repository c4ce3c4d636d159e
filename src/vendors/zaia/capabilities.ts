// What may be done with a Zaia ticket now, with the reason where it may not.

import {
  ALLOWED,
  capabilities,
  denied,
  type Capability,
  type TicketCapabilities,
} from '../../domain/commands/capabilities.ts';
import { isDone, type TicketRecord } from '../../domain/ticket.ts';
import type { ZaiaSettings } from './settings.ts';

export const COMPLETED = 'The ticket is completed: the AI responder leads the chat again.';
export const NOBODY_COMPLETES =
  'Zaia completes a ticket in the name of a user: assign the ticket first, or set completingUserId.';
const NO_SENDING = 'Zaia has no call that sends a message; people answer in its own inbox.';
const NO_REOPENING = 'Zaia cannot reopen a ticket; the next hand-over of the chat makes a new one.';
const TEAM_ONCE = 'Zaia takes a team only when a ticket is made.';

/** The user in whose name the ticket is completed; null where there is none. */
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
    transferTeam: unsupported(TEAM_ONCE),
    tag: ALLOWED,
    untag: ALLOWED,
  });
}

function close(ticket: TicketRecord, settings: ZaiaSettings): Capability {
  if (isDone(ticket)) return denied('ALREADY_IN_STATE', 'The ticket is completed already.');
  return completingUserOf(ticket, settings) === null ? denied('NOT_CONFIGURED', NOBODY_COMPLETES) : ALLOWED;
}
