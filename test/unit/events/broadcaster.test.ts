// The broadcaster with a manual clock: retries of a broken follower, and how long payloads are shared.

import { expect, it } from 'vitest';
import type { EventSelection, LoggedEvent } from '../../../src/domain/events/event.ts';
import type { Topic } from '../../../src/domain/ports/broadcaster.ts';
import type { Tail } from '../../../src/domain/ports/tail.ts';
import { createBroadcaster } from '../../../src/events/delivery/broadcaster.ts';
import { createPayloadCache } from '../../../src/events/delivery/payload-cache.ts';
import { createManualClock } from '../../kit/manual-clock.ts';
import { newEvent } from '../../kit/domain/records.ts';
import { everythingOf } from './fold/fold-harness.ts';

const eventAt = (position: bigint): LoggedEvent => ({ ...newEvent(), position });

/** A tail with one event whose first reads fail. */
function failingTail(failures: number): Tail & { starts: bigint[] } {
  const starts: bigint[] = [];
  return {
    starts,
    head: () => 0n,
    close: async () => undefined,
    async *follow(_selection: EventSelection, after: bigint | null) {
      starts.push(after ?? 0n);
      if (starts.length <= failures) throw new Error('the log cannot be read');
      yield { type: 'event', event: eventAt(1n) };
    },
  };
}

it('follows the log again half a second after a follower failed', async () => {
  const clock = createManualClock();
  const tail = failingTail(2);
  const failures: unknown[] = [];
  const broadcaster = createBroadcaster({ tail, clock, onFailure: (failure) => failures.push(failure) });
  const topic: Topic = { key: 'one', selection: everythingOf('desk-one'), render: async () => Buffer.from('payload') };
  const payloads: string[] = [];
  const leave = broadcaster.join(topic, null, {
    deliver: (payload) => payloads.push(payload.toString()),
    ready: () => null,
  });
  await clock.advance(499);
  expect([tail.starts.length, failures.length, payloads]).toEqual([1, 1, []]);
  await clock.advance(1);
  await clock.advance(500);
  expect([tail.starts, failures.length, payloads]).toEqual([[0n, 0n, 0n], 2, ['payload']]);
  leave();
  expect(broadcaster.topics()).toBe(0);
});

it('stops retrying when its last subscriber leaves', async () => {
  const clock = createManualClock();
  const tail = failingTail(Infinity);
  const broadcaster = createBroadcaster({ tail, clock });
  const topic: Topic = { key: 'one', selection: everythingOf('desk-one'), render: async () => Buffer.alloc(0) };
  const leave = broadcaster.join(topic, null, { deliver: () => undefined, ready: () => null });
  await clock.advance(0);
  leave();
  await clock.advance(10_000);
  expect([tail.starts.length, clock.pending()]).toEqual([1, 0]);
});

it('shares a rendering in flight and a payload until it expires, within a number of bytes', async () => {
  const clock = createManualClock();
  const payloads = createPayloadCache(clock, { count: 10, bytes: 100, ttlMs: 2000 });
  let rendered = 0;
  const render = async (): Promise<Buffer> => {
    rendered += 1;
    return Buffer.alloc(60);
  };
  await Promise.all([payloads.get(1n, render), payloads.get(1n, render)]);
  await clock.advance(2000);
  await payloads.get(1n, render);
  expect(rendered).toBe(1);
  await clock.advance(1);
  await payloads.get(1n, render);
  expect(rendered).toBe(2);
  // Two payloads exceed the bytes: the older one is dropped.
  await payloads.get(2n, render);
  await clock.advance(0);
  await payloads.get(2n, render);
  expect(rendered).toBe(3);
  await payloads.get(1n, render);
  expect(rendered).toBe(4);
});

it('holds a number of payloads at most, however small they are', async () => {
  const payloads = createPayloadCache(createManualClock(), { count: 10, bytes: 1000, ttlMs: 2000 });
  let rendered = 0;
  const render = async (): Promise<Buffer> => {
    rendered += 1;
    return Buffer.alloc(1);
  };
  for (let position = 1n; position <= 11n; position += 1n) await payloads.get(position, render);
  await payloads.get(11n, render);
  expect(rendered).toBe(11);
  await payloads.get(1n, render);
  expect(rendered).toBe(12);
});
