// Time limits for receiving a request: silent and slow clients get 408, and uploads have their own limits.

import fastify, { type FastifyInstance } from 'fastify';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UploadStore } from '../../../src/domain/ports/storage/uploads.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createRequestTime } from '../../../src/server/http/request-time.ts';
import { registerUploads } from '../../../src/server/uploads/route.ts';
import { openUploadStore } from '../../../src/storage/uploads/open-upload-store.ts';
import { eventually } from '../../kit/eventually.ts';

const WITHIN_MS = 300;
let app: FastifyInstance;
let store: UploadStore;
let folder = '';
let sockets: Socket[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskgraph-slow-'));
  const limits = { maxBytes: 1000, maxFilesPerOwner: 9, maxBytesPerOwner: 9000, keepMs: 60_000 };
  store = await openUploadStore({ folder, clock: systemClock, onFailure: () => undefined, ...limits });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await app.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** A server with one ordinary endpoint and the upload endpoint with these time limits. */
async function listen(idleMs: number, withinMs: number): Promise<void> {
  const requestTime = createRequestTime(WITHIN_MS);
  app = fastify({ ...requestTime.serverOptions, http: { headersTimeout: WITHIN_MS, connectionsCheckingInterval: 20 } });
  app.post('/hook', async () => ({ taken: true }));
  await registerUploads(app, {
    uploads: store,
    authenticate: () => ({ id: 'ada', displayName: 'Ada', scopes: new Set(), accounts: [], validUntil: null }),
    allowedOrigins: [],
    limits: { maxFiles: 2, maxBytes: 1000, idleMs, withinMs },
    requestTime,
    clock: systemClock,
    report: () => undefined,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
}

interface Connection {
  write(text: string): void;
  /** The response received so far. */
  answer(): string;
  closed(): boolean;
}
function open(): Connection {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  sockets.push(socket);
  let answer = '';
  let isClosed = false;
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.on('error', () => undefined).on('close', () => (isClosed = true));
  return { write: (text) => void socket.write(text), answer: () => answer, closed: () => isClosed };
}
const post = (path: string, type: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ndeskgraph-upload: 1\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`;
const PART =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello';
const END = '\r\n--x--\r\n';
const upload = (connection: Connection, length = PART.length + END.length): void =>
  connection.write(post('/uploads', 'multipart/form-data; boundary=x', length));
const ended = (connection: Connection, status: number): Promise<void> =>
  eventually(() => {
    expect(connection.answer()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(connection.closed()).toBe(true);
  });

describe('a request that does not end in time', () => {
  test('is answered 408 and disconnected, also when it keeps sending', async () => {
    await listen(60_000, 60_000);
    const silent = open();
    silent.write(`${post('/hook', 'application/json', 1000)}{`);
    const slow = open();
    slow.write(post('/hook', 'application/json', 100_000));
    const drip = setInterval(() => slow.write(' '), 20);
    await ended(silent, 408);
    await ended(slow, 408);
    clearInterval(drip);
  });

  test('is not limited once received, and its connection stays usable', async () => {
    await listen(60_000, 60_000);
    const connection = open();
    for (let count = 1; count <= 3; count += 1) {
      connection.write(`${post('/hook', 'application/json', 2)}{}`);
      await eventually(() => expect(connection.answer().match(/"taken":true/g)).toHaveLength(count));
    }
    const late = open();
    late.write(`${post('/hook', 'application/json', 1000)}{`);
    await ended(late, 408);
    expect(connection.closed()).toBe(false);
  });
});

describe('an upload', () => {
  test('may take longer than other requests while it moves', async () => {
    await listen(60_000, 60_000);
    const [connection, witness] = [open(), open()];
    upload(connection);
    witness.write(post('/hook', 'application/json', 1000));
    connection.write(PART);
    await ended(witness, 408);
    expect(connection.closed()).toBe(false);
    connection.write(END);
    await eventually(() => expect(connection.answer()).toMatch(/^HTTP\/1.1 201 /));
    // The longer limit ends with the upload: the ordinary limit applies to the connection again.
    connection.write(post('/hook', 'application/json', 1000));
    await eventually(() => expect(connection.closed()).toBe(true));
    expect(connection.answer()).toContain('HTTP/1.1 408 ');
  });

  test('whose sender becomes silent is answered 408, and nothing of it is stored', async () => {
    await listen(100, 60_000);
    const connection = open();
    upload(connection);
    connection.write(PART);
    await eventually(async () => expect(await readdir(folder)).not.toEqual([]));
    await ended(connection, 408);
    expect(connection.answer()).toContain('idle');
    expect(await readdir(folder)).toEqual([]);
  });

  test('that never ends is answered 408', async () => {
    await listen(60_000, 400);
    const connection = open();
    upload(connection, 50_000);
    connection.write(PART);
    const drip = setInterval(() => connection.write('x'), 20);
    await ended(connection, 408);
    clearInterval(drip);
    expect(connection.answer()).toContain('too long');
    expect(await readdir(folder)).toEqual([]);
  });
});

test('too long headers and invalid HTTP are answered and disconnected', async () => {
  await listen(60_000, 60_000);
  const [long, garbage] = [open(), open()];
  long.write(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`);
  garbage.write('hello\r\n\r\n');
  await ended(long, 431);
  await ended(garbage, 400);
});
