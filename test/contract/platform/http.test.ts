import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync, brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClientOptions, HttpFailure } from '../../../src/platform/http/client.ts';
import { parseMultipart } from '../../../src/sandbox/http/multipart.ts';
import { eventually } from '../../kit/eventually.ts';
import {
  type Answerer,
  bodyOf,
  type FaultServer,
  freePort,
  json,
  startFaultServer,
  startRawServer,
} from './fault-server.ts';
import { TEST_CERTIFICATE, TEST_KEY } from './fixtures/self-signed.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function client(options: Partial<HttpClientOptions> = {}) {
  const http = createHttpClient({ userAgent: 'deskgraph-test', ...options });
  closers.push(() => http.close());
  return http;
}
async function server(answer: Answerer): Promise<FaultServer> {
  const started = await startFaultServer(answer);
  closers.unshift(() => started.close());
  return started;
}
async function raw(onData: Parameters<typeof startRawServer>[0]): Promise<FaultServer> {
  const started = await startRawServer(onData);
  closers.unshift(() => started.close());
  return started;
}
async function failureOf(promise: Promise<unknown>): Promise<HttpFailure> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(HttpFailure);
  return outcome as HttpFailure;
}
const get = (url: string) => ({ method: 'GET', url }) as const;

describe('an answer', () => {
  it('comes with its status, lower-case headers joined, and bytes', async () => {
    const { url } = await server((_request, response) => {
      response.writeHead(
        418,
        [
          ['X-Some', 'a'],
          ['x-some', 'b'],
          ['Content-Type', 'text/plain'],
        ].flat(),
      );
      response.end('tea');
    });
    const answer = await client().send(get(url));
    expect(answer).toMatchObject({ status: 418, headers: { 'x-some': 'a, b', 'content-type': 'text/plain' } });
    expect(answer.body.toString()).toBe('tea');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ] as const)('is decompressed from %s', async (encoding, compress) => {
    const { url, requests } = await server((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(compress(Buffer.from('hello '.repeat(500))));
    });
    expect((await client().send(get(url))).body.toString()).toBe('hello '.repeat(500));
    expect(requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  it('that redirects is handed back and not followed', async () => {
    const { url, requests } = await server((_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest' });
      response.end();
    });
    expect((await client().send(get(url))).status).toBe(302);
    expect(requests).toHaveLength(1);
  });

  it('comes over connections that are kept', async () => {
    const { url, openSockets } = await server((_request, response) => json(response, {}));
    const http = client();
    for (let i = 0; i < 20; i += 1) await http.send(get(url));
    expect(openSockets()).toBeLessThanOrEqual(2);
  });
});

describe('a request', () => {
  const echo: Answerer = (request, response) =>
    void bodyOf(request).then((body) =>
      json(response, {
        type: request.headers['content-type'],
        size: request.headers['content-length'],
        text: body.toString('latin1'),
      }),
    );

  it('carries JSON and forms with exact sizes', async () => {
    const { url } = await server(echo);
    const http = client();
    const asJson = await http.send({ method: 'POST', url, body: { type: 'json', value: { a: 'ü' } } });
    expect(JSON.parse(asJson.body.toString())).toMatchObject({ type: 'application/json', size: '10' });
    const form = await http.send({
      method: 'POST',
      url,
      body: {
        type: 'form',
        fields: [
          ['a', 'b c'],
          ['a', '&'],
        ],
      },
    });
    expect(JSON.parse(form.body.toString())).toMatchObject({ text: 'a=b+c&a=%26', size: '11' });
  });

  const file = (byteSize: number, chunks: readonly string[]) => ({
    field: 'attachments[]',
    name: 'ä "x"\r\n.txt',
    mimeType: 'text/plain\r\nx-evil: 1',
    byteSize,
    async *open() {
      for (const chunk of chunks) yield Buffer.from(chunk);
    },
  });

  it('streams multipart with an exact content-length and no way to inject a header', async () => {
    const { url } = await server((request, response) => {
      void bodyOf(request).then(async (body) => {
        const parsed = await parseMultipart(body, request.headers['content-type'] ?? '');
        json(response, { parsed, size: Number(request.headers['content-length']), got: body.length });
      });
    });
    const body = { type: 'multipart', fields: [['note', 'grüß']], files: [file(6, ['abc', 'def'])] } as const;
    const answer = await client().send({ method: 'POST', url, body });
    const { parsed, size, got } = JSON.parse(answer.body.toString());
    expect(size).toBe(got);
    expect(JSON.stringify(parsed)).toContain('grüß');
    expect(JSON.stringify(parsed)).not.toContain('"x-evil"');
  });

  it.each([
    ['shorter', ['abc']],
    ['longer', ['abc', 'defghi']],
  ])('whose file is %s than promised fails as our own fault', async (_how, chunks) => {
    const { url } = await server(echo);
    const body = { type: 'multipart', fields: [], files: [file(6, chunks)] } as const;
    expect((await failureOf(client().send({ method: 'POST', url, body }))).kind).toBe('aborted');
  });
});

describe('a failure', () => {
  it('is a time-out when no header comes, and frees the socket', async () => {
    const { url, openSockets } = await server(() => {});
    const failure = await failureOf(client({ totalTimeoutMs: 300 }).send(get(url)));
    expect(failure).toMatchObject({ kind: 'timeout', sent: true, status: null });
    await eventually(() => expect(openSockets()).toBe(0));
  });

  it('is a time-out when the body arrives byte by byte', async () => {
    const { url, openSockets } = await server((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 15);
      response.on('close', () => clearInterval(timer));
    });
    const startedAt = performance.now();
    const failure = await failureOf(client({ totalTimeoutMs: 300 }).send(get(url)));
    expect(failure).toMatchObject({ kind: 'timeout', status: 200 });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    await eventually(() => expect(openSockets()).toBe(0));
  });

  it('never left when it waited for a free connection until its deadline', async () => {
    const { url, requests } = await server(() => {});
    const http = client({ connections: 1, totalTimeoutMs: 400 });
    const first = failureOf(http.send(get(url)));
    const second = failureOf(http.send({ ...get(url), totalTimeoutMs: 100 }));
    expect(await second).toMatchObject({ kind: 'timeout', sent: false });
    expect(await first).toMatchObject({ kind: 'timeout', sent: true });
    expect(requests).toHaveLength(1);
  });

  it('is `connect` and unsent when the port is closed or the name is unknown', async () => {
    const refused = await failureOf(client().send(get(`http://127.0.0.1:${await freePort()}`)));
    expect(refused).toMatchObject({ kind: 'connect', sent: false });
    const unknown = await failureOf(client().send(get('http://nowhere.invalid/')));
    expect(unknown).toMatchObject({ kind: 'connect', sent: false });
  });

  it('is `reset` when the socket dies before or in the middle of the answer', async () => {
    const before = await raw((socket) => socket.resetAndDestroy());
    expect(await failureOf(client().send(get(before.url)))).toMatchObject({ kind: 'reset', sent: true, status: null });
    const inside = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":'));
    expect(await failureOf(client().send(get(inside.url)))).toMatchObject({ kind: 'reset', sent: true, status: 200 });
    const chunked = await raw((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n'),
    );
    expect(await failureOf(client().send(get(chunked.url)))).toMatchObject({ kind: 'reset', status: 200 });
  });

  it('is `protocol` when the other side does not speak HTTP or sends megabytes of headers', async () => {
    const ssh = await raw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await failureOf(client().send(get(ssh.url)))).toMatchObject({ kind: 'protocol', sent: true });
    const headers = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      for (let i = 0; i < 5000 && !socket.destroyed; i += 1) socket.write(`set-cookie: c${i}=${'x'.repeat(100)}\r\n`);
    });
    expect((await failureOf(client().send(get(headers.url)))).kind).toBe('protocol');
  });

  it('is `tls` and unsent for an untrusted certificate, and for no TLS at all', async () => {
    const secure = https.createServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, (_request, response) =>
      response.end('{}'),
    );
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    closers.unshift(() => new Promise((resolve) => void secure.close(() => resolve())));
    const { port } = secure.address() as AddressInfo;
    const selfSigned = await failureOf(client().send(get(`https://localhost:${port}`)));
    expect(selfSigned).toMatchObject({ kind: 'tls', sent: false });
    const trusting = client({ certificateAuthority: TEST_CERTIFICATE });
    expect((await trusting.send(get(`https://localhost:${port}`))).status).toBe(200);
    const wrongHost = await failureOf(trusting.send(get(`https://127.0.0.1:${port}`)));
    expect(wrongHost).toMatchObject({ kind: 'tls', sent: false });
    const plain = await server((_request, response) => response.end());
    const noTls = await failureOf(client().send(get(plain.url.replace('http:', 'https:'))));
    expect(noTls).toMatchObject({ kind: 'tls', sent: false });
  });

  it('is `too-large` for a body beyond the limit, announced or not, and for a compressed bomb', async () => {
    const http = client({ maxBytes: 64 * 1024 });
    const announced = await server((_request, response) => response.end(Buffer.alloc(100_000)));
    expect((await failureOf(http.send(get(announced.url)))).kind).toBe('too-large');
    const chunked = await server((_request, response) => {
      for (let i = 0; i < 100; i += 1) response.write(Buffer.alloc(1000));
      response.end();
    });
    expect((await failureOf(http.send(get(chunked.url)))).kind).toBe('too-large');
    const bomb = await server((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(20 * 1024 * 1024)));
    });
    expect(await failureOf(http.send(get(bomb.url)))).toMatchObject({ kind: 'too-large', status: 200 });
  });

  it('is `protocol` for an encoding that is broken or unknown', async () => {
    for (const [encoding, body] of [
      ['gzip', 'not gzip'],
      ['zstd', 'x'],
      ['gzip', gzipSync('cut').subarray(0, 12)],
    ] as const) {
      const { url } = await server((_request, response) => {
        response.writeHead(200, { 'content-encoding': encoding });
        response.end(body);
      });
      expect((await failureOf(client().send(get(url)))).kind).toBe('protocol');
    }
  });

  it('is `aborted` when the caller gives up', async () => {
    const { url, openSockets } = await server(() => {});
    const controller = new AbortController();
    const running = failureOf(client().send({ ...get(url), signal: controller.signal }));
    await eventually(() => expect(openSockets()).toBe(1));
    controller.abort();
    expect(await running).toMatchObject({ kind: 'aborted', sent: true });
    const late = client().send({ ...get(url), signal: controller.signal });
    expect(await failureOf(late)).toMatchObject({ kind: 'aborted', sent: false });
  });

  it('is `protocol` and unsent for a header that cannot be written, and reveals no value', async () => {
    const { url, requests } = await server((_request, response) => response.end());
    const failure = await failureOf(client().send({ ...get(url), headers: { 'x-key': 'secret\r\nx: y' } }));
    expect(failure).toMatchObject({ kind: 'protocol', sent: false });
    expect(failure.message).not.toContain('secret');
    expect(requests).toHaveLength(0);
  });
});

describe('a stream', () => {
  it('hands out a large body at the pace of its reader', async () => {
    const chunk = Buffer.alloc(64 * 1024, 7);
    let written = 0;
    const { url } = await server((_request, response) => {
      response.writeHead(200, { 'content-length': chunk.length * 128 });
      const more = (): void => {
        while (written < 128) {
          written += 1;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const answer = await client().stream({ ...get(url) });
    expect(answer.byteSize).toBe(chunk.length * 128);
    let got = 0;
    for await (const part of answer.body) got += part.byteLength;
    expect(got).toBe(chunk.length * 128);
  });

  it('ends with the failure that cut it, and with `too-large` beyond its limit', async () => {
    const cut = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc'));
    const answer = await client().stream(get(cut.url));
    const read = async (body: AsyncIterable<Uint8Array>): Promise<number> => {
      let size = 0;
      for await (const part of body) size += part.byteLength;
      return size;
    };
    expect((await failureOf(read(answer.body))).kind).toBe('reset');
    const large = await server((_request, response) => {
      for (let i = 0; i < 50; i += 1) response.write(Buffer.alloc(1000));
      response.end();
    });
    const limited = await client().stream({ ...get(large.url), maxBytes: 10_000 });
    expect((await failureOf(read(limited.body))).kind).toBe('too-large');
  });

  it('may be read for longer than its head may take, but ends when its sender falls silent', async () => {
    const { url, openSockets } = await server((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      let sent = 0;
      const drip = setInterval(() => {
        sent += 1;
        if (sent > 50) return clearInterval(drip);
        return void response.write('x');
      }, 10);
    });
    const answer = await client().stream({ ...get(url), totalTimeoutMs: 300, idleTimeoutMs: 1200 });
    let got = 0;
    const reading = (async () => {
      for await (const part of answer.body) got += part.byteLength;
    })();
    expect((await failureOf(reading)).kind).toBe('timeout');
    expect(got).toBe(50);
    await eventually(() => expect(openSockets()).toBe(0));
  });

  it('waits for a reader who takes long, up to the time for the whole body', async () => {
    const size = 4 * 1024 * 1024;
    const { url } = await server((_request, response) => response.end(Buffer.alloc(size)));
    const read = async (bodyTimeoutMs: number): Promise<number> => {
      const answer = await client().stream({ ...get(url), idleTimeoutMs: 400, bodyTimeoutMs });
      let got = 0;
      for await (const part of answer.body) {
        got += part.byteLength;
        // The reader's own pace, longer than the sender may be silent.
        if (got === part.byteLength) await new Promise((resolve) => setTimeout(resolve, 700));
      }
      return got;
    };
    expect(await read(60_000)).toBe(size);
    expect((await failureOf(read(200))).kind).toBe('timeout');
  });

  it('lets go of the socket when its reader leaves early', async () => {
    const { url, openSockets } = await server((_request, response) => {
      response.writeHead(200);
      response.write('first');
    });
    const answer = await client().stream(get(url));
    for await (const part of answer.body) if (part.byteLength > 0) break;
    await eventually(() => expect(openSockets()).toBe(0));
  });
});
