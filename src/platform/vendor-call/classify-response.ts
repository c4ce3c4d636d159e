// Classifies the outcome of one attempt: a response to use, or a failure with our code and the number of retries.

import { type VendorErrorCode, type VendorFailure, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { CallerOptions, DecodedFailure, VendorRequest, VendorResponse } from '../../domain/ports/vendor/calls.ts';
import { type HttpFailure, type HttpFailureKind, type HttpResponse } from '../http/client.ts';
import { readJson } from './json-body.ts';

export type Outcome<R = VendorResponse> = { readonly state: 'answered'; readonly response: R } | FailedOutcome;
export interface FailedOutcome {
  readonly state: 'failed';
  readonly failure: VendorFailure;
  /** How often a read may be retried after such a failure. */
  readonly retries: number;
  /** The reason for the log; null where the code is enough. */
  readonly why: string | null;
}
type Decoder = Pick<CallerOptions, 'decodeFailure' | 'isRefusal'>;

const NOTHING_DECODED: DecodedFailure = { vendorCode: null, vendorMessage: null, code: null };

/** Statuses of a proxy in between: the vendor behind it may have acted. */
const PROXY_STATUSES = new Set([502, 504]);
const LASTING_SERVER_ERRORS = new Set([501, 505]);

function codeOfStatus(status: number): VendorErrorCode {
  if (status >= 500) return 'UNAVAILABLE';
  if (status < 400) return 'BAD_RESPONSE';
  switch (status) {
    case 401:
      return 'UNAUTHORIZED';
    case 403:
      return 'FORBIDDEN';
    case 404:
    case 410:
      return 'NOT_FOUND';
    case 408:
      return 'TIMEOUT';
    case 409:
      return 'CONFLICT';
    case 429:
      return 'RATE_LIMITED';
    default:
      return 'INVALID_REQUEST';
  }
}

function decode(options: Decoder, status: number, body: Buffer): DecodedFailure {
  const read = readJson(body);
  try {
    return options.decodeFailure(status, read.state === 'read' ? read.json : undefined);
  } catch {
    return NOTHING_DECODED;
  }
}

function isDisguised(options: Decoder, json: unknown): boolean {
  try {
    return options.isRefusal?.(json) ?? false;
  } catch {
    return false;
  }
}

/** Classifies a refusal; the beginning of its body is enough. */
export function classifyRefusal(
  request: VendorRequest,
  answer: Pick<HttpResponse, 'status' | 'body'>,
  options: Decoder,
  retryAfter: number | null,
): FailedOutcome {
  const { status } = answer;
  const decoded = decode(options, status, answer.body);
  const failure = vendorFailure(decoded.code ?? codeOfStatus(status), {
    httpStatus: status,
    vendorCode: decoded.vendorCode,
    vendorMessage: decoded.vendorMessage,
    retryAfterSeconds: retryAfter,
    outcomeUnknown: request.method !== 'GET' && PROXY_STATUSES.has(status),
  });
  const isPassing = status >= 500 && !LASTING_SERVER_ERRORS.has(status) && failure.code === 'UNAVAILABLE';
  return { state: 'failed', failure, retries: isPassing ? 2 : 0, why: null };
}

/** Classifies a whole response. A read needs a body; a write does not. */
export function classifyResponse(
  request: VendorRequest,
  answer: HttpResponse,
  options: Decoder,
  retryAfterSeconds: number | null,
): Outcome {
  const { status, headers } = answer;
  if (status < 200 || status > 299) return classifyRefusal(request, answer, options, retryAfterSeconds);
  const isWrite = request.method !== 'GET';
  const body = readJson(answer.body);
  if (body.state === 'read') {
    if (isDisguised(options, body.json)) return classifyRefusal(request, answer, options, retryAfterSeconds);
    return { state: 'answered', response: { status, headers, json: body.json } };
  }
  if (body.state === 'empty' && isWrite) return { state: 'answered', response: { status, headers, json: undefined } };
  const failure = vendorFailure('BAD_RESPONSE', { httpStatus: status, retryAfterSeconds, outcomeUnknown: isWrite });
  return { state: 'failed', failure, retries: 0, why: body.state === 'empty' ? 'the body is empty' : 'not JSON' };
}

const CODE_OF_KIND: Readonly<Record<HttpFailureKind, VendorErrorCode>> = {
  timeout: 'TIMEOUT',
  connect: 'UNAVAILABLE',
  reset: 'UNAVAILABLE',
  tls: 'UNAVAILABLE',
  // Only an unreadable file of ours aborts a call; the vendor never received the whole request.
  aborted: 'INVALID_REQUEST',
  protocol: 'BAD_RESPONSE',
  'too-large': 'BAD_RESPONSE',
};
const RETRIES_OF_KIND: Partial<Record<HttpFailureKind, number>> = { timeout: 2, connect: 2, reset: 2 };

function mayHaveHappened({ kind, sent, status }: HttpFailure): boolean {
  if (!sent || kind === 'aborted') return false;
  return status === null || status < 300 || PROXY_STATUSES.has(status);
}

/** Classifies an attempt without a whole response. A request that cannot be sent at all is an invalid request. */
export function classifyNoResponse(request: VendorRequest, error: HttpFailure): FailedOutcome {
  const wasCut = error.kind === 'reset' && error.status !== null;
  const isUnsendable = error.kind === 'protocol' && !error.sent;
  const code = isUnsendable ? 'INVALID_REQUEST' : wasCut ? 'BAD_RESPONSE' : CODE_OF_KIND[error.kind];
  const failure = vendorFailure(code, {
    httpStatus: error.status,
    outcomeUnknown: request.method !== 'GET' && mayHaveHappened(error),
  });
  return { state: 'failed', failure, retries: wasCut ? 1 : (RETRIES_OF_KIND[error.kind] ?? 0), why: error.message };
}
