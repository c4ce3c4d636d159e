// Clients that do not keep up use a bounded amount of memory, delay no other client and lose nothing.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { eventually } from '../../kit/eventually.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { cursorAt, deskEvent, feed, numbered } from '../subscriptions/feed.ts';
import { openFollower, range, type Follower } from '../crashes/follower.ts';

const MiB = 1024 * 1024;
let running: TestGateway;

beforeAll(async () => {
  running = await startGateway({ ticketCount: 5 });
});
afterEach(() => expectNothingOpen(running.url));
afterAll(() => running.stop());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function usedBytes(): number {
  collect();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

const closeAll = (followers: readonly Follower[]): Promise<unknown> => Promise.all(followers.map((one) => one.close()));
const events = (from: number, through: number, padding = '') =>
  range(from, through).map((number) => deskEvent({ data: numbered(number, padding) }));
const here = async (): Promise<string> => cursorAt(running.gateway.store, await running.gateway.store.log.head());
const WITH_RAW = `subscription ($after: EventCursor) {
  events(after: $after, filter: { types: [UNMAPPED] }) { ... on UnmappedVendorEvent { nativeType raw } }
}`;

test('a client that reads never counts as slow, however large a commit is', async () => {
  const followers = await Promise.all(range(1, 5).map(() => openFollower(running.url, { query: WITH_RAW })));
  await feed(running.gateway.store, events(1, 4000, 'x'.repeat(1000)));
  await Promise.all(followers.map((one) => one.until(4000)));
  for (const { numbers, ending } of followers) {
    expect(ending).toBeNull();
    expect(numbers).toEqual(range(1, 4000));
  }
  await closeAll(followers);
});

test('a client that resumes from an old position reads everything at once', async () => {
  const after = await here();
  await feed(running.gateway.store, events(1, 12_000, 'x'.repeat(500)), 3000);
  const follower = await openFollower(running.url, { query: WITH_RAW, after });
  await follower.until(12_000);
  expect(follower.numbers).toEqual(range(1, 12_000));
  await follower.close();
});

test('a client that catches up slowly is not closed', async () => {
  const after = await here();
  // Fifty megabytes are sent; all clients together may buffer twenty in memory.
  await feed(running.gateway.store, events(1, 12_000, 'x'.repeat(4000)), 3000);
  const before = usedBytes();
  const follower = await openFollower(running.url, { query: WITH_RAW, after });
  follower.raw.socket.pause();
  await feed(running.gateway.store, events(12_001, 12_100));
  const other = await openFollower(running.url, { query: WITH_RAW, after });
  await other.until(12_100);
  await eventually(() => expect(usedBytes() - before).toBeLessThan(32 * MiB), undefined, 200);
  follower.raw.socket.resume();
  await follower.until(12_100);
  expect(follower.numbers).toEqual(range(1, 12_100));
  await closeAll([follower, other]);
});

test('one of fifty that stops reading is closed with 1013 and loses nothing; the others continue', async () => {
  const slow = await openFollower(running.url, { query: WITH_RAW });
  const others = await Promise.all(range(1, 49).map((index) => openFollower(running.url, { id: `other-${index}` })));
  const before = usedBytes();
  let most = 0;
  slow.raw.socket.pause();
  for (let number = 1; number <= 20_000; number += 500) {
    await feed(running.gateway.store, events(number, number + 499, 'x'.repeat(500)), 100);
    if (number % 5000 === 1) most = Math.max(most, usedBytes() - before);
  }
  await Promise.all(others.map((one) => one.until(20_000, 30_000)));
  most = Math.max(most, usedBytes() - before);
  for (const { numbers, ending } of others) {
    expect(ending).toBeNull();
    expect(numbers).toEqual(range(1, 20_000));
  }
  // The bound includes the memory of the test itself: fifty lists of numbers and a log of twenty thousand events.
  expect(most).toBeLessThan(96 * MiB);
  expect(slow.numbers.length).toBeLessThan(20_000);
  slow.raw.socket.resume();
  await eventually(() => expect(slow.ending).toMatchObject({ code: 1013, reason: 'slow consumer' }));
  const again = await openFollower(running.url, { query: WITH_RAW, after: slow.cursor });
  await again.until(20_000 - slow.numbers.length);
  expect([...slow.numbers, ...again.numbers]).toEqual(range(1, 20_000));
  await closeAll([...others, again]);
});
