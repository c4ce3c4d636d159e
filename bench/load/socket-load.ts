// The load generator for subscriptions: many raw sockets with one subscription each, counting without reading JSON.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { readOptions, serve } from '../kit/child.ts';
import { openConnection, postBytes, type HttpConnection } from '../kit/http-connection.ts';
import { percentile } from '../kit/statistics.ts';
import { webhookBody } from '../kit/webhook-body.ts';

export interface SocketTarget {
  readonly socket: string;
  readonly webhook: string;
  readonly query: string;
}
export interface PaceRequest {
  readonly seconds: number;
  /** Events per second; null: as fast as deliveries come, with four events under way. */
  readonly eventsPerSecond: number | null;
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
const TEXT_BYTES = 100;
const NEXT = Buffer.from('"type":"next"');

const target = readOptions() as SocketTarget;
const sockets: WebSocket[] = [];
let lastNumber = 0;
let tracking: Tracking | null = null;
let publisher: HttpConnection | null = null;

/** The nth delivery of a socket is the nth event: the order of a subscription is the order of the events. */
interface Tracking {
  readonly publishedAt: number[];
  readonly received: number[];
  readonly seen: number[];
  readonly latencies: number[];
  onComplete(): void;
}

serve({}, { open, pace, close: () => closeAll() }, closeAll);

/** Opens sockets until there are so many, each with its own operation id; ends when each got one event. */
async function open(amount: number): Promise<void> {
  while (sockets.length < amount) {
    const batch = Math.min(50, amount - sockets.length);
    // oxlint-disable-next-line no-await-in-loop -- a crowd at the door is not what is measured
    await Promise.all(Array.from({ length: batch }, openOne));
  }
  await sleep(500);
  const { lost } = await pace({ seconds: 0, eventsPerSecond: 1 });
  if (lost > 0) throw new Error(`${lost} subscriptions did not get the first event`);
}

async function openOne(): Promise<void> {
  const socket = new WebSocket(target.socket, 'graphql-transport-ws', { perMessageDeflate: false });
  const index = sockets.push(socket) - 1;
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.once('message', () => resolve());
    socket.once('error', reject);
  });
  socket.on('message', (data: Buffer) => received(index, data));
  socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload: { query: target.query } }));
}

function received(index: number, data: Buffer): void {
  if (tracking === null || !data.includes(NEXT)) return;
  const at = performance.now();
  const event = tracking.seen[index] ?? 0;
  tracking.seen[index] = event + 1;
  tracking.latencies.push(at - (tracking.publishedAt[event] ?? at));
  tracking.received[event] = (tracking.received[event] ?? 0) + 1;
  if (tracking.received[event] === sockets.length) tracking.onComplete();
}

async function publish(track: Tracking): Promise<void> {
  const url = new URL(target.webhook);
  const connection = (publisher ??= await openConnection(url));
  lastNumber += 1;
  const request = postBytes(url, webhookBody(lastNumber, TEXT_BYTES));
  track.publishedAt.push(performance.now());
  await new Promise<void>((resolve, reject) => {
    connection.send(request, (status) =>
      status === 200 ? resolve() : reject(new Error(`publishing was answered ${status}`)),
    );
  });
}

async function pace({ seconds, eventsPerSecond }: PaceRequest): Promise<PaceResult> {
  let completed = 0;
  let wake = (): void => undefined;
  const track: Tracking = {
    publishedAt: [],
    received: [],
    seen: [],
    latencies: [],
    onComplete: () => {
      completed += 1;
      wake();
    },
  };
  tracking = track;
  const untilCompleted = async (amount: number, deadlineAt: number): Promise<void> => {
    while (completed < amount && performance.now() < deadlineAt) {
      // oxlint-disable-next-line no-await-in-loop -- each event is waited for
      await Promise.race([
        new Promise<void>((resolve) => (wake = resolve)),
        sleep(Math.max(1, deadlineAt - performance.now()), undefined, { ref: false }),
      ]);
    }
  };
  const startedAt = performance.now();
  const endAt = startedAt + seconds * 1000;
  do {
    const sent = track.publishedAt.length;
    if (eventsPerSecond === null) await untilCompleted(sent - EVENTS_UNDER_WAY + 1, performance.now() + LATE_MS);
    else await sleep(Math.max(0, startedAt + (sent * 1000) / eventsPerSecond - performance.now()));
    await publish(track);
  } while (performance.now() < endAt);
  const events = track.publishedAt.length;
  await untilCompleted(events, performance.now() + LATE_MS);
  const elapsed = (performance.now() - startedAt) / 1000;
  tracking = null;
  const deliveries = track.latencies.length;
  return {
    events,
    deliveries,
    lost: events * sockets.length - deliveries,
    seconds: elapsed,
    p50Ms: percentile(track.latencies, 0.5),
    p99Ms: percentile(track.latencies, 0.99),
  };
}

async function closeAll(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.terminate();
  publisher?.close();
  publisher = null;
}
