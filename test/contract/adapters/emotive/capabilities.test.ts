// What can be done with an Emotive ticket, and the reason where it cannot.

import { describe, expect, test } from 'vitest';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import { NOW, openAccount, ticketRecord } from './account.ts';

const registered = ticketRecord({ externalReferences: [{ system: 'external_ticket_id', value: 'deskgraph-501' }] });
const { adapter } = openAccount('http://127.0.0.1:1/helpdesk');

describe('capabilities', () => {
  const capabilitiesOf = (ticket: TicketRecord, optedOut: boolean | null = null) => {
    const contact = {
      kind: 'contact',
      displayName: null,
      avatarUrl: null,
      identities: [],
      blocked: null,
      optedOut,
    } as const;
    return adapter.capabilities(ticket, contact, NOW);
  };

  test('allow a reply to an active ticket, and nothing that Emotive lacks', () => {
    const all = capabilitiesOf(registered);
    const allowed = Object.entries(all).filter(([, capability]) => capability.allowed);
    expect(allowed.map(([action]) => action).sort()).toEqual(['close', 'optOutContact', 'reply']);
    expect(all.addNote.reasons).toEqual(['VENDOR_UNSUPPORTED']);
    expect(adapter.actions.note).toBeNull();
  });

  test('deny a reply with the reason', () => {
    expect(capabilitiesOf(ticketRecord({ status: 'CLOSED' })).reply.reasons).toEqual(['TICKET_CLOSED']);
    expect(capabilitiesOf(ticketRecord({ status: 'RESOLVED' })).reply.reasons).toEqual(['TICKET_CLOSED']);
    expect(capabilitiesOf(ticketRecord(), true).reply.reasons).toEqual(['CONTACT_OPTED_OUT']);
    const superseded = capabilitiesOf(ticketRecord({ superseded: true })).reply;
    expect(superseded.reasons).toEqual(['TICKET_CLOSED']);
    expect(superseded.message).toContain('newer');
  });

  test('allow an opt-out once, on a done ticket too, but not on a superseded active one', () => {
    expect(capabilitiesOf(ticketRecord({ status: 'CLOSED', superseded: true })).optOutContact.allowed).toBe(true);
    expect(capabilitiesOf(ticketRecord({ superseded: true })).optOutContact.reasons).toEqual(['TICKET_CLOSED']);
    expect(capabilitiesOf(ticketRecord(), true).optOutContact.reasons).toEqual(['CONTACT_OPTED_OUT']);
  });

  test('deny closing twice', () => {
    expect(capabilitiesOf({ ...registered, status: 'CLOSED' }).close.reasons).toEqual(['ALREADY_IN_STATE']);
  });
});
