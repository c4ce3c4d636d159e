// Trades an e-mail address and a password for the API token of an account, once, from the command line.

import * as z from 'zod';
import { type VendorErrorCode, VendorCallError, vendorFailure } from '../../../domain/errors.ts';
import { createHttpClient, type HttpClient, HttpFailure, type HttpResponse } from '../../../platform/http.ts';
import { isLoopback } from '../../../platform/loopback.ts';
import { decodeDesk360Failure } from './failures.ts';

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

function parsed({ body }: HttpResponse): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function codeOf(status: number): VendorErrorCode {
  if (status === 401) return 'UNAUTHORIZED';
  if (status === 404) return 'NOT_FOUND';
  if (status === 405) return 'UNSUPPORTED';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'UNAVAILABLE' : status >= 400 ? 'INVALID_REQUEST' : 'BAD_RESPONSE';
}

function tokenOf(response: HttpResponse): string {
  const json = parsed(response);
  const read = answer.safeParse(json);
  if (response.status < 300 && read.success) return read.data.access_token;
  const { code, vendorCode, vendorMessage } = decodeDesk360Failure(response.status, json);
  const seconds = response.headers['retry-after'] ?? '';
  throw new VendorCallError(
    vendorFailure(code ?? codeOf(response.status), {
      httpStatus: response.status,
      vendorCode,
      vendorMessage,
      retryAfterSeconds: /^\d{1,9}$/.test(seconds) ? Number(seconds) : null,
    }),
  );
}

async function ask(http: HttpClient, url: string, email: string, password: string): Promise<string> {
  const request = {
    url,
    headers: { accept: 'application/json' },
    body: { type: 'json', value: { email, password } },
    totalTimeoutMs: TIMEOUT_MS,
  } as const;
  const posted = await http.send({ ...request, method: 'POST' });
  // The heading of the page says GET, its sample POST. Nothing else is tried twice: five wrong ones lock the login.
  return tokenOf(posted.status === 405 ? await http.send({ ...request, method: 'GET' }) : posted);
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
    return await ask(http, url, email, password);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    throw new VendorCallError(vendorFailure(error.kind === 'timeout' ? 'TIMEOUT' : 'UNAVAILABLE'), { cause: error });
  } finally {
    await http.close();
  }
}
