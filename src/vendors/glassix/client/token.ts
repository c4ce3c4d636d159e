// The access token of an account: cached, shared by concurrent callers, renewed before it expires.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { VendorRequest } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixSettings } from '../settings.ts';
import * as wire from '../wire/index.ts';
import { decodeFailure } from './failures.ts';

/** A token is renewed this long before it expires. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** Rejected credentials are not sent again for this long, because the vendor throttles the route. */
const REJECTED_FOR_MS = 10_000;

export interface TokenSource {
  /** A valid token; concurrent callers share one call. Throws VendorCallError. */
  get(): Promise<string>;
  /** Reports that the vendor rejected a token. True if a new one may be accepted; the next caller gets it. */
  reject(token: string): boolean;
}

interface CachedToken {
  readonly token: string;
  readonly fetchedAt: number;
  readonly renewAt: number;
}

/** Makes no call before the first `get`. */
export function createTokenSource(context: AdapterContext, settings: GlassixSettings): TokenSource {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({}),
    decodeFailure,
  });
  const request: VendorRequest = {
    operation: 'token.get',
    method: 'POST',
    path: '/token/get',
    body: {
      type: 'json',
      value: { apiKey: settings.apiKey, apiSecret: settings.apiSecret, userName: settings.userName },
    },
  };
  let cached: CachedToken | null = null;
  let rejected: { readonly error: VendorCallError; readonly until: number } | null = null;
  let inFlight: Promise<string> | null = null;

  async function fetchToken(): Promise<string> {
    const requestedAt = context.now();
    try {
      const { access_token: token, expires_in: seconds } = readResponse(
        wire.token,
        request,
        (await caller.call(request)).json,
      );
      // A token with a lifetime below ten minutes is used for half of it.
      const lifetimeMs = seconds * 1000;
      const usableMs = Math.max(lifetimeMs - RENEW_BEFORE_MS, lifetimeMs / 2);
      cached = { token, fetchedAt: requestedAt, renewAt: requestedAt + usableMs };
      rejected = null;
      return token;
    } catch (error) {
      throw toTokenError(error);
    }
  }

  /** Without a token, the requested call was not made, so its outcome is known. */
  function toTokenError(error: unknown): unknown {
    if (!(error instanceof VendorCallError)) return error;
    const { code } = error.failure;
    const isRejection = code === 'UNAUTHORIZED' || code === 'FORBIDDEN' || code === 'INVALID_REQUEST';
    const failure = vendorFailure(isRejection ? 'UNAUTHORIZED' : code, {
      ...error.failure,
      message: 'Glassix returned no access token.',
      outcomeUnknown: false,
    });
    const tokenError = new VendorCallError(failure, { cause: error });
    if (isRejection) rejected = { error: tokenError, until: context.now() + REJECTED_FOR_MS };
    return tokenError;
  }

  return {
    get() {
      if (cached !== null && context.now() < cached.renewAt) return Promise.resolve(cached.token);
      if (rejected !== null && context.now() < rejected.until) return Promise.reject(rejected.error);
      inFlight ??= fetchToken().finally(() => {
        inFlight = null;
      });
      return inFlight;
    },
    reject(token) {
      // If a new token is rejected, the user lacks the permission, and another token would not help.
      if (cached?.token === token && context.now() < cached.fetchedAt + REJECTED_FOR_MS) return false;
      if (cached?.token === token) cached = null;
      return true;
    },
  };
}
