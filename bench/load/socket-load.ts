// The subscription load generator: many raw sockets with one subscription each, counted without parsing JSON.

import { setTimeout as sleep } from 'node:timers/promises';
import { readOptions, serve } from '../kit/process/child.ts';
import { percentile } from '../kit/statistics.ts';
import { createPublisher } from './publisher.ts';
import { createSlots } from './slots.ts';
import { reconnect, type ReconnectRequest } from './reconnect-load.ts';

export interface SocketTarget {
  readonly socket: string;
  readonly webhook: string;
  readonly query: string;
}
export interface Opened {
  /** Size of the message of one delivery. */
  readonly messageBytes: number;
}
export interface PaceRequest {
  readonly seconds: number;
  /** Events per second; null: as fast as possible with four events in flight. */
  readonly eventsPerSecond: number | null;
}
export interface BurstRequest {
  readonly bodies: number;
  readonly messages: number;
}
export interface PaceResult {
  readonly events: number;
  readonly deliveries: number;
  /** Deliveries that did not arrive within ten seconds after the last event. */
  readonly lost: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const EVENTS_IN_FLIGHT = 4;
const DELIVERY_TIMEOUT_MS = 10_000;

const target = readOptions() as SocketTarget;
const slots = createSlots(new URL(target.socket), target.query);
const publisher = createPublisher(new URL(target.webhook));
let messageBytes = 0;

serve(
  {},
  { open, pace, burst, reconnect: (request: ReconnectRequest) => reconnect(slots, publisher, request) },
  async () => {
    slots.cutAll();
    publisher.close();
  },
);

/** Opens sockets up to this number and resolves when each has received one event. */
async function open(amount: number): Promise<Opened> {
  await slots.fill(amount);
  await sleep(500);
  const { lost } = await pace({ seconds: 0, eventsPerSecond: 1 });
  if (lost > 0) throw new Error(`${lost} subscriptions did not receive the first event`);
  return { messageBytes };
}

interface Tracking {
  readonly publishedAt: number[];
  readonly latencies: number[];
  /** Resolves when this number of events has reached all sockets, or after a timeout. */
  untilCompleted(amount: number): Promise<void>;
}

/** The nth delivery of a socket is the nth event, because subscriptions are ordered. */
function track(): Tracking {
  const sockets = slots.all.length;
  const publishedAt: number[] = [];
  const latencies: number[] = [];
  const received: number[] = [];
  const seen = Array.from({ length: sockets }, () => 0);
  let completed = 0;
  let wake = (): void => undefined;
  slots.listen((slot, _bytes, from, to) => {
    const at = performance.now();
    const event = seen[slot] ?? 0;
    seen[slot] = event + 1;
    messageBytes = to - from;
    latencies.push(at - (publishedAt[event] ?? at));
    const count = (received[event] ?? 0) + 1;
    received[event] = count;
    if (count !== sockets) return;
    completed += 1;
    wake();
  });
  return {
    publishedAt,
    latencies,
    async untilCompleted(amount) {
      const deadlineAt = performance.now() + DELIVERY_TIMEOUT_MS;
      while (completed < amount && performance.now() < deadlineAt) {
        // oxlint-disable-next-line no-await-in-loop -- each event is waited for
        await Promise.race([
          new Promise<void>((resolve) => (wake = resolve)),
          sleep(Math.max(1, deadlineAt - performance.now()), undefined, { ref: false }),
        ]);
      }
    },
  };
}

async function pace({ seconds, eventsPerSecond }: PaceRequest): Promise<PaceResult> {
  const tracking = track();
  const { publishedAt } = tracking;
  const startedAt = performance.now();
  const endAt = startedAt + seconds * 1000;
  do {
    const sent = publishedAt.length;
    // oxlint-disable-next-line no-await-in-loop -- events are paced
    if (eventsPerSecond === null) await tracking.untilCompleted(sent - EVENTS_IN_FLIGHT + 1);
    // oxlint-disable-next-line no-await-in-loop -- as above
    else await sleep(Math.max(0, startedAt + (sent * 1000) / eventsPerSecond - performance.now()));
    publishedAt.push(performance.now());
    // oxlint-disable-next-line no-await-in-loop -- as above
    await publisher.publish();
  } while (performance.now() < endAt);
  return finish(tracking, startedAt);
}

/** Publishes many events at once. */
async function burst({ bodies, messages }: BurstRequest): Promise<PaceResult> {
  const tracking = track();
  const startedAt = performance.now();
  tracking.publishedAt.push(...Array.from({ length: bodies * messages }, () => startedAt));
  await publisher.publishAtOnce(bodies, messages);
  return finish(tracking, startedAt);
}

async function finish(tracking: Tracking, startedAt: number): Promise<PaceResult> {
  const events = tracking.publishedAt.length;
  await tracking.untilCompleted(events);
  const elapsed = (performance.now() - startedAt) / 1000;
  slots.listen(null);
  const deliveries = tracking.latencies.length;
  return {
    events,
    deliveries,
    lost: events * slots.all.length - deliveries,
    seconds: elapsed,
    p50Ms: percentile(tracking.latencies, 0.5),
    p99Ms: percentile(tracking.latencies, 0.99),
  };
}
