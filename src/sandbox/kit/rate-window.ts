// A fixed window of calls, as vendors count them.

import type { SandboxClock } from './clock.ts';

/** The state after one counted call. The window ends at `resetAt`; `limited` is true for calls beyond the limit. */
export interface RateDraw {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
  readonly limited: boolean;
  /** Whole seconds until the window ends, at least 1. */
  readonly retryAfterSeconds: number;
}

export interface RateWindow {
  /** Counts one call for `key` (a credential, an address, or both). */
  draw(key: string, limit: number): RateDraw;
}

/** Creates a counter. A window starts with a key's first call and lasts `windowMs` of the sandbox clock. */
export function createRateWindow(clock: SandboxClock, windowMs = 60_000): RateWindow {
  const windows = new Map<string, { readonly startsAt: number; used: number }>();
  return {
    draw(key, limit) {
      const now = clock.now();
      const known = windows.get(key);
      const isNew = known === undefined || now >= known.startsAt + windowMs || now < known.startsAt;
      const window = isNew ? { startsAt: now, used: 0 } : known;
      if (isNew) windows.set(key, window);
      window.used += 1;
      const resetAt = window.startsAt + windowMs;
      return {
        limit,
        remaining: Math.max(0, limit - window.used),
        resetAt,
        limited: window.used > limit,
        retryAfterSeconds: Math.max(1, Math.ceil((resetAt - now) / 1000)),
      };
    },
  };
}
