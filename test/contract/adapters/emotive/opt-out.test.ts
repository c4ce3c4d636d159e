// Opting a contact out: a text that the vendor does not deliver, over real HTTP.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import { fixture, NOW, openAccount, startStandIn, ticketRecord, type SeenCall, type StandIn } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

const REPLY = fixture('emotive-ticket-event-reply-request') as object;
const CREATED = '2026-11-20T10:00:02Z';

let vendor: StandIn;
beforeEach(async () => {
  vendor = await startStandIn();
});
afterEach(() => vendor.stop());

const answerEvent = ({ body }: SeenCall) => ({
  status: 201,
  json: { id: 9100, ticket_id: 501, agent_id: null, created: CREATED, ...(body as object) },
});

describe('an opt-out', () => {
  const optOut = (ticket: TicketRecord) => ({ ticket, now: NOW });

  test('is sent as the documented token and unsubscribes the contact without changing the ticket', async () => {
    vendor.on('POST /tickets/501/events', (call) => answerEvent(call));
    const { adapter } = openAccount(vendor.url);
    expect(adapter.actions.optOut!.check(optOut(ticketRecord()))).toEqual([]);
    const { observations, messageKey } = await adapter.actions.optOut!.perform(optOut(ticketRecord()));
    expect(vendor.calls.map(({ body }) => body)).toEqual([
      { ...REPLY, message: '#optout', event_time: new Date(NOW).toISOString() },
    ]);
    expect(messageKey).toBe('e/9100');
    expect(ofType(observations, 'message')[0]!.fields).toMatchObject({
      direction: 'OUTBOUND',
      content: { kind: 'SYSTEM', nativeType: 'opt_out' },
      deliveryStatus: 'UNKNOWN',
    });
    expect(ofType(observations, 'contact-opted-out')).toEqual([
      { type: 'contact-opted-out', contactKey: '+14155552671', ticketKey: '501', at: Date.parse(CREATED) },
    ]);
  });

  test('uses the reply path that exists', async () => {
    vendor.on('POST /tickets/501/external-events', (call) => answerEvent(call));
    await openAccount(vendor.url).adapter.actions.optOut!.perform(optOut(ticketRecord()));
    expect(vendor.calls.map(({ path }) => path)).toEqual(['/tickets/501/events', '/tickets/501/external-events']);
  });

  test('needs a known contact', () => {
    const errors = openAccount(vendor.url).adapter.actions.optOut!.check(optOut(ticketRecord({ contactKey: null })));
    expect(errors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);
  });
});
