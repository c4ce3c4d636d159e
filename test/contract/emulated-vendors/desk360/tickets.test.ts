// The ticket routes of the emulated Desk360.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningDesk360 } from '../../../../src/vendors/desk360/sandbox/index.ts';
import { ask, codeOf, expectSameShape, type Json, sample, STARTED_AT, startDesk } from './client.ts';

let desk: RunningDesk360;
const T11 = '/products/11/tickets';

beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

const list = async (query = '', product = 11) =>
  (await ask<Json[]>(desk, 'GET', `/products/${product}/tickets${query}`)).json;

async function all(query = ''): Promise<Json[]> {
  const found: Json[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await ask<Json[]>(desk, 'GET', `${T11}?page=${page}${query}`);
    found.push(...reply.json);
    if (reply.headers.get('link') === null) return found;
  }
}

test('starts with three hundred tickets in little CPU time', async () => {
  const from = process.cpuUsage();
  const other = await startDesk();
  const { user, system } = process.cpuUsage(from);
  // About 60 ms on an idle core. CPU time, because other programs share the machine.
  expect((user + system) / 1000).toBeLessThan(500);
  expect(other.state.tickets.size).toBe(300);
  await other.stop();
});

test('shows list, details and logs in the documented shapes', async () => {
  const tickets = await list();
  expectSameShape(tickets, sample('tickets-list'));
  const resolved = [...desk.state.tickets.values()].find(({ productId, status }) => productId === 11 && status === 1)!;
  const details = await ask(desk, 'GET', `${T11}/${resolved.id}`);
  expectSameShape({ ...details.json, settings: null }, sample('ticket-details'));
  expectSameShape((await ask(desk, 'GET', `${T11}/${resolved.id}/logs`)).json, sample('ticket-logs'));
});

test('pages by twenty with an unquoted rel, and without a link on the last page', async () => {
  const first = await ask<Json[]>(desk, 'GET', T11);
  expect(first.json).toHaveLength(20);
  expect(first.headers.get('link')).toBe(`<${desk.url}${T11}?page=2>; rel=next`);
  const ids = (await all()).map(({ id }) => id);
  expect(ids).toHaveLength(100);
  expect(new Set(ids).size).toBe(100);
  expect(await list('?page=6')).toEqual([]);
  expect(codeOf(await ask(desk, 'GET', `${T11}?page=0`))).toBe('failed_validation');
});

test('points its link at another host and forgets the filters, or keeps them, by setting', async () => {
  desk.settings.linkOrigin = 'http://api.localhost:10380';
  expect((await ask(desk, 'GET', `${T11}?priority=1`)).headers.get('link')).toBe(
    '<http://api.localhost:10380/v1/products/11/tickets?page=2>; rel=next',
  );
  desk.settings.linkKeepsFilters = true;
  expect((await ask(desk, 'GET', `${T11}?priority=1`)).headers.get('link')).toContain('?priority=1&page=2>');
});

test('sorts by time of update, newest first or oldest first', async () => {
  const newest = (await all()).map((ticket) => String(ticket['updated_at']));
  expect(newest).toEqual([...newest].sort().toReversed());
  const oldest = (await all('&order=asc')).map((ticket) => String(ticket['updated_at']));
  expect(oldest).toEqual([...oldest].sort());
});

test.each(['reason_id', 'priority', 'status', 'type_id', 'platform'])('filters by %s', async (name) => {
  const everything = await all();
  const wanted = everything.find((ticket) => ticket[name] !== null)![name];
  const expected = everything.filter((ticket) => ticket[name] === wanted).map(({ id }) => id);
  expect((await all(`&${name}=${String(wanted)}`)).map(({ id }) => id)).toEqual(expected);
});

test('filters by agent, where 0 means unassigned', async () => {
  const unassigned = await all('&agent_id=0');
  expect(new Set(unassigned.map((ticket) => ticket['agent_id']))).toEqual(new Set([0, null]));
  const one = await all('&agent_id=11');
  expect(one.every((ticket) => ticket['agent_id'] === 11)).toBe(true);
});

test('filters by day, both ends included, by creation or by update', async () => {
  const day = String((await list())[5]!['created_at']).slice(0, 10);
  const found = await all(`&start_date=${day}&end_date=${day}`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((ticket) => String(ticket['created_at']).startsWith(day))).toBe(true);
  desk.settings.dateFilterOn = 'updated';
  const updated = await all('&start_date=2026-03-01');
  expect(updated.every((ticket) => String(ticket['updated_at']) >= '2026-03-01')).toBe(true);
  expect(codeOf(await ask(desk, 'GET', `${T11}?start_date=yesterday`))).toBe('failed_validation');
});

test('searches by id, email, name and subject', async () => {
  const ticket = (await all()).find(({ subject }) => subject !== null)!;
  const search = async (name: string, text: unknown) =>
    (await all(`&${name}=${encodeURIComponent(String(text))}`)).map(({ id }) => id);
  expect(await search('id', ticket['id'])).toEqual([ticket['id']]);
  expect(await search('email', ticket['email'])).toContain(ticket['id']);
  expect(await search('name', String(ticket['name']).slice(1))).toContain(ticket['id']);
  expect(await search('subject', ticket['subject'])).toContain(ticket['id']);
  expect(await search('email', 'unknown@nowhere.example')).toEqual([]);
  expect(codeOf(await ask(desk, 'GET', `${T11}?id=abc`))).toBe('failed_validation');
});

test('has every status, priority and product, both forms of unassigned, long threads, notes and attachments', async () => {
  const tickets = [...desk.state.tickets.values()];
  const distinct = (read: (ticket: (typeof tickets)[number]) => unknown) => new Set(tickets.map(read));
  expect(distinct(({ status }) => status)).toEqual(new Set([0, 1, 2, 3]));
  expect(distinct(({ priority }) => priority)).toEqual(new Set([0, 1, 2, 3]));
  expect(distinct(({ productId }) => productId)).toEqual(new Set([11, 22, 33]));
  expect(distinct(({ agentId }) => agentId)).toContain(null);
  expect(distinct(({ agentId }) => agentId)).toContain(0);
  expect(distinct(({ language }) => language).size).toBeGreaterThan(8);
  const details = await Promise.all(
    tickets.map(async ({ id, productId }) => (await ask(desk, 'GET', `/products/${productId}/tickets/${id}`)).json),
  );
  const threads = details.map((ticket) => ticket['messages'] as Json[]);
  expect(threads.filter((thread) => thread.length >= 60).length).toBeGreaterThanOrEqual(3);
  const messages = threads.flat();
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  expect(new Set(messages.map(({ type }) => type))).toEqual(new Set([0, 6]));
  const images = messages.flatMap(({ attachments }) => (attachments as { images: Json[] }).images);
  const file = await fetch(String(images[0]!['url']));
  expect(file.headers.get('content-type')).toMatch(/^image\//);
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(50);
});

test('writes times without a zone, in its own offset', async () => {
  const [ticket] = await list();
  expect(ticket!['updated_at']).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
  const utc = Date.parse(`${String(ticket!['updated_at']).replace(' ', 'T')}Z`);
  desk.settings.utcOffsetMinutes = 180;
  const shifted = Date.parse(`${String((await list())[0]!['updated_at']).replace(' ', 'T')}Z`);
  expect(shifted - utc).toBe(180 * 60_000);
  expect(utc).toBeLessThan(STARTED_AT);
});

const NEW = { name: 'John Doe', email: 'mail@mail.com', reason_id: 1, description: 'Hello World!', status: 1 };

test('creates a ticket from JSON', async () => {
  const settings = '{"cart":"42"}';
  const made = await ask(desk, 'POST', T11, { ...NEW, assign_to_agent_id: 22, settings });
  expect(made.status).toBe(200);
  expectSameShape(made.json, sample('create-ticket-response'));
  expect(made.json).toMatchObject({ agent_id: 22, last_message: 'Hello World!', channel: 'Api', platform: 'Api' });
  const details = await ask(desk, 'GET', `${T11}/${String(made.json['id'])}`);
  expect(details.json).toMatchObject({ settings, messages: [{ message: 'Hello World!', agent_id: 0 }] });
  expect((await list())[0]).toEqual(made.json);
});

test('creates a ticket with attachments from form-data', async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(NEW)) form.append(name, String(value));
  form.append('attachments[]', new Blob(['%PDF-1.1'], { type: 'application/pdf' }), 'bill.pdf');
  form.append('attachments[]', new Blob(['img'], { type: 'image/png' }), 'photo.png');
  const made = await ask(desk, 'POST', T11, form);
  const details = await ask(desk, 'GET', `${T11}/${String(made.json['id'])}`);
  const [message] = details.json['messages'] as { attachments: Record<string, Json[]> }[];
  expect(message!.attachments['files']).toHaveLength(1);
  expect(message!.attachments['images']).toHaveLength(1);
  const stored = await fetch(String(message!.attachments['files']![0]!['url']));
  expect([stored.headers.get('content-type'), await stored.text()]).toEqual(['application/pdf', '%PDF-1.1']);
});

test.each([
  ['name', { name: undefined }],
  ['email', { email: undefined }],
  ['email', { email: 'invalid' }],
  ['reason_id', { reason_id: undefined }],
  ['reason_id', { reason_id: 9999 }],
  ['description', { description: '' }],
  ['status', { status: undefined }],
  ['status', { status: 7 }],
  ['assign_to_agent_id', { assign_to_agent_id: 9999 }],
  ['settings', { settings: '{not json' }],
])('refuses a new ticket with a wrong %s', async (field, change) => {
  const reply = await ask<{ error: Json }>(desk, 'POST', T11, { ...NEW, ...change });
  expect([reply.status, codeOf(reply)]).toEqual([400, 'failed_validation']);
  expect(reply.json.error['message']).toContain(field);
});

test('replies and notes in the documented shapes, the note as type 6', async () => {
  const id = Number((await list())[0]!['id']);
  const reply = await ask(desk, 'POST', `${T11}/${id}/reply`, { message: 'Hello World' });
  expectSameShape(reply.json, sample('reply-response'));
  expect(reply.json).toMatchObject({ agent_id: 11, type: 0, message: 'Hello World' });
  const note = await ask(desk, 'POST', `${T11}/${id}/note`, { message: 'Only for us' });
  expectSameShape(note.json, sample('note-response'));
  expect(note.json).toMatchObject({ type: 6 });
  const details = await ask(desk, 'GET', `${T11}/${id}`);
  expect((details.json['messages'] as Json[]).slice(-2)).toEqual([reply.json, note.json]);
  expect((await list())[0]).toMatchObject({ id, last_message: 'Hello World', updated_at: '2026-03-02 10:00:00' });
  expect(codeOf(await ask(desk, 'POST', `${T11}/${id}/reply`, {}))).toBe('failed_validation');
});

test('replies with an attachment and no text', async () => {
  const form = new FormData();
  form.append('attachments[]', new Blob(['voice'], { type: 'audio/ogg' }), 'voice.ogg');
  const id = Number((await list())[0]!['id']);
  const reply = await ask<{ attachments: Record<string, Json[]> }>(desk, 'POST', `${T11}/${id}/reply`, form);
  expect(reply.json.attachments['others']).toHaveLength(1);
});

test.each(['Facebook', 'Instagram', 'Twitter', 'Email'])(
  'fails a reply when the %s integration is broken',
  async (channel) => {
    desk.settings.brokenIntegrations = ['facebook', 'instagram', 'twitter', 'email'];
    const { id, productId } = [...desk.state.tickets.values()].find((ticket) => ticket.channel === channel)!;
    const path = `/products/${productId}/tickets/${id}`;
    const code = channel === 'Email' ? 'email_error' : `${channel.toLowerCase()}_integration_error`;
    expect(codeOf(await ask(desk, 'POST', `${path}/reply`, { message: 'x' }))).toBe(code);
    expect((await ask(desk, 'POST', `${path}/note`, { message: 'x' })).status).toBe(200);
  },
);

test('sets resolved or waiting and writes the log', async () => {
  const { id } = [...desk.state.tickets.values()].find((ticket) => ticket.productId === 11 && ticket.status === 0)!;
  const set = await ask(desk, 'POST', `${T11}/${id}/status`, { status: 2, reason_id: 3 });
  expectSameShape(set.json, sample('status-response'));
  expect(set.json).toMatchObject({ id, status: 2, reason_id: 3, last_message: null });
  await ask(desk, 'POST', `${T11}/${id}/status`, { status: 1 });
  const logs = await ask<Json[]>(desk, 'GET', `${T11}/${id}/logs`);
  expect(
    logs.json.map(({ old_status_id, new_status_id, agent_id }) => [old_status_id, new_status_id, agent_id]),
  ).toEqual([
    [0, 2, 11],
    [2, 1, 11],
  ]);
});

test('refuses other statuses, and another reason on a resolved ticket', async () => {
  const ticket = [...desk.state.tickets.values()].find(
    ({ productId, status, reasonId }) => productId === 11 && status === 1 && reasonId === 2,
  )!;
  const path = `${T11}/${ticket.id}/status`;
  for (const status of [0, 3, 9]) {
    const reply = await ask(desk, 'POST', path, { status });
    expect([reply.status, codeOf(reply)]).toEqual([400, 'status_update_failed']);
  }
  expect(codeOf(await ask(desk, 'POST', path, { status: 1, reason_id: 3 }))).toBe('status_update_failed');
  expect((await ask(desk, 'POST', path, { status: 1, reason_id: 2 })).status).toBe(200);
  expect(codeOf(await ask(desk, 'POST', path, {}))).toBe('failed_validation');
  expect(codeOf(await ask(desk, 'POST', path, { status: 1, reason_id: 9999 }))).toBe('failed_validation');
});

test('answers not found for foreign, missing or misspelled resources', async () => {
  const foreign = [...desk.state.tickets.values()].find(({ productId }) => productId === 22)!;
  expect(codeOf(await ask(desk, 'GET', `${T11}/${foreign.id}`))).toBe('model_not_found_exception');
  expect(codeOf(await ask(desk, 'GET', `${T11}/99999999`))).toBe('model_not_found_exception');
  expect(codeOf(await ask(desk, 'GET', '/products/44/tickets'))).toBe('model_not_found_exception');
  expect(codeOf(await ask(desk, 'GET', '/products/abc/tickets'))).toBe('not_found_exception');
});

test('reopens a resolved ticket when its customer answers, without any webhook', async () => {
  const ticket = [...desk.state.tickets.values()].find(({ productId, status }) => productId === 11 && status === 1)!;
  desk.clock.advance(5_000);
  const writing = await desk.customerWrites({ ticketId: ticket.id, text: 'Still broken' });
  expect(writing).toMatchObject({ kind: 'ticket-reply', ticketId: String(ticket.id), delivery: null });
  expect((await list())[0]).toMatchObject({
    id: ticket.id,
    status: 3,
    last_message: 'Still broken',
    updated_at: '2026-03-02 10:00:05',
  });
  const logs = await ask<Json[]>(desk, 'GET', `${T11}/${ticket.id}/logs`);
  expect(logs.json.at(-1)).toMatchObject({ old_status_id: 1, new_status_id: 3, agent_id: 0 });
});

test('lets a customer open a ticket, which only reads show', async () => {
  const { ticketId, delivery } = await desk.customerWrites({ kind: 'new-ticket', productId: 11, text: 'New here' });
  expect(delivery).toBeNull();
  expect((await list())[0]).toMatchObject({ id: Number(ticketId), status: 0, last_message: 'New here', agent_id: 0 });
});
