// A running emulated Zaia and an HTTP client of it, for the tests of the emulator.

import { afterEach } from 'vitest';
import { createSandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import { type ZaiaSandboxSettings, zaiaSandbox } from '../../../../src/vendors/zaia/sandbox/index.ts';
import type { Json } from '../../../kit/json.ts';

const key = { authorization: 'sandbox-zaia-api-key' };
export const startsAt = Date.parse('2026-03-02T09:00:00Z');
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Starts a sandbox with a frozen clock; everything it opens is closed after the test. */
export async function openZaia(settings: Partial<ZaiaSandboxSettings> = {}, ticketCount = 60) {
  const clock = createSandboxClock(startsAt);
  const sandbox = await startSandboxVendor(zaiaSandbox, { clock, settings, ticketCount });
  closers.push(() => sandbox.stop());
  const call = async (method: string, path: string, body?: unknown, headers: object = key) => {
    const answer = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Record<string, Json> };
  };
  /** All rows of a list, page by page. */
  const all = async (path: string): Promise<Json[]> => {
    const rows: Json[] = [];
    for (let page = 1; ; page += 1) {
      const { json } = await call('GET', `${path}${path.includes('?') ? '&' : '?'}pageSize=25&pageNumber=${page}`);
      rows.push(...Object.values(json));
      if (Object.values(json).length < 25) return rows;
    }
  };
  return { sandbox, state: sandbox.state, clock, call, all };
}
export type ZaiaWorld = Awaited<ReturnType<typeof openZaia>>;

/** The first ticket with that status in the emulator's state. */
export function ticketIn({ state }: ZaiaWorld, stage: 'waiting' | 'ongoing' | 'completed') {
  return [...state.tickets.values()].find(({ ongoingAt, completedAt }) =>
    completedAt === null ? stage === (ongoingAt === null ? 'waiting' : 'ongoing') : stage === 'completed',
  )!;
}
