// The emulated Emotive: a subscriber writes, and the brand's endpoints receive webhooks.

import { describe, expect, it } from 'vitest';
import { openEmotive, openReceiver } from './emotive-harness.ts';

const register = (url: string, trigger: string, status = 'active') => ({
  status,
  platform: 'custom',
  webhook_url: `${url}/${trigger}`,
  trigger,
});

const closing = { message: '', status: 'closed', event_time: '2026-03-02T09:00:00Z', system_type: 'custom' };

async function openRegistered(settings: Parameters<typeof openEmotive>[0] = {}) {
  const world = await openEmotive(settings);
  const receiver = await openReceiver();
  await world.call('POST', '/webhooks/config', register(receiver.url, 'create'));
  await world.call('POST', '/webhooks/config', register(receiver.url, 'update'));
  return { ...world, ...receiver };
}

describe('a subscriber who writes', () => {
  it('opens a ticket with the first message and adds to it with the next ones', async () => {
    const { sandbox, call, hooks } = await openRegistered();
    const phone = '+13035550199';
    const first = await sandbox.customerWrites({ phone, message: 'Hi 👋' });
    const second = await sandbox.customerWrites({ phone, message: 'Are you there?' });
    expect(first).toMatchObject({ kind: 'create', ticketId: second.ticketId });
    expect(first.delivery).toMatchObject({ status: 200, outcome: 'accepted' });
    expect(second.kind).toBe('update');
    expect(hooks.map((hook) => hook.path)).toEqual(['/create', '/update']);
    const { json } = await call('GET', `/tickets/${first.ticketId}`);
    expect(json['events']).toEqual(hooks.map((hook) => hook.json['event']));
    expect(hooks[0]!.json['ticket']).toEqual(json['ticket']);
    expect(hooks[0]!.json['ticket']).toMatchObject({ status: 'new', opted_in_user: phone });
  });

  it('gets a new ticket after the old one was closed, and never a second active one', async () => {
    const { sandbox, call, state } = await openRegistered();
    const first = await sandbox.customerWrites({ phone: '+13035550142' });
    await call('POST', `/tickets/${first.ticketId}/events`, closing);
    const second = await sandbox.customerWrites({ phone: '+13035550142' });
    expect(second.kind).toBe('create');
    expect(second.ticketId).not.toBe(first.ticketId);
    const again = await call('POST', `/tickets/${first.ticketId}`, { status: 'open' });
    expect(again.status).toBe(400);
    expect(state.tickets.get(Number(first.ticketId))!.status).toBe('closed');
  });

  it('writes as the subscriber of a ticket and reopens a waiting one', async () => {
    const { sandbox, state } = await openRegistered();
    const waiting = [...state.tickets.values()].find((ticket) => ticket.status === 'pending')!;
    const writing = await sandbox.customerWrites({ ticketId: waiting.id });
    expect(writing).toMatchObject({ kind: 'update', ticketId: String(waiting.id) });
    expect(waiting.status).toBe('open');
  });

  it('is new by default and has an active ticket on request', async () => {
    const { sandbox } = await openRegistered();
    expect((await sandbox.customerWrites()).kind).toBe('create');
    expect((await sandbox.customerWrites({ subscriber: 'active' })).kind).toBe('update');
  });
});

describe('webhooks', () => {
  it('are posted to every active registration of their trigger and to no other', async () => {
    const { sandbox, call, hooks, url } = await openRegistered();
    await call('POST', '/webhooks/config', register(`${url}/second`, 'create'));
    await call('POST', '/webhooks/config', register(`${url}/off`, 'create', 'disabled'));
    await sandbox.customerWrites({ phone: '+13035550177' });
    expect(hooks.map((hook) => hook.path).toSorted()).toEqual(['/create', '/second/create']);
  });

  it('are not caused by writes of the brand', async () => {
    const { sandbox, call, hooks } = await openRegistered();
    const { ticketId } = await sandbox.customerWrites({ phone: '+13035550155' });
    await call('POST', `/tickets/${ticketId}/events`, { ...closing, message: 'Hello', status: 'open' });
    await call('POST', `/tickets/${ticketId}`, { external_ticket_id: 'dg-9' });
    expect(hooks).toHaveLength(1);
  });

  it('use the target of the sandbox while the brand has registered none', async () => {
    const { sandbox } = await openEmotive();
    const { hooks, url } = await openReceiver();
    expect((await sandbox.customerWrites()).delivery?.outcome).toBe('no-target');
    sandbox.setWebhookTarget(`${url}/target`);
    expect((await sandbox.customerWrites()).delivery?.outcome).toBe('accepted');
    expect(hooks.map((hook) => hook.path)).toEqual(['/target']);
  });

  it('have the configured form', async () => {
    const ticketOnly = await openRegistered({ webhookForm: 'bare-ticket', webhookTicketIdField: 'ticket_id' });
    const { ticketId } = await ticketOnly.sandbox.customerWrites({ phone: '+13035550111' });
    expect(ticketOnly.hooks[0]!.json).toMatchObject({ ticket_id: Number(ticketId), opted_in_user: '+13035550111' });
    expect(ticketOnly.hooks[0]!.json).not.toHaveProperty('id');
    const eventOnly = await openRegistered({ webhookForm: 'bare-event' });
    const writing = await eventOnly.sandbox.customerWrites({ message: 'text' });
    const named = { id: Number(writing.messageId), ticket_id: Number(writing.ticketId), message: 'text' };
    expect(eventOnly.hooks[0]!.json).toMatchObject(named);
    expect(eventOnly.hooks[0]!.json).not.toHaveProperty('ticket');
  });
});
