// An HTTP client of the emulated Desk360 for its tests, written from the documentation.

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { createSandboxClock, startSandboxVendor, type SandboxOptions } from '../../../../src/sandbox/index.ts';
import {
  desk360Sandbox,
  type DeskSettings,
  type RunningDesk360,
} from '../../../../src/vendors/desk360/sandbox/index.ts';

export type Json = Record<string, unknown>;

export const TOKEN = 'desk360-sandbox-token';
export const STARTED_AT = Date.parse('2026-03-02T10:00:00Z');

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly json: T;
}

/** Starts the vendor with a frozen clock and a high rate limit; `options` override both. */
export function startDesk(options: SandboxOptions<DeskSettings> = {}): Promise<RunningDesk360> {
  const settings = { ratePerMinute: 100_000, ...options.settings };
  return startSandboxVendor(desk360Sandbox, { clock: createSandboxClock(STARTED_AT), ...options, settings });
}

/** One call with the token; a FormData is sent as multipart, anything else as JSON. */
export async function ask<T = Json>(
  desk: RunningDesk360,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply<T>> {
  const headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` };
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const payload = body === undefined ? null : isForm ? body : JSON.stringify(body);
  const answer = await fetch(`${desk.url}${path}`, { method, headers, body: payload });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: (text === '' ? null : JSON.parse(text)) as T };
}

/** A documented body. */
export function sample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/desk360/desk360-${name}.json`, import.meta.url), 'utf8'));
}

/** Compares keys (in any order) and kinds of values; null fits any kind, a list is compared by its first entry. */
export function expectSameShape(actual: unknown, documented: unknown, at = '$'): void {
  if (actual === null || documented === null) return;
  if (Array.isArray(documented)) {
    expect(Array.isArray(actual), `${at} is a list`).toBe(true);
    const list = actual as unknown[];
    if (documented.length > 0 && list.length > 0) expectSameShape(list[0], documented[0], `${at}[0]`);
    return;
  }
  expect(typeof actual, at).toBe(typeof documented);
  if (typeof documented !== 'object') return;
  expect(Object.keys(actual as Json).sort(), at).toEqual(Object.keys(documented as Json).sort());
  for (const [key, value] of Object.entries(documented as Json)) {
    expectSameShape((actual as Json)[key], value, `${at}.${key}`);
  }
}

/** The code of an error answer; also asserts the documented shape. */
export function codeOf(reply: Reply<unknown>): unknown {
  expectSameShape(reply.json, sample('error-failed_validation'));
  return (reply.json as { error: Json }).error['code'];
}
