// What can be done with an Emotive ticket now, with the reason where it cannot.

import {
  ALLOWED,
  capabilities,
  denied,
  type Capability,
  type TicketCapabilities,
} from '../../domain/commands/capabilities.ts';
import type { ContactFields } from '../../domain/catalog.ts';
import { isDone, type TicketRecord } from '../../domain/ticket.ts';
import { externalTicketIdOf } from './map/external-ids.ts';
import type { EmotiveSettings } from './settings.ts';

export const MISSING_EXTERNAL_ID =
  'Emotive changes the status by external id only, and none is registered yet. Wait, or use ticketExternalReferenceSet.';
const SUPERSEDED = 'Emotive has one active ticket per subscriber, and this contact has a newer one. Use that ticket.';
const UNSUBSCRIBED = 'The contact is unsubscribed.';

/** Pure over its arguments. */
export function toCapabilities(
  ticket: TicketRecord,
  contact: ContactFields | null,
  { anyStatus }: Pick<EmotiveSettings, 'anyStatus'>,
): TicketCapabilities {
  return capabilities({
    reply: reply(ticket, contact),
    close: close(ticket),
    ...(anyStatus ? { reopen: setStatus(ticket, 'OPEN'), markPending: setStatus(ticket, 'PENDING') } : {}),
    optOutContact: optOut(ticket, contact),
  });
}

function reply(ticket: TicketRecord, contact: ContactFields | null): Capability {
  if (ticket.superseded) return denied('TICKET_CLOSED', SUPERSEDED);
  if (isDone(ticket)) return denied('TICKET_CLOSED', "The ticket is done. The contact's next message opens a new one.");
  if (contact?.optedOut === true) return denied('CONTACT_OPTED_OUT', UNSUBSCRIBED);
  return ALLOWED;
}

/** A done ticket accepts the opt-out too; an active one that a newer ticket superseded does not. */
function optOut(ticket: TicketRecord, contact: ContactFields | null): Capability {
  if (ticket.superseded && !isDone(ticket)) return denied('TICKET_CLOSED', SUPERSEDED);
  return contact?.optedOut === true ? denied('CONTACT_OPTED_OUT', UNSUBSCRIBED) : ALLOWED;
}

function close(ticket: TicketRecord): Capability {
  if (ticket.status === 'CLOSED') return denied('ALREADY_IN_STATE', 'The ticket is already closed.');
  return withExternalId(ticket);
}

function setStatus(ticket: TicketRecord, status: 'OPEN' | 'PENDING'): Capability {
  if (ticket.superseded) return denied('TICKET_CLOSED', SUPERSEDED);
  if (ticket.status === status) return denied('ALREADY_IN_STATE', 'The ticket already has this status.');
  return withExternalId(ticket);
}

function withExternalId(ticket: TicketRecord): Capability {
  return externalTicketIdOf(ticket) === null ? denied('MISSING_EXTERNAL_ID', MISSING_EXTERNAL_ID) : ALLOWED;
}
