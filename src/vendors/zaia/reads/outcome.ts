// How looking for one object ended, and what of it becomes a reading.

import { VendorCallError, type VendorFailure } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Reading } from '../../../domain/ports/vendor/reads.ts';
import type { WireTicketDetails } from '../wire/index.ts';

export type LookupResult =
  | { readonly state: 'found'; readonly details: WireTicketDetails }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: VendorFailure };

/** A failed call as an outcome; an error of our own making goes on up. */
export function failedBy(error: unknown): Extract<LookupResult, { state: 'missing' | 'failed' }> {
  if (!(error instanceof VendorCallError)) throw error;
  return error.failure.code === 'NOT_FOUND' ? { state: 'missing' } : { state: 'failed', failure: error.failure };
}

export function toReading(looked: LookupResult, map: (details: WireTicketDetails) => readonly Observation[]): Reading {
  return looked.state === 'found' ? { state: 'found', observations: map(looked.details) } : looked;
}
