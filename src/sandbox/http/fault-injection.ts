// Applies a fault to status, headers and content of an answer; send.ts applies it to the transport.

import type { SandboxFault } from '../kit/faults.ts';
import type { SandboxClock } from '../kit/clock.ts';
import type { SandboxRandom } from '../kit/random.ts';
import { answerJson, type SandboxAnswer, withHeaders } from './answer.ts';

const HTML =
  '<!doctype html><html><head><title>Please wait</title></head><body><h1>Checking your browser</h1></body></html>';

/** Whether the vendor acts under this fault. */
export function actsUnder(fault: SandboxFault): boolean {
  if (fault.reset === 'before') return false;
  return fault.status === undefined || fault.acts === true;
}

/** The answer of a fault with a status. */
export function answerOfFault(fault: SandboxFault): SandboxAnswer {
  const status = fault.status ?? 200;
  if (fault.body === undefined) return { status, headers: {} };
  if (typeof fault.body !== 'string') return answerJson(status, fault.body);
  return { status, bytes: Buffer.from(fault.body, 'utf8'), headers: { 'content-type': 'text/plain' } };
}

function withoutIds(value: unknown, ids: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => !ids.has(idOf(item))).map((item) => withoutIds(item, ids));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutIds(item, ids)]));
}

function idOf(item: unknown): string {
  if (typeof item !== 'object' || item === null || !('id' in item)) return '\0';
  return String(item.id);
}

function shuffled(value: unknown, random: SandboxRandom): unknown {
  if (Array.isArray(value)) return random.shuffle(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const list = entries.find(([, item]) => Array.isArray(item))?.[0];
  return Object.fromEntries(
    entries.map(([key, item]) => [key, key === list ? random.shuffle(item as unknown[]) : item]),
  );
}

function otherShape(value: unknown): unknown {
  return Array.isArray(value) ? { unexpected: { items: value.length } } : [{ unexpected: true }];
}

function replaced(answer: SandboxAnswer, how: NonNullable<SandboxFault['replaceBody']>): SandboxAnswer {
  const { status, headers } = answer;
  if (how === 'html') {
    return { status, bytes: Buffer.from(HTML), headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } };
  }
  if (how === 'empty') return { status, bytes: Buffer.alloc(0), headers };
  if (how === 'wrong-shape') return { status, json: otherShape(answer.json), headers };
  const text = JSON.stringify(answer.json ?? { cut: 'here' });
  return { status, bytes: Buffer.from(`${text.slice(0, Math.ceil(text.length / 2))}\u0000`), headers };
}

/** Applies the parts of a fault that change headers or content. */
export function damage(
  answer: SandboxAnswer,
  fault: SandboxFault,
  context: { readonly clock: SandboxClock; readonly random: SandboxRandom },
): SandboxAnswer {
  let damaged = answer;
  if (fault.omitIds !== undefined && damaged.json !== undefined) {
    damaged = { ...damaged, json: withoutIds(damaged.json, new Set(fault.omitIds.map(String))) };
  }
  if (fault.shuffle === true) damaged = { ...damaged, json: shuffled(damaged.json, context.random) };
  if (fault.replaceBody !== undefined) damaged = replaced(damaged, fault.replaceBody);
  if (fault.retryAfter !== undefined) {
    const wait = fault.retryAfter;
    const value =
      typeof wait === 'number' ? String(wait) : new Date(context.clock.now() + wait.httpDateInMs).toUTCString();
    damaged = withHeaders(damaged, { 'retry-after': value });
  }
  return fault.headers === undefined ? damaged : withHeaders(damaged, fault.headers);
}
