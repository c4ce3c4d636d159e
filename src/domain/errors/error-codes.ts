// The table of all errors that can reach a client. A test compares docs/errors.md with it.

/** The failures of a vendor call. */
export type VendorErrorCode =
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'CIRCUIT_OPEN'
  | 'RATE_LIMITED'
  | 'RATE_BUDGET_EXHAUSTED'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'INVALID_REQUEST'
  | 'BAD_RESPONSE'
  | 'UNSUPPORTED';

/** The errors that a mutation returns as data. */
export type UserErrorCode =
  | 'INVALID'
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'STALE_VERSION'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_IN_PROGRESS'
  | 'NOT_SUPPORTED_BY_VENDOR'
  | 'NOT_ALLOWED_IN_STATE'
  | 'MESSAGING_WINDOW_EXPIRED'
  | 'CONTACT_OPTED_OUT'
  | 'DUPLICATE_EXTERNAL_ID'
  | 'FORBIDDEN'
  | 'VENDOR_REJECTED'
  | 'VENDOR_UNAVAILABLE'
  | 'VENDOR_RATE_LIMITED'
  | 'OUTCOME_UNKNOWN';

/** The errors of a query, a subscription or an endpoint (`errors[].extensions.code`). */
export type RequestErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'BAD_CURSOR'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'TOO_MANY_ITEMS'
  | 'QUERY_TOO_COMPLEX'
  | 'NOT_IMPLEMENTED'
  | 'QUOTA_EXHAUSTED'
  | 'STORE_UNAVAILABLE'
  | 'SHUTTING_DOWN'
  | 'INTERNAL_SERVER_ERROR';

export interface ErrorEntry {
  readonly sentence: string;
  readonly retryable: boolean;
  /** The HTTP status of a response with this code; null if the code only appears beside data. */
  readonly httpStatus: number | null;
}

const entry = (sentence: string, retryable = false, httpStatus: number | null = null): ErrorEntry => ({
  sentence,
  retryable,
  httpStatus,
});

export const VENDOR_ERRORS: Readonly<Record<VendorErrorCode, ErrorEntry>> = {
  TIMEOUT: entry('The vendor did not respond within the deadline. Retry later.', true),
  UNAVAILABLE: entry('The vendor could not be reached or returned a server error. Retry later.', true),
  CIRCUIT_OPEN: entry('Calls to the vendor are paused after repeated failures. Retry later.', true),
  RATE_LIMITED: entry('The vendor rejected the call because of its rate limit. Retry later.', true),
  RATE_BUDGET_EXHAUSTED: entry(
    'The rate budget of this account is used up, so the call was not made. Retry later.',
    true,
  ),
  UNAUTHORIZED: entry('The vendor rejected the configured credentials. Check the account settings.'),
  FORBIDDEN: entry('The configured credentials do not permit this call at the vendor.'),
  NOT_FOUND: entry('The vendor does not know this object.'),
  CONFLICT: entry('The request conflicts with the current state at the vendor.'),
  INVALID_REQUEST: entry('The vendor rejected the request as invalid.'),
  BAD_RESPONSE: entry('The vendor returned a response that could not be parsed.', true),
  UNSUPPORTED: entry('The vendor does not support this operation.'),
};

export const USER_ERRORS: Readonly<Record<UserErrorCode, ErrorEntry>> = {
  INVALID: entry('A value is invalid; `field` names it.'),
  REQUIRED: entry('A value required by this vendor is missing; `field` names it.'),
  TOO_LONG: entry("A text or list exceeds the vendor's limit; `field` names it."),
  NOT_FOUND: entry('The object does not exist, or you may not see it.'),
  CONFLICT: entry('The request conflicts with the current state at the vendor.'),
  STALE_VERSION: entry('The ticket has changed since you read it. Read it again, then retry.'),
  IDEMPOTENCY_KEY_REUSED: entry('This idempotency key was already used for a different request. Use a new key.'),
  IDEMPOTENCY_IN_PROGRESS: entry(
    'The first request with this idempotency key is still in progress. Retry shortly.',
    true,
  ),
  NOT_SUPPORTED_BY_VENDOR: entry('The vendor does not support this.'),
  NOT_ALLOWED_IN_STATE: entry('The current state of the ticket does not allow this.'),
  MESSAGING_WINDOW_EXPIRED: entry('The messaging window has expired. Send a template instead.'),
  CONTACT_OPTED_OUT: entry('The contact has opted out of messages.'),
  DUPLICATE_EXTERNAL_ID: entry('The vendor already has a ticket with this external id.'),
  FORBIDDEN: entry('Your token or the configured credentials do not permit this.'),
  VENDOR_REJECTED: entry('The vendor rejected the request; see `vendorCode` and `vendorMessage`.'),
  VENDOR_UNAVAILABLE: entry('The vendor cannot be reached. Nothing was changed; retry.', true),
  VENDOR_RATE_LIMITED: entry('The rate budget of the vendor is used up. Nothing was changed; retry later.', true),
  OUTCOME_UNKNOWN: entry(
    'The vendor did not respond, so the outcome is unknown. The request is not retried automatically; check before you send it again.',
  ),
};

export const REQUEST_ERRORS: Readonly<Record<RequestErrorCode, ErrorEntry>> = {
  BAD_USER_INPUT: entry('An argument is invalid; the message names it.', false, 400),
  NOT_FOUND: entry('No object of this kind has this id, or you may not see it.'),
  BAD_CURSOR: entry('The cursor belongs to another list or event log, or is ahead of it. Start without a cursor.'),
  UNAUTHENTICATED: entry('A valid token is required. Send `Authorization: Bearer …`.', false, 401),
  FORBIDDEN: entry('Your token lacks a scope that this field requires.'),
  TOO_MANY_ITEMS: entry('The request exceeds a limit on the number of items; the message states the limit.'),
  QUERY_TOO_COMPLEX: entry('The operation is too deep or too complex. Request less at once.', false, 400),
  NOT_IMPLEMENTED: entry('The schema defines this, but this release does not implement it.'),
  QUOTA_EXHAUSTED: entry('Upload quota exceeded. Retry after the interval in `Retry-After`.', true, 429),
  STORE_UNAVAILABLE: entry('The store is temporarily unavailable. Retry.', true, 503),
  SHUTTING_DOWN: entry('The server is shutting down. Reconnect.', true, 503),
  INTERNAL_SERVER_ERROR: entry('Internal error. The gateway log has the details.', true, 500),
};

/** The failure of a vendor call. `message` is the gateway's text, never the vendor's body. */
export interface VendorFailure {
  readonly code: VendorErrorCode;
  readonly message: string;
  readonly httpStatus: number | null;
  /** The vendor's machine-readable code, e.g. `failed_validation`. */
  readonly vendorCode: string | null;
  /** The vendor's message, if its documentation addresses it to callers; shown only for writes. */
  readonly vendorMessage: string | null;
  readonly retryAfterSeconds: number | null;
  /** A write without a response: it may have taken effect. */
  readonly outcomeUnknown: boolean;
}

/** Builds a failure with the message of the table. Missing details are null or false. */
export function vendorFailure(
  code: VendorErrorCode,
  details: Partial<Omit<VendorFailure, 'code'>> = {},
): VendorFailure {
  return {
    code,
    message: VENDOR_ERRORS[code].sentence,
    httpStatus: null,
    vendorCode: null,
    vendorMessage: null,
    retryAfterSeconds: null,
    outcomeUnknown: false,
    ...details,
  };
}

/** Thrown by adapters and the vendor caller. Clients may see its failure. */
export class VendorCallError extends Error {
  readonly failure: VendorFailure;
  constructor(failure: VendorFailure, options?: ErrorOptions) {
    super(`${failure.code}: ${failure.message}`, options);
    this.name = 'VendorCallError';
    this.failure = failure;
  }
}

/** Thrown for invalid or forbidden requests; src/graph converts it to a GraphQL error. */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  readonly details: Readonly<Record<string, string | number | null>>;
  constructor(code: RequestErrorCode, message: string, details: Readonly<Record<string, string | number | null>> = {}) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.details = details;
  }
}

/** An expected failure of a mutation, returned as data. `field` is the path below the mutation's arguments. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly vendor: string | null;
  readonly vendorCode: string | null;
  readonly vendorMessage: string | null;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
}

/** Builds a user error. The message of the table is the default. */
export function userError(
  code: UserErrorCode,
  details: Partial<Omit<UserError, 'code' | 'retryable'>> = {},
): UserError {
  return {
    code,
    message: USER_ERRORS[code].sentence,
    field: null,
    vendor: null,
    vendorCode: null,
    vendorMessage: null,
    retryAfterSeconds: null,
    ...details,
    retryable: USER_ERRORS[code].retryable,
  };
}

/** Thrown inside the write path to end the mutation with user errors. */
export class UserErrors extends Error {
  readonly errors: readonly UserError[];
  constructor(errors: readonly UserError[]) {
    super(errors.map((error) => error.code).join(', '));
    this.name = 'UserErrors';
    this.errors = errors;
  }
}
