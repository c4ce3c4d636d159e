// The agent that the token belongs to: the cheapest call that verifies the credentials.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import * as wire from '../wire/index.ts';
import type { Calls } from './calls.ts';

const ABSENT_PATH = new Set(['NOT_FOUND', 'UNSUPPORTED']);

/** Throws VendorCallError, with UNAUTHORIZED for a rejected token. */
export async function readCurrentAgent({ call }: Calls): Promise<wire.WireAgent> {
  const request = { operation: 'me', method: 'GET', path: '/me' } as const;
  try {
    return await call(wire.me, request);
  } catch (error) {
    // The documentation's heading gives /me, its sample /agents/me.
    if (!(error instanceof VendorCallError) || !ABSENT_PATH.has(error.failure.code)) throw error;
    return call(wire.me, { ...request, path: '/agents/me' });
  }
}
