// Exchanges an e-mail address and a password for the API token of an account. Used by the setup flow only.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { VendorCaller, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { isSafeUrl } from '../settings.ts';
import { RESPONSE_OPTIONS } from './failures.ts';

const loginResponse = z.object({ access_token: z.string().min(1).max(1024) });

const isForbiddenMethod = (error: unknown): boolean =>
  error instanceof VendorCallError && error.failure.httpStatus === 405;

async function postLogin(caller: VendorCaller, email: string, password: string): Promise<VendorResponse> {
  const request = { operation: 'login', path: '/login', body: { type: 'json', value: { email, password } } } as const;
  try {
    return await caller.call({ ...request, method: 'POST' });
  } catch (error) {
    // The documentation's heading gives GET, its sample POST. Only 405 is retried: five wrong passwords lock the login.
    if (!isForbiddenMethod(error)) throw error;
    return caller.call({ ...request, method: 'GET' });
  }
}

/**
 * Returns the API token; the vendor creates one if there is none. Throws VendorCallError: UNAUTHORIZED for a wrong
 * password, FORBIDDEN if the panel disables passwords, RATE_LIMITED after five wrong passwords per minute. Neither
 * password nor token is stored or logged.
 */
export async function login(
  { createCaller }: Pick<AdapterContext, 'createCaller'>,
  baseUrl: string,
  email: string,
  password: string,
): Promise<string> {
  if (!isSafeUrl(baseUrl)) {
    throw new VendorCallError(vendorFailure('INVALID_REQUEST', { message: 'The base URL must use https.' }));
  }
  const caller = createCaller({ baseUrl, headers: () => ({}), ...RESPONSE_OPTIONS });
  const response = await postLogin(caller, email, password);
  const read = loginResponse.safeParse(response.json);
  if (read.success) return read.data.access_token;
  throw new VendorCallError(vendorFailure('BAD_RESPONSE', { httpStatus: response.status }));
}
