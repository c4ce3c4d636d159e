// What may be done with an Emotive ticket now, with the reason where it may not.

import {
  ALLOWED,
  capabilities,
  denied,
  type Capability,
  type TicketCapabilities,
} from '../../domain/commands/capabilities.ts';
import type { ContactFields } from '../../domain/catalog.ts';
import { isDone, type TicketRecord } from '../../domain/ticket.ts';
import { MISSING_EXTERNAL_ID } from './actions/status.ts';
import { externalTicketIdOf } from './map/external-ids.ts';

const SUPERSEDED = 'Emotive has one active ticket per subscriber, and this contact has a newer one: act on that.';

const UNSUBSCRIBED = 'The contact is unsubscribed.';

/** Pure over its arguments; `anyStatus` is the account's setting. */
export function toCapabilities(
  ticket: TicketRecord,
  contact: ContactFields | null,
  anyStatus: boolean,
): TicketCapabilities {
  return capabilities({
    reply: reply(ticket, contact),
    close: close(ticket),
    ...(anyStatus ? { reopen: move(ticket, 'OPEN'), markPending: move(ticket, 'PENDING') } : {}),
    optOutContact: optOut(ticket, contact),
  });
}

function reply(ticket: TicketRecord, contact: ContactFields | null): Capability {
  if (ticket.superseded) return denied('TICKET_CLOSED', SUPERSEDED);
  if (isDone(ticket)) return denied('TICKET_CLOSED', 'The ticket is done; the next message makes a new one.');
  if (contact?.optedOut === true) return denied('CONTACT_OPTED_OUT', UNSUBSCRIBED);
  return ALLOWED;
}

/** A ticket that is done takes the message as well; one that lost its place to a newer one does not. */
function optOut(ticket: TicketRecord, contact: ContactFields | null): Capability {
  if (ticket.superseded && !isDone(ticket)) return denied('TICKET_CLOSED', SUPERSEDED);
  return contact?.optedOut === true ? denied('CONTACT_OPTED_OUT', UNSUBSCRIBED) : ALLOWED;
}

function close(ticket: TicketRecord): Capability {
  if (ticket.status === 'CLOSED') return denied('ALREADY_IN_STATE', 'The ticket is closed already.');
  return withExternalId(ticket);
}

function move(ticket: TicketRecord, status: 'OPEN' | 'PENDING'): Capability {
  if (ticket.superseded) return denied('TICKET_CLOSED', SUPERSEDED);
  if (ticket.status === status) return denied('ALREADY_IN_STATE', 'The ticket is in this state already.');
  return withExternalId(ticket);
}

function withExternalId(ticket: TicketRecord): Capability {
  return externalTicketIdOf(ticket) === null ? denied('MISSING_EXTERNAL_ID', MISSING_EXTERNAL_ID) : ALLOWED;
}
