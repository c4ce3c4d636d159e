// How a vendor account is doing: its breaker, its last calls, its rate budget, its reading of history.

import { vendorFailure, type VendorFailure } from './errors/error-codes.ts';

export type CircuitState = 'CLOSED' | 'HALF_OPEN' | 'OPEN';
export type SourceState = 'OK' | 'STALE' | 'PARTIAL' | 'FAILED' | 'SKIPPED';
/** What is said of an account that its vendor has switched off. */
export function disabledState(): VendorFailure {
  return vendorFailure('FORBIDDEN', { message: 'The vendor has switched this account off.' });
}

export type SyncPhase = 'BACKFILL' | 'FOLLOWING' | 'EVENTS_ONLY' | 'PAUSED';

/** What the calls of an account came to lately; instants are epoch milliseconds, null before the first call. */
export interface CallOutcomeHealth {
  readonly circuit: CircuitState;
  readonly latencyP95Ms: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastFailureAt: number | null;
  readonly lastFailure: VendorFailure | null;
}

export type RateLimitSource = 'VENDOR_HEADERS' | 'CONFIGURED' | 'OBSERVED_429';
/** The calls left in this window; `limit` and `remaining` are null where no limit is known. */
export interface RateSnapshot {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly reservedForWrites: number;
  readonly resetAt: number | null;
  readonly source: RateLimitSource;
}

/** How far the gateway is with reading an account; instants are epoch milliseconds. */
export interface SyncProgress {
  readonly phase: SyncPhase;
  readonly ticketsSeen: number;
  readonly ticketsExpected: number | null;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly lastReadAt: number | null;
  readonly nextReadAt: number | null;
  readonly lastFailure: VendorFailure | null;
}

export interface SyncStatus {
  progress(account: string): SyncProgress;
}
