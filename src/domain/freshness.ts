// How old an answer is and why it could not be younger.

export type FreshnessSource = 'LIVE' | 'CACHE' | 'EVENT_STORE';
export type StaleReason = 'VENDOR_UNAVAILABLE' | 'CIRCUIT_OPEN' | 'RATE_BUDGET_EXHAUSTED' | 'TIMEOUT' | 'NO_READ_API';

/** `fetchedAt` is epoch milliseconds; the age is counted when the field is answered. */
export interface Freshness {
  readonly source: FreshnessSource;
  readonly fetchedAt: number;
  readonly staleReason: StaleReason | null;
}
