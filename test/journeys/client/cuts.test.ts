// Twelve cuts of the line at 500 events a second: what a resumable client gets, and what a plain one does not.

import { createClient, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { expect, test } from 'vitest';
import { resumable } from '../../../src/client/resumable.ts';
import { eventually } from '../../kit/eventually.ts';
import { metricOf } from '../../kit/leaks.ts';
import { gatewayBehindALine } from './behind-a-line.ts';
import { lossesOf, NUMBERS, numbersIn, startPump } from './numbered-events.ts';

const CUTS = 12;
const PER_SECOND = 500;
const { gateway, line } = gatewayBehindALine();

const base = (): ClientOptions => ({
  url: line().socketUrl,
  webSocketImpl: WebSocket,
  retryAttempts: 1000,
  retryWait: () => new Promise((resolve) => setTimeout(resolve, 30)),
  shouldRetry: () => true,
});

/** Runs the pump, cuts the line in its midst again and again, and waits until the newest event was received. */
async function receiveThroughCuts(options: ClientOptions, query: string, variables: Record<string, unknown> = {}) {
  const received: number[] = [];
  const { store } = gateway().gateway;
  let acknowledged = 0;
  const { on } = options;
  const client = createClient({
    ...options,
    on: {
      ...on,
      connected: (...told) => {
        acknowledged += 1;
        on?.connected?.(...told);
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
  const pump = startPump(store, PER_SECOND);
  for (let cuts = 1; cuts <= CUTS; cuts += 1) {
    const until = pump.told() + 60;
    await eventually(() => {
      expect(pump.told()).toBeGreaterThan(until);
      expect(acknowledged).toBeGreaterThanOrEqual(cuts);
      expect(line().open()).toBe(1);
    });
    line().cut();
  }
  await eventually(() => expect(acknowledged).toBe(CUTS + 1));
  const enough = pump.told() + 100;
  await eventually(() => expect(pump.told()).toBeGreaterThan(enough));
  await pump.stop();
  await eventually(() => expect(received.at(-1)).toBe(pump.told()));
  cancel();
  await client.dispose();
  expect(failures).toEqual([]);
  return { told: pump.told(), ...lossesOf(received, pump.told()) };
}

test('a resumable client misses nothing, gets nothing twice and keeps the order', async () => {
  const result = await receiveThroughCuts(resumable(base()), NUMBERS);
  expect(result).toMatchObject({ missing: 0, doubled: 0, inOrder: true });
  expect(result.told).toBeGreaterThan(700);
});

test('the same with its own waiting between two attempts', async () => {
  const { retryWait: _wait, retryAttempts: _attempts, shouldRetry: _retry, ...own } = base();
  expect(await receiveThroughCuts(resumable(own), NUMBERS)).toMatchObject({ missing: 0, doubled: 0, inOrder: true });
});

test('the same with `after` in the variables, which every reconnect repeats', async () => {
  const { data } = await gateway().query('{ eventCursor }');
  const result = await receiveThroughCuts(
    resumable(base()),
    'subscription ($after: EventCursor) { events(after: $after) { ... on UnmappedVendorEvent { nativeType } } }',
    { after: data['eventCursor'] },
  );
  expect(result).toMatchObject({ missing: 0, doubled: 0, inOrder: true });
});

test('a plain client misses what happens while it is away', async () => {
  const { missing, doubled } = await receiveThroughCuts(base(), NUMBERS);
  expect(missing).toBeGreaterThan(50);
  expect(doubled).toBe(0);
});

test('a plain client with `after` in its variables gets events over and over', async () => {
  const { data } = await gateway().query('{ eventCursor }');
  const { missing, doubled } = await receiveThroughCuts(
    base(),
    'subscription ($after: EventCursor) { events(after: $after) { ... on UnmappedVendorEvent { nativeType } } }',
    { after: data['eventCursor'] },
  );
  expect(missing).toBe(0);
  expect(doubled).toBeGreaterThan(1000);
});
