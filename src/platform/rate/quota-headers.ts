// The vendor's own count of our calls, from the quota headers of its responses and from its refusals.

import type { RateReading } from '../../domain/ports/vendor/calls.ts';
import { WINDOW_MS } from './call-window.ts';

// Responses of one window may state ends that differ by rounding.
const SAME_WINDOW_MS = 2000;
/** How long ago a window may have ended while the response was on its way. */
const MAX_TRAVEL_MS = 5000;
const FIRST_BACK_OFF_MS = 1000;
const MAX_BACK_OFF_MS = 60_000;
/** A refusal after fewer calls than this is not caused by our own pace, so no limit is derived from it. */
const MIN_CALLS_TO_GUESS = 5;
const GROWTH_PER_MINUTE = 1.5;
const FORGET_AFTER_MINUTES = 15;

export interface QuotaHeaders {
  /** Records the headers of a response. Within a window the lowest figure wins, because responses overtake one another. */
  observe(reading: RateReading): void;
  /** Counts a call whose response stated no figure. */
  countUnreported(): void;
  /** Records a refusal after `occupied` calls. Returns the back-off in milliseconds, for a vendor that states none. */
  refused(grantedAt: number, occupied: number): number;
  /** Records a call that was not refused; it ends a row of refusals. */
  accepted(grantedAt: number): void;
  /** The limit that the vendor states; null where it states none. */
  statedLimit(): number | null;
  /** A limit derived from a refusal. It grows by half each minute; null when there is none, or it no longer matters. */
  guessedLimit(configured: number | null): number | null;
  /** The calls that the vendor said are left, less those counted since; null where unknown. */
  remaining(): number | null;
  /** When the vendor's figure expires, epoch milliseconds; null where unknown. */
  resetAt(): number | null;
}

/** Creates an empty view. `random` returns 0 to 1. */
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
      // The window ended while the response was on its way. An end long ago comes from a wrong clock and is ignored.
      if (endedMs >= 0 && endedMs <= MAX_TRAVEL_MS) return;
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
    countUnreported() {
      const view = current();
      if (view !== null) view.remaining = Math.max(0, view.remaining - 1);
    },
    refused(grantedAt, occupied) {
      // Calls that were sent together are refused together and count as one refusal.
      if (refusals === 0 || grantedAt > refusedAt) {
        refusals += 1;
        refusedAt = now();
        // Only the first refusal in a row shows the pace; later ones come from retries.
        if (refusals === 1 && limit === null && occupied > MIN_CALLS_TO_GUESS)
          guess = { limit: occupied - 1, at: now() };
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
