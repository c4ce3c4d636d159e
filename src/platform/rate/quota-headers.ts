// What the vendor says about its own count, from the headers of its answers and from its refusals.

import type { RateReading } from '../../domain/ports/vendor/calls.ts';
import { WINDOW_MS } from './call-window.ts';

// Answers of one window may name ends that differ by rounding.
const SAME_WINDOW_MS = 2000;
const TRAVEL_MS = 5000;
const FIRST_BACK_OFF_MS = 1000;
const MAX_BACK_OFF_MS = 60_000;
/** A refusal after fewer calls than this is not explained by our own pace and teaches no limit. */
const TELLING_CALLS = 5;
const GROWTH_PER_MINUTE = 1.5;
const FORGET_AFTER_MINUTES = 15;

export interface QuotaHeaders {
  /** Takes in the headers of an answer; out of order within a window, the lowest figure holds. */
  observe(reading: RateReading): void;
  /** A call that the vendor counted although its answer told no figure. */
  countSilently(): void;
  /** Learns from a refusal after `occupied` calls of ours; returns how long to keep still where the vendor did not say. */
  refused(grantedAt: number, occupied: number): number;
  accepted(grantedAt: number): void;
  /** The vendor's own limit; null while it has told none. */
  statedLimit(): number | null;
  /** A limit guessed from a refusal, growing back minute by minute; null when there is nothing to fear. */
  guessedLimit(configured: number | null): number | null;
  /** What the vendor said is left, less what has been counted since; null when not known. */
  remaining(): number | null;
  /** When what the vendor said ends; null when not known. */
  resetAt(): number | null;
}

/** Creates a view without any knowledge. `random` is 0..1. */
export function createQuotaHeaders(now: () => number, random: () => number): QuotaHeaders {
  let limit: number | null = null;
  let seen: { remaining: number; readonly endsAt: number; readonly isStated: boolean } | null = null;
  let guess: { readonly limit: number; readonly at: number } | null = null;
  let refusals = 0;
  let refusedAt = -Infinity;

  const current = () => {
    if (seen !== null && seen.endsAt <= now()) seen = null;
    return seen;
  };

  return {
    observe(reading) {
      if (reading.limit !== null && reading.limit > 0) limit = Math.floor(reading.limit);
      if (reading.remaining === null) return;
      const endedMs = reading.resetAt === null ? Infinity : now() - reading.resetAt;
      // The window ended while the answer travelled; an end long ago is a wrong clock and tells no end at all.
      if (endedMs >= 0 && endedMs <= TRAVEL_MS) return;
      const remaining = Math.max(0, Math.floor(reading.remaining));
      const isStated = reading.resetAt !== null && reading.resetAt > now();
      const endsAt = isStated && reading.resetAt !== null ? reading.resetAt : now() + WINDOW_MS;
      const before = current();
      if (before?.isStated === true && isStated) {
        if (endsAt < before.endsAt - SAME_WINDOW_MS) return;
        if (endsAt <= before.endsAt + SAME_WINDOW_MS) {
          before.remaining = Math.min(before.remaining, remaining);
          return;
        }
      }
      seen = { remaining, endsAt, isStated };
    },
    countSilently() {
      const view = current();
      if (view !== null) view.remaining = Math.max(0, view.remaining - 1);
    },
    refused(grantedAt, occupied) {
      // Calls that left together are refused together and count as one refusal.
      if (refusals === 0 || grantedAt > refusedAt) {
        refusals += 1;
        refusedAt = now();
        // Only the first in a row tells a pace; the next ones come from trying again.
        if (refusals === 1 && limit === null && occupied > TELLING_CALLS) guess = { limit: occupied - 1, at: now() };
      }
      const backOffMs = FIRST_BACK_OFF_MS * 2 ** (refusals - 1) * (1 + random() * 0.2);
      return Math.min(MAX_BACK_OFF_MS, backOffMs);
    },
    accepted(grantedAt) {
      if (grantedAt > refusedAt) refusals = 0;
    },
    statedLimit: () => limit,
    guessedLimit(configured) {
      if (guess === null) return null;
      const minutes = Math.floor((now() - guess.at) / WINDOW_MS);
      const value = Math.floor(guess.limit * GROWTH_PER_MINUTE ** minutes);
      if (minutes >= FORGET_AFTER_MINUTES || (configured !== null && value >= configured)) guess = null;
      return guess === null ? null : value;
    },
    remaining: () => current()?.remaining ?? null,
    resetAt: () => current()?.endsAt ?? null,
  };
}
