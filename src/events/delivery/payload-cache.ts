// Rendered payloads, shared by the subscribers of a topic that receive the same event at different times.

import { LRUCache } from 'lru-cache';
import type { Clock } from '../../platform/clock.ts';
import { lruNow, lruTime } from './lru-time.ts';

export interface PayloadCacheLimits {
  /** Number of payloads of all topics together. */
  readonly count: number;
  /** Their size together, bytes. A larger payload is rendered for each subscriber. */
  readonly bytes: number;
  /** How long a payload is shared after its rendering started, milliseconds. */
  readonly ttlMs: number;
}
export interface PayloadCache {
  /** The cached payload, or a new one by `render`. Callers join a rendering that is in flight. */
  get(key: string, render: () => Promise<Buffer>): Promise<Buffer>;
  clear(): void;
}

/** Creates an empty cache. */
export function createPayloadCache(clock: Clock, limits: PayloadCacheLimits): PayloadCache {
  const payloads = new LRUCache<string, Promise<Buffer>>({
    max: limits.count,
    maxSize: limits.bytes,
    ttl: limits.ttlMs,
    ...lruTime(clock),
  });
  let purgedAt = clock.elapsed();

  /** LRUCache drops expired entries only when they are read; unread ones would hold memory until the cache is full. */
  function purge(): void {
    if (clock.elapsed() - purgedAt < limits.ttlMs) return;
    purgedAt = clock.elapsed();
    payloads.purgeStale();
  }

  /** Replaces the placeholder size of a rendering by the size of its payload. */
  function resize(key: string, payload: Promise<Buffer>, start: number, byteSize: number): void {
    if (payloads.peek(key) !== payload) return;
    payloads.delete(key);
    payloads.set(key, payload, { size: Math.max(1, byteSize), start });
  }

  return {
    get(key, render) {
      purge();
      const cached = payloads.get(key);
      if (cached !== undefined) return cached;
      const start = lruNow(clock);
      const payload = render();
      payloads.set(key, payload, { size: 1, start });
      payload.then(
        ({ length }) => resize(key, payload, start, length),
        // The callers that wait for the payload handle its failure.
        () => undefined,
      );
      return payload;
    },
    clear: () => payloads.clear(),
  };
}
