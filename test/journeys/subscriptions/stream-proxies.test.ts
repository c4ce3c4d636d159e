// Streams behind proxies that buffer, streams that a shutdown ends, and quiet streams.

import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Transform } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { createEventWriter } from '../../../src/server/sse/event-writer.ts';
import { numbersIn, NUMBERS, appendNumbers, appendNumbersWithRaw } from '../client/numbered-events.ts';
import { eventually } from '../../kit/eventually.ts';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { expectNothingOpen, metricOf } from '../../kit/leaks.ts';
import { openUnread, openStream, type OpenStream } from './event-source.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 5 });
});
afterEach(() => expectNothingOpen(gateway.url));
afterAll(() => gateway.stop());

const path = `/graphql/stream?${new URLSearchParams({ query: NUMBERS }).toString()}`;
const store = () => gateway.gateway.store;
const numbersOf = ({ events }: OpenStream): number[] =>
  events.flatMap(({ data }) => (data === null ? [] : numbersIn(data)));

/** Buffers until this number of bytes has arrived, then passes everything on. */
function holdBackFirst(bytes: number): Transform {
  let buffered: Buffer[] = [];
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      buffered.push(chunk);
      if (size <= bytes) return done();
      done(null, Buffer.concat(buffered));
      buffered = [];
    },
    flush: (done) => done(null, Buffer.concat(buffered)),
  });
}

/** Passes on whole blocks of this number of bytes, and the rest at the end, as nginx does by default. */
function inBlocksOf(bytes: number): Transform {
  let buffered: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      buffered = Buffer.concat([buffered, chunk]);
      const whole = buffered.length - (buffered.length % bytes);
      done(null, buffered.subarray(0, whole));
      buffered = buffered.subarray(whole);
    },
    flush: (done) => done(null, buffered),
  });
}

/** A proxy that buffers responses; `buffer` returns null if the headers ask it not to. */
async function startProxy(buffer: (headers: NodeJS.Dict<string | string[]>) => Transform | null): Promise<Server> {
  const proxy = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(gateway.url);
    const headers = { ...incoming.headers, connection: 'close' };
    const onward = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers, agent: false },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        outgoing.flushHeaders();
        const transform = buffer(answer.headers);
        if (transform === null) answer.pipe(outgoing);
        else answer.pipe(transform).pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}
const addressOf = (proxy: Server): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
const closed = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve));

describe('behind a proxy', () => {
  test.each([
    ['that holds back the first kibibyte', () => holdBackFirst(1024)],
    [
      'that buffers in blocks unless the response forbids it',
      (headers: NodeJS.Dict<string | string[]>) => (headers['x-accel-buffering'] === 'no' ? null : inBlocksOf(4096)),
    ],
  ])('%s: an event is not held back, and nothing is lost after a cut', async (_what, buffer) => {
    const proxy = await startProxy(buffer);
    const first = await openStream(addressOf(proxy) + path);
    await first.until(({ lastEventId }) => expect(lastEventId).not.toBe(''));
    for (const number of [1, 2, 3]) {
      const sentAt = performance.now();
      await appendNumbers(store(), number);
      await first.until((one) => expect(numbersOf(one)).toContain(number));
      expect(performance.now() - sentAt).toBeLessThan(10_000);
    }
    await first.close();
    await appendNumbers(store(), 4, 5);
    const again = await openStream(addressOf(proxy) + path, { headers: { 'last-event-id': first.lastEventId } });
    await again.until((one) => expect(numbersOf(one)).toEqual([4, 5]));
    await again.close();
    await closed(proxy);
  });
});

test('a shutdown ends streams without `complete`, and clients continue at the new server', async () => {
  const first = await openStream(gateway.url + path);
  await first.until(({ lastEventId }) => expect(lastEventId).not.toBe(''));
  await appendNumbers(store(), 1);
  await first.until((one) => expect(numbersOf(one)).toEqual([1]));
  await gateway.restart();
  await first.until(({ ended }) => expect(ended).toBe('end'));
  expect(first.events.map(({ event }) => event)).toEqual(['next']);
  await appendNumbers(store(), 2);
  const again = await openStream(gateway.url + path, { headers: { 'last-event-id': first.lastEventId } });
  await again.until((one) => expect(numbersOf(one)).toEqual([2]));
  await first.close();
  await again.close();
});

test('a shutdown does not wait for a client that does not read', async () => {
  const query = 'subscription { events { ... on UnmappedVendorEvent { raw } } }';
  const unread = await openUnread(`${gateway.url}/graphql/stream?${new URLSearchParams({ query }).toString()}`);
  await eventually(async () => expect(await metricOf(gateway.url, 'deskgraph_subscriptions')).toBe(1));
  const delivered = await metricOf(gateway.url, 'deskgraph_deliveries_total');
  await appendNumbersWithRaw(store(), [1, 2, 3, 4, 5], 'x'.repeat(180_000));
  await eventually(async () => expect(await metricOf(gateway.url, 'deskgraph_deliveries_total')).toBe(delivered + 5));
  const startedAt = performance.now();
  await gateway.restart();
  expect(performance.now() - startedAt).toBeLessThan(9000);
  unread.destroy();
});

test('a quiet stream sends regular keep-alives', async () => {
  const server = createServer((_request, response) => {
    createEventWriter(response, { headers: {}, clock: systemClock, heartbeatMs: 20 }).open(null);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stream = await openStream(addressOf(server));
  await eventually(() => expect(stream.text.split('\n\n').filter((block) => block === ':').length).toBeGreaterThan(3));
  expect(stream.events).toEqual([]);
  await stream.close();
  await closed(server);
});
