// A gateway behind a proxy on its own machine: only clients of this machine need no token, on every transport.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { png, upload } from '../files/files.ts';
import { openRaw } from '../sockets/raw-socket.ts';
import { openStream } from '../subscriptions/event-source.ts';
import { copyOf } from '../webhooks/webhook-bodies.ts';

type Headers = Readonly<Record<string, string>>;

const TOKEN = 'token-of-the-agent-desk-0123456789';
const SENDER = '203.0.113.9';
const QUERY = '{ viewer { id } }';
const clients = [{ name: 'desk', token: TOKEN, scopes: [], accounts: '*', validUntil: null }] as const;
const gateways: Record<string, TestGateway> = {};
beforeAll(async () => {
  const start = (trustedProxies: readonly string[]): Promise<TestGateway> =>
    startGateway({
      ticketCount: 3,
      emotiveAccount: { allowedAddresses: [SENDER] },
      gateway: { clients, trustedProxies },
    });
  const [trusting, plain] = await Promise.all([start(['127.0.0.1', '::1']), start(['10.0.0.0/8'])]);
  Object.assign(gateways, { trusting, plain });
});
afterEach(async () => {
  for (const { url } of Object.values(gateways)) await expectNothingOpen(url);
});
afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.stop()));
});

const at = (which: string): TestGateway => gateways[which] ?? expect.fail(`no gateway ${which}`);
const search = new URLSearchParams({ query: QUERY }).toString();

/** Each transport: the id of the viewer that the request is taken for; null when it is refused as unauthenticated. */
const TRANSPORTS: Readonly<Record<string, (gateway: TestGateway, headers: Headers) => Promise<string | null>>> = {
  'a POST': async (gateway, headers) => viewerIn(await gateway.query(QUERY, {}, headers)),
  'a GET': async ({ url }, headers) => {
    const given = { 'apollo-require-preflight': '1', ...headers };
    const response = await fetch(`${url}/graphql?${search}`, { headers: given });
    return viewerIn(await response.json());
  },
  'a stream': async ({ url }, headers) => {
    const stream = await openStream(`${url}/graphql/stream?${search}`, { headers });
    await stream.until(({ ended }) => expect(ended).toBe('end'));
    await stream.close();
    return viewerIn(stream.events[0]?.data ?? JSON.parse(stream.text));
  },
  'a socket': async ({ url }, headers) => {
    const raw = await openRaw(url, { headers });
    if (!raw.messages().some(({ type }) => type === 'connection_ack')) {
      expect((await raw.ended).code).toBe(4403);
      return null;
    }
    raw.send({ id: '1', type: 'subscribe', payload: { query: QUERY } });
    const { payload } = await raw.message(({ id }) => id === '1');
    await raw.close();
    return viewerIn(payload);
  },
  'an upload': async (gateway, headers) => {
    const { status } = await upload(gateway, [png()], { 'deskgraph-upload': '1', ...headers });
    expect([201, 401]).toContain(status);
    return status === 401 ? null : 'authorization' in headers ? 'client:desk' : 'sandbox';
  },
};

function viewerIn({ data, errors }: Json): string | null {
  if (errors !== undefined) expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  return data?.viewer.id ?? null;
}

describe.each(Object.keys(TRANSPORTS))('%s without a token', (name) => {
  const send = TRANSPORTS[name] ?? expect.fail(name);

  test('is open to a program of this machine', async () => {
    for (const which of ['trusting', 'plain']) expect(await send(at(which), {})).toBe('sandbox');
  });

  test.each<[what: string, headers: Headers]>([
    ['one from elsewhere', { 'x-forwarded-for': SENDER }],
    ['one that claims to be local', { 'x-forwarded-for': `127.0.0.1, ${SENDER}` }],
    ['one behind two proxies', { 'x-forwarded-for': `${SENDER}, 127.0.0.1` }],
    ['one with IPv6', { 'x-forwarded-for': '2001:db8::1' }],
    ['a name', { 'x-forwarded-for': 'localhost' }],
    ['garbage', { 'x-forwarded-for': '%00<>;=,"' }],
    ['nothing', { 'x-forwarded-for': ', ,' }],
    ['another header', { forwarded: 'for=127.0.0.1' }],
  ])('is refused behind a proxy, trusted or not, for %s', async (_what, headers) => {
    for (const which of ['trusting', 'plain']) expect([which, await send(at(which), headers)]).toEqual([which, null]);
  });

  test.each(['127.0.0.1', '::1', '::1, 127.0.0.1'])(
    'is open behind a trusted proxy to %s, and closed behind another',
    async (client) => {
      expect(await send(at('trusting'), { 'x-forwarded-for': client })).toBe('sandbox');
      expect(await send(at('plain'), { 'x-forwarded-for': client })).toBeNull();
    },
  );

  test('and with one is open from everywhere', async () => {
    for (const which of ['trusting', 'plain'])
      for (const value of [SENDER, 'garbage'])
        expect(await send(at(which), { 'x-forwarded-for': value, authorization: `Bearer ${TOKEN}` })).toBe(
          'client:desk',
        );
  });
});

test('a webhook is checked against the address that a trusted proxy reports', async () => {
  const post = async (which: string, headers: Headers): Promise<number> => {
    const body = copyOf('text', '1');
    return (await fetch(at(which).webhookUrl('emotive'), { method: 'POST', body, headers })).status;
  };
  expect(await post('trusting', { 'x-forwarded-for': SENDER })).toBe(200);
  expect(await post('trusting', { 'x-forwarded-for': `${SENDER}, 198.51.100.1` })).toBe(401);
  expect(await post('trusting', { 'x-forwarded-for': 'garbage' })).toBe(401);
  expect(await post('trusting', {})).toBe(401);
  expect(await post('plain', { 'x-forwarded-for': SENDER })).toBe(401);
});

test('a file is read by its signed address, from wherever', async () => {
  for (const headers of [{}, { 'x-forwarded-for': SENDER }])
    expect((await fetch(`${at('trusting').url}/media/att_x?expires=1&sig=x`, { headers })).status).toBe(403);
});
