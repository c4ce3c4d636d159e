// Whose token it is: the cheapest call that proves the credentials of an account.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import * as wire from '../wire/index.ts';
import type { Calls } from './calls.ts';

const ABSENT_PATH = new Set(['NOT_FOUND', 'UNSUPPORTED']);

/** Reads the agent behind the token. Throws VendorCallError, with UNAUTHORIZED for a token that is not accepted. */
export async function readCurrentAgent({ ask }: Calls): Promise<wire.WireAgent> {
  const request = { operation: 'me', method: 'GET', path: '/me' } as const;
  try {
    return await ask(wire.me, request);
  } catch (error) {
    // The heading of the page says /me, its sample /agents/me.
    if (!(error instanceof VendorCallError) || !ABSENT_PATH.has(error.failure.code)) throw error;
    return ask(wire.me, { ...request, path: '/agents/me' });
  }
}
