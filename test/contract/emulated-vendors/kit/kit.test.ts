// The kit of the emulated vendors: routes, journal, clock, rate windows, coverage.

import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type AnySandboxVendor,
  coverageOf,
  createRandom,
  createRateWindow,
  createSandboxClock,
  defineSandboxVendor,
  fieldsOf,
  startSandboxVendor,
  type RunningSandboxVendor,
} from '../../../../src/sandbox/index.ts';
import { parseMultipart } from '../../../../src/sandbox/http/multipart.ts';
import { notesVendor, type NotesState } from './notes-vendor.ts';

let vendor: RunningSandboxVendor<NotesState, { prefix: string }, { text: string }>;

beforeEach(async () => {
  vendor = await startSandboxVendor(notesVendor, { ticketCount: 3 });
});
afterEach(() => vendor.stop());

test('answers a route below the base path', async () => {
  const answer = await fetch(`${vendor.url}/notes/7/head%20line?deep=1`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ id: '7', part: 'head line' });
});

test('answers 501 and names method and path for anything it does not emulate', async () => {
  const answer = await fetch(`${vendor.url}/folders/1`, { method: 'DELETE' });
  expect(answer.status).toBe(501);
  expect(await answer.json()).toMatchObject({
    error: { code: 'not_emulated', message: expect.stringContaining('DELETE /api/folders/1') },
  });
  expect(vendor.journal.entries()).toMatchObject([{ route: null, status: 501 }]);
});

test('answers 405 for a known path with another method', async () => {
  const answer = await fetch(`${vendor.url}/notes`, { method: 'DELETE' });
  expect(answer.status).toBe(405);
});

test('stores every request in the journal without secrets', async () => {
  await fetch(`${vendor.url}/notes?accessToken=hidden-query&page=2`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer hidden-header', 'x-trace': 'kept' },
    body: JSON.stringify({ password: 'hidden-body', text: 'kept' }),
  });
  const [entry] = vendor.journal.entries();
  expect(entry).toMatchObject({ method: 'POST', path: '/api/notes', route: '/notes', status: 201, faultId: null });
  expect(entry?.headers['x-trace']).toBe('kept');
  expect(entry?.query['page']).toBe('2');
  expect(entry?.body).toMatchObject({ text: 'kept' });
  expect(entry?.headers['authorization']).toMatch(/^sha256:/);
  expect(JSON.stringify(entry)).not.toContain('hidden');
});

test('counts requests by route and method until cleared', async () => {
  await fetch(`${vendor.url}/notes`);
  await fetch(`${vendor.url}/notes`);
  await fetch(`${vendor.url}/notes`, { method: 'POST' });
  expect(vendor.journal.count()).toBe(3);
  expect(vendor.journal.count({ route: '/notes', method: 'GET' })).toBe(2);
  expect(vendor.journal.count({ status: 201 })).toBe(1);
  vendor.journal.clear();
  expect(vendor.journal.count()).toBe(0);
});

test('keeps the newest journal entries and counts all', async () => {
  const small = await startSandboxVendor(notesVendor, { ticketCount: 0, maxJournalEntries: 2 });
  for (let round = 0; round < 5; round += 1) await fetch(`${small.url}/notes`);
  expect(small.journal.entries().length).toBeLessThanOrEqual(4);
  expect(small.journal.count()).toBe(5);
  await small.stop();
});

test('builds the same state from the same seed and another from another', async () => {
  const [same, other] = await Promise.all([
    startSandboxVendor(notesVendor, { ticketCount: 3, seed: 1 }),
    startSandboxVendor(notesVendor, { ticketCount: 3, seed: 2 }),
  ]);
  expect(same.state).toEqual(vendor.state);
  expect(other.state).not.toEqual(vendor.state);
  await Promise.all([same.stop(), other.stop()]);
});

test('overrides single settings', async () => {
  const changed = await startSandboxVendor(notesVendor, { ticketCount: 1, settings: { prefix: 'memo' } });
  expect(changed.state.notes[0]?.text).toMatch(/^memo /);
  await changed.stop();
});

test('rejects when the port is in use', async () => {
  const port = Number(new URL(vendor.url).port);
  await expect(startSandboxVendor(notesVendor, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('refuses a definition with the same route twice', () => {
  const [first] = notesVendor.routes;
  expect(() => defineSandboxVendor({ ...notesVendor, routes: [first!, first!] })).toThrow(/GET \/notes twice/);
});

test('lists its coverage in the order of the ids', () => {
  const any: AnySandboxVendor = notesVendor;
  expect(coverageOf(any).map(({ id, surface }) => [id, surface])).toEqual([
    ['N1', 'POST /notes'],
    ['N2', 'GET /notes'],
    ['N3', 'POST /notes'],
    ['N4', 'webhook written'],
    ['N10', 'GET /notes/:id/:part'],
  ]);
});

test('moves, sets and freezes its clock', () => {
  const clock = createSandboxClock(1_000_000);
  clock.advance(500);
  expect(clock.now()).toBe(1_000_500);
  clock.set(Date.parse('2030-01-01T00:00:00Z'));
  expect(clock.now()).toBeGreaterThanOrEqual(Date.parse('2030-01-01T00:00:00Z'));
  clock.freeze(42);
  expect(clock.now()).toBe(42);
});

test('counts calls in a fixed window per key', () => {
  const clock = createSandboxClock(0);
  const window = createRateWindow(clock);
  expect(window.draw('a', 2)).toMatchObject({ remaining: 1, limited: false, resetAt: 60_000 });
  clock.advance(20_500);
  expect(window.draw('a', 2)).toMatchObject({ remaining: 0, limited: false });
  expect(window.draw('a', 2)).toMatchObject({ remaining: 0, limited: true, retryAfterSeconds: 40 });
  expect(window.draw('b', 2)).toMatchObject({ remaining: 1, limited: false });
  clock.advance(39_500);
  expect(window.draw('a', 2)).toMatchObject({ remaining: 1, limited: false });
});

test('forks a random generator by label without changing the source', () => {
  const [one, two] = [createRandom(9), createRandom(9)];
  one.fork('other').next();
  expect(one.next()).toBe(two.next());
  expect(createRandom(9).fork('a').token(12)).toBe(createRandom(9).fork('a').token(12));
  expect(createRandom(9).fork('a').token(12)).not.toBe(createRandom(9).fork('b').token(12));
});

test('reads form fields and files as real clients send them', async () => {
  const form = new FormData();
  form.append('parameters[body-1]', 'Grüße');
  form.append('phones[0]', '+1');
  form.append('phones[1]', '+2');
  form.append('ids[]', 'x');
  form.append('ids[]', 'y');
  form.append('attachments[]', new Blob([Buffer.from([0, 13, 10, 255])]), 'bild "1".png');
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
  const bytes = Buffer.from(await request.arrayBuffer());
  const body = await parseMultipart(bytes, request.headers.get('content-type') ?? '');
  expect(fieldsOf(body)).toEqual({ parameters: { 'body-1': 'Grüße' }, phones: ['+1', '+2'], ids: ['x', 'y'] });
  expect(body.kind === 'form' && body.files[0]).toMatchObject({ field: 'attachments[]', filename: 'bild "1".png' });
  expect(body.kind === 'form' && body.files[0]?.bytes).toEqual(Buffer.from([0, 13, 10, 255]));
});

test('marks a multipart body without an end as malformed', async () => {
  expect((await parseMultipart(Buffer.from('--b\r\n'), 'multipart/form-data; boundary=b')).kind).toBe('malformed');
  expect((await parseMultipart(Buffer.from('--b--'), 'multipart/form-data')).kind).toBe('malformed');
  const cut = ['--b', 'content-disposition: form-data; name="a"', '', 'half of a te'].join('\r\n');
  expect((await parseMultipart(Buffer.from(cut), 'multipart/form-data; boundary=b')).kind).toBe('malformed');
  const nameless = ['--b', 'content-disposition: form-data', '', 'text', '--b--'].join('\r\n');
  expect((await parseMultipart(Buffer.from(nameless), 'multipart/form-data; boundary=b')).kind).toBe('malformed');
});
