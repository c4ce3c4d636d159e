// Checks of the emulated SocialHub before every route: token, rate limit, and whether the channel is enabled.

import { timingSafeEqual } from 'node:crypto';
import { type SandboxAnswer, withHeaders } from '../../../sandbox/index.ts';
import type { SocialhubCall } from './state.ts';
import { answerError } from './views.ts';

function isTokenOf(given: string, wanted: string): boolean {
  const [bytes, wantedBytes] = [Buffer.from(given, 'utf8'), Buffer.from(wanted, 'utf8')];
  return bytes.length === wantedBytes.length && timingSafeEqual(bytes, wantedBytes);
}

/** Runs the checks in order; null lets the call pass. */
export function guard(call: SocialhubCall): SandboxAnswer | null {
  const { settings, state } = call.context;
  if (call.route?.open === true) return null;
  if (!isTokenOf(call.query.get('accesstoken') ?? '', settings.accessToken)) {
    return answerError('AccessTokenInvalidError', 'Invalid access token');
  }
  const draw = state.rate.draw(`${call.method} ${call.route?.pattern ?? call.path}`, settings.rateLimit);
  state.draws.set(call, draw);
  if (draw.limited) return answerError('TooManyRequestsError', 'Too many requests.');
  if (!state.isActive) return answerError('ChannelDeactivated', 'Channel is deactivated');
  if (call.body.kind === 'none' || call.body.kind === 'json') return null;
  return answerError('BadRequestError', 'The request body has to be JSON');
}

/** Adds the rate headers; an answer without a valid token has none. */
export function addRateHeaders(call: SocialhubCall, answer: SandboxAnswer): SandboxAnswer {
  const draw = call.context.state.draws.get(call);
  if (draw === undefined) return answer;
  return withHeaders(answer, {
    'x-ratelimit-limit': String(draw.limit),
    'x-ratelimit-remaining': String(draw.remaining),
    ...(draw.limited ? { 'retry-after': String(draw.retryAfterSeconds) } : {}),
  });
}
