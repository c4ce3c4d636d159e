// What can be done with a Glassix ticket now, and why not. Pure: the write path and `Ticket.capabilities` use it.

import type { AttachmentCapability, Capability, TicketCapabilities } from '../../domain/commands/capabilities.ts';
import { ALLOWED, capabilities, denied } from '../../domain/commands/capabilities.ts';
import type { TicketRecord, TicketStatus } from '../../domain/ticket.ts';

const STATUS_NAMES: Partial<Record<TicketStatus, string>> = {
  CLOSED: 'closed',
  PENDING: 'pending',
  SNOOZED: 'snoozed',
};

/** Glassix accepts messages only while the ticket is open. */
function replyCapability({ status }: Pick<TicketRecord, 'status'>): Capability {
  if (status === 'OPEN' || status === 'UNKNOWN') return ALLOWED;
  const message = `The ticket is ${STATUS_NAMES[status] ?? 'not open'}. Open it first.`;
  return denied('TICKET_CLOSED', message);
}

/** Glassix documents no limits for files. */
function attachCapability(reply: Capability): AttachmentCapability {
  return { allowed: reply.allowed, reasons: reply.reasons, maxCount: null, maxBytes: null, mimeTypes: null };
}

export function toCapabilities(ticket: Pick<TicketRecord, 'status'>): TicketCapabilities {
  const unless = (status: TicketStatus, name: string): Capability =>
    ticket.status === status ? denied('ALREADY_IN_STATE', `The ticket is already ${name}.`) : ALLOWED;
  const reply = replyCapability(ticket);
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
    attachCapability(reply),
  );
}
