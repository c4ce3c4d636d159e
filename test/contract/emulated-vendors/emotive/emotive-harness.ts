// A running emulated Emotive with a webhook receiver beside it, for the tests of the emulator.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { createSandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import { type EmotiveSandboxSettings, emotiveSandbox } from '../../../../src/vendors/emotive/sandbox/index.ts';

export const brand = { 'x-api-key': 'sandbox-emotive-brand-token' };
export const dashboard = { authorization: 'bearer sandbox.emotive.jwt' };
export const startsAt = Date.parse('2026-03-02T09:00:00Z');

/** Any JSON object or list; tests read it field by field, and a missing field fails the assertion. */
export interface Json {
  readonly [field: string]: Json;
}

/** A number or string of a JSON answer as text; fails the test for anything else. */
export function textOf(value: unknown): string {
  if (typeof value !== 'number' && typeof value !== 'string') throw new TypeError('expected a number or a string');
  return String(value);
}

/** The items of a JSON list; fails the test for anything else. */
export function rows(json: Json | undefined): Json[] {
  if (!Array.isArray(json)) throw new TypeError('expected a JSON list');
  return json;
}
export type Reply = { readonly status: number; readonly json: Json };
export type Hook = { readonly path: string; readonly json: Json };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

export function fixture(name: string): Record<string, unknown> {
  const url = new URL(`../../../fixtures/emotive/emotive-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>;
}

/** Starts a sandbox with a frozen clock; everything it opens is closed after the test. */
export async function openEmotive(settings: Partial<EmotiveSandboxSettings> = {}, ticketCount = 60) {
  const clock = createSandboxClock(startsAt);
  const sandbox = await startSandboxVendor(emotiveSandbox, { clock, settings, ticketCount });
  closers.push(() => sandbox.stop());
  const call = async (method: string, path: string, body?: unknown, headers: object = brand): Promise<Reply> => {
    const answer = await fetch(path.startsWith('http') ? path : `${sandbox.url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
  };
  return { sandbox, state: sandbox.state, clock, call };
}

/** A webhook endpoint of the brand; it stores the posts and answers 200. */
export async function openReceiver() {
  const hooks: Hook[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      hooks.push({ path: request.url ?? '', json: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
      response.end();
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
  return { hooks, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
