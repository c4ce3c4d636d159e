// What a read answers with: the record and how old it is.

import type { VendorFailure } from '../domain/errors/error-codes.ts';
import type { Freshness, StaleReason } from '../domain/freshness.ts';

export interface Cached<T> {
  readonly record: T;
  readonly freshness: Freshness;
}

/** Why an answer is older than asked for, in the contract's words. */
export function staleReasonOf(failure: VendorFailure): StaleReason {
  switch (failure.code) {
    case 'CIRCUIT_OPEN':
      return 'CIRCUIT_OPEN';
    case 'RATE_LIMITED':
    case 'RATE_BUDGET_EXHAUSTED':
      return 'RATE_BUDGET_EXHAUSTED';
    case 'TIMEOUT':
      return 'TIMEOUT';
    default:
      return 'VENDOR_UNAVAILABLE';
  }
}
