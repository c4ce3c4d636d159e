// Trades an e-mail address and a password for the API token of an account, once, from the command line.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { VendorCaller, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { isSafeAddress } from '../settings.ts';
import { ANSWERS } from './failures.ts';

const answer = z.object({ access_token: z.string().min(1).max(1024) });

const isForbiddenMethod = (error: unknown): boolean =>
  error instanceof VendorCallError && error.failure.httpStatus === 405;

async function trade(caller: VendorCaller, email: string, password: string): Promise<VendorResponse> {
  const request = { operation: 'login', path: '/login', body: { type: 'json', value: { email, password } } } as const;
  try {
    return await caller.call({ ...request, method: 'POST' });
  } catch (error) {
    // The heading of the page says GET, its sample POST. Nothing else is tried twice: five wrong ones lock the login.
    if (!isForbiddenMethod(error)) throw error;
    return caller.call({ ...request, method: 'GET' });
  }
}

/**
 * Logs in and gives the API token, which the vendor makes when there is none yet. Throws VendorCallError: UNAUTHORIZED
 * for a wrong password, FORBIDDEN where the panel does not allow passwords, RATE_LIMITED after five wrong ones a minute.
 * Neither the password nor the token is kept or logged.
 */
export async function login(
  { createCaller }: Pick<AdapterContext, 'createCaller'>,
  baseUrl: string,
  email: string,
  password: string,
): Promise<string> {
  if (!isSafeAddress(baseUrl)) {
    throw new VendorCallError(vendorFailure('INVALID_REQUEST', { message: 'The base URL must begin with https.' }));
  }
  const caller = createCaller({ baseUrl, headers: () => ({}), ...ANSWERS });
  const response = await trade(caller, email, password);
  const read = answer.safeParse(response.json);
  if (read.success) return read.data.access_token;
  throw new VendorCallError(vendorFailure('BAD_RESPONSE', { httpStatus: response.status }));
}
