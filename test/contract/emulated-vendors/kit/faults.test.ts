// Injected faults, observed by an HTTP client over a real socket.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandboxVendor, type RunningSandboxVendor } from '../../../../src/sandbox/index.ts';
import { notesVendor, type NotesState } from './notes-vendor.ts';

let vendor: RunningSandboxVendor<NotesState, { prefix: string }, { text: string }>;

beforeEach(async () => {
  vendor = await startSandboxVendor(notesVendor, { ticketCount: 4 });
});
afterEach(() => vendor.stop());

const read = () => fetch(`${vendor.url}/notes`);
const write = () => fetch(`${vendor.url}/notes`, { method: 'POST' });

test('answers an injected status the given number of times and then the real one', async () => {
  const set = vendor.faults.add({ status: 503, body: { down: true }, times: 2, headers: { 'x-fault': 'yes' } });
  const first = await read();
  expect([first.status, await first.json(), first.headers.get('x-fault')]).toEqual([503, { down: true }, 'yes']);
  expect((await read()).status).toBe(503);
  expect((await read()).status).toBe(200);
  expect(set.hits).toBe(2);
  expect(vendor.journal.entries().map(({ faultId }) => faultId)).toEqual([set.id, set.id, null]);
});

test('hits only the route it names', async () => {
  vendor.faults.add({ route: 'POST /notes', status: 500 });
  expect((await read()).status).toBe(200);
  expect((await write()).status).toBe(500);
  vendor.faults.add({ route: '/notes/*', status: 418 });
  expect((await fetch(`${vendor.url}/notes/1/a`)).status).toBe(418);
});

test('prevents the vendor from acting under an injected status, unless the fault allows it', async () => {
  vendor.faults.add({ status: 500, times: 1 });
  await write();
  expect(vendor.state.notes).toHaveLength(4);
  vendor.faults.add({ status: 500, times: 1, acts: true });
  expect((await write()).status).toBe(500);
  expect(vendor.state.notes).toHaveLength(5);
});

test('resets the connection before the vendor acts, or after', async () => {
  vendor.faults.add({ reset: 'before', times: 1 });
  await expect(write()).rejects.toThrow();
  expect(vendor.state.notes).toHaveLength(4);
  vendor.faults.clear();
  vendor.faults.add({ reset: 'after', times: 1 });
  await expect(write()).rejects.toThrow();
  expect(vendor.state.notes).toHaveLength(5);
  expect(vendor.journal.entries().map(({ status }) => status)).toEqual([null, null]);
});

test.each([
  ['a cut body with a length', { cutBodyAfterBytes: 10 }],
  ['a cut chunked body', { cutBodyAfterBytes: 10, cutAs: 'chunked' }],
  ['a body without a byte', { cutBodyAfterBytes: 0 }],
  ['a reset in the middle', { reset: 'middle' }],
] as const)('sends the head and then closes the connection: %s', async (_, fault) => {
  vendor.faults.add(fault);
  const answer = await read();
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});

test('replaces bodies by an HTML page, nothing, garbage, or another shape', async () => {
  vendor.faults.add({ replaceBody: 'html', times: 1 });
  const page = await read();
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('<!doctype html>');
  vendor.faults.clear();
  vendor.faults.add({ replaceBody: 'empty', times: 1 });
  expect(await (await read()).text()).toBe('');
  vendor.faults.clear();
  vendor.faults.add({ replaceBody: 'garbage', times: 1 });
  const garbage = await (await read()).text();
  expect(() => JSON.parse(garbage)).toThrow();
  vendor.faults.clear();
  vendor.faults.add({ replaceBody: 'wrong-shape', times: 1 });
  expect(Array.isArray(await (await read()).json())).toBe(false);
});

test('removes listed ids and shuffles a list', async () => {
  vendor.faults.add({ omitIds: [2, '3'], shuffle: true });
  const ids = ((await (await read()).json()) as { id: number }[]).map(({ id }) => id);
  expect(ids.sort((a, b) => a - b)).toEqual([1, 4]);
});

test('sends Retry-After in seconds on a 200, or as a date', async () => {
  vendor.faults.add({ retryAfter: 26, times: 1 });
  const seconds = await read();
  expect([seconds.status, seconds.headers.get('retry-after')]).toEqual([200, '26']);
  vendor.clock.freeze(Date.parse('2026-01-01T00:00:00Z'));
  vendor.faults.clear();
  vendor.faults.add({ status: 429, retryAfter: { httpDateInMs: 60_000 } });
  expect((await read()).headers.get('retry-after')).toBe('Thu, 01 Jan 2026 00:01:00 GMT');
});

test('delays an answer and sends a body byte by byte', async () => {
  vendor.faults.add({ delayMs: 80, times: 1 });
  const delayedFrom = performance.now();
  await read();
  expect(performance.now() - delayedFrom).toBeGreaterThanOrEqual(75);
  vendor.faults.clear();
  vendor.faults.add({ slowByteMs: 1 });
  expect(await (await read()).json()).toHaveLength(4);
});

test('stops immediately during a delayed answer', async () => {
  vendor.faults.add({ delayMs: 60_000 });
  const pending = read().catch(() => 'cut');
  await new Promise((resolve) => setImmediate(resolve));
  await vendor.stop();
  expect(await pending).toBe('cut');
  vendor = await startSandboxVendor(notesVendor);
});
