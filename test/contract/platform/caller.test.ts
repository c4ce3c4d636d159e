import { afterEach, describe, expect, it } from 'vitest';
import { createTrace, runWithTrace } from '../../../src/platform/observability/call-trace.ts';
import { eventually } from '../../kit/eventually.ts';
import { type BenchOptions, type CallerBench, openBench } from './caller-harness.ts';
import { type Answerer, bodyOf, json, startRawServer } from './fault-server.ts';

const open: CallerBench[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
async function bench(answer: Answerer, options: Omit<BenchOptions, 'answer'> = {}): Promise<CallerBench> {
  const made = await openBench({ answer, ...options });
  open.push(made);
  return made;
}
const POST = { method: 'POST', body: { type: 'json', value: { text: 'hi' } } } as const;
const text =
  (status: number, body: string): Answerer =>
  (_request, response) => {
    response.writeHead(status);
    response.end(body);
  };

describe('a request', () => {
  it('goes below the base path with its query, credentials and body', async () => {
    let sent = '';
    const { call, server } = await bench(
      (request, response) =>
        void bodyOf(request).then((body) => {
          sent = body.toString();
          json(response, { ok: true }, 201);
        }),
      { basePath: '/api/v1/' },
    );
    const path = `/things/${encodeURIComponent('a/b ?#%ü')}`;
    const answer = await call({ ...POST, path, query: { q: 'x y', page: 2, tag: ['a', 'b'], none: undefined } });
    expect(answer).toMatchObject({ status: 201, json: { ok: true } });
    expect(sent).toBe('{"text":"hi"}');
    expect(server.requests[0]?.url).toBe('/api/v1/things/a%2Fb%20%3F%23%25%C3%BC?q=x%20y&page=2&tag=a&tag=b');
    expect(server.requests[0]?.headers).toMatchObject({ 'x-api-key': 'canary-key', accept: 'application/json' });
  });

  it.each([
    '/things/../admin',
    '/things/%2e%2E/admin',
    '/things/.',
    '/things//messages',
    'things',
    '/a?b',
    '/a#b',
    '/a\\b',
    '/%zz',
  ])('to %s never leaves', async (path) => {
    const { failureOf, server } = await bench((_request, response) => json(response, {}));
    expect(await failureOf({ path })).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(server.requests).toHaveLength(0);
  });

  it('reads its credentials again for each attempt', async () => {
    let asked = 0;
    const { call, server } = await bench((_request, response) => json(response, {}), {
      caller: { headers: async () => ({ authorization: `Bearer ${(asked += 1)}` }) },
    });
    await call();
    await call();
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer 1', 'Bearer 2']);
  });
});

describe('a status', () => {
  it.each([
    [301, 'BAD_RESPONSE'],
    [400, 'INVALID_REQUEST'],
    [401, 'UNAUTHORIZED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [405, 'INVALID_REQUEST'],
    [406, 'INVALID_REQUEST'],
    [409, 'CONFLICT'],
    [415, 'INVALID_REQUEST'],
    [422, 'INVALID_REQUEST'],
    [501, 'UNAVAILABLE'],
  ])('of %i is %s after one call', async (status, code) => {
    const { failureOf, server, calls } = await bench(text(status, '{"error":"x"}'));
    expect(await failureOf()).toMatchObject({ code, httpStatus: status, outcomeUnknown: false });
    expect(server.requests).toHaveLength(1);
    expect(calls.map((call) => call.outcome)).toEqual([code]);
  });

  it('is refined by what the adapter reads out of the body', async () => {
    const { failureOf } = await bench(text(400, '{"code":"gone","text":"No such thing"}'), {
      caller: {
        decodeFailure: (_status, body) => ({
          vendorCode: (body as { code: string }).code,
          vendorMessage: (body as { text: string }).text,
          code: 'NOT_FOUND',
        }),
      },
    });
    expect(await failureOf()).toMatchObject({ code: 'NOT_FOUND', vendorCode: 'gone', vendorMessage: 'No such thing' });
  });

  it('keeps its status code when the adapter cannot read the body', async () => {
    const { failureOf } = await bench(text(400, '<html>'), {
      caller: {
        decodeFailure: () => {
          throw new TypeError('no');
        },
      },
    });
    expect(await failureOf()).toMatchObject({ code: 'INVALID_REQUEST', vendorCode: null });
  });
});

describe('a read', () => {
  it('is tried three times in all when the vendor has a server error', async () => {
    const { failureOf, server, calls } = await bench(text(500, 'oops'));
    expect(await failureOf()).toMatchObject({ code: 'UNAVAILABLE', httpStatus: 500, outcomeUnknown: false });
    expect(server.requests).toHaveLength(3);
    expect(calls).toHaveLength(3);
  });

  it('succeeds when a later try does', async () => {
    let seen = 0;
    const { call } = await bench((request, response) => {
      seen += 1;
      if (seen === 1) request.socket.resetAndDestroy();
      else if (seen === 2) text(503, '')(request, response);
      else json(response, { ok: true });
    });
    expect((await call()).json).toEqual({ ok: true });
  });

  it('ends within its deadline when the vendor hangs', async () => {
    const { failureOf, server } = await bench(() => {}, { timeoutMs: 400 });
    const startedAt = performance.now();
    expect(await failureOf()).toMatchObject({ code: 'TIMEOUT', outcomeUnknown: false });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(server.requests).toHaveLength(1);
    await eventually(() => expect(server.openSockets()).toBe(0));
  });

  it.each([
    ['garbage', '{"a":'],
    ['a maintenance page', '<html><body>token=canary-key back soon</body></html>'],
    ['nothing', ''],
    ['white space', ' \n'],
    ['too deep nesting', '['.repeat(65) + ']'.repeat(65)],
    ['abysmal nesting', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])(
    'answered with %s is a bad response, once, and its body reaches neither the error nor the log',
    async (_what, body) => {
      const { failureOf, server, log } = await bench(text(200, body));
      const failure = await failureOf();
      expect(failure).toMatchObject({ code: 'BAD_RESPONSE', httpStatus: 200 });
      expect(server.requests).toHaveLength(1);
      expect(JSON.stringify(failure)).not.toContain('back soon');
      expect(log.join('')).toContain('"code":"BAD_RESPONSE"');
      expect(log.join('')).toContain(`"bytes":${body.length}`);
      expect(log.join('')).not.toMatch(/canary|back soon/);
      expect(Math.max(...log.map((line) => line.length))).toBeLessThan(1000);
    },
  );

  it('takes 64 levels and a byte order mark', async () => {
    const { call } = await bench(text(200, `\uFEFF${'['.repeat(64)}${']'.repeat(64)}`));
    expect((await call()).status).toBe(200);
  });

  it('answered with 204 is a bad response', async () => {
    const { failureOf } = await bench(text(204, ''));
    expect((await failureOf()).code).toBe('BAD_RESPONSE');
  });

  it('cut in the middle is read once more from the start', async () => {
    let seen = 0;
    const server = await startRawServer((socket) => {
      seen += 1;
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":1');
    });
    const { failureOf } = await bench(() => {}, { server });
    expect((await failureOf()).code).toBe('BAD_RESPONSE');
    expect(seen).toBe(2);
  });

  it('with too short a content-length is a bad response', async () => {
    const server = await startRawServer(
      (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{"a":1}'),
    );
    const { failureOf } = await bench(() => {}, { server });
    expect((await failureOf()).code).toBe('BAD_RESPONSE');
  });
});

describe('a write', () => {
  it('is answered by any 2xx, with or without a body', async () => {
    const { call } = await bench(text(204, ''));
    expect(await call(POST)).toMatchObject({ status: 204, json: undefined });
  });

  it.each([
    [500, false],
    [503, false],
    [502, true],
    [504, true],
  ])('answered with %i is not repeated, and its outcome is unknown: %s', async (status, outcomeUnknown) => {
    const { failureOf, server } = await bench(text(status, ''));
    expect(await failureOf(POST)).toMatchObject({ code: 'UNAVAILABLE', outcomeUnknown });
    expect(server.requests).toHaveLength(1);
  });

  it('that is not answered has an unknown outcome and is not repeated', async () => {
    const hanging = await bench(() => {}, { timeoutMs: 400 });
    expect(await hanging.failureOf(POST)).toMatchObject({ code: 'TIMEOUT', outcomeUnknown: true });
    expect(hanging.server.requests).toHaveLength(1);
    const reset = await bench((request) => request.socket.resetAndDestroy());
    expect(await reset.failureOf(POST)).toMatchObject({ code: 'UNAVAILABLE', outcomeUnknown: true });
    expect(reset.server.requests).toHaveLength(1);
  });

  it('whose answer was cut or cannot be read has an unknown outcome', async () => {
    const server = await startRawServer((socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'));
    const cut = await bench(() => {}, { server });
    expect(await cut.failureOf(POST)).toMatchObject({ code: 'BAD_RESPONSE', outcomeUnknown: true });
    const html = await bench(text(200, '<html>'));
    expect(await html.failureOf(POST)).toMatchObject({ code: 'BAD_RESPONSE', outcomeUnknown: true });
  });

  it('that never left surely did not happen', async () => {
    const gone = await bench(() => {});
    await gone.server.close();
    expect(await gone.failureOf(POST)).toMatchObject({ code: 'UNAVAILABLE', outcomeUnknown: false });
  });

  it('has the more time the more it sends', async () => {
    const file = (byteSize: number) => ({
      field: 'f',
      name: 'a.bin',
      mimeType: 'application/octet-stream',
      byteSize,
      async *open(): AsyncIterable<Uint8Array> {
        yield Buffer.alloc(byteSize);
      },
    });
    const slow = await bench(
      (request, response) => void request.resume().once('end', () => setTimeout(() => json(response, {}), 600)),
      { uploadTimeoutMs: 200 },
    );
    const send = (byteSize: number) =>
      ({ method: 'POST', body: { type: 'multipart', fields: [], files: [file(byteSize)] } }) as const;
    expect(await slow.failureOf(send(10))).toMatchObject({ code: 'TIMEOUT', outcomeUnknown: true });
    await slow.call(send(3 * 1024 * 1024));
  });

  it('whose file cannot be read fails as ours', async () => {
    const { failureOf, breaker } = await bench((_request, response) => json(response, {}));
    const file = {
      field: 'f',
      name: 'a.txt',
      mimeType: 'text/plain',
      byteSize: 3,
      // eslint-disable-next-line require-yield
      async *open(): AsyncIterable<Uint8Array> {
        throw new Error('disk');
      },
    };
    const body = { type: 'multipart', fields: [], files: [file] } as const;
    expect(await failureOf({ method: 'POST', body })).toMatchObject({ code: 'INVALID_REQUEST', outcomeUnknown: false });
    expect(breaker.state()).toBe('CLOSED');
  });
});

describe('a rate limit', () => {
  const limited = (headers: Record<string, string>): Answerer => {
    let seen = 0;
    return (_request, response) => {
      seen += 1;
      if (seen === 1) json(response, {}, 429, headers);
      else json(response, { ok: true });
    };
  };

  it('is waited out by a read when it ends soon enough', async () => {
    const { call, clock, server } = await bench(limited({ 'retry-after': '1' }));
    const running = call();
    await eventually(async () => {
      expect(server.requests).toHaveLength(1);
      expect(clock.pending()).toBeGreaterThan(0);
    });
    await clock.advance(999);
    expect(server.requests).toHaveLength(1);
    await clock.advance(1);
    expect((await running).json).toEqual({ ok: true });
  });

  it('fails at once when it does not, and no call is made before', async () => {
    const { failureOf, call, clock, server } = await bench(limited({ 'retry-after': '86400' }));
    expect(await failureOf()).toMatchObject({ code: 'RATE_LIMITED', httpStatus: 429, retryAfterSeconds: 86_400 });
    expect(await failureOf()).toMatchObject({ code: 'RATE_BUDGET_EXHAUSTED', retryAfterSeconds: 86_400 });
    expect(await failureOf(POST, 'write')).toMatchObject({ code: 'RATE_BUDGET_EXHAUSTED', outcomeUnknown: false });
    expect(server.requests).toHaveLength(1);
    await clock.advance(86_400_000);
    expect((await call()).json).toEqual({ ok: true });
  });

  it('as a date is read by the vendor’s own clock', async () => {
    const late = Date.UTC(2026, 0, 5, 9, 10, 0);
    const { failureOf } = await bench(
      limited({ date: new Date(late).toUTCString(), 'retry-after': new Date(late + 30_000).toUTCString() }),
    );
    expect(await failureOf()).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 30 });
  });

  it.each([[{}], [{ 'retry-after': '0' }]])('without a usable time (%o) waits a second at first', async (headers) => {
    const { failureOf } = await bench(limited(headers));
    expect(await failureOf(POST)).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 1,
      outcomeUnknown: false,
    });
  });

  it('beside a 200 lets the answer be used and holds the next call back', async () => {
    const { call, failureOf, server } = await bench((_request, response) =>
      json(response, { ok: true }, 200, { 'retry-after': '26', 'x-remaining': '0' }),
    );
    expect((await call()).json).toEqual({ ok: true });
    expect(await failureOf()).toMatchObject({ code: 'RATE_BUDGET_EXHAUSTED', retryAfterSeconds: 26 });
    expect(server.requests).toHaveLength(1);
  });

  it('follows the headers that the adapter reads', async () => {
    const { call, budget, clock } = await bench((_request, response) => json(response, {}, 200, { 'x-left': '41' }), {
      caller: { readRate: (headers) => ({ limit: 60, remaining: Number(headers['x-left']), resetAt: null }) },
    });
    await call();
    const expected = { limit: 60, remaining: 41, source: 'VENDOR_HEADERS', resetAt: clock.now() + 60_000 };
    expect(budget.snapshot()).toMatchObject(expected);
  });
});

describe('the circuit', () => {
  it('keeps a vendor that is down from a thousand requests, and is closed by the first that succeeds', async () => {
    let isDown = true;
    const { call, clock, server, factory } = await bench((request, response) => {
      if (isDown) text(500, '')(request, response);
      else json(response, {});
    });
    const startedAt = performance.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 1000 }, () => call()));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(server.requests.length).toBeLessThanOrEqual(30);
    expect(factory.health()).toMatchObject({ circuit: 'OPEN', lastFailure: { failure: { code: 'UNAVAILABLE' } } });
    isDown = false;
    await clock.advance(10_000);
    await call();
    expect(factory.health()).toMatchObject({ circuit: 'CLOSED', lastSuccessAt: clock.now() });
  });

  it('does not open on what is wrong with requests', async () => {
    const { failureOf, factory } = await bench(text(422, '{}'));
    for (let i = 0; i < 10; i += 1) await failureOf();
    expect(factory.health()).toMatchObject({ circuit: 'CLOSED', lastFailure: null });
  });

  it('says when it may be tried again', async () => {
    const { failureOf } = await bench(text(500, ''));
    await failureOf(POST);
    for (let i = 0; i < 4; i += 1) await failureOf(POST);
    expect(await failureOf(POST)).toMatchObject({ code: 'CIRCUIT_OPEN', retryAfterSeconds: 10 });
  });
});

describe('what is reported', () => {
  it('is in the trace of the request that made the call, and in the metrics', async () => {
    const { call, calls, metrics, factory } = await bench((_request, response) => json(response, {}));
    await runWithTrace(createTrace('background'), () => call());
    expect(calls).toEqual([
      { account: 'acc-1', operation: 'things.get', outcome: 'OK', durationMs: expect.any(Number) },
    ]);
    const { body } = await metrics.render();
    expect(body).toContain('deskgraph_vendor_calls_total{account="acc-1",operation="things.get",outcome="OK"} 1');
    expect(factory.health().latencyP95Ms).toBeGreaterThanOrEqual(0);
  });

  it('never holds a secret', async () => {
    const { failureOf, log } = await bench(text(500, '{"token":"canary-1","url":"https://x/?accesstoken=canary-2"}'));
    const failure = await failureOf({ query: { accesstoken: 'canary-3' } });
    expect(log.join('') + JSON.stringify(failure)).not.toContain('canary');
  });
});
