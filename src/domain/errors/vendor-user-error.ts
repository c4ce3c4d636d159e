// Converts the failure of a vendor call to a user error of a mutation.

import {
  userError,
  type UserError,
  type UserErrorCode,
  type VendorErrorCode,
  type VendorFailure,
} from './error-codes.ts';

const CODES: Record<VendorErrorCode, UserErrorCode> = {
  TIMEOUT: 'VENDOR_UNAVAILABLE',
  UNAVAILABLE: 'VENDOR_UNAVAILABLE',
  CIRCUIT_OPEN: 'VENDOR_UNAVAILABLE',
  BAD_RESPONSE: 'VENDOR_UNAVAILABLE',
  RATE_LIMITED: 'VENDOR_RATE_LIMITED',
  RATE_BUDGET_EXHAUSTED: 'VENDOR_RATE_LIMITED',
  UNAUTHORIZED: 'FORBIDDEN',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  INVALID_REQUEST: 'VENDOR_REJECTED',
  UNSUPPORTED: 'NOT_SUPPORTED_BY_VENDOR',
};

/** A write without a response becomes OUTCOME_UNKNOWN, whatever the failure. */
export function toUserError(failure: VendorFailure, vendor: string): UserError {
  const { vendorCode, vendorMessage, retryAfterSeconds } = failure;
  const code = failure.outcomeUnknown ? 'OUTCOME_UNKNOWN' : CODES[failure.code];
  return userError(code, { vendor, vendorCode, vendorMessage, retryAfterSeconds });
}
