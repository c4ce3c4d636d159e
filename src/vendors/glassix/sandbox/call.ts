// Token, rate limit and fields of a call to the emulated Glassix, and its refusals.

import { createHash, timingSafeEqual } from 'node:crypto';
import { answerJson, fieldsOf, fingerprintOf, type SandboxAnswer } from '../../../sandbox/index.ts';
import type { GlassixCredential } from './settings.ts';
import type { GlassixCall, GlassixRoute, Ticket, User } from './state.ts';
import { userNamed } from './state.ts';

/** Thrown by handlers; converted to the vendor's error body. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** An answer of one sentence, for errors and state changes. */
export function answerMessage(call: GlassixCall, status: number, message: string): SandboxAnswer {
  return answerJson(status, { [status >= 400 ? call.context.settings.errorField : 'message']: message });
}

function limited(call: GlassixCall, key: string, perMinute: number): SandboxAnswer | null {
  const { state, settings } = call.context;
  const draw = state.rate.draw(key, perMinute);
  if (!draw.limited) return null;
  const answer = answerMessage(call, 429, 'Too many requests.');
  const wait = { 'retry-after': String(draw.retryAfterSeconds) };
  return settings.retryAfterHeader ? { ...answer, headers: { ...answer.headers, ...wait } } : answer;
}

function bearerOf({ headers }: GlassixCall): string {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** The credential of the call's token; null without a valid token. */
export function credentialOf(call: GlassixCall): GlassixCredential | null {
  const { state, clock } = call.context;
  const known = state.tokens.get(bearerOf(call));
  return known === undefined || clock.now() >= known.endsAt ? null : known.credential;
}

/** Checks rate and token before every route; null lets the call pass. */
export function guard(call: GlassixCall): SandboxAnswer | null {
  if (call.route === null) return null;
  const { pattern } = call.route;
  const { settings } = call.context;
  if (pattern === '/token/get') return limited(call, `token ${call.remoteAddress}`, settings.tokensPerMinute);
  if (call.route.open === true) return null;
  if (credentialOf(call) === null) return answerMessage(call, 401, 'The access token is missing or has expired.');
  const tooMany = limited(call, fingerprintOf(bearerOf(call)), settings.ratePerMinute);
  if (tooMany !== null) return tooMany;
  return call.body.kind === 'malformed' ? answerMessage(call, 400, 'The request is not valid JSON.') : null;
}

/** Compares two secrets in constant time. */
export function isSecret(given: unknown, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(wanted));
}

type Handler = (call: GlassixCall) => SandboxAnswer | Promise<SandboxAnswer>;
type About = { readonly coverage: string | readonly string[]; readonly note: string; readonly assumed?: true };

/** One route; converts a Refusal of its handler to an answer. */
export function route(method: string, pattern: string, about: About, handler: Handler, open = false): GlassixRoute {
  const { coverage, note, assumed } = about;
  return {
    method,
    pattern,
    coverage,
    note,
    evidence: assumed === true ? 'assumed' : 'documented',
    open,
    handle: async (call) => {
      try {
        return await handler(call);
      } catch (failure) {
        if (failure instanceof Refusal) return answerMessage(call, failure.status, failure.message);
        throw failure;
      }
    },
  };
}

/** The ticket of the path. Assumed: the token's user sees the tickets of every department. */
export function ticketOf(call: GlassixCall): Ticket {
  const id = call.param('ticketId');
  const ticket = /^\d{1,15}$/.test(id) ? call.context.state.tickets.get(Number(id)) : undefined;
  if (ticket === undefined) throw new Refusal(404, `Ticket #${id} was not found`);
  return ticket;
}

/** Refuses changes to a ticket that was cloned into another department. */
export function livingTicketOf(call: GlassixCall): Ticket {
  const ticket = ticketOf(call);
  if (ticket.movedTo !== null) throw new Refusal(400, `Ticket #${ticket.id} was moved to another department`);
  return ticket;
}

/** The user of the token. */
export function currentUser(call: GlassixCall): User {
  const user = userNamed(call.context.state, credentialOf(call)?.userName ?? '');
  if (user === null) throw new Refusal(403, 'The user does not exist in this department');
  return user;
}

export type Fields = Readonly<Record<string, unknown>>;

export function bodyFields(call: GlassixCall): Fields {
  return fieldsOf(call.body);
}

/** An optional text field. */
export function textField(fields: Fields, name: string, maxLength = Infinity): string | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new Refusal(400, `${name} must be a string`);
  if (value.length > maxLength) throw new Refusal(400, `${name} is longer than ${maxLength} characters`);
  return value;
}

export function flagOf(text: string | null, fallback: boolean): boolean {
  return text === null ? fallback : text.toLowerCase() === 'true';
}

export function listField(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Refusal(400, `${name} must be an array`);
  return value;
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
