// An operation runs only under its own name: on every transport an unknown name is refused, and no vendor is called.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { callsOf } from '../../kit/journal.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openRaw } from '../sockets/raw-socket.ts';
import { openStream } from '../subscriptions/event-source.ts';

/** `operationName` and the document; a name of undefined is left out. */
type Request = readonly [what: string, query: string, operationName: string | null | undefined];

let gateway: TestGateway;
let reply: (name: string) => string;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 5 });
  const { data } = await gateway.query('{ tickets(first: 1, filter: { vendor: [DESK360] }) { nodes { id } } }');
  const id: string = data['tickets'].nodes[0].id;
  let keys = 0;
  reply = (name) => {
    keys += 1;
    return `mutation ${name} { ticketReply(input: { ticketId: "${id}", content: { text: { text: "x" } }, idempotencyKey: "name-${keys}" }) { userErrors { code } } }`;
  };
});
beforeEach(() => gateway.desk360.journal.clear());
afterEach(() => expectNothingOpen(gateway.url));
afterAll(() => gateway.stop());

/** What the vendor was asked to change; the gateway also reads, in the background. */
function writes(): Record<string, number> {
  return Object.fromEntries(Object.entries(callsOf(gateway.desk360)).filter(([route]) => !route.startsWith('GET ')));
}

const HEADERS = { 'content-type': 'application/json' };
const EVENTS = 'subscription Watch { events { id } }';

function requests(): Request[] {
  return [
    ['a mutation under a false name', reply('Send'), 'Other'],
    ['a mutation under the same name in another case', reply('Send'), 'send'],
    ['a mutation under an empty name', reply('Send'), ''],
    ['a mutation without a name under one', reply(''), 'Other'],
    ['two operations without a name', `query Look { viewer { id } } ${reply('Send')}`, undefined],
    ['two operations under null', `query Look { viewer { id } } ${reply('Send')}`, null],
    ['two operations under the name of neither', `query Look { viewer { id } } ${reply('Send')}`, 'Other'],
    ['a fragment in place of an operation', `query Look { ...Part } fragment Part on Query { viewer { id } }`, 'Part'],
    ['a subscription under a false name', EVENTS, 'Other'],
  ];
}
const bodyOf = ([, query, operationName]: Request): string => JSON.stringify({ query, operationName });
function pathOf(path: string, [, query, operationName]: Request): string {
  const name = operationName == null ? {} : { operationName };
  return `${gateway.url}${path}?${new URLSearchParams({ query, ...name }).toString()}`;
}
const SAYS = { message: expect.stringContaining('`operationName`'), extensions: { code: 'BAD_USER_INPUT' } };

async function expectRefused(what: string, status: number, answer: Json): Promise<void> {
  expect([what, status]).toEqual([what, 400]);
  expect(answer).toEqual({ errors: [SAYS] });
  expect([what, writes()]).toEqual([what, {}]);
}

describe('an operation that is not in the document is refused with 400, and nothing runs', () => {
  test('by POST', async () => {
    for (const one of requests()) {
      const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: HEADERS, body: bodyOf(one) });
      await expectRefused(one[0], response.status, await response.json());
    }
  });

  test('by POST again and again, when documents are compiled', async () => {
    const body = bodyOf(['', reply('Send'), 'Other']);
    for (let round = 0; round < 4; round += 1) {
      const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: HEADERS, body });
      await expectRefused(`round ${round}`, response.status, await response.json());
    }
  });

  test('by GET', async () => {
    for (const one of requests()) {
      const response = await fetch(pathOf('/graphql', one), { headers: { 'apollo-require-preflight': '1' } });
      await expectRefused(one[0], response.status, await response.json());
    }
  });

  test('by a stream, POST and GET', async () => {
    for (const one of requests()) {
      const posted = await openStream(`${gateway.url}/graphql/stream`, {
        method: 'POST',
        headers: HEADERS,
        body: bodyOf(one),
      });
      await posted.until(({ ended }) => expect(ended).toBe('end'));
      await expectRefused(one[0], posted.status, JSON.parse(posted.text));
      await posted.close();
      const got = await openStream(pathOf('/graphql/stream', one));
      await got.until(({ ended }) => expect(ended).toBe('end'));
      await expectRefused(one[0], got.status, JSON.parse(got.text));
      await got.close();
    }
  });

  test('over a socket, which stays open', async () => {
    const raw = await openRaw(gateway.url);
    for (const [index, [what, query, operationName]] of requests().entries()) {
      const id = String(index);
      raw.send({ id, type: 'subscribe', payload: { query, operationName } });
      const { type, payload } = await raw.message((message) => message.id === id);
      expect([what, type, payload]).toEqual([what, 'error', [SAYS]]);
      expect([what, writes()]).toEqual([what, {}]);
    }
    raw.send({ id: 'good', type: 'subscribe', payload: { query: '{ viewer { id } }' } });
    expect((await raw.message(({ id }) => id === 'good')).type).toBe('next');
    await raw.close();
  });
});

test('the operation that is named runs, alone, on every transport', async () => {
  const document = `query Look { viewer { id } } ${reply('Send')} ${reply('Second')}`;
  const body = JSON.stringify({ query: document, operationName: 'Send' });
  const posted = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: HEADERS, body });
  expect(await posted.json()).toMatchObject({ data: { ticketReply: { userErrors: [] } } });
  expect(Object.values(writes())).toEqual([1]);
  gateway.desk360.journal.clear();
  const viewer = { data: { viewer: { id: 'sandbox' } } };
  const got = await fetch(pathOf('/graphql', ['', document, 'Look']), { headers: { 'apollo-require-preflight': '1' } });
  expect(await got.json()).toEqual(viewer);
  const stream = await openStream(pathOf('/graphql/stream', ['', document, 'Look']));
  await stream.until(({ ended }) => expect(ended).toBe('end'));
  expect(stream.events[0]?.data).toEqual(viewer);
  await stream.close();
  const raw = await openRaw(gateway.url);
  raw.send({ id: '1', type: 'subscribe', payload: { query: document, operationName: 'Look' } });
  expect((await raw.message(({ id }) => id === '1')).payload).toEqual(viewer);
  await raw.close();
  expect(writes()).toEqual({});
});
