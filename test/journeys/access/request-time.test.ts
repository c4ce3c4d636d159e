// How long a request may take to come: the silent and the slow hear 408, and uploads have the patience of their own door.

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
  const most = { maxBytes: 1000, maxFilesPerOwner: 9, maxBytesPerOwner: 9000, keepMs: 60_000 };
  store = await openUploadStore({ folder, clock: systemClock, onFailure: () => undefined, ...most });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await app.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** A server with one common door and that of the uploads, which waits for so long. */
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

interface Line {
  write(text: string): void;
  /** What was answered so far. */
  answer(): string;
  closed(): boolean;
}
function open(): Line {
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
const upload = (line: Line, length = PART.length + END.length): void =>
  line.write(post('/uploads', 'multipart/form-data; boundary=x', length));
const ended = (line: Line, status: number): Promise<void> =>
  eventually(() => {
    expect(line.answer()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(line.closed()).toBe(true);
  });

describe('a request that does not end in time', () => {
  test('is answered 408 and cut off, also when it keeps sending', async () => {
    await listen(60_000, 60_000);
    const silent = open();
    silent.write(`${post('/hook', 'application/json', 1000)}{`);
    const trickling = open();
    trickling.write(post('/hook', 'application/json', 100_000));
    const drip = setInterval(() => trickling.write(' '), 20);
    await ended(silent, 408);
    await ended(trickling, 408);
    clearInterval(drip);
  });

  test('is none when it comes in time, and the connection goes on however long it stands open', async () => {
    await listen(60_000, 60_000);
    const line = open();
    for (let count = 1; count <= 3; count += 1) {
      line.write(`${post('/hook', 'application/json', 2)}{}`);
      await eventually(() => expect(line.answer().match(/"taken":true/g)).toHaveLength(count));
    }
    const late = open();
    late.write(`${post('/hook', 'application/json', 1000)}{`);
    await ended(late, 408);
    expect(line.closed()).toBe(false);
  });
});

describe('an upload', () => {
  test('may take longer than other requests while it moves', async () => {
    await listen(60_000, 60_000);
    const [line, witness] = [open(), open()];
    upload(line);
    witness.write(post('/hook', 'application/json', 1000));
    line.write(PART);
    await ended(witness, 408);
    expect(line.closed()).toBe(false);
    line.write(END);
    await eventually(() => expect(line.answer()).toMatch(/^HTTP\/1.1 201 /));
    // Its patience ends with it: the same connection is watched again.
    line.write(post('/hook', 'application/json', 1000));
    await eventually(() => expect(line.closed()).toBe(true));
    expect(line.answer()).toContain('HTTP/1.1 408 ');
  });

  test('whose sender falls silent is answered 408 at once, and nothing of it stays', async () => {
    await listen(100, 60_000);
    const line = open();
    upload(line);
    line.write(PART);
    await eventually(async () => expect(await readdir(folder)).not.toEqual([]));
    await ended(line, 408);
    expect(line.answer()).toContain('idle');
    expect(await readdir(folder)).toEqual([]);
  });

  test('that never comes to its end is answered 408', async () => {
    await listen(60_000, 400);
    const line = open();
    upload(line, 50_000);
    line.write(PART);
    const drip = setInterval(() => line.write('x'), 20);
    await ended(line, 408);
    clearInterval(drip);
    expect(line.answer()).toContain('too long');
    expect(await readdir(folder)).toEqual([]);
  });
});

test('headers that are too long or no HTTP at all are answered and cut off', async () => {
  await listen(60_000, 60_000);
  const [long, garbage] = [open(), open()];
  long.write(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`);
  garbage.write('hello\r\n\r\n');
  await ended(long, 431);
  await ended(garbage, 400);
});
