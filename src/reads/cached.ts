// The shape of a read's result: the record and how old it is.

import type { VendorCallError, VendorFailure } from '../domain/errors/error-codes.ts';
import type { Freshness, StaleReason } from '../domain/freshness.ts';

export interface Cached<T> {
  readonly record: T;
  readonly freshness: Freshness;
}

/** By key: the record with its age, null where there is none, or the failure when nothing is stored and the vendor failed. */
export type CachedByKey<T> = ReadonlyMap<string, Cached<T> | VendorCallError | null>;

/** Why a record is older than requested, as the schema's enum value. */
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
