// Shares out an account's calls per minute: no call is made that the vendor would refuse, and writes always find room.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { RateSnapshot } from '../../domain/health.ts';
import type { RateReading } from '../../domain/ports/vendor/calls.ts';
import type { CallPriority } from '../observability/call-trace.ts';
import type { Clock, ScheduledTimer } from '../clock.ts';
import { createCallWindow, WINDOW_MS } from './call-window.ts';
import { createQuotaHeaders } from './quota-headers.ts';
import { createPriorityQueue, type QueuedRequest } from './queue.ts';

/** How a granted call ended. */
export interface CallEnd {
  /** False only where surely nothing reached the vendor; such a call is given back. */
  readonly reached: boolean;
  readonly reading: RateReading | null;
  /** The vendor answered 429. */
  readonly refused: boolean;
  /** When the vendor wants the next call at the earliest; null where it did not say. */
  readonly retryAt: number | null;
}

/** Leave to make one call; it must be settled once, whatever came of it. */
export interface RateGrant {
  release(end: CallEnd): void;
}

export interface BudgetSnapshot extends RateSnapshot {
  /** Calls in the queue. */
  readonly waiting: number;
}

export interface RateBudget {
  /**
   * Resolves when a call may be made. Rejects with RATE_BUDGET_EXHAUSTED and the seconds to wait: at once where it cannot
   * come within the priority's longest wait, else when that is over. Rejects with the signal's reason when aborted.
   */
  acquire(priority: CallPriority, signal?: AbortSignal): Promise<RateGrant>;
  /** No call of any priority before `at` (epoch milliseconds, at most a day ahead); an earlier hold stays. */
  holdUntil(at: number): void;
  snapshot(): BudgetSnapshot;
}

export interface RateBudgetOptions {
  readonly clock: Clock;
  /** null: none is known; then only the vendor's headers and refusals limit. */
  readonly callsPerMinute: number | null;
  /** Calls of each minute that only writes may use. */
  readonly reservedForWrites: number;
  readonly maxWaitMs?: Readonly<Record<CallPriority, number>>;
  /**
   * Calls under way at the same time; 16 by default. Bounds what a failing vendor gets before the breaker opens. The last
   * eighth is for writes, and background work begins a call only while less than half is under way.
   */
  readonly maxInFlight?: number;
  /** 0..1, spreads back-off. */
  readonly random?: () => number;
}

export const DEFAULT_MAX_WAIT_MS: Readonly<Record<CallPriority, number>> = {
  write: 5000,
  interactive: 1500,
  background: 90_000,
};

const MAX_HOLD_MS = 24 * 60 * 60_000;
const MAX_WAITING = 5000;
/** The part of a minute's calls that background work leaves to somebody's screen. */
const INTERACTIVE_SHARE = 0.1;

/** Creates the budget of one account. */
export function createRateBudget(options: RateBudgetOptions): RateBudget {
  const { clock, callsPerMinute, maxWaitMs = DEFAULT_MAX_WAIT_MS, maxInFlight = 16 } = options;
  const now = (): number => clock.now();
  const calls = createCallWindow(now);
  const vendor = createQuotaHeaders(now, options.random ?? Math.random);
  const line = createPriorityQueue();
  // So that a hanging vendor's background reads never take every lane from somebody who waits.
  const lanes: Readonly<Record<CallPriority, number>> = {
    write: maxInFlight,
    interactive: Math.max(1, maxInFlight - Math.ceil(maxInFlight / 8)),
    background: Math.max(1, Math.floor(maxInFlight / 2)),
  };
  let heldUntil = 0;
  let wakeUp: { readonly at: number; readonly planned: ScheduledTimer } | null = null;

  const limitNow = (): number => {
    const known = [callsPerMinute, vendor.statedLimit(), vendor.guessedLimit(callsPerMinute)];
    return Math.max(1, Math.min(Infinity, ...known.filter((limit) => limit !== null)));
  };
  const leftByOurCount = (): number => limitNow() - calls.occupied();
  /** Calls under way may or may not be in the vendor's figure; to be safe they are not. */
  const left = (): number => Math.min(leftByOurCount(), (vendor.remaining() ?? Infinity) - calls.inFlight());

  /** How many calls must stay free behind a call of this priority. */
  const keptFree = (priority: CallPriority): number => {
    const limit = limitNow();
    if (priority === 'write' || limit === Infinity) return 0;
    const reserve = Math.min(options.reservedForWrites, Math.max(0, limit - 1));
    const forWrites = Math.max(0, reserve - calls.usedBy('write'));
    if (priority === 'interactive') return forWrites;
    const share = Math.min(Math.ceil(limit * INTERACTIVE_SHARE), Math.max(0, limit - reserve - 1));
    return forWrites + Math.max(0, share - calls.usedBy('interactive'));
  };
  const mayGo = (priority: CallPriority): boolean =>
    heldUntil <= now() && calls.inFlight() < lanes[priority] && left() > keptFree(priority);

  /** Never later than the true instant: what cannot come in time by this surely does not. */
  const earliestAt = (priority: CallPriority, ahead: number): number => {
    const needed = keptFree(priority) + ahead + 1;
    const ours = calls.freedAt(Math.min(needed - leftByOurCount(), calls.occupied()));
    const theirs = (vendor.remaining() ?? Infinity) < needed ? (vendor.resetAt() ?? 0) : 0;
    // Each further round of the whole limit takes a minute more.
    const rounds = Math.floor((calls.occupied() + ahead) / limitNow());
    const inRounds = rounds > 0 ? calls.freedAt(1) + (rounds - 1) * WINDOW_MS : 0;
    return Math.max(now(), heldUntil, ours, theirs, inRounds);
  };

  const begin = (priority: CallPriority): RateGrant => {
    const grantedAt = now();
    let settled = false;
    calls.begin(priority);
    return {
      release(end) {
        if (settled) return;
        settled = true;
        calls.end(priority, end.reached);
        learn(end, grantedAt);
        const isWorse = end.refused || end.retryAt !== null || (end.reading?.remaining ?? Infinity) < line.size();
        serve(isWorse);
      },
    };
  };
  const learn = (end: CallEnd, grantedAt: number): void => {
    if (end.reading !== null) vendor.observe(end.reading);
    if (end.reached && end.reading?.remaining == null) vendor.countSilently();
    if (end.refused) {
      const backOffMs = vendor.refused(grantedAt, calls.occupied());
      // "Again at once" beside a refusal is no advice to follow.
      hold(end.retryAt !== null && end.retryAt > now() ? end.retryAt : now() + backOffMs);
    } else {
      if (end.reached) vendor.accepted(grantedAt);
      if (end.retryAt !== null) hold(end.retryAt);
    }
  };
  const hold = (at: number): void => {
    heldUntil = Math.max(heldUntil, Math.min(at, now() + MAX_HOLD_MS));
  };

  /** Lets go who may, after bad news sends away who can no longer be served in time, and plans to look again. */
  const serve = (isWorse = false): void => {
    for (let head = line.head(); head !== null && mayGo(head.priority); head = line.head()) {
      line.remove(head);
      head.grant();
    }
    if (isWorse) dismissHopeless();
    planNextLook();
  };
  const dismissHopeless = (): void => {
    let ahead = 0;
    for (const waiter of line.size() === 0 ? [] : line.inOrder()) {
      const earliest = earliestAt(waiter.priority, ahead);
      if (earliest <= waiter.latestAt) ahead += 1;
      else {
        line.remove(waiter);
        waiter.refuse(earliest);
      }
    }
  };
  const planNextLook = (): void => {
    const head = line.head();
    const at = head === null ? null : earliestAt(head.priority, 0);
    // Nothing but the end of a call can help when the instant is now already; its settling looks again.
    const wanted = at === null || at <= now() ? null : at;
    if (wakeUp?.at === wanted) return;
    wakeUp?.planned.cancel();
    wakeUp = null;
    if (wanted === null) return;
    const planned = clock.setTimeout(() => {
      wakeUp = null;
      serve();
    }, wanted - now());
    wakeUp = { at: wanted, planned };
  };

  const exhausted = (earliest: number): VendorCallError =>
    new VendorCallError(
      vendorFailure('RATE_BUDGET_EXHAUSTED', {
        retryAfterSeconds: Math.max(1, Math.ceil((earliest - now()) / 1000)),
      }),
    );

  const wait = (priority: CallPriority, signal: AbortSignal | undefined): Promise<RateGrant> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        line.remove(waiter);
        giveUp.cancel();
        signal?.removeEventListener('abort', onAbort);
      };
      const waiter: QueuedRequest = {
        priority,
        latestAt: now() + maxWaitMs[priority],
        grant() {
          leave();
          resolve(begin(priority));
        },
        refuse(earliest) {
          leave();
          reject(exhausted(earliest));
        },
      };
      const onAbort = (): void => {
        leave();
        reject(signal?.reason);
        serve();
      };
      const giveUp = clock.setTimeout(() => {
        waiter.refuse(earliestAt(priority, 0));
        serve();
      }, maxWaitMs[priority]);
      signal?.addEventListener('abort', onAbort, { once: true });
      line.add(waiter);
      planNextLook();
    });

  return {
    async acquire(priority, signal) {
      signal?.throwIfAborted();
      const ahead = line.size() === 0 ? 0 : line.ahead(priority);
      if (ahead === 0 && mayGo(priority)) return begin(priority);
      const earliest = earliestAt(priority, ahead);
      if (earliest - now() > maxWaitMs[priority] || line.size() >= MAX_WAITING) throw exhausted(earliest);
      return wait(priority, signal);
    },
    holdUntil(at) {
      hold(at);
      serve(true);
    },
    snapshot() {
      const limit = limitNow();
      const guessed = vendor.guessedLimit(callsPerMinute);
      const remaining = heldUntil > now() ? 0 : Math.max(0, left());
      const freeAt = calls.occupied() > calls.inFlight() ? calls.freedAt(1) : null;
      const resetAt = heldUntil > now() ? heldUntil : (vendor.resetAt() ?? freeAt);
      const isStated = vendor.statedLimit() !== null || vendor.remaining() !== null;
      return {
        limit: limit === Infinity ? null : limit,
        remaining: remaining === Infinity ? null : remaining,
        reservedForWrites: options.reservedForWrites,
        resetAt,
        source: isStated ? 'VENDOR_HEADERS' : guessed !== null ? 'OBSERVED_429' : 'CONFIGURED',
        waiting: line.size(),
      };
    },
  };
}
