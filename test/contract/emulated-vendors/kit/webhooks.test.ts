// The webhook sender and the control routes of the kit.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandboxVendor, type RunningSandboxVendor } from '../../../../src/sandbox/index.ts';
import { eventually } from '../../../kit/eventually.ts';
import { notesVendor, type NotesState } from './notes-vendor.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let vendor: RunningSandboxVendor<NotesState, { prefix: string }, { text: string }>;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
  const options = { ticketCount: 0, webhookTarget: receiver.url, webhookRetry: { pauseMs: 5 } };
  vendor = await startSandboxVendor(notesVendor, options);
});
afterEach(async () => {
  await vendor.stop();
  await receiver.stop();
});

const texts = () => receiver.received.map(({ body }) => (JSON.parse(body.toString()) as { text: string }).text);

async function control(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${vendor.origin}/__sandbox/${path}`, { method, ...init });
  const text = await answer.text();
  return { status: answer.status, json: (text === '' ? null : JSON.parse(text)) as Record<string, never> };
}

test('changes the state and posts what a customer writes', async () => {
  const writing = await vendor.customerWrites({ text: 'hi' });
  expect(writing).toMatchObject({ ticketId: '1', delivery: { outcome: 'accepted', status: 200, attempts: 1 } });
  expect(vendor.state.notes).toEqual([{ id: 1, text: 'hi' }]);
  expect(receiver.received[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'x-notes': '1' });
  expect(texts()).toEqual(['hi']);
});

test('retries after a 5xx and not after a 4xx', async () => {
  receiver.statuses.push(500, 503);
  expect((await vendor.customerWrites()).delivery).toMatchObject({ outcome: 'accepted', attempts: 3 });
  receiver.statuses.push(400);
  expect((await vendor.customerWrites()).delivery).toMatchObject({ outcome: 'refused', status: 400, attempts: 1 });
});

test('reports a target that does not answer as unreachable', async () => {
  await receiver.stop();
  expect((await vendor.customerWrites()).delivery).toMatchObject({ outcome: 'unreachable', status: null, attempts: 3 });
  vendor.setWebhookTarget(null);
  expect((await vendor.customerWrites()).delivery).toMatchObject({ outcome: 'no-target', attempts: 0 });
});

test('holds webhooks and releases them reversed, or twice at once', async () => {
  vendor.webhooks.hold();
  for (const text of ['a', 'b', 'c']) await vendor.customerWrites({ text });
  expect(texts()).toEqual([]);
  await vendor.webhooks.release({ order: 'reversed' });
  expect(texts()).toEqual(['c', 'b', 'a']);
  vendor.webhooks.hold();
  await vendor.customerWrites({ text: 'd' });
  await vendor.webhooks.release({ order: 'together', times: 2 });
  expect(texts()).toEqual(['c', 'b', 'a', 'd', 'd']);
});

test('repeats a delivery byte by byte and sends raw bytes', async () => {
  const { delivery } = await vendor.customerWrites({ text: 'ä' });
  await vendor.webhooks.repeat(delivery!, 2);
  expect(receiver.received.map(({ body }) => body.equals(receiver.received[0]!.body))).toEqual([true, true, true]);
  const raw = Buffer.from([0xff, 0x00, 0x7b]);
  await vendor.webhooks.send({ kind: 'raw', body: raw, headers: { 'content-type': 'application/octet-stream' } });
  expect(receiver.received.at(-1)?.body.equals(raw)).toBe(true);
});

test('cancels its retries when stopped', async () => {
  const retrying = await startSandboxVendor(notesVendor, {
    ticketCount: 0,
    webhookTarget: receiver.url,
    webhookRetry: { attempts: 1000, pauseMs: 60_000 },
  });
  receiver.statuses.push(500);
  const writing = retrying.customerWrites();
  await eventually(() => expect(receiver.received).toHaveLength(1));
  await retrying.stop();
  expect((await writing).delivery?.attempts).toBe(1);
});

test('is controlled over the control routes, which the journal omits', async () => {
  expect((await control('health')).json).toMatchObject({ ok: true, vendor: 'notes', target: receiver.url });
  expect((await control('faults', { status: 503, times: 1 })).status).toBe(201);
  expect((await fetch(`${vendor.url}/notes`)).status).toBe(503);
  expect((await control('journal?route=/notes')).json).toMatchObject({ count: 1 });
  expect((await control('faults', undefined, 'DELETE')).status).toBe(204);
  expect((await control('journal', undefined, 'DELETE')).status).toBe(204);
  expect(vendor.journal.count()).toBe(0);
  const before = vendor.clock.now();
  await control('clock', { advanceMs: 3_600_000 });
  expect(vendor.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
  await control('clock', { setTo: '2030-05-01T00:00:00Z' });
  expect(new Date(vendor.clock.now()).getUTCFullYear()).toBe(2030);
  const written = await control('customer-writes', { text: 'from afar' });
  expect(written.json).toMatchObject({ kind: 'written', delivery: { outcome: 'accepted' } });
  expect(texts()).toEqual(['from afar']);
  expect((await control('webhook-target', { url: null })).json).toEqual({ target: null });
  expect((await control('deliveries')).json).toHaveLength(1);
  expect((await control('coverage')).json).toHaveLength(5);
  expect((await control('nothing-here')).status).toBe(404);
});
