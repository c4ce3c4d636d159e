// The rules of the rate budget, as pure functions over a snapshot of the counts.
//
// A request for a call is in one of these states:
//
// - ADMITTED: the call may start now. No hold applies, its priority has a free slot among the calls in flight, and more
//   calls are left than must stay free for higher priorities. The call counts from here on.
// - WAITING: the call cannot start now, but could within the longest wait of its priority. It is queued: writes before
//   interactive calls before background calls, each in order of arrival.
// - REFUSED: the call cannot start within that wait, or the wait is over. The caller gets RATE_BUDGET_EXHAUSTED with the
//   seconds until a retry makes sense. A refused request never counted.
// - IN FLIGHT, then ENDED: an admitted call counts until 60 s after its end. The vendor counted it at some instant in
//   between, so no minute of the vendor's, fixed or sliding, can contain more calls than one of our windows. A call that
//   never reached the vendor stops counting at once.
//
// The calls of a window are shared in this way: the reserve is for writes only; a tenth of the limit is for writes and
// interactive calls; the rest is for everyone. What writes (or interactive calls) have used of their share is not kept
// free a second time.
//
// Example: limit 10, reserve 2, nothing used. Background calls must leave 2 + 1 free, so 7 of them start. Then 3 are left:
// one interactive call starts (it must leave 2), then two writes (they must leave 0). The next write waits: the window is
// full until 60 s after the first call ended. Its longest wait is 5 s, so if that instant is 30 s away it is refused with
// `retryAfterSeconds: 30`, while a background call, which may wait 90 s, is queued.

import type { CallPriority } from '../observability/call-trace.ts';
import { WINDOW_MS } from './call-window.ts';

/** The counts at one instant. */
export interface AdmissionState {
  /** Epoch milliseconds. */
  readonly now: number;
  /** No call before this instant, epoch milliseconds; 0: no hold. */
  readonly heldUntil: number;
  /** Calls per window; Infinity where no limit is known. */
  readonly limit: number;
  readonly reservedForWrites: number;
  /** Calls that may be in flight together. */
  readonly maxInFlight: number;
  readonly inFlight: number;
  /** Calls that count: in flight, or ended within the window. */
  readonly occupied: number;
  /** The calls that count, by priority. */
  usedBy(priority: CallPriority): number;
  /** The earliest instant at which `count` of the calls no longer count. */
  freedAt(count: number): number;
  /** The calls that the vendor said are left, less those since; null where unknown. */
  readonly vendorRemaining: number | null;
  /** When the vendor's figure expires; null where unknown. */
  readonly vendorResetAt: number | null;
}

/** The part of a window's calls that background work leaves to interactive calls. */
const INTERACTIVE_SHARE = 0.1;

/** The calls that are left by our count and by the vendor's figure; Infinity where no limit is known. */
export function callsLeft(state: AdmissionState): number {
  // The vendor's figure may or may not include the calls in flight. To be safe, it does not.
  const byVendor = (state.vendorRemaining ?? Infinity) - state.inFlight;
  return Math.min(state.limit - state.occupied, byVendor);
}

/** How many calls must stay free behind a call of this priority. */
function keptFree(state: AdmissionState, priority: CallPriority): number {
  const { limit, reservedForWrites } = state;
  if (priority === 'write' || limit === Infinity) return 0;
  const reserve = Math.min(reservedForWrites, Math.max(0, limit - 1));
  const forWrites = Math.max(0, reserve - state.usedBy('write'));
  if (priority === 'interactive') return forWrites;
  const share = Math.min(Math.ceil(limit * INTERACTIVE_SHARE), Math.max(0, limit - reserve - 1));
  return forWrites + Math.max(0, share - state.usedBy('interactive'));
}

/**
 * The calls in flight up to which a call of this priority may start. The last eighth is for writes, and background work
 * gets half, so that background reads of a vendor that hangs never take every slot.
 */
function slotsFor(priority: CallPriority, maxInFlight: number): number {
  if (priority === 'write') return maxInFlight;
  if (priority === 'interactive') return Math.max(1, maxInFlight - Math.ceil(maxInFlight / 8));
  return Math.max(1, Math.floor(maxInFlight / 2));
}

/** True when a call of this priority may start now. */
export function isAdmitted(state: AdmissionState, priority: CallPriority): boolean {
  return (
    state.heldUntil <= state.now &&
    state.inFlight < slotsFor(priority, state.maxInFlight) &&
    callsLeft(state) > keptFree(state, priority)
  );
}

/**
 * The earliest instant (epoch milliseconds) at which a call of this priority could start behind `ahead` others. It is a
 * lower bound: a call that cannot come in time by this instant surely cannot.
 */
export function earliestAt(state: AdmissionState, priority: CallPriority, ahead: number): number {
  const { now, heldUntil, limit, occupied } = state;
  const needed = keptFree(state, priority) + ahead + 1;
  const byCount = state.freedAt(Math.min(needed - (limit - occupied), occupied));
  const byVendor = (state.vendorRemaining ?? Infinity) < needed ? (state.vendorResetAt ?? 0) : 0;
  // Each further round of the whole limit takes another window.
  const rounds = Math.floor((occupied + ahead) / limit);
  const byRounds = rounds > 0 ? state.freedAt(1) + (rounds - 1) * WINDOW_MS : 0;
  return Math.max(now, heldUntil, byCount, byVendor, byRounds);
}
