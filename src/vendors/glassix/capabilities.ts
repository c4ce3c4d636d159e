// What may be done with a Glassix ticket now, and why not. Pure: the write path and the user interface ask the same.

import type { AttachmentCapability, Capability, TicketCapabilities } from '../../domain/commands/capabilities.ts';
import { ALLOWED, capabilities, denied } from '../../domain/commands/capabilities.ts';
import type { TicketRecord, TicketStatus } from '../../domain/ticket.ts';

const NAMES: Partial<Record<TicketStatus, string>> = { CLOSED: 'closed', PENDING: 'pending', SNOOZED: 'snoozed' };

/** Messages are taken only while the ticket is open. */
function replyTo({ status }: Pick<TicketRecord, 'status'>): Capability {
  if (status === 'OPEN' || status === 'UNKNOWN') return ALLOWED;
  const message = `The ticket is ${NAMES[status] ?? 'not open'}: open it first.`;
  return denied('TICKET_CLOSED', message);
}

/** Glassix documents no limits for files. */
function attachTo(reply: Capability): AttachmentCapability {
  return { allowed: reply.allowed, reasons: reply.reasons, maxCount: null, maxBytes: null, mimeTypes: null };
}

/** The capabilities of one ticket. */
export function toCapabilities(ticket: Pick<TicketRecord, 'status'>): TicketCapabilities {
  const unless = (status: TicketStatus, said: string): Capability =>
    ticket.status === status ? denied('ALREADY_IN_STATE', `The ticket is ${said} already.`) : ALLOWED;
  const reply = replyTo(ticket);
  return capabilities(
    {
      reply,
      replyWithTemplate: reply,
      replyInteractive: reply,
      addNote: ALLOWED,
      close: unless('CLOSED', 'closed'),
      reopen: unless('OPEN', 'open'),
      markPending: unless('PENDING', 'pending'),
      snooze: unless('SNOOZED', 'snoozed'),
      assign: ALLOWED,
      transferTeam: ALLOWED,
      tag: ALLOWED,
      untag: ALLOWED,
    },
    attachTo(reply),
  );
}
