// Writes to the emulated Glassix with the documented requests, its events, and its queue.

import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../kit/eventually.ts';
import { CREDENTIALS, DEPARTMENTS, fixture, openGlassix, openTicketId, type GlassixWorld } from './glassix-harness.ts';

async function withTicket(settings: Parameters<typeof openGlassix>[0] = {}) {
  const world = await openGlassix(settings);
  const id = openTicketId(world);
  const ticket = world.vendor.state.tickets.get(id);
  if (ticket === undefined) throw new Error('no ticket');
  return { world, id, ticket };
}
const queryOf = (query: Record<string, string>): string => `?${new URLSearchParams(query)}`;

describe('a new ticket', () => {
  it.each(['create-ticket-request-docs', 'create-ticket-request-mail', 'create-ticket-request-with-transaction'])(
    'is made by %s',
    async (name) => {
      const world = await openGlassix();
      const request = fixture(name);
      const { status, json } = await world.call('POST', '/tickets/create', request);
      expect(status).toBe(201);
      expect(json).toMatchObject({ tags: request.tags, state: 'Open', departmentId: DEPARTMENTS.support });
      expect(json.participants[0]).toMatchObject(request.participants[0]);
      expect(json.transactions.map(({ text }: { text: string }) => text)).toEqual(
        (request.transactions ?? []).map(({ text }: { text: string }) => text),
      );
      expect((await world.call('GET', `/tickets/get/${json.id}`)).json).toEqual(json);
    },
  );

  it.each<readonly [string, object]>([
    ['no participant', { participants: [] }],
    ['an unknown channel', { participants: [{ type: 'Client', protocolType: 'Fax', identifier: '1' }] }],
    [
      'a number with a plus',
      { participants: [{ type: 'Client', protocolType: 'WhatsApp', identifier: '+17818469236' }] },
    ],
    ['a long field', { field1: 'x'.repeat(121) }],
    ['another culture', { culture: 'de-DE' }],
    ['closed without a time', { state: 'Closed' }],
    [
      'a message of an unknown sender',
      { transactions: [{ fromParticipant: { identifier: '9', type: 'Client' }, text: 'x', type: 'Message' }] },
    ],
  ])('with %s is refused and not made', async (_, changes) => {
    const world = await openGlassix();
    const before = world.vendor.state.tickets.size;
    const answer = await world.call('POST', '/tickets/create', {
      ...fixture('create-ticket-request-docs'),
      ...changes,
    });
    expect([answer.status, world.vendor.state.tickets.size]).toEqual([400, before]);
  });
});

describe('a change', () => {
  it('of state answers 201 and the documented sentence, once', async () => {
    const { world, id, ticket } = await withTicket();
    const { query, body } = fixture('setstate-request');
    const documented = fixture('setstate-response-201');
    const answer = await world.call('PUT', `/tickets/setstate/${id}${queryOf(query)}`, body);
    expect(answer.status).toBe(documented.status);
    expect(answer.json.message).toBe(documented.body.message.replace('220668019', String(id)));
    expect([ticket.state, ticket.transactions.at(-1)?.type]).toEqual(['Closed', 'TicketClosed']);
    expect((await world.call('PUT', `/tickets/setstate/${id}${queryOf(query)}`, body)).status).toBe(400);
    expect((await world.call('PUT', `/tickets/setstate/${id}?nextState=Done`, {})).status).toBe(400);
  });

  it('of fields, tags, note, summary and owner follows the samples', async () => {
    const { world, id, ticket } = await withTicket();
    ticket.tags = [];
    expect((await world.call('PUT', `/tickets/setfields/${id}`, fixture('setfields-request'))).status).toBe(201);
    expect([ticket.fields[0], ticket.uniqueArgument]).toEqual([
      'The great gig in the sky',
      '8bc5812f-22cb-4dda-89a4-7dc93a123ede',
    ]);
    expect((await world.call('POST', `/tickets/addtags/${id}`, fixture('addtags-request'))).json).toEqual([
      'Sales',
      'Excel',
    ]);
    expect((await world.call('DELETE', `/tickets/removetag/${id}?tag=Sales`)).json).toEqual(['Excel']);
    await world.call('POST', `/tickets/addnote/${id}`, fixture('addnote-request'));
    expect(ticket.transactions.at(-1)).toMatchObject({ type: 'Note', ...fixture('addnote-request') });
    await world.call('POST', `/tickets/setsummary/${id}`, { summary: 'Short' });
    expect(ticket.summary?.value).toBe('Short');
    const owner = world.vendor.state.users.find(({ type, id: user }) => type === 'AGENT' && user !== ticket.ownerId);
    const { query } = fixture('setowner-request');
    expect((await world.call('PUT', `/tickets/setowner/${id}${queryOf(query)}`, {})).status).toBe(400);
    const path = `/tickets/setowner/${id}${queryOf({ ...query, nextOwnerUserName: owner?.userName ?? '' })}`;
    expect((await world.call('PUT', path, {})).status).toBe(201);
    expect(ticket.ownerId).toBe(owner?.id);
  });

  it('of department clones the ticket: both refer to each other, and the old one accepts no change', async () => {
    const { world, id, ticket } = await withTicket();
    const request = fixture('setdepartment-request');
    if (ticket.departmentId === request.departmentId) request.departmentId = DEPARTMENTS.billing;
    const { json } = await world.call('PUT', `/tickets/setdepartment/${id}`, request);
    expect(json.ticketId).not.toBe(id);
    const [old, fresh] = [
      await world.call('GET', `/tickets/get/${id}`),
      await world.call('GET', `/tickets/get/${json.ticketId}`),
    ];
    expect(old.json).toMatchObject({
      state: 'Closed',
      movedToTicketId: json.ticketId,
      movedToDepartmentId: request.departmentId,
    });
    expect(fresh.json).toMatchObject({ state: 'Open', departmentId: request.departmentId, movedFromTicketId: id });
    expect((await world.call('POST', `/tickets/send/${id}`, { text: 'x' })).status).toBe(400);
    expect((await world.call('PUT', `/tickets/setdepartment/${json.ticketId}`, request)).status).toBe(400);
  });
});

describe('a message', () => {
  it('is accepted while the ticket is open: text, quick replies, cards, files', async () => {
    const { world, id, ticket } = await withTicket();
    expect(await world.call('POST', `/tickets/send/${id}`, { text: 'Hello!' })).toMatchObject({
      status: 201,
      json: { text: 'Hello!', status: 'Pending' },
    });
    await world.call('POST', `/tickets/send/${id}`, { text: 'Which?', quickReplies: [{ title: 'This' }] });
    const buttons = [{ title: 'Go', type: 'web_url', uri: 'https://www.example.com' }];
    expect(
      (await world.call('POST', `/tickets/send/${id}`, { templates: [{ title: 'Card', buttons }] })).json.payload
        .templates,
    ).toHaveLength(1);
    const form = new FormData();
    form.append('file', new Blob(['hi'], { type: 'text/plain' }), 'hi.txt');
    const { fileIdentifier } = (await world.call('POST', '/files/upload', form)).json;
    const sent = (await world.call('POST', `/tickets/send/${id}`, { files: [fileIdentifier] })).json;
    expect(await fetch(sent.attachments[0].uri).then((answer) => answer.text())).toBe('hi');
    for (const bad of [
      {},
      { files: ['none'] },
      { text: 'x', quickReplies: [{}] },
      { templates: [{ title: 'x', buttons: [{ type: 'dance' }] }] },
    ]) {
      expect((await world.call('POST', `/tickets/send/${id}`, bad)).status, JSON.stringify(bad)).toBe(400);
    }
    ticket.state = 'Pending';
    expect((await world.call('POST', `/tickets/send/${id}`, { text: 'x' })).status).toBe(400);
  });
});

describe('events', () => {
  const changesOf = (world: GlassixWorld) =>
    world.vendor.webhooks.deliveries().map(({ body }) => JSON.parse(body.toString('utf8')));

  it('report every write, signed over the raw body', async () => {
    const { world, id } = await withTicket();
    await world.call('POST', `/tickets/send/${id}`, { text: 'Hello!' });
    await world.call('PUT', `/tickets/setstate/${id}?nextState=Snoozed`, {});
    await world.call('POST', '/tickets/create', { ...fixture('create-ticket-request-docs'), enableWebhook: false });
    await world.call('POST', '/tickets/create', fixture('create-ticket-request-mail'));
    await eventually(() => expect(changesOf(world)).toHaveLength(3));
    const kinds = world.vendor.webhooks.deliveries().map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['NEW_MESSAGE', 'NEW_TICKET', 'TICKET_STATE_CHANGE']);
    expect(changesOf(world)[0].dateTime).toMatch(/\.\d{7}Z$/);
    for (const { body, headers } of world.vendor.webhooks.deliveries()) {
      const digest = createHmac('sha1', CREDENTIALS.apiSecret).update(body).digest('hex');
      expect(headers['X-Hub-Signature']).toBe(`sha1=${digest}`);
    }
  });

  it('are signed like the documented test vector', () => {
    const { apiSecret, rawBody, ...headers } = fixture('signature-vector');
    const sign = (data: string): string => `sha1=${createHmac('sha1', apiSecret).update(data).digest('hex')}`;
    expect(headers).toMatchObject({
      'X-Hub-Signature': sign(rawBody),
      'X-Glassix-Auth': sign(headers['X-Glassix-Auth-Date']),
    });
  });

  it('stay in the queue until they are deleted by their receipts', async () => {
    const world = await openGlassix({ queue: 'only' });
    for (let sent = 0; sent < 12; sent += 1) await world.vendor.customerWrites({ kind: 'presence' });
    const first = (await world.call('GET', '/webhooks/getevents?deleteEvents=false')).json;
    expect(first).toHaveLength(10);
    expect(first[0]).toMatchObject({
      key: DEPARTMENTS.support,
      changes: [{ _event: 'USER_STATUS_CHANGE' }],
      queueMessageId: expect.any(String),
    });
    expect((await world.call('GET', '/webhooks/getevents?deleteEvents=false')).json).toEqual(first);
    const receipts = first.map(({ queueReceiptHandle, queueMessageId }: Record<string, string>) => ({
      queueReceiptHandle,
      queueMessageId,
    }));
    expect((await world.call('POST', '/webhooks/deleteevents', receipts)).status).toBe(200);
    expect((await world.call('GET', '/webhooks/getevents')).json).toHaveLength(2);
    expect((await world.call('GET', '/webhooks/getevents')).json).toEqual([]);
    expect(world.vendor.webhooks.deliveries()).toEqual([]);
  });

  it('a message of the customer is added to an open ticket, opens a new one after a closed one, and reopens a waiting one', async () => {
    const { world } = await withTicket();
    const write = (text: string) => world.vendor.customerWrites({ kind: 'text', phone: '+491555000001', text });
    const first = await write('Hello');
    const ticket = world.vendor.state.tickets.get(Number(first.ticketId));
    if (ticket !== undefined) ticket.state = 'Pending';
    expect((await write('Still there?')).ticketId).toBe(first.ticketId);
    expect(ticket?.state).toBe('Open');
    if (ticket !== undefined) ticket.state = 'Closed';
    expect((await write('New one')).ticketId).not.toBe(first.ticketId);
    expect(world.vendor.webhooks.deliveries().map(({ kind }) => kind)).toEqual([
      'NEW_TICKET',
      'NEW_MESSAGE',
      'NEW_TICKET',
    ]);
  });
});
