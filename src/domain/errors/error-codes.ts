// The one table of everything that can go wrong and reach a client; docs/errors.md is held equal to it by a test.

/** What a vendor call can end in. */
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

/** What a mutation can answer as data. */
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

/** What a query, a subscription or a door can refuse a request with (`errors[].extensions.code`). */
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
  /** The HTTP status of a whole response with this code; null where it only ever stands beside data. */
  readonly httpStatus: number | null;
}

const entry = (sentence: string, retryable = false, httpStatus: number | null = null): ErrorEntry => ({
  sentence,
  retryable,
  httpStatus,
});

export const VENDOR_ERRORS: Readonly<Record<VendorErrorCode, ErrorEntry>> = {
  TIMEOUT: entry('The vendor did not answer within the deadline.', true),
  UNAVAILABLE: entry('The vendor could not be reached or answered with a server error.', true),
  CIRCUIT_OPEN: entry('The vendor failed repeatedly; calls are paused for a moment.', true),
  RATE_LIMITED: entry('The vendor refused the call because of its rate limit.', true),
  RATE_BUDGET_EXHAUSTED: entry('The call was not made: the rate budget of this account is used up.', true),
  UNAUTHORIZED: entry('The vendor does not accept the configured credentials.'),
  FORBIDDEN: entry('The credentials do not allow this at the vendor.'),
  NOT_FOUND: entry('The vendor does not know this object.'),
  CONFLICT: entry('The vendor reports a conflict with what it already has.'),
  INVALID_REQUEST: entry('The vendor rejected the request as invalid.'),
  BAD_RESPONSE: entry('The vendor answered something that cannot be read.', true),
  UNSUPPORTED: entry('The vendor has no such operation.'),
};

export const USER_ERRORS: Readonly<Record<UserErrorCode, ErrorEntry>> = {
  INVALID: entry('A value is not acceptable; `field` names it.'),
  REQUIRED: entry('A value is missing that this vendor needs; `field` names it.'),
  TOO_LONG: entry('A text or list is longer than the vendor takes; `field` names it.'),
  NOT_FOUND: entry('The object does not exist or you may not see it.'),
  CONFLICT: entry('The vendor reports a conflict with what it already has.'),
  STALE_VERSION: entry('The ticket changed since you read it; read it again and decide anew.'),
  IDEMPOTENCY_KEY_REUSED: entry('This idempotency key was used for a different request.'),
  IDEMPOTENCY_IN_PROGRESS: entry('The first request with this idempotency key is still running.', true),
  NOT_SUPPORTED_BY_VENDOR: entry('The vendor cannot do this.'),
  NOT_ALLOWED_IN_STATE: entry('The ticket is not in a state that allows this.'),
  MESSAGING_WINDOW_EXPIRED: entry('The customer wrote too long ago; only a template may be sent.'),
  CONTACT_OPTED_OUT: entry('The contact does not want to be written to.'),
  DUPLICATE_EXTERNAL_ID: entry('The vendor already has a ticket with this external id.'),
  FORBIDDEN: entry('You or the configured credentials are not allowed to do this.'),
  VENDOR_REJECTED: entry('The vendor refused the request; `vendorCode` and `vendorMessage` say why.'),
  VENDOR_UNAVAILABLE: entry('The vendor cannot be reached now; nothing was done. Try again.', true),
  VENDOR_RATE_LIMITED: entry('The rate budget of the vendor is used up; nothing was done. Try again later.', true),
  OUTCOME_UNKNOWN: entry('The vendor did not answer: it may or may not have happened. It is not sent again by itself.'),
};

export const REQUEST_ERRORS: Readonly<Record<RequestErrorCode, ErrorEntry>> = {
  BAD_USER_INPUT: entry('An argument is not acceptable; the message names it.', false, 400),
  NOT_FOUND: entry('There is no object of this kind with this id, or you may not see it.'),
  BAD_CURSOR: entry('The cursor was not made by this list or event log, or lies in its future.'),
  UNAUTHENTICATED: entry('A valid token is needed: send `Authorization: Bearer …`.', false, 401),
  FORBIDDEN: entry('Your token lacks the scope that this field needs.'),
  TOO_MANY_ITEMS: entry('More items were asked for than one page gives.'),
  QUERY_TOO_COMPLEX: entry('The operation is too deep, too wide or asks for too much at once.', false, 400),
  NOT_IMPLEMENTED: entry('The contract names this, but this release does not do it yet.'),
  QUOTA_EXHAUSTED: entry(
    'One client has as much waiting here as it may; `Retry-After` says when there is room.',
    true,
    429,
  ),
  STORE_UNAVAILABLE: entry('The store cannot be written or read at the moment; try again.', true, 503),
  SHUTTING_DOWN: entry('The server is stopping; connect again.', true, 503),
  INTERNAL_SERVER_ERROR: entry('Something went wrong on our side; the log has the details.', true, 500),
};

/** What a vendor call ended in, in our words. `message` is ours, never the vendor's body. */
export interface VendorFailure {
  readonly code: VendorErrorCode;
  readonly message: string;
  readonly httpStatus: number | null;
  /** The vendor's own machine-readable code, e.g. `failed_validation`. */
  readonly vendorCode: string | null;
  /** The vendor's own sentence where the documents say that it is meant for callers; shown only beside a write. */
  readonly vendorMessage: string | null;
  readonly retryAfterSeconds: number | null;
  /** A write whose answer never came: it may have happened. */
  readonly outcomeUnknown: boolean;
}

/** Builds a failure with the table's sentence; whatever is not given is null or false. */
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

/** Thrown by adapters and the caller beneath them; carries the failure that a client may see. */
export class VendorCallError extends Error {
  readonly failure: VendorFailure;
  constructor(failure: VendorFailure, options?: ErrorOptions) {
    super(`${failure.code}: ${failure.message}`, options);
    this.name = 'VendorCallError';
    this.failure = failure;
  }
}

/** Thrown by queries and doors for what the caller did wrong or may not do; graph/errors.ts turns it into an answer. */
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

/** One expected failure of a mutation, as data. `field` is the path below the mutation's arguments. */
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

/** Builds a user error with the table's sentence unless a better one is given. */
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

/** Thrown inside the write path to end it with user errors. */
export class UserErrors extends Error {
  readonly errors: readonly UserError[];
  constructor(errors: readonly UserError[]) {
    super(errors.map((error) => error.code).join(', '));
    this.name = 'UserErrors';
    this.errors = errors;
  }
}
