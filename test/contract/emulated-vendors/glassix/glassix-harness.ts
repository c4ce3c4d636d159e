// A running emulated Glassix and an HTTP client, written from the documentation.

import { readFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import { createSandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import {
  DEPARTMENTS,
  glassixSandbox,
  type GlassixSandboxSettings,
  type RunningGlassix,
} from '../../../../src/vendors/glassix/sandbox/index.ts';

export const STARTS_AT = Date.parse('2026-03-02T10:00:00Z');
export const CREDENTIALS = {
  apiKey: DEPARTMENTS.support,
  apiSecret: 'glassix-sandbox-secret',
  userName: 'api@example.com',
};
export { DEPARTMENTS };

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed; numbers above 2^53 are rounded here and exact in `text`. */
  readonly json: any;
  readonly text: string;
}
export interface GlassixWorld {
  readonly vendor: RunningGlassix;
  /** One call with an own token; `token` overrides it. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<Reply>;
  token(): Promise<string>;
}

export function fixture(name: string): any {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/glassix/glassix-${name}.json`, import.meta.url), 'utf8'));
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Starts the vendor with a frozen clock; it stops after the test. */
export async function openGlassix(
  settings: Partial<GlassixSandboxSettings> = {},
  ticketCount = 40,
): Promise<GlassixWorld> {
  const clock = createSandboxClock(STARTS_AT);
  const vendor = await startSandboxVendor(glassixSandbox, { clock, settings, ticketCount });
  closers.push(() => vendor.stop());
  const send = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> => {
    const isForm = body instanceof FormData;
    const answer = await fetch(path.startsWith('http') ? path : `${vendor.url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, headers: answer.headers, json: isJson ? JSON.parse(text) : null, text };
  };
  let known: string | null = null;
  const token = async (): Promise<string> => {
    known ??= (await send('POST', '/token/get', CREDENTIALS, {})).json.access_token as string;
    return known;
  };
  return {
    vendor,
    token,
    call: async (method, path, body, given) =>
      send(method, path, body, { authorization: `Bearer ${given ?? (await token())}` }),
  };
}

/** The id of an open ticket. */
export function openTicketId({ vendor }: GlassixWorld): number {
  const ticket = [...vendor.state.tickets.values()].find(({ state }) => state === 'Open');
  if (ticket === undefined) throw new Error('no open ticket');
  return ticket.id;
}

export const window = (since: string, until: string): string => `?${new URLSearchParams({ since, until })}`;
