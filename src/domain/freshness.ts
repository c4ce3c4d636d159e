// How old a result is, and why it is not fresher.

export type FreshnessSource = 'LIVE' | 'CACHE' | 'EVENT_STORE';
export type StaleReason = 'VENDOR_UNAVAILABLE' | 'CIRCUIT_OPEN' | 'RATE_BUDGET_EXHAUSTED' | 'TIMEOUT' | 'NO_READ_API';

/** `fetchedAt` is epoch milliseconds. The age is computed when the field is resolved. */
export interface Freshness {
  readonly source: FreshnessSource;
  readonly fetchedAt: number;
  readonly staleReason: StaleReason | null;
}
