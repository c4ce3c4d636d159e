// Trades an e-mail address and a password for the API token of an account, once, from the command line.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors.ts';
import type { VendorResponse } from '../../../domain/ports/vendor.ts';
import { systemClock } from '../../../platform/clock.ts';
import { createHttpClient } from '../../../platform/http.ts';
import { isLoopback } from '../../../platform/loopback.ts';
import { createExchange, type Exchange, type Sent } from '../../../platform/vendor-call/exchange.ts';
import { decodeDesk360Failure, refuseDisguisedFailure } from './failures.ts';

const TIMEOUT_MS = 15_000;
const answer = z.object({ access_token: z.string().min(1).max(1024) });

/** The address of the login call; a password leaves this machine over https only. */
function loginUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !isSafe) {
    throw new VendorCallError(vendorFailure('INVALID_REQUEST', { message: 'The base URL must begin with https.' }));
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/login`;
}

const HOW_TO_READ = { decodeFailure: decodeDesk360Failure };

function tokenOf({ verdict }: Sent<VendorResponse>): string {
  if (verdict.state === 'failed') throw new VendorCallError(verdict.failure);
  refuseDisguisedFailure(verdict.response);
  const read = answer.safeParse(verdict.response.json);
  if (read.success) return read.data.access_token;
  throw new VendorCallError(vendorFailure('BAD_RESPONSE', { httpStatus: verdict.response.status }));
}

const isForbiddenMethod = ({ verdict }: Sent<VendorResponse>): boolean =>
  verdict.state === 'failed' && verdict.failure.httpStatus === 405;

async function ask({ send }: Exchange, url: string, email: string, password: string): Promise<string> {
  const trade = (method: 'POST' | 'GET'): Promise<Sent<VendorResponse>> =>
    send({
      request: { operation: 'login', method, path: '/login', body: { type: 'json', value: { email, password } } },
      url,
      headers: { accept: 'application/json' },
      leftMs: TIMEOUT_MS,
    });
  const posted = await trade('POST');
  // The heading of the page says GET, its sample POST. Nothing else is tried twice: five wrong ones lock the login.
  return tokenOf(isForbiddenMethod(posted) ? await trade('GET') : posted);
}

/**
 * Logs in and gives the API token, which the vendor makes when there is none yet. Throws VendorCallError: UNAUTHORIZED
 * for a wrong password, FORBIDDEN where the panel does not allow passwords, RATE_LIMITED after five wrong ones a minute.
 * Neither the password nor the token is kept or logged.
 */
export async function login(baseUrl: string, email: string, password: string): Promise<string> {
  const url = loginUrl(baseUrl);
  const http = createHttpClient({ userAgent: 'deskgraph' });
  try {
    return await ask(createExchange(http, systemClock, HOW_TO_READ), url, email, password);
  } finally {
    await http.close();
  }
}
