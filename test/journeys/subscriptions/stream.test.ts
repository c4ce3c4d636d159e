// GraphQL over server-sent events: responses, resuming, refusals, and disconnects at both ends.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { appendNumbers, appendNumbersWithRaw, numbersIn, NUMBERS } from '../client/numbered-events.ts';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { TEST_GATEWAY } from '../../kit/gateway/gateway-defaults.ts';
import { expectNothingOpen, metricOf } from '../../kit/leaks.ts';
import { openUnread, openStream, type OpenStream } from './event-source.ts';

const TOKEN = 'token-of-the-stream-tests-0123456789';
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    ticketCount: 5,
    gateway: {
      clients: [{ name: 'known', token: TOKEN, scopes: [], accounts: [DESK_ACCOUNT], validUntil: null }],
      allowedOrigins: ['https://desk.example'],
    },
  });
});
afterEach(() => expectNothingOpen(gateway.url));
afterAll(() => gateway.stop());

const endpoint = (params: Record<string, string> = {}): URL =>
  new URL(`/graphql/stream?${new URLSearchParams(params).toString()}`, gateway.url);
const post = (body: unknown, headers: Record<string, string> = {}): Promise<OpenStream> =>
  openStream(endpoint(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const store = () => gateway.gateway.store;
const numbersOf = ({ events }: OpenStream): number[] =>
  events.flatMap(({ data }) => (data === null ? [] : numbersIn(data)));

/** Status and first error code of a refusal in plain JSON. */
async function refusalOf(url: URL, init: RequestInit = {}): Promise<{ status: number; code: string; type: string }> {
  const response = await fetch(url, { ...init, headers: { accept: 'text/event-stream', ...(init.headers as object) } });
  const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return {
    status: response.status,
    code: body.errors[0]?.extensions.code ?? '',
    type: response.headers.get('content-type') ?? '',
  };
}

describe('an operation', () => {
  test('by GET with variables gets one result and completes', async () => {
    const stream = await openStream(
      endpoint({
        query: 'query Q($n: Int!) { tickets(first: $n) { nodes { id } } }',
        variables: '{"n":2}',
        operationName: 'Q',
      }),
    );
    await stream.until(({ ended }) => expect(ended).toBe('end'));
    expect(stream.events.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(stream.events[0]?.data.data.tickets.nodes).toHaveLength(2);
    expect(stream.events[1]).toEqual({ event: 'complete', id: null, data: null });
    await stream.close();
  });

  test('by POST, also a mutation, gets one result and completes', async () => {
    const stream = await post({
      query: 'mutation { ticketTagsAdd(input: { ticketId: "garbage", tagIds: [] }) { userErrors { code } } }',
    });
    await stream.until(({ ended }) => expect(ended).toBe('end'));
    expect(stream.status).toBe(200);
    expect(stream.events.map(({ event }) => event)).toEqual(['next', 'complete']);
    await stream.close();
  });

  test('that fails during execution has the errors in its result, without internal details', async () => {
    const stream = await post({ query: '{ node(id: "garbage") { id } }' });
    await stream.until(({ ended }) => expect(ended).toBe('end'));
    expect(stream.status).toBe(200);
    expect(stream.events[0]?.data.errors[0].extensions.code).toEqual(expect.any(String));
    await stream.close();
  });
});

describe('a subscription', () => {
  test('gets events with cursors as ids, and headers that keep proxies from buffering', async () => {
    const stream = await post({ query: NUMBERS });
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    await stream.until(({ text }) => expect(text.length).toBeGreaterThan(2048));
    await appendNumbers(store(), 1, 2, 3);
    await stream.until((one) => expect(numbersOf(one)).toEqual([1, 2, 3]));
    for (const { event, id, data } of stream.events) {
      expect(event).toBe('next');
      expect(data.extensions.cursor).toBe(id);
    }
    expect(await metricOf(gateway.url, 'deskgraph_subscription_sockets')).toBe(1);
    expect(await metricOf(gateway.url, 'deskgraph_subscriptions')).toBe(1);
    await stream.close();
  });

  test.each(['header', 'parameter'])(
    'resumes after the Last-Event-ID of a %s, whatever its document contains',
    async (way) => {
      const { data } = await gateway.query('{ eventCursor }');
      const query = `subscription { events(after: "${data['eventCursor']}") { ... on UnmappedVendorEvent { nativeType } } }`;
      const first = await openStream(endpoint({ query }));
      await appendNumbers(store(), 1, 2);
      await first.until((one) => expect(numbersOf(one)).toEqual([1, 2]));
      await first.close();
      await appendNumbers(store(), 3, 4);
      const again = await openStream(
        endpoint(way === 'header' ? { query } : { query, lastEventId: first.lastEventId }),
        {
          headers: way === 'header' ? { 'last-event-id': first.lastEventId } : {},
        },
      );
      await appendNumbers(store(), 5);
      await again.until((one) => expect(numbersOf(one)).toEqual([3, 4, 5]));
      await again.close();
    },
  );

  test('can be resumed before its first event: the stream starts with its cursor', async () => {
    const first = await openStream(endpoint({ query: NUMBERS }));
    await first.until(({ lastEventId }) => expect(lastEventId).not.toBe(''));
    expect(first.events).toEqual([]);
    await first.close();
    await appendNumbers(store(), 7);
    const again = await openStream(endpoint({ query: NUMBERS }), { headers: { 'last-event-id': first.lastEventId } });
    await again.until((one) => expect(numbersOf(one)).toEqual([7]));
    await again.close();
  });

  test('ends when its token expires', async () => {
    const brief = { name: 'brief', token: TOKEN, scopes: [], accounts: [], validUntil: Date.now() + 1500 };
    const small = await startGateway({ ticketCount: 1, synced: false, gateway: { clients: [brief] } });
    const url = new URL(endpoint({ query: NUMBERS }).search, `${small.url}/graphql/stream`);
    const headers = { authorization: `Bearer ${TOKEN}` };
    const stream = await openStream(url, { headers });
    expect(stream.status).toBe(200);
    await stream.until(({ ended }) => expect(ended).toBe('end'));
    expect(Date.now()).toBeGreaterThanOrEqual(brief.validUntil);
    expect(stream.events).toEqual([]);
    expect(await refusalOf(url, { headers })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    await stream.close();
    await small.stop();
  });

  test('sees only the accounts of its client', async () => {
    const stream = await openStream(endpoint({ query: NUMBERS }), { headers: { authorization: `Bearer ${TOKEN}` } });
    await stream.until(({ lastEventId }) => expect(lastEventId).not.toBe(''));
    await appendNumbers(store(), 11);
    await stream.until((one) => expect(numbersOf(one)).toEqual([11]));
    await stream.close();
  });

  test('whose client does not read is disconnected, and resumes without loss', async () => {
    const query = 'subscription { events { ... on UnmappedVendorEvent { nativeType raw } } }';
    const slow = await openUnread(endpoint({ query }));
    await eventually(async () => expect(await metricOf(gateway.url, 'deskgraph_subscriptions')).toBe(1));
    const { data } = await gateway.query('{ eventCursor }');
    let sent = 0;
    await eventually(async () => {
      sent += 50;
      const numbers = Array.from({ length: 50 }, (_none, index) => sent - 49 + index);
      await appendNumbersWithRaw(store(), numbers, 'x'.repeat(20_000));
      expect(await metricOf(gateway.url, 'deskgraph_subscriptions')).toBe(0);
    });
    slow.destroy();
    const again = await openStream(endpoint({ query }), { headers: { 'last-event-id': data['eventCursor'] } });
    await again.until((one) => expect(numbersOf(one).at(-1)).toBe(sent));
    expect(numbersOf(again)).toEqual(Array.from({ length: sent }, (_none, index) => index + 1));
    await again.close();
  });
});

describe('is refused with plain JSON', () => {
  const query = '{ viewer { id } }';
  const json = { 'content-type': 'application/json' };
  test.each<[string, () => [URL, RequestInit], number, string]>([
    ['a document that cannot be read', () => [endpoint({ query: '{ nothing' }), {}], 400, 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', () => [endpoint({ query: '{ nothing }' }), {}], 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['no document', () => [endpoint(), {}], 400, 'BAD_USER_INPUT'],
    ['variables that are no JSON', () => [endpoint({ query, variables: '{' }), {}], 400, 'BAD_USER_INPUT'],
    ['variables that are no object', () => [endpoint({ query, variables: '[1]' }), {}], 400, 'BAD_USER_INPUT'],
    ['an operation that is not there', () => [endpoint({ query, operationName: 'Q' }), {}], 400, 'BAD_USER_INPUT'],
    [
      'one that is nested too deeply',
      () => [
        endpoint({
          query: `{ tickets { nodes ${'{ contact { tickets { nodes '.repeat(6)}{ id }${' } } }'.repeat(6)} } }`,
        }),
        {},
      ],
      400,
      'QUERY_TOO_COMPLEX',
    ],
    ['a cursor that is none', () => [endpoint({ query: NUMBERS, lastEventId: 'garbage' }), {}], 400, 'BAD_CURSOR'],
    ['a mutation by GET', () => [endpoint({ query: 'mutation { __typename }' }), {}], 405, 'BAD_USER_INPUT'],
    ['a body that is no JSON', () => [endpoint(), { method: 'POST', headers: json, body: '{' }], 400, 'BAD_USER_INPUT'],
    [
      'a body of a type that any web page can send',
      () => [
        endpoint(),
        { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query }) },
      ],
      415,
      'BAD_USER_INPUT',
    ],
    ['an image', () => [endpoint({ query }), { headers: { accept: 'image/*' } }], 406, 'BAD_USER_INPUT'],
    [
      'a page of another origin',
      () => [endpoint({ query }), { headers: { origin: 'https://evil.example' } }],
      403,
      'FORBIDDEN',
    ],
    [
      'a wrong token',
      () => [endpoint({ query }), { headers: { authorization: 'Bearer wrong' } }],
      401,
      'UNAUTHENTICATED',
    ],
  ])('%s', async (_what, ask, status, code) => {
    const [url, init] = ask();
    expect(await refusalOf(url, init)).toEqual({ status, code, type: 'application/json; charset=utf-8' });
  });

  test('a subscription beyond the quota of its client', async () => {
    const small = await startGateway({
      ticketCount: 1,
      synced: false,
      gateway: { limits: { ...TEST_GATEWAY.limits, maxSubscriptionsPerClient: 2 } },
    });
    const url = new URL(endpoint({ query: NUMBERS }).search, `${small.url}/graphql/stream`);
    const streams = [await openStream(url), await openStream(url)];
    expect(await refusalOf(url)).toMatchObject({ status: 429, code: 'TOO_MANY_ITEMS' });
    for (const stream of streams) await stream.close();
    await eventually(async () => expect(await metricOf(small.url, 'deskgraph_subscriptions')).toBe(0));
    await small.stop();
  });
});
