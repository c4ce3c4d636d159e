// Credentials and integers of a call to the emulated Emotive, and its types.

import { timingSafeEqual } from 'node:crypto';
import { fieldsOf, type SandboxAnswer, type SandboxCall, type SandboxRoute } from '../../../sandbox/index.ts';
import type { EmotiveSandboxSettings } from './settings.ts';
import type { EmotiveState } from './state.ts';
import { answerMessage } from './views.ts';

export type EmotiveCall = SandboxCall<EmotiveState, EmotiveSandboxSettings>;
export type EmotiveRoute = SandboxRoute<EmotiveState, EmotiveSandboxSettings>;

/** Null if the credential is valid for the path, else the vendor's 401. */
export function checkCredential(call: EmotiveCall): SandboxAnswer | null {
  const { path } = call;
  if (path === '/tickets/internal' || path === '/connections/internal') {
    return answerMessage(401, 'An internal key is required.');
  }
  const ofDashboard = path.startsWith('/ticket_systems') || path.startsWith('/connections/config');
  const known = ofDashboard ? isDashboardUser(call) : isBrand(call);
  return known ? null : answerMessage(401, ofDashboard ? 'The dashboard token is not valid.' : 'The key is not valid.');
}

function isDashboardUser({ headers, context }: EmotiveCall): boolean {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookie = /(?:^|; *)access_token_cookie=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  return equal(bearer ?? cookie, context.settings.dashboardJwt);
}

function isBrand({ headers, context }: EmotiveCall): boolean {
  const key = headers['x-api-key'];
  if (typeof key !== 'string') return false;
  const active = [...context.state.connections.values()].filter((connection) => connection.status === 'active');
  return active.some((connection) => equal(key, connection.authValue));
}

function equal(given: string | undefined, wanted: string): boolean {
  const bytes = Buffer.from(given ?? '', 'utf8');
  const wantedBytes = Buffer.from(wanted, 'utf8');
  return bytes.length === wantedBytes.length && timingSafeEqual(bytes, wantedBytes);
}

/** A non-negative integer in digits, or null. */
export function integerOf(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** The fields of a JSON object; null for any other body. */
export function jsonFieldsOf(call: EmotiveCall): Readonly<Record<string, unknown>> | null {
  const { body } = call;
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null) return null;
  return Array.isArray(body.value) ? null : fieldsOf(body);
}
