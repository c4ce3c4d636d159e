// A running emulated SocialHub with an integration's webhook beside it, for the tests of the emulator.

import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import { createSandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import { socialhubSandbox, type SocialhubSandboxSettings } from '../../../../src/vendors/socialhub/sandbox/index.ts';

export const startsAt = Date.parse('2026-03-02T09:00:00Z');
export const SECRET = 'random_32_or_more_chars_long_string';

export function fixture(name: string): any {
  return JSON.parse(
    readFileSync(new URL(`../../../fixtures/socialhub/socialhub-${name}.json`, import.meta.url), 'utf8'),
  );
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly json: any;
  /** `_id` of the answer; empty without one. */
  readonly id: string;
}

/** Starts a sandbox with a frozen clock; everything it opens is closed after the test. */
export async function openSocialhub(settings: Partial<SocialhubSandboxSettings> = {}) {
  const clock = createSandboxClock(startsAt);
  const vendor = await startSandboxVendor(socialhubSandbox, { clock, settings });
  closers.push(() => vendor.stop());
  const call = async (method: string, path: string, body?: unknown, token?: string): Promise<Reply> => {
    const url = new URL(vendor.url + path);
    url.searchParams.set('accesstoken', token ?? vendor.settings.accessToken);
    const headers = { 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) };
    const answer = await fetch(url, { method, ...sent });
    const text = await answer.text();
    const json: any = text === '' ? null : JSON.parse(text);
    const { _id: id = '' } = json ?? {};
    return { status: answer.status, headers: answer.headers, json, id };
  };
  const create = (interaction: Record<string, unknown> = {}) =>
    call('POST', '/inbox/tickets', { interaction: { networkItemId: 'comment-1', message: 'Hello', ...interaction } });
  return { vendor, state: vendor.state, clock, call, create };
}

export interface Received {
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
  /** The signature that the documented algorithm gives for these bytes. */
  readonly signature: string;
}

/** An integration like the vendor's PHP sample. `answers` may return a wrong challenge. */
export async function openIntegration(answers: { status?: number; challenge?: string | null; body?: unknown } = {}) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const challenge = createHash('sha256')
        .update(`${String(request.headers['x-socialhub-timestamp'])};${SECRET}`)
        .digest('hex');
      const signature = createHmac('sha256', challenge).update(body).digest('hex');
      received.push({ path: request.url ?? '', headers: request.headers, body, signature });
      const solved = answers.challenge === undefined ? challenge : answers.challenge;
      response.writeHead(answers.status ?? 200, {
        'content-type': 'application/json',
        ...(solved === null ? {} : { 'x-socialhub-challenge': solved }),
      });
      response.end(answers.body === undefined ? '' : JSON.stringify(answers.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
