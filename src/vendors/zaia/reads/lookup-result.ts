// The result of looking up one ticket, and the reading made from it.

import { VendorCallError, type VendorFailure } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Reading } from '../../../domain/ports/vendor/reads.ts';
import type { WireTicketDetails } from '../wire/index.ts';

export type LookupResult =
  | { readonly state: 'found'; readonly details: WireTicketDetails }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: VendorFailure };

/** The result of a failed call. Rethrows every error that is not a VendorCallError. */
export function failedBy(error: unknown): Extract<LookupResult, { state: 'missing' | 'failed' }> {
  if (!(error instanceof VendorCallError)) throw error;
  return error.failure.code === 'NOT_FOUND' ? { state: 'missing' } : { state: 'failed', failure: error.failure };
}

export function toReading(result: LookupResult, map: (details: WireTicketDetails) => readonly Observation[]): Reading {
  return result.state === 'found' ? { state: 'found', observations: map(result.details) } : result;
}
