// Twelve cuts of the connection at 500 events a second: a resumable client loses nothing, a plain one does.

import { createClient, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import { resumable } from '../../../src/client/resumable.ts';
import { eventually } from '../../kit/eventually.ts';
import { metricOf } from '../../kit/leaks.ts';
import { gatewayBehindProxy } from './behind-a-proxy.ts';
import { lossesOf, NUMBERS, numbersIn, startNumberSource } from './numbered-events.ts';

const CUTS = 12;
const EVENTS_PER_SECOND = 500;
const { gateway, proxy } = gatewayBehindProxy();

const base = (): ClientOptions => ({
  url: proxy().socketUrl,
  webSocketImpl: WebSocket,
  retryAttempts: 1000,
  retryWait: () => new Promise((resolve) => setTimeout(resolve, 30)),
  shouldRetry: () => true,
});

/** Appends numbers, cuts the connection whenever the client is up to date, and waits until the newest number is received. */
async function receiveThroughCuts(options: ClientOptions, query: string, variables: Record<string, unknown> = {}) {
  const received: number[] = [];
  const { store } = gateway().gateway;
  let acknowledged = 0;
  const { on } = options;
  const client = createClient({
    ...options,
    on: {
      ...on,
      connected: (...socket) => {
        acknowledged += 1;
        on?.connected?.(...socket);
      },
    },
  });
  const failures: unknown[] = [];
  const cancel = client.subscribe(
    { query, variables },
    {
      next: (answer) => void received.push(...numbersIn(answer)),
      error: (failure) => void failures.push(failure),
      complete: () => {},
    },
  );
  await eventually(async () => expect(await metricOf(gateway().url, 'deskgraph_subscriptions')).toBe(1));
  const source = startNumberSource(store, EVENTS_PER_SECOND);
  for (let cuts = 1; cuts <= CUTS; cuts += 1) {
    const nextCut = source.appendedCount() + 60;
    await eventually(() => {
      expect(received.at(-1) ?? 0).toBeGreaterThan(nextCut);
      expect(acknowledged).toBeGreaterThanOrEqual(cuts);
      expect(proxy().openCount()).toBe(1);
    });
    proxy().cut();
  }
  await eventually(() => expect(acknowledged).toBe(CUTS + 1));
  const target = source.appendedCount() + 100;
  await eventually(() => expect(source.appendedCount()).toBeGreaterThan(target));
  await source.stop();
  await eventually(() => expect(received.at(-1)).toBe(source.appendedCount()));
  cancel();
  await client.dispose();
  expect(failures).toEqual([]);
  return { appended: source.appendedCount(), ...lossesOf(received, source.appendedCount()) };
}

test('a resumable client gets every event once and in order', async () => {
  const result = await receiveThroughCuts(resumable(base()), NUMBERS);
  expect(result).toMatchObject({ missing: 0, duplicates: 0, inOrder: true });
  expect(result.appended).toBeGreaterThan(700);
});

test('the same with its own back-off', async () => {
  const { retryWait: _wait, retryAttempts: _attempts, shouldRetry: _retry, ...own } = base();
  expect(await receiveThroughCuts(resumable(own), NUMBERS)).toMatchObject({ missing: 0, duplicates: 0, inOrder: true });
});

test('the same with `after` in the variables, which every reconnect repeats', async () => {
  const { data } = await gateway().query('{ eventCursor }');
  const result = await receiveThroughCuts(
    resumable(base()),
    'subscription ($after: EventCursor) { events(after: $after) { ... on UnmappedVendorEvent { nativeType } } }',
    { after: data['eventCursor'] },
  );
  expect(result).toMatchObject({ missing: 0, duplicates: 0, inOrder: true });
});

test('a plain client misses what happens while it is disconnected', async () => {
  const { missing, duplicates } = await receiveThroughCuts(base(), NUMBERS);
  expect(missing).toBeGreaterThan(50);
  expect(duplicates).toBe(0);
});

test('a plain client with `after` in its variables gets events repeatedly', async () => {
  const { data } = await gateway().query('{ eventCursor }');
  const { missing, duplicates } = await receiveThroughCuts(
    base(),
    'subscription ($after: EventCursor) { events(after: $after) { ... on UnmappedVendorEvent { nativeType } } }',
    { after: data['eventCursor'] },
  );
  expect(missing).toBe(0);
  expect(duplicates).toBeGreaterThan(1000);
});
