// The outbox tasks that a webhook of Emotive creates, over real HTTP.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VendorCallError } from '../../../../src/domain/errors/error-codes.ts';
import type { Task } from '../../../../src/domain/task.ts';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import { NOW, openAccount, startStandIn, ticketRecord, type SeenCall, type StandIn } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

let vendor: StandIn;
beforeEach(async () => {
  vendor = await startStandIn();
});
afterEach(() => vendor.stop());

const task = (changes: Partial<Task> = {}): Task => ({
  account: 'emotive-main',
  key: 'external-ids/501',
  kind: 'external-ids',
  ticketKey: '501',
  details: {},
  dueAt: NOW,
  attempts: 0,
  ...changes,
});
const ticket = {
  id: 501,
  created_at: '2026-11-20T09:00:00Z',
  external_ticket_id: null,
  external_user_id: null,
  opted_in_user: '+14155552671',
  status: 'open',
};
const event = (id: number, created: string, message = `message ${id}`) => ({ id, ticket_id: 501, message, created });
const perform = (todo: Task, known: TicketRecord | null, settings = {}) =>
  openAccount(vendor.url, settings).adapter.tasks!.perform(todo, known);
const routes = () => vendor.calls.map(({ method, path }) => `${method} ${path}`);

describe('registering our ids', () => {
  const answerTicket = ({ body }: SeenCall) => ({ status: 201, json: { ticket: { ...ticket, ...(body as object) } } });

  test('sends the prefix with the keys of ticket and contact, and records them', async () => {
    vendor.on('POST /tickets/501', answerTicket);
    const observations = await perform(task(), ticketRecord(), { externalIdPrefix: 'shop/' });
    expect(vendor.calls[0]!.body).toEqual({ external_ticket_id: 'shop/501', external_user_id: 'shop/+14155552671' });
    expect(ofType(observations, 'ticket')[0]!.fields.externalReferences).toEqual([
      { system: 'external_ticket_id', value: 'shop/501' },
      { system: 'external_user_id', value: 'shop/+14155552671' },
    ]);
  });

  test('sends no user id if the contact is unknown', async () => {
    vendor.on('POST /tickets/501', answerTicket);
    await perform(task(), ticketRecord({ contactKey: null }));
    expect(vendor.calls[0]!.body).toEqual({ external_ticket_id: 'deskgraph-501' });
  });

  test('changes neither registered ids nor a missing ticket', async () => {
    for (const value of ['crm-7', '..']) {
      const externalReferences = [{ system: 'external_ticket_id', value }];
      expect(await perform(task(), ticketRecord({ externalReferences }))).toEqual([]);
    }
    expect(await perform(task(), null)).toEqual([]);
    expect(routes()).toEqual([]);
  });

  test('reads the ticket first if an earlier attempt may have succeeded', async () => {
    vendor.on('POST /tickets/501', answerTicket);
    vendor.on('GET /tickets/501', () => ({
      status: 200,
      json: { ticket: { ...ticket, external_ticket_id: 'deskgraph-501' } },
    }));
    const observations = await perform(task({ attempts: 1 }), ticketRecord(), { readApi: true });
    expect(routes()).toEqual(['GET /tickets/501']);
    expect(ofType(observations, 'ticket')[0]!.fields.externalReferences).toHaveLength(1);
    await perform(task({ attempts: 1 }), ticketRecord());
    expect(routes()).toEqual(['GET /tickets/501', 'POST /tickets/501']);
  });
});

describe('confirming a webhook', () => {
  const confirming = { readApi: true, confirmWebhooks: true };
  const confirm = (events: string) => task({ key: 'confirm/x', kind: 'confirm', details: { events } });
  const first = event(1, '2026-11-20T09:00:00Z');
  const second = event(2, '2026-11-20T09:10:00Z');
  const third = event(3, '2026-11-20T09:20:00Z');
  beforeEach(() =>
    vendor.on('GET /tickets/501', () => ({ status: 200, json: { ticket, events: [first, second, third] } })),
  );
  const keysOf = async (todo: Task, known: TicketRecord | null) => {
    const observations = await perform(todo, known, confirming);
    return ofType(observations, 'message').map(({ key }) => key);
  };

  test('reports a new ticket with its whole thread', async () => {
    const observations = await perform(confirm('3'), null, confirming);
    expect(observations.map(({ type }) => type)).toEqual([
      'catalog',
      'ticket',
      'message',
      'message',
      'message',
      'thread-complete',
      'task',
    ]);
  });

  test('reports named and newer events of a known ticket, and leaves older ones to the thread', async () => {
    const until = (text: string) => ticketRecord({ lastActivityAt: Date.parse(text) });
    expect(await keysOf(confirm('3'), until('2026-11-20T09:20:00Z'))).toEqual(['e/3']);
    expect(await keysOf(confirm('1'), until('2026-11-20T09:10:00Z'))).toEqual(['e/1', 'e/3']);
    expect(await keysOf(confirm(''), until('2026-11-20T09:00:00Z'))).toEqual(['e/2', 'e/3']);
  });

  test('retries a limited number of times while the vendor does not return the event yet', async () => {
    const unreturned = confirm('3 99');
    const until = ticketRecord({ lastActivityAt: Date.parse(third.created) });
    for (const attempts of [0, 1]) {
      const early = perform({ ...unreturned, attempts }, until, confirming);
      await expect(early).rejects.toMatchObject({ failure: { code: 'UNAVAILABLE' } });
      const missing = perform({ ...unreturned, ticketKey: '502', attempts }, null, confirming);
      await expect(missing).rejects.toMatchObject({ failure: { code: 'UNAVAILABLE' } });
    }
    expect(await keysOf({ ...unreturned, attempts: 2 }, until)).toEqual(['e/3']);
    const missing = perform({ ...unreturned, ticketKey: '502', attempts: 2 }, null, confirming);
    await expect(missing).rejects.toMatchObject({ failure: { code: 'NOT_FOUND' } });
  });
});

test('a task of another release is given up instead of retried', async () => {
  const failed = perform(task({ kind: 'of-another-release' }), ticketRecord());
  await expect(failed).rejects.toBeInstanceOf(VendorCallError);
  await expect(failed).rejects.toMatchObject({ failure: { code: 'UNSUPPORTED' } });
});
