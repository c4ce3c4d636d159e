// Pings of the gateway, and sockets that do not answer them.

import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { systemClock } from '../../../src/platform/clock.ts';
import { createKeepAlive, type KeepAlive } from '../../../src/server/websocket/keep-alive.ts';
import { eventually } from '../../kit/eventually.ts';

const EVERY_MS = 240;
let server: WebSocketServer;
let keepAlive: KeepAlive;
const clients: WebSocket[] = [];
beforeEach(async () => {
  keepAlive = createKeepAlive(systemClock, EVERY_MS);
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => keepAlive.watch(socket));
  await new Promise((resolve) => void server.once('listening', resolve));
});
afterEach(async () => {
  keepAlive.stop();
  for (const client of clients.splice(0)) client.terminate();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens a client that counts its pings. */
async function open(autoPong: boolean) {
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`, { autoPong });
  clients.push(client);
  const seen = { pings: [] as number[], isClosed: false };
  client.on('ping', () => void seen.pings.push(performance.now()));
  client.on('close', () => void (seen.isClosed = true));
  await new Promise((resolve) => void client.once('open', resolve));
  return seen;
}

test('a client that answers stays connected; one that does not is disconnected within two intervals', async () => {
  const [there, gone] = [await open(true), await open(false)];
  await eventually(() => expect(gone).toMatchObject({ pings: [expect.any(Number)], isClosed: true }));
  await eventually(() => expect(there.pings.length).toBeGreaterThan(3));
  expect(there.isClosed).toBe(false);
});

test('each socket is pinged once per interval, and never all at the same time', async () => {
  const seen = await Promise.all(Array.from({ length: 30 }, () => open(true)));
  await eventually(() => expect(Math.min(...seen.map(({ pings }) => pings.length))).toBeGreaterThan(2));
  const firsts = seen.map(({ pings }) => pings[1] ?? 0);
  expect(Math.max(...firsts) - Math.min(...firsts)).toBeGreaterThan(EVERY_MS / 3);
  for (const { pings } of seen) {
    const gaps = pings.slice(1).map((at, index) => at - (pings[index] ?? at));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeGreaterThan(EVERY_MS * 0.8);
  }
});
