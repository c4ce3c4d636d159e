// The rate budget of an account: keeps within the vendor's limit and always leaves calls for writes. The rules are in
// admission.ts, the waiting requests in queue.ts.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { RateSnapshot } from '../../domain/health.ts';
import type { RateReading } from '../../domain/ports/vendor/calls.ts';
import type { CallPriority } from '../observability/call-trace.ts';
import type { Clock } from '../clock.ts';
import { type AdmissionState, callsLeft, earliestAt, isAdmitted } from './admission.ts';
import { createCallWindow } from './call-window.ts';
import { createCallQueue } from './queue.ts';
import { createQuotaHeaders } from './quota-headers.ts';

/** How a granted call ended. */
export interface CallEnd {
  /** False only if nothing can have reached the vendor; such a call stops counting at once. */
  readonly reached: boolean;
  readonly reading: RateReading | null;
  /** The vendor answered 429. */
  readonly refused: boolean;
  /** The vendor's Retry-After as an instant, epoch milliseconds; null where it sent none. */
  readonly retryAt: number | null;
}

/** Permission to make one call. Release it once, whatever the outcome; further releases do nothing. */
export interface RateGrant {
  release(end: CallEnd): void;
}

export interface BudgetSnapshot extends RateSnapshot {
  /** Calls in the queue. */
  readonly waiting: number;
}

export interface RateBudget {
  /**
   * Resolves when a call may be made. Rejects with RATE_BUDGET_EXHAUSTED and the seconds to wait: at once if the call
   * cannot start within the longest wait of its priority, otherwise when that wait is over. Rejects with the signal's
   * reason when aborted.
   */
  acquire(priority: CallPriority, signal?: AbortSignal): Promise<RateGrant>;
  /** No call of any priority before `at` (epoch milliseconds, at most a day ahead); an earlier hold stays. */
  holdUntil(at: number): void;
  snapshot(): BudgetSnapshot;
}

export interface RateBudgetOptions {
  readonly clock: Clock;
  /** null: unknown; then only the vendor's headers and refusals limit. */
  readonly callsPerMinute: number | null;
  /** Calls of each minute that only writes may use. */
  readonly reservedForWrites: number;
  /** The longest wait by priority, milliseconds. */
  readonly maxWaitMs?: Readonly<Record<CallPriority, number>>;
  /**
   * Calls in flight at the same time; 16 by default. Bounds the load on a failing vendor before the breaker opens;
   * `slotsFor` states how priorities share it.
   */
  readonly maxInFlight?: number;
  /** Source of the back-off's jitter, from 0 up to but excluding 1. Default Math.random. */
  readonly random?: () => number;
}

export const DEFAULT_MAX_WAIT_MS: Readonly<Record<CallPriority, number>> = {
  write: 5000,
  interactive: 1500,
  background: 90_000,
};

const MAX_HOLD_MS = 24 * 60 * 60_000;

/** Creates the budget of one account. */
export function createRateBudget(options: RateBudgetOptions): RateBudget {
  const { clock, callsPerMinute, reservedForWrites, maxWaitMs = DEFAULT_MAX_WAIT_MS, maxInFlight = 16 } = options;
  const now = (): number => clock.now();
  const calls = createCallWindow(now);
  const quota = createQuotaHeaders(now, options.random ?? Math.random);
  let heldUntil = 0;

  const hold = (at: number): void => {
    heldUntil = Math.max(heldUntil, Math.min(at, now() + MAX_HOLD_MS));
  };
  const state = (): AdmissionState => {
    const known = [callsPerMinute, quota.statedLimit(), quota.guessedLimit(callsPerMinute)];
    return {
      now: now(),
      heldUntil,
      limit: Math.max(1, Math.min(Infinity, ...known.filter((limit) => limit !== null))),
      reservedForWrites,
      maxInFlight,
      inFlight: calls.inFlight(),
      occupied: calls.occupied(),
      usedBy: calls.usedBy,
      freedAt: calls.freedAt,
      vendorRemaining: quota.remaining(),
      vendorResetAt: quota.resetAt(),
    };
  };
  const learn = (end: CallEnd, grantedAt: number): void => {
    if (end.reading !== null) quota.observe(end.reading);
    if (end.reached && end.reading?.remaining == null) quota.countUnreported();
    if (end.refused) {
      const backOffMs = quota.refused(grantedAt, calls.occupied());
      // A Retry-After of zero beside a refusal is not usable.
      hold(end.retryAt !== null && end.retryAt > now() ? end.retryAt : now() + backOffMs);
    } else {
      if (end.reached) quota.accepted(grantedAt);
      if (end.retryAt !== null) hold(end.retryAt);
    }
  };
  const begin = (priority: CallPriority): RateGrant => {
    const grantedAt = now();
    let isReleased = false;
    calls.begin(priority);
    return {
      release(end) {
        if (isReleased) return;
        isReleased = true;
        calls.end(priority, end.reached);
        learn(end, grantedAt);
        queue.serve(end.refused || end.retryAt !== null || (end.reading?.remaining ?? Infinity) < queue.size());
      },
    };
  };
  const queue = createCallQueue<RateGrant>({
    clock,
    maxWaitMs,
    isAdmitted: (priority) => isAdmitted(state(), priority),
    earliestAt: (priority, ahead) => earliestAt(state(), priority, ahead),
    begin,
    refusal: (at) => exhausted(at - now()),
  });

  return {
    acquire: queue.acquire,
    holdUntil(at) {
      hold(at);
      queue.serve(true);
    },
    snapshot: () => toSnapshot(state(), quota.statedLimit() !== null, quota.guessedLimit(callsPerMinute), queue.size()),
  };
}

function exhausted(waitMs: number): VendorCallError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new VendorCallError(vendorFailure('RATE_BUDGET_EXHAUSTED', { retryAfterSeconds }));
}

function toSnapshot(
  state: AdmissionState,
  isLimitStated: boolean,
  guessedLimit: number | null,
  waiting: number,
): BudgetSnapshot {
  const { now, heldUntil, limit, occupied, inFlight, vendorRemaining, vendorResetAt } = state;
  const isHeld = heldUntil > now;
  const remaining = isHeld ? 0 : Math.max(0, callsLeft(state));
  const freeAt = occupied > inFlight ? state.freedAt(1) : null;
  const isStated = isLimitStated || vendorRemaining !== null;
  return {
    limit: limit === Infinity ? null : limit,
    remaining: remaining === Infinity ? null : remaining,
    reservedForWrites: state.reservedForWrites,
    resetAt: isHeld ? heldUntil : (vendorResetAt ?? freeAt),
    source: isStated ? 'VENDOR_HEADERS' : guessedLimit !== null ? 'OBSERVED_429' : 'CONFIGURED',
    waiting,
  };
}
