// Desk360's error codes and rate headers.

import type { VendorErrorCode } from '../../../domain/errors/error-codes.ts';
import type { DecodedFailure, RateReading } from '../../../domain/ports/vendor/calls.ts';
import { failure as failureBody, sent } from '../wire/index.ts';

const MAX_MESSAGE_CHARACTERS = 500;
const CODE_PATTERN = /^[\w.-]{1,64}$/;

/** All 19 documented codes. Their HTTP statuses are not documented, so the code decides. */
export const ERROR_CODES: Readonly<Record<string, VendorErrorCode>> = {
  authentication_exception: 'UNAUTHORIZED',
  method_not_allowed_exception: 'UNSUPPORTED',
  not_found_exception: 'NOT_FOUND',
  model_not_found_exception: 'NOT_FOUND',
  internal_server_error: 'UNAVAILABLE',
  insecure_request_exception: 'INVALID_REQUEST',
  too_many_requests_exception: 'RATE_LIMITED',
  invalid_credentials: 'UNAUTHORIZED',
  password_access_disabled: 'FORBIDDEN',
  too_many_attempts: 'RATE_LIMITED',
  not_authorized: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  status_update_failed: 'INVALID_REQUEST',
  facebook_integration_error: 'INVALID_REQUEST',
  instagram_integration_error: 'INVALID_REQUEST',
  twitter_integration_error: 'INVALID_REQUEST',
  email_error: 'INVALID_REQUEST',
  non_custom_type: 'INVALID_REQUEST',
  failed_validation: 'INVALID_REQUEST',
};

/** Parses an error body. A missing or unrecognised code is null: the HTTP status decides. */
export function decodeFailure(_status: number, json: unknown): DecodedFailure {
  const body = failureBody.safeParse(json);
  if (!body.success) return { vendorCode: null, vendorMessage: null, code: null };
  const { code, message } = body.data.error;
  return {
    vendorCode: code !== null && CODE_PATTERN.test(code) ? code : null,
    vendorMessage: message === null ? null : message.slice(0, MAX_MESSAGE_CHARACTERS),
    code: code !== null && Object.hasOwn(ERROR_CODES, code) ? (ERROR_CODES[code] ?? null) : null,
  };
}

function toInteger(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header.trim()) ? Number(header) : null;
}

/**
 * Reads X-RateLimit-* and Retry-After. Desk360 also sends Retry-After with `200 OK`: if no calls are left, the next call
 * must wait that long, whatever the status. `now` and `resetAt` are epoch milliseconds.
 */
export function readDesk360Rate(headers: Readonly<Record<string, string>>, now: number): RateReading | null {
  const limit = toInteger(headers['x-ratelimit-limit']);
  const left = toInteger(headers['x-ratelimit-remaining']);
  const reset = toInteger(headers['x-ratelimit-reset']);
  const wait = toInteger(headers['retry-after']);
  if (limit === null && left === null && reset === null && wait === null) return null;
  const isBlocked = wait !== null && (left ?? 0) === 0;
  const resetAt = reset === null ? null : reset * 1000;
  return {
    limit,
    remaining: isBlocked ? 0 : left,
    resetAt: isBlocked ? Math.max(resetAt ?? 0, now + wait * 1000) : resetAt,
  };
}

/** The options of every caller. Desk360 may send an error body with status 200, such as for too many requests. */
export const RESPONSE_OPTIONS = {
  decodeFailure,
  isRefusal: (json: unknown): boolean => decodeFailure(200, json).code !== null,
} as const;

/** The message id of a WhatsApp send; null if the undocumented response contains none. */
export function sentIdOf(json: unknown): string | null {
  const id = sent.safeParse(json);
  return id.success ? id.data : null;
}
