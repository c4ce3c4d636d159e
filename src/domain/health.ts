// The health of a vendor account: circuit breaker, recent calls, rate budget and sync.

import { vendorFailure, type VendorFailure } from './errors/error-codes.ts';

export type CircuitState = 'CLOSED' | 'HALF_OPEN' | 'OPEN';
export type SourceState = 'OK' | 'STALE' | 'PARTIAL' | 'FAILED' | 'SKIPPED';
/** The failure of every call to an account that its vendor has disabled. */
export function disabledState(): VendorFailure {
  return vendorFailure('FORBIDDEN', { message: 'The vendor has disabled this account.' });
}

export type SyncPhase = 'BACKFILL' | 'FOLLOWING' | 'EVENTS_ONLY' | 'PAUSED';

/** Recent calls of an account. Instants are epoch milliseconds, null before the first call. */
export interface CallOutcomeHealth {
  readonly circuit: CircuitState;
  readonly latencyP95Ms: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastFailureAt: number | null;
  readonly lastFailure: VendorFailure | null;
}

export type RateLimitSource = 'VENDOR_HEADERS' | 'CONFIGURED' | 'OBSERVED_429';
/** The calls left in this window. `limit` and `remaining` are null if no limit is known. */
export interface RateSnapshot {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly reservedForWrites: number;
  readonly resetAt: number | null;
  readonly source: RateLimitSource;
}

/** The progress of the sync of an account. Instants are epoch milliseconds. */
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
