// The media endpoint over a vendor that refuses, hangs, aborts or is aborted: the responses to the client and the calls at the vendor.

import fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttachmentRecord } from '../../../src/domain/message.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import type { MediaReader } from '../../../src/domain/ports/vendor/module.ts';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { createCircuitBreaker } from '../../../src/platform/vendor-call/circuit-breaker.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createHttpClient, type HttpClient } from '../../../src/platform/http/client.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { createMetrics } from '../../../src/platform/observability/metrics.ts';
import { createRateBudget } from '../../../src/platform/rate/budget.ts';
import { createVendorCallerFactory } from '../../../src/platform/vendor-call/caller.ts';
import { findAttachment } from '../../../src/reads/attachments.ts';
import { registerMedia } from '../../../src/server/media/route.ts';
import { createMediaPaths, type MediaPaths } from '../../../src/server/media/signed-path.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { eventually } from '../../kit/eventually.ts';
import type { Json } from '../../kit/json.ts';
import { messageRecord } from '../../kit/domain/records.ts';
import { startFaultServer, type Answerer, type FaultServer } from '../../contract/platform/fault-server.ts';

const ACCOUNT = 'desk-one';
const VENDOR_WITHIN_MS = 1500;
const SIZE = 3_000_000;
const BYTES = Buffer.from(Uint8Array.from({ length: SIZE }, (_, index) => index % 251));
let folder = '';
let store: Store;
let http: HttpClient;
let vendor: FaultServer;
let app: FastifyInstance;
let paths: MediaPaths;
let answer: Answerer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskgraph-media-'));
  store = await openSqliteStore({ path: join(folder, 'store.db'), clock: systemClock });
  http = createHttpClient({ userAgent: 'deskgraph-test' });
  vendor = await startFaultServer((request, response) => answer(request, response));
  paths = createMediaPaths(store.secret, () => systemClock.now());
  app = fastify();
  const adapter = { media: mediaReader() };
  registerMedia(app, {
    accounts: { find: (id) => (id === ACCOUNT ? { id, adapter } : null) },
    findAttachment: (account, key) => findAttachment(store, account, key),
    paths,
    now: () => systemClock.now(),
    report: (_incident, failure) => {
      throw failure;
    },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await app.close();
  await vendor.close();
  await http.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Downloads through the caller, as every adapter does. */
function mediaReader(): MediaReader {
  const callers = createVendorCallerFactory({
    http,
    clock: systemClock,
    metrics: createMetrics({ nodeMetrics: false }),
    logger: createLogger({ level: 'silent' }),
    account: { id: ACCOUNT, vendor: 'DESK360' },
    budget: createRateBudget({ clock: systemClock, callsPerMinute: null, reservedForWrites: 0 }),
    breaker: createCircuitBreaker({ clock: systemClock }),
    uploadTimeoutMs: VENDOR_WITHIN_MS,
  });
  const caller = callers.createCaller({
    baseUrl: `${vendor.url}/secret-base`,
    headers: () => ({ authorization: 'Bearer secret-token' }),
    decodeFailure: () => ({ code: null, vendorCode: null, vendorMessage: null }),
  });
  return { open: () => caller.download({ operation: 'media', method: 'GET', path: '/file' }) };
}

/** A message with one attachment, and the attachment's address. */
async function addressOf(changes: Partial<AttachmentRecord> = {}): Promise<string> {
  const attachment: AttachmentRecord = {
    key: 'message-1/0',
    name: 'picture.jpg',
    mimeType: 'image/jpeg',
    byteSize: SIZE,
    sha256: null,
    mediaKind: 'IMAGE',
    vendorUrl: null,
    vendorMediaId: 'm1',
    scanState: 'ALLOWED',
    ...changes,
  };
  await store.commit((tx) => tx.state.putMessage(messageRecord({ attachments: [attachment] }), undefined));
  const path = paths.sign(toGlobalId('attachment', ACCOUNT, attachment.key), systemClock.now() + 60_000);
  return `${app.listeningOrigin}${path}`;
}
const whole: Answerer = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': SIZE }).end(BYTES);
/** The status and the body as JSON; they contain nothing of the vendor. */
async function refusalAt(url: string): Promise<Json> {
  const response = await fetch(url);
  const text = await response.text();
  expect(text).not.toMatch(/secret|127\.0\.0\.1/);
  const { message, extensions } = JSON.parse(text).errors[0];
  return { status: response.status, retryAfter: response.headers.get('retry-after'), message, ...extensions };
}
const outcomeOf = async (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'whole',
    () => 'broken',
  );

describe('a file', () => {
  test('that the vendor blocks as dangerous is refused without a vendor call', async () => {
    answer = whole;
    expect(await refusalAt(await addressOf({ scanState: 'BLOCKED' }))).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
    });
    expect(vendor.requests).toEqual([]);
    for (const scanState of ['ALLOWED', 'UNKNOWN', 'PROCESSING'] as const) {
      const response = await fetch(await addressOf({ scanState }));
      expect([scanState, response.status]).toEqual([scanState, 200]);
      expect(Buffer.from(await response.arrayBuffer()).equals(BYTES)).toBe(true);
    }
  });

  test('is sent in part only if it is unchanged since the client’s first part', async () => {
    answer = whole;
    const url = await addressOf();
    const { headers } = await fetch(url, { method: 'HEAD' });
    const etag = headers.get('etag') ?? '';
    const ask = async (ifRange: string) => {
      const response = await fetch(url, { headers: { range: 'bytes=10-19', 'if-range': ifRange } });
      return [response.status, (await response.arrayBuffer()).byteLength];
    };
    expect(await ask(etag)).toEqual([206, 10]);
    for (const other of [`W/${etag}`, '"other"', new Date().toUTCString()])
      expect(await ask(other)).toEqual([200, SIZE]);
  });

  test('is not sent again to a client that has it, with any form of If-None-Match', async () => {
    answer = whole;
    const url = await addressOf();
    const etag = (await fetch(url, { method: 'HEAD' })).headers.get('etag') ?? '';
    const asked = vendor.requests.length;
    for (const tags of [etag, `"a", ${etag}`, `W/${etag}`, '*']) {
      expect((await fetch(url, { headers: { 'if-none-match': tags } })).status).toBe(304);
    }
    expect(vendor.requests.length).toBe(asked);
    const other = await fetch(url, { headers: { 'if-none-match': '"a"' } });
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, SIZE]);
  });
});

describe('a vendor', () => {
  test('that answers 503 makes 502 with its Retry-After', async () => {
    answer = (_request, response) => void response.writeHead(503, { 'retry-after': '17' }).end('secret words');
    expect(await refusalAt(await addressOf())).toMatchObject({
      status: 502,
      code: 'VENDOR_UNAVAILABLE',
      retryAfter: '17',
    });
  });

  test('that does not answer in time makes 504', async () => {
    answer = () => undefined;
    expect(await refusalAt(await addressOf())).toMatchObject({ status: 504, code: 'VENDOR_TIMEOUT' });
    await eventually(() => expect(vendor.openSockets()).toBe(0));
  });

  const cut = (response: ServerResponse): void =>
    void response.write(BYTES.subarray(0, SIZE / 2), () => response.destroy());
  test.each<[string, Answerer]>([
    ['a known length', (_request, response) => cut(response.writeHead(200, { 'content-length': SIZE }))],
    ['an unknown length', (_request, response) => cut(response.writeHead(200))],
    ['silence', (_request, response) => void response.writeHead(200).write(BYTES.subarray(0, SIZE / 2))],
  ])(
    'that aborts with %s aborts the transfer, so that no client takes a part for the whole',
    async (_name, breaking) => {
      answer = breaking;
      const url = await addressOf();
      const response = await fetch(url);
      expect(response.status).toBe(200);
      expect(await outcomeOf(response.arrayBuffer())).toBe('broken');
      const part = await fetch(url, { headers: { range: `bytes=0-${SIZE - 1}` } });
      expect(await outcomeOf(part.arrayBuffer())).toBe('broken');
    },
  );

  test('is released as soon as the client disconnects', async () => {
    let written = 0;
    let isClosed = false;
    answer = (_request, response) => {
      response.on('close', () => (isClosed = true));
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': 60_000_000 });
      const more = (): void => {
        while (written < 60_000_000 && !isClosed) {
          written += 100_000;
          if (!response.write(BYTES.subarray(0, 100_000))) return void response.once('drain', more);
        }
      };
      more();
    };
    const request = get(await addressOf());
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response, 'data');
    response.pause();
    expect(isClosed).toBe(false);
    request.destroy();
    await eventually(() => expect(isClosed).toBe(true));
    expect(written).toBeLessThan(60_000_000);
    await eventually(() => expect(vendor.openSockets()).toBe(0));
  });

  test('is released when only the headers or the first bytes are requested', async () => {
    let open = 0;
    answer = (_request, response) => {
      open += 1;
      response.on('close', () => (open -= 1));
      response.writeHead(200, { 'content-length': SIZE }).write(BYTES.subarray(0, SIZE / 2));
    };
    const url = await addressOf();
    expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe(String(SIZE));
    const part = await fetch(url, { headers: { range: 'bytes=5-9' } });
    expect(Buffer.from(await part.arrayBuffer())).toEqual(BYTES.subarray(5, 10));
    await eventually(() => expect(open).toBe(0));
  });
});
