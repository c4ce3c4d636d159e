// Checks of the emulated Desk360 before every route: HTTPS, rate limit, accept header, token, permissions, content type.

import {
  answerEmpty,
  fingerprintOf,
  type RateDraw,
  type SandboxAnswer,
  withHeaders,
} from '../../../../sandbox/index.ts';
import { answerError } from './errors.ts';
import { rateLimitOf, type DeskAccount } from '../settings.ts';
import type { DeskCall } from '../data/state.ts';

const STORED_FILE = '/files/:name';
const ACCEPTED = ['application/json', '*/*', 'multipart/form-data'];

function bearerOf(call: DeskCall): string {
  return /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
}

/** The account of the call's token; null without a valid token. */
export function accountOf(call: DeskCall): DeskAccount | null {
  const token = bearerOf(call);
  const { settings, state } = call.context;
  return settings.accounts.find(({ email }) => token !== '' && state.tokens.get(email) === token) ?? null;
}

function drawRate(call: DeskCall): RateDraw {
  const { settings, state } = call.context;
  const credential = settings.rateBy === 'ip' ? '' : fingerprintOf(bearerOf(call));
  const draw = state.rate.draw(`${call.remoteAddress} ${credential}`, rateLimitOf(settings));
  state.draws.set(call, draw);
  return draw;
}

function limited(call: DeskCall): SandboxAnswer {
  const answer = answerError('too_many_requests_exception');
  return call.context.settings.limitAnswer === 200 ? { ...answer, status: 200 } : answer;
}

function acceptable(accept: string | undefined): boolean {
  if (accept === undefined || accept === '') return true;
  return accept.split(',').some((part) => ACCEPTED.includes((part.split(';')[0] ?? '').trim().toLowerCase()));
}

function refuseBody(call: DeskCall): SandboxAnswer | null {
  // Documented: JSON and multipart only. The error table has no code for it, so the 415 has no body.
  if (call.body.kind === 'text') return answerEmpty(415);
  const type = call.headers['content-type'] ?? '';
  if (call.body.kind === 'form' && !type.toLowerCase().startsWith('multipart/')) return answerEmpty(415);
  if (call.body.kind === 'malformed')
    return answerError('failed_validation', 'The request body is not in the correct format.');
  return null;
}

/** Runs the checks in order; null lets the call pass. */
export function guard(call: DeskCall): SandboxAnswer | null {
  if (call.route?.pattern === STORED_FILE) return null;
  if (call.context.settings.requireHttps && call.headers['x-forwarded-proto'] !== 'https') {
    return answerError('insecure_request_exception');
  }
  if (drawRate(call).limited) return limited(call);
  if (!acceptable(call.headers.accept)) return answerEmpty(406);
  if (call.route === null) return null;
  if (call.route.open !== true) {
    const account = accountOf(call);
    if (account === null) return answerError('authentication_exception');
    if (account.readOnly && call.method !== 'GET') return answerError('not_authorized');
  }
  return refuseBody(call);
}

/** Adds the rate headers; Retry-After only at the limit. */
export function addRateHeaders(call: DeskCall, answer: SandboxAnswer): SandboxAnswer {
  const draw = call.context.state.draws.get(call);
  if (draw === undefined) return answer;
  const headers: Record<string, string> = {
    'access-control-allow-origin': '*',
    'x-ratelimit-limit': String(draw.limit),
    'x-ratelimit-remaining': String(draw.remaining),
  };
  if (draw.limited || call.context.settings.resetHeader === 'always') {
    headers['x-ratelimit-reset'] = String(Math.ceil(draw.resetAt / 1000));
  }
  if (draw.limited) headers['retry-after'] = String(draw.retryAfterSeconds);
  return withHeaders(answer, headers);
}

/** A known path with another method. */
export function refuseMethod(): SandboxAnswer {
  return answerError('method_not_allowed_exception');
}
