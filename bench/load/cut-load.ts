// One graphql-ws client whose connection is cut repeatedly while events continue, and the events that it received.

import { createClient, type ClientOptions } from 'graphql-ws';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { resumable } from '../../src/client/resumable.ts';
import { readOptions, serve } from '../kit/process/child.ts';
import { createPublisher } from './publisher.ts';

export interface CutTarget {
  readonly socket: string;
  readonly webhook: string;
  readonly resumes: boolean;
}
export interface CutRequest {
  readonly cuts: number;
  readonly eventsPerSecond: number;
}
export interface CutResult {
  readonly events: number;
  readonly eventsPerSecond: number;
  readonly cuts: number;
  readonly missing: number;
  readonly doubled: number;
  readonly inOrder: boolean;
}

/** Selects no cursor. */
const QUERY = 'subscription { messageAdded { message { text } } }';
const PER_BODY = 5;
const RETRY_MS = 30;
const TIMEOUT_MS = 20_000;

const target = readOptions() as CutTarget;
serve({}, { run }, async () => {});

async function until(isSo: () => boolean): Promise<void> {
  const deadlineAt = performance.now() + TIMEOUT_MS;
  while (!isSo()) {
    if (performance.now() > deadlineAt) throw new Error('the events did not arrive in time');
    // oxlint-disable-next-line no-await-in-loop -- waits for events
    await sleep(2);
  }
}

/** A client and the numbers of the events that it received. */
function openClient() {
  const received: number[] = [];
  const connection: { socket: WebSocket | null; acknowledged: number } = { socket: null, acknowledged: 0 };
  const base: ClientOptions = {
    url: target.socket,
    webSocketImpl: WebSocket,
    retryAttempts: 1000,
    retryWait: () => sleep(RETRY_MS),
    shouldRetry: () => true,
    on: {
      opened: (socket) => void (connection.socket = socket as WebSocket),
      connected: () => void (connection.acknowledged += 1),
    },
  };
  const client = createClient(target.resumes ? resumable(base) : base);
  const next = ({ data }: { data?: unknown }): void => {
    const { messageAdded } = (data ?? {}) as { messageAdded?: { message: { text: string } } };
    if (messageAdded !== undefined) received.push(Number.parseInt(messageAdded.message.text, 10));
  };
  const error = (): void => void process.stderr.write('the subscription ended with an error\n');
  client.subscribe({ query: QUERY }, { next, error, complete: () => undefined });
  return { client, received, connection };
}

async function run({ cuts, eventsPerSecond }: CutRequest): Promise<CutResult> {
  const publisher = createPublisher(new URL(target.webhook));
  const { client, received, connection } = openClient();
  await until(() => connection.acknowledged === 1);
  await sleep(200);
  const startedAt = performance.now();
  let isOver = false;
  const pump = (async () => {
    while (!isOver) {
      const dueAt = startedAt + ((publisher.last() + PER_BODY) * 1000) / eventsPerSecond;
      // oxlint-disable-next-line no-await-in-loop -- paced
      await sleep(Math.max(0, dueAt - performance.now()));
      // oxlint-disable-next-line no-await-in-loop -- in order
      await publisher.publish(PER_BODY);
    }
  })();
  try {
    for (let cut = 1; cut <= cuts; cut += 1) {
      const minimum = publisher.last() + 60;
      // oxlint-disable-next-line no-await-in-loop -- one cut after another
      await until(() => publisher.last() > minimum && connection.acknowledged >= cut);
      connection.socket?.terminate();
    }
    const minimum = publisher.last() + 100;
    await until(() => publisher.last() > minimum && connection.acknowledged > cuts);
  } finally {
    isOver = true;
    await pump;
  }
  const events = publisher.last();
  const elapsed = (performance.now() - startedAt) / 1000;
  await until(() => received.includes(events, -1));
  // Duplicates can arrive late.
  await sleep(500);
  publisher.close();
  await client.dispose();
  const unique = new Set(received);
  return {
    events,
    eventsPerSecond: events / elapsed,
    cuts,
    missing: events - unique.size,
    doubled: received.length - unique.size,
    inOrder: received.every((number, index) => index === 0 || number > (received[index - 1] ?? 0)),
  };
}
