// Makes an LRUCache expire its entries by the gateway's clock.

import type { Clock } from '../../platform/clock.ts';

/** Time for LRUCache, milliseconds. It takes a start of 0 for "no start", so the time begins at 1. */
export function lruNow(clock: Clock): number {
  return 1 + clock.elapsed();
}

/** Options of an LRUCache with a `ttl`. Without `ttlResolution: 0` it would cache the time with a timer of its own. */
export function lruTime(clock: Clock): { readonly perf: { now(): number }; readonly ttlResolution: 0 } {
  return { perf: { now: () => lruNow(clock) }, ttlResolution: 0 };
}
