// Rendered payloads of one topic, shared by subscribers that receive the same event at different times.

import { LRUCache } from 'lru-cache';
import type { Clock } from '../../platform/clock.ts';
import { lruNow, lruTime } from './lru-time.ts';

export interface PayloadCacheLimits {
  /** Number of payloads. */
  readonly count: number;
  /** Their total size, bytes. A larger payload is rendered for each subscriber. */
  readonly bytes: number;
  /** How long a payload is shared after its rendering started, milliseconds. */
  readonly ttlMs: number;
}
export interface PayloadCache {
  /** The cached payload, or a new one by `render`. Callers join a rendering that is in flight. */
  get(position: bigint, render: () => Promise<Buffer>): Promise<Buffer>;
}

/** Creates an empty cache. */
export function createPayloadCache(clock: Clock, limits: PayloadCacheLimits): PayloadCache {
  // Without `max` the cache allocates nothing in advance: there is one per topic. The smallest size bounds the number.
  const minSize = Math.ceil(limits.bytes / limits.count);
  const payloads = new LRUCache<bigint, Promise<Buffer>>({
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
  function resize(position: bigint, payload: Promise<Buffer>, start: number, byteSize: number): void {
    if (payloads.peek(position) !== payload) return;
    payloads.delete(position);
    payloads.set(position, payload, { size: Math.max(minSize, byteSize), start });
  }

  return {
    get(position, render) {
      purge();
      const cached = payloads.get(position);
      if (cached !== undefined) return cached;
      const start = lruNow(clock);
      const payload = render();
      payloads.set(position, payload, { size: minSize, start });
      payload.then(
        ({ length }) => resize(position, payload, start, length),
        // The callers that wait for the payload handle its failure.
        () => undefined,
      );
      return payload;
    },
  };
}
