// The load generator for subscriptions: many raw sockets with one subscription each, counting without reading JSON.

import { setTimeout as sleep } from 'node:timers/promises';
import { readOptions, serve } from '../kit/process/child.ts';
import { percentile } from '../kit/statistics.ts';
import { createPublisher } from './publisher.ts';
import { createSeats } from './slots.ts';
import { storm, type StormRequest } from './reconnect-load.ts';

export interface SocketTarget {
  readonly socket: string;
  readonly webhook: string;
  readonly query: string;
}
export interface Opened {
  /** How many bytes the message of a delivery has. */
  readonly messageBytes: number;
}
export interface PaceRequest {
  readonly seconds: number;
  /** Events per second; null: as fast as deliveries come, with four events under way. */
  readonly eventsPerSecond: number | null;
}
export interface BurstRequest {
  readonly bodies: number;
  readonly messages: number;
}
export interface PaceResult {
  readonly events: number;
  readonly deliveries: number;
  /** Deliveries that did not come within ten seconds after the last event. */
  readonly lost: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const EVENTS_UNDER_WAY = 4;
const LATE_MS = 10_000;

const target = readOptions() as SocketTarget;
const seats = createSeats(new URL(target.socket), target.query);
const publisher = createPublisher(new URL(target.webhook));
let messageBytes = 0;

serve({}, { open, pace, burst, storm: (request: StormRequest) => storm(seats, publisher, request) }, async () => {
  seats.cutAll();
  publisher.close();
});

/** Opens sockets until there are so many, each with its own operation id; ends when each got one event. */
async function open(amount: number): Promise<Opened> {
  await seats.fill(amount);
  await sleep(500);
  const { lost } = await pace({ seconds: 0, eventsPerSecond: 1 });
  if (lost > 0) throw new Error(`${lost} subscriptions did not get the first event`);
  return { messageBytes };
}

interface Tracking {
  readonly publishedAt: number[];
  readonly latencies: number[];
  /** Waits until so many events reached everybody, or until it is too late. */
  untilCompleted(amount: number): Promise<void>;
}

/** The nth delivery of a socket is the nth event: the order of a subscription is the order of the events. */
function track(): Tracking {
  const sockets = seats.all.length;
  const publishedAt: number[] = [];
  const latencies: number[] = [];
  const received: number[] = [];
  const seen = Array.from({ length: sockets }, () => 0);
  let completed = 0;
  let wake = (): void => undefined;
  seats.listen((seat, _bytes, from, to) => {
    const at = performance.now();
    const event = seen[seat] ?? 0;
    seen[seat] = event + 1;
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
      const deadlineAt = performance.now() + LATE_MS;
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
    if (eventsPerSecond === null) await tracking.untilCompleted(sent - EVENTS_UNDER_WAY + 1);
    // oxlint-disable-next-line no-await-in-loop -- as above
    else await sleep(Math.max(0, startedAt + (sent * 1000) / eventsPerSecond - performance.now()));
    publishedAt.push(performance.now());
    // oxlint-disable-next-line no-await-in-loop -- as above
    await publisher.publish();
  } while (performance.now() < endAt);
  return finish(tracking, startedAt);
}

/** Many events at one moment. */
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
  seats.listen(null);
  const deliveries = tracking.latencies.length;
  return {
    events,
    deliveries,
    lost: events * seats.all.length - deliveries,
    seconds: elapsed,
    p50Ms: percentile(tracking.latencies, 0.5),
    p99Ms: percentile(tracking.latencies, 0.99),
  };
}
