// The access token of an account: fetched once for everybody who waits, renewed before it ends.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { VendorRequest } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixSettings } from '../settings.ts';
import * as wire from '../wire/index.ts';
import { decodeFailure } from './failures.ts';

/** So long before its end a token is not used any more. */
const RENEW_EARLY_MS = 5 * 60_000;
/** So long refused credentials are not tried again: the route is throttled, and they will not get better by asking. */
const REFUSED_FOR_MS = 10_000;

export interface TokenSource {
  /** A token that lives long enough; callers at the same time share one call. Throws VendorCallError. */
  get(): Promise<string>;
  /** Says that the vendor does not take this token; true where another one may do better, which the next caller then gets. */
  reject(token: string): boolean;
}

interface Held {
  readonly token: string;
  readonly fetchedAt: number;
  readonly renewAt: number;
}

/** Opens the token of an account; nothing is fetched before somebody asks. */
export function createTokenSource(context: AdapterContext, settings: GlassixSettings): TokenSource {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({}),
    decodeFailure: decodeFailure,
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
  let held: Held | null = null;
  let refused: { readonly error: VendorCallError; readonly until: number } | null = null;
  let inFlight: Promise<string> | null = null;

  async function fetchToken(): Promise<string> {
    const askedAt = context.now();
    try {
      const { access_token: token, expires_in: seconds } = readResponse(
        wire.token,
        request,
        (await caller.call(request)).json,
      );
      // A token that lives less than five minutes is used for half its life.
      const livesMs = seconds * 1000;
      held = { token, fetchedAt: askedAt, renewAt: askedAt + Math.max(livesMs - RENEW_EARLY_MS, livesMs / 2) };
      refused = null;
      return token;
    } catch (error) {
      throw noted(error);
    }
  }

  /** A token call changes nothing at the vendor: what it was for was surely not done. */
  function noted(error: unknown): unknown {
    if (!(error instanceof VendorCallError)) return error;
    const { code } = error.failure;
    const isRefusal = code === 'UNAUTHORIZED' || code === 'FORBIDDEN' || code === 'INVALID_REQUEST';
    const failure = vendorFailure(isRefusal ? 'UNAUTHORIZED' : code, {
      ...error.failure,
      message: 'Glassix gave no access token.',
      outcomeUnknown: false,
    });
    const told = new VendorCallError(failure, { cause: error });
    if (isRefusal) refused = { error: told, until: context.now() + REFUSED_FOR_MS };
    return told;
  }

  return {
    get() {
      if (held !== null && context.now() < held.renewAt) return Promise.resolve(held.token);
      if (refused !== null && context.now() < refused.until) return Promise.reject(refused.error);
      inFlight ??= fetchToken().finally(() => {
        inFlight = null;
      });
      return inFlight;
    },
    reject(token) {
      // A fresh token that is refused is not at fault: the user may not do this, however often a token is fetched.
      if (held?.token === token && context.now() < held.fetchedAt + REFUSED_FOR_MS) return false;
      if (held?.token === token) held = null;
      return true;
    },
  };
}
