// Key, ids, pages and id lists of a call to the emulated Zaia.

import { timingSafeEqual } from 'node:crypto';
import {
  fieldsOf,
  type SandboxAnswer,
  type SandboxCall,
  type SandboxRoute,
  withHeaders,
} from '../../../sandbox/index.ts';
import type { ZaiaSandboxSettings } from './settings.ts';
import type { ZaiaState } from './state.ts';
import { answerError, badData } from './views.ts';

export type ZaiaCall = SandboxCall<ZaiaState, ZaiaSandboxSettings>;
export type ZaiaRoute = SandboxRoute<ZaiaState, ZaiaSandboxSettings>;

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE_SIZE = 10;

/** Thrown by the readers below for the vendor's invalid data; the routes answer 400. */
export class BadData extends Error {}

/** A handler whose readers may throw BadData. */
export function checked(handle: (call: ZaiaCall) => SandboxAnswer): (call: ZaiaCall) => SandboxAnswer {
  return (call) => {
    try {
      return handle(call);
    } catch (error) {
      if (!(error instanceof BadData)) throw error;
      return badData();
    }
  };
}

/** Null if the call may continue, else the vendor's 401 or the assumed 429. */
export function admit(call: ZaiaCall): SandboxAnswer | null {
  const { settings, state } = call.context;
  if (!equal(call.headers.authorization, settings.apiKey)) return answerError(401, 'Unauthorized', 'Invalid API key');
  if (settings.callsPerMinute === null) return null;
  const draw = state.calls.draw('workspace', settings.callsPerMinute);
  if (!draw.limited) return null;
  const refusal = answerError(429, 'TooManyRequests', 'Too many requests');
  return withHeaders(refusal, { 'retry-after': String(draw.retryAfterSeconds) });
}

function equal(given: string | undefined, wanted: string): boolean {
  const bytes = Buffer.from(given ?? '', 'utf8');
  const wantedBytes = Buffer.from(wanted, 'utf8');
  return bytes.length === wantedBytes.length && timingSafeEqual(bytes, wantedBytes);
}

/** A UUID v4 in lower case. Throws BadData. */
export function uuidOf(value: unknown): string {
  if (typeof value !== 'string' || !UUID_V4.test(value)) throw new BadData();
  return value.toLowerCase();
}

export function uuidOrNullOf(value: unknown): string | null {
  return value === null ? null : uuidOf(value);
}

/** The values of an array parameter: single, repeated, or repeated with brackets; empty if absent. */
export function wordsOf({ query }: ZaiaCall, name: string): readonly string[] {
  return [...query.getAll(name), ...query.getAll(`${name}[]`)];
}

/** A filter by ids; matches everything without ids. Throws BadData for an id that is not a UUID. */
export function idFilter(call: ZaiaCall, name: string): (id: string | null) => boolean {
  const wanted = new Set(wordsOf(call, name).map(uuidOf));
  return (id) => wanted.size === 0 || (id !== null && wanted.has(id));
}

/** An instant of the query, epoch milliseconds; null if absent. Throws BadData. */
export function instantOf({ query }: ZaiaCall, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new BadData();
  return at;
}

function pageNumberOf(text: string | null, fallback: number, max: number): number {
  const value = text === null ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) throw new BadData();
  return value;
}

/** One page of an oldest-first list, in the order of the settings. Throws BadData. */
export function pageOf<T>(call: ZaiaCall, oldestFirst: readonly T[]): readonly T[] {
  const { query, context } = call;
  const number = pageNumberOf(query.get('pageNumber'), 1, Number.MAX_SAFE_INTEGER);
  const size = pageNumberOf(query.get('pageSize'), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  const ordered = context.settings.listOrder === 'newest-first' ? oldestFirst.toReversed() : oldestFirst;
  return ordered.slice((number - 1) * size, number * size);
}

/** The fields of a JSON body. Throws BadData for anything else. */
export function bodyOf({ body }: ZaiaCall): Readonly<Record<string, unknown>> {
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null || Array.isArray(body.value)) {
    throw new BadData();
  }
  return fieldsOf(body);
}

/** A non-empty text. Throws BadData. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw new BadData();
  return value;
}
