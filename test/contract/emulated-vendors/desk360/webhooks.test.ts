// The emulated Desk360's webhooks, compared with the documented bodies.

import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AnySandboxVendor, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import {
  desk360Sandbox,
  type DeskWriteKind,
  type RunningDesk360,
} from '../../../../src/vendors/desk360/sandbox/index.ts';
import { eventually } from '../../../kit/eventually.ts';
import { ask, expectSameShape, type Json, sample, STARTED_AT, startDesk, TOKEN } from './client.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';

let desk: RunningDesk360;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
  desk = await startDesk({ ticketCount: 12, webhookTarget: receiver.url });
});
afterEach(async () => {
  await desk.stop();
  await receiver.stop();
});

const bodies = () => receiver.received.map(({ body }) => JSON.parse(body.toString('utf8')) as Json);

test.each([
  ['text', 'text'],
  ['location', 'location'],
  ['contacts', 'contacts'],
  ['image', 'image'],
  ['auto-replies', 'auto_replies'],
  ['bot-histories', 'bot_histories'],
  ['status', 'statuses'],
] as const)('posts %s as documented', async (kind, name) => {
  const writing = await desk.customerWrites({ kind });
  expect(writing.delivery).toMatchObject({ outcome: 'accepted', status: 200 });
  expectSameShape(bodies()[0], sample(`webhook-${name}`));
});

test('has the phone without a plus, the time in seconds as text, and the name', async () => {
  await desk.customerWrites({ kind: 'text', phone: '+905551112233', name: 'Ayşe', text: 'Merhaba 👋' });
  expect(bodies()).toMatchObject([
    {
      messages: {
        from: '905551112233',
        name: 'Ayşe',
        text: 'Merhaba 👋',
        timestamp: String(STARTED_AT / 1000),
        id: expect.stringMatching(/^ABEGk/),
        type: 'text',
      },
    },
  ]);
  expect(receiver.received[0]?.headers['content-type']).toBe('application/json');
});

test('serves an image whose bytes have the hash and type of the webhook', async () => {
  await desk.customerWrites({ kind: 'image', text: 'look' });
  const { image, attachments } = bodies()[0]!['messages'] as { image: Json; attachments: { images: Json[] } };
  expect(image['message']).toBe('look');
  const path = `/products/11/conversations/messages/media/${String(image['media_id'])}`;
  const answer = await fetch(`${desk.url}${path}`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(answer.headers.get('content-type')).toBe(image['mime_type']);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(image['sha']);
  const stored = await fetch(String(attachments.images[0]!['url']));
  expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true);
});

test.each([
  ['video', 'videos'],
  ['audio', 'others'],
  ['document', 'files'],
] as const)('posts %s in the form of the image', async (kind, group) => {
  await desk.customerWrites({ kind });
  const message = bodies()[0]!['messages'] as Json;
  expect(message).toMatchObject({ type: kind, [kind]: { media_id: expect.any(String) } });
  expect(message['attachments']).toMatchObject({ [group]: [{ name: expect.any(String) }] });
});

test('has no id and time in the lines of the bot, and both in those of the customer', async () => {
  await desk.customerWrites({ kind: 'bot-histories' });
  const lines = bodies()[0]!['bot_histories'] as Json[];
  for (const line of lines) {
    expect('id' in line).toBe(!line['is_bot']);
    expect('timestamp' in line).toBe(!line['is_bot']);
    expect(line['is_bot'] === true ? 'to' in line : 'from' in line).toBe(true);
  }
});

test('reports a sent message as delivered and then read, automatically where enabled', async () => {
  desk.settings.autoStatuses = true;
  const path = '/products/11/conversations/messages';
  const reply = await ask(desk, 'POST', path, { to: '+905551112233', text: 'Hello' });
  await eventually(() => expect(bodies()).toHaveLength(2));
  const id = reply.json['message_id'];
  expect(bodies()).toEqual([
    { statuses: { id, from: '905551112233', status: 'delivered' } },
    { statuses: { id, from: '905551112233', status: 'read' } },
  ]);
});

test('sends the same webhook twice and in the wrong order on request', async () => {
  desk.webhooks.hold();
  await desk.customerWrites({ text: 'first' });
  await desk.customerWrites({ text: 'second' });
  const [last] = await desk.webhooks.release({ order: 'reversed' });
  await desk.webhooks.repeat(last!);
  expect(bodies().map(({ messages }) => (messages as Json)['text'])).toEqual(['second', 'first', 'second']);
});

test('hides WhatsApp conversations from the ticket lists, or shows them, by setting', async () => {
  const path = '/products/11/tickets?name=Visible';
  await desk.customerWrites({ phone: '905551112233', name: 'Visible', text: 'one' });
  expect((await ask<Json[]>(desk, 'GET', path)).json).toEqual([]);
  desk.settings.whatsappTickets = 'listed';
  await desk.customerWrites({ phone: '905551112233', name: 'Visible', text: 'two' });
  await desk.customerWrites({ phone: '905551112233', name: 'Visible', text: 'three' });
  expect((await ask<Json[]>(desk, 'GET', path)).json).toMatchObject([
    { channel: 'WhatsApp', email: null, last_message: 'three' },
  ]);
});

test('simulates every kind of write from the kind alone', async () => {
  const kinds: DeskWriteKind[] = ['text', 'location', 'contacts', 'image', 'video', 'audio', 'document'];
  const silent: DeskWriteKind[] = ['ticket-reply', 'new-ticket'];
  for (const kind of kinds) expect((await desk.customerWrites({ kind })).messageId).toMatch(/^ABEGk/);
  for (const kind of silent) expect((await desk.customerWrites({ kind })).delivery).toBeNull();
  expect(receiver.received).toHaveLength(kinds.length);
});

test('runs from a list of any vendors and is controlled with JSON alone', async () => {
  const vendors: readonly AnySandboxVendor[] = [desk360Sandbox];
  const running = await Promise.all(
    vendors.map((vendor) => startSandboxVendor(vendor, { webhookTarget: receiver.url })),
  );
  const headers = { 'content-type': 'application/json' };
  for (const { origin } of running) {
    const body = JSON.stringify({ kind: 'text', text: 'from the control route' });
    const answer = await fetch(`${origin}/__sandbox/customer-writes`, { method: 'POST', headers, body });
    expect(answer.status).toBe(201);
  }
  expect(bodies()).toMatchObject([{ messages: { text: 'from the control route' } }]);
  await Promise.all(running.map((vendor) => vendor.stop()));
});

test('injects faults into its documented routes by pattern', async () => {
  desk.faults.add({ route: 'GET /products/:productId/tickets/:ticketId', status: 500, times: 1, body: { error: {} } });
  const [ticket] = desk.state.tickets.values();
  const path = `/products/${ticket!.productId}/tickets/${ticket!.id}`;
  expect((await ask(desk, 'GET', path)).status).toBe(500);
  const answer = await ask(desk, 'GET', path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-ratelimit-remaining')).not.toBeNull();
});
