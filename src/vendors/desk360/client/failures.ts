// Desk360's error codes and rate headers in the gateway's words.

import type { VendorErrorCode } from '../../../domain/errors/error-codes.ts';
import type { DecodedFailure, RateReading } from '../../../domain/ports/vendor/calls.ts';
import { failure as failureBody, sent } from '../wire/index.ts';

const MAX_SENTENCE_CHARACTERS = 500;
const MAX_CODE = /^[\w.-]{1,64}$/;

/** All 19 codes of the documents. Which HTTP status each comes with is not documented, so the code decides. */
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

/** Reads an error body; whatever is not in it, or not in the table, is null and left to the HTTP status. */
export function decodeFailure(_status: number, json: unknown): DecodedFailure {
  const body = failureBody.safeParse(json);
  if (!body.success) return { vendorCode: null, vendorMessage: null, code: null };
  const { code, message } = body.data.error;
  return {
    vendorCode: code !== null && MAX_CODE.test(code) ? code : null,
    vendorMessage: message === null ? null : message.slice(0, MAX_SENTENCE_CHARACTERS),
    code: code !== null && Object.hasOwn(ERROR_CODES, code) ? (ERROR_CODES[code] ?? null) : null,
  };
}

function whole(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header.trim()) ? Number(header) : null;
}

/**
 * Reads X-RateLimit-* and Retry-After. Desk360 shows Retry-After under `200 OK` too: with nothing left it means that the
 * next call has to wait that long, whatever the status says. `now` and the answer's `resetAt` are epoch milliseconds.
 */
export function readDesk360Rate(headers: Readonly<Record<string, string>>, now: number): RateReading | null {
  const limit = whole(headers['x-ratelimit-limit']);
  const left = whole(headers['x-ratelimit-remaining']);
  const reset = whole(headers['x-ratelimit-reset']);
  const wait = whole(headers['retry-after']);
  if (limit === null && left === null && reset === null && wait === null) return null;
  const held = wait !== null && (left ?? 0) === 0;
  const resetAt = reset === null ? null : reset * 1000;
  return {
    limit,
    remaining: held ? 0 : left,
    resetAt: held ? Math.max(resetAt ?? 0, now + wait * 1000) : resetAt,
  };
}

/** How every caller reads the vendor's refusals, which may stand under a 200: that is how Desk360 may say "too many". */
export const ANSWERS = {
  decodeFailure: decodeFailure,
  isRefusal: (json: unknown): boolean => decodeFailure(200, json).code !== null,
} as const;

/** The id of a WhatsApp send where the vendor gave one; its answer is not documented and may be empty. */
export function sentIdOf(json: unknown): string | null {
  const id = sent.safeParse(json);
  return id.success ? id.data : null;
}
