// The gateway's side of graphql-transport-ws: responses to client errors. Close codes decide whether clients reconnect.

import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, DESK_ACCOUNT, type TestGateway } from '../../kit/gateway/gateway.ts';
import { eventually } from '../../kit/eventually.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { cursorAt, deskEvent, feed, numbered } from '../subscriptions/feed.ts';
import { openRaw, subscribe } from './raw-socket.ts';

const EVENTS = 'subscription { events { cursor } }';
const TOKEN = 'token-of-the-socket-tests-0123456789';
const WITH_CODE = expect.objectContaining({
  message: expect.any(String),
  extensions: expect.objectContaining({ code: expect.any(String) }),
});
let running: TestGateway;

beforeAll(async () => {
  running = await startGateway({
    ticketCount: 5,
    gateway: {
      clients: [{ name: 'known', token: TOKEN, scopes: [], accounts: [DESK_ACCOUNT], validUntil: null }],
      allowedOrigins: ['https://desk.example'],
    },
  });
});
afterEach(() => expectNothingOpen(running.url));
afterAll(() => running.stop());

async function codeAfter(...sent: (object | string | Buffer)[]): Promise<number> {
  const raw = await openRaw(running.url, { init: null });
  for (const message of sent) raw.send(message);
  return (await raw.ended).code;
}
const INIT = { type: 'connection_init' };

describe('a socket is closed', () => {
  test('with 4406 when it offers no protocol', async () => {
    const raw = await openRaw(running.url, { protocols: [], init: null });
    expect(await raw.ended).toMatchObject({ code: 4406, status: null });
  });

  test('in the handshake when it offers only the legacy protocol, which would skip authentication', async () => {
    const raw = await openRaw(running.url, { protocols: ['graphql-ws'] });
    const { code } = await raw.ended;
    expect(code).toBe(1006);
    expect(raw.frames).toEqual([]);
  });

  test('not for a legacy protocol that is offered together with the current one', async () => {
    const raw = await openRaw(running.url, { protocols: ['graphql-ws', 'graphql-transport-ws'] });
    expect(raw.messages()).toEqual([{ type: 'connection_ack' }]);
    expect(raw.socket.protocol).toBe('graphql-transport-ws');
    await raw.close();
  });

  test('with 4408 when no connection_init arrives within three seconds', async () => {
    const startedAt = performance.now();
    const raw = await openRaw(running.url, { init: null });
    expect((await raw.ended).code).toBe(4408);
    expect(performance.now() - startedAt).toBeGreaterThan(2900);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  test('with 4401 when it subscribes before the connection_ack', async () => {
    expect(await codeAfter(subscribe('a', EVENTS))).toBe(4401);
  });

  test('with 4429 at a second connection_init, even an immediate one', async () => {
    expect(await codeAfter(INIT, INIT)).toBe(4429);
  });

  test('with 4403 and no reason when its token is refused', async () => {
    for (const authorization of ['Bearer wrong', 'Basic x', `Bearer ${TOKEN}x`, '']) {
      const raw = await openRaw(running.url, { init: { authorization } });
      expect(await raw.ended).toEqual({ code: 4403, reason: 'Forbidden', status: null });
      expect(raw.frames).toEqual([]);
    }
  });

  test.each<[string, string | Buffer | object]>([
    ['broken JSON', '{"type":'],
    ['an empty message', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['an unknown type', { type: 'start', id: 'a', payload: { query: EVENTS } }],
    ['no type', { id: 'a' }],
    ['a type that every object has', { type: 'constructor' }],
    ['subscribe without id', { type: 'subscribe', payload: { query: EVENTS } }],
    ['subscribe with an empty id', { type: 'subscribe', id: '', payload: { query: EVENTS } }],
    ['subscribe with a number as id', { type: 'subscribe', id: 1, payload: { query: EVENTS } }],
    ['subscribe without payload', { type: 'subscribe', id: 'a' }],
    ['subscribe with a list as query', { type: 'subscribe', id: 'a', payload: { query: [EVENTS] } }],
    ['subscribe with a text as variables', { type: 'subscribe', id: 'a', payload: { query: EVENTS, variables: 'x' } }],
    ['complete without id', { type: 'complete' }],
    ['a message that only servers send', { type: 'connection_ack' }],
    ['a message that only servers send, with what belongs to it', { type: 'next', id: 'a', payload: {} }],
    ['a garbled message of servers', { type: 'connection_ack', payload: 'x' }],
    ['bytes', Buffer.from([0, 1, 2, 255])],
    ['the right message as bytes', Buffer.from(JSON.stringify(subscribe('a', EVENTS)))],
  ])('with 4400 at %s', async (_name, message) => {
    const raw = await openRaw(running.url);
    raw.send(message);
    expect((await raw.ended).code).toBe(4400);
  });

  test('with 4409 when an id is used twice at the same time', async () => {
    for (const id of ['a', '__proto__', 'x'.repeat(5000), '💥'.repeat(40)]) {
      const raw = await openRaw(running.url);
      raw.send(subscribe(id, EVENTS));
      raw.send(subscribe(id, EVENTS));
      expect((await raw.ended).code, id).toBe(4409);
    }
  });

  test('with 1009 at a message over 256 KiB, and not at one just below', async () => {
    const raw = await openRaw(running.url);
    const around = JSON.stringify({ type: 'ping', payload: { pad: '' } }).length;
    raw.send({ type: 'ping', payload: { pad: 'x'.repeat(256 * 1024 - around) } });
    await raw.message(({ type }) => type === 'pong');
    raw.send({ type: 'ping', payload: { pad: 'x'.repeat(256 * 1024 - around + 1) } });
    expect((await raw.ended).code).toBe(1009);
  });

  test('with 1007 at text that is not UTF-8', async () => {
    const raw = await openRaw(running.url);
    raw.socket.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false });
    expect((await raw.ended).code).toBe(1007);
  });
});

describe('a handshake is refused', () => {
  test('with 403 for another origin, and accepted for its own, for allowed ones and without one', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://desk.example.evil', 'http://desk.example', 'x']) {
      const refused = await openRaw(running.url, { headers: { origin } });
      expect((await refused.ended).status, origin).toBe(403);
    }
    for (const origin of ['https://desk.example', running.url, null]) {
      const raw = await openRaw(running.url, { headers: origin === null ? {} : { origin } });
      expect(raw.messages(), String(origin)).toEqual([{ type: 'connection_ack' }]);
      await raw.close();
    }
  });

  test('with 404 on any other path', async () => {
    for (const path of ['/', '/graphql/', '/graphqlx', '/GRAPHQL', '/webhooks', '//graphql', '/graphql/stream']) {
      const raw = await openRaw(running.url, { path });
      expect((await raw.ended).status, path).toBe(404);
    }
    const withQuery = await openRaw(running.url, { path: '/graphql?from=here' });
    expect(withQuery.messages()).toEqual([{ type: 'connection_ack' }]);
    await withQuery.close();
  });
});

describe('a socket stays open', () => {
  test('after invalid operations; each gets an error under its own id', async () => {
    const raw = await openRaw(running.url);
    raw.send(subscribe('good', EVENTS));
    const wrong: Record<string, object> = {
      syntax: { query: 'subscription {' },
      empty: { query: '' },
      unknownField: { query: 'subscription { nothing { id } }' },
      twoRoots: { query: 'subscription { events { id } messageAdded { id } }' },
      badVariable: { query: 'subscription ($a: EventCursor) { events(after: $a) { id } }', variables: { a: { b: 1 } } },
      badFilter: { query: 'subscription { events(filter: { ticketIds: ["x"] }) { id } }' },
      badCursor: { query: 'subscription { events(after: "never") { id } }' },
      noSuchOperation: { query: EVENTS, operationName: 'other' },
      unknownTicket: { query: 'subscription { ticketEvents(ticketId: "dGlja2V0") { id } }' },
      fragmentCircle: { query: 'subscription { events { ...A } } fragment A on Event { ...A }' },
      tooDeep: { query: `subscription { events { ${'ticket { lastMessage { '.repeat(8)}id${' } }'.repeat(8)} } }` },
      tooLong: { query: `subscription { events { ${'id '.repeat(3000)} } }` },
      schemaInstead: { query: 'type Query { a: Int }' },
    };
    for (const [id, payload] of Object.entries(wrong)) raw.send({ id, type: 'subscribe', payload });
    for (const id of Object.keys(wrong)) {
      const answer = await raw.message((message) => message.id === id);
      const startedWell = ['badVariable', 'badFilter', 'badCursor', 'unknownTicket'].includes(id);
      expect(answer.type, `${id}: ${JSON.stringify(answer)}`).toBe(startedWell ? 'next' : 'error');
      if (startedWell) await raw.message((message) => message.id === id && message.type === 'complete');
      const errors = startedWell ? answer.payload.errors : answer.payload;
      expect(errors, id).toEqual(expect.arrayContaining([WITH_CODE]));
      expect(JSON.stringify(answer.payload), id).not.toContain('INTERNAL_SERVER_ERROR');
    }
    await feed(running.gateway.store, [deskEvent()]);
    await raw.message(({ id, type }) => id === 'good' && type === 'next');
    await raw.close();
  });

  test('and answers a ping with a pong that has the same payload', async () => {
    const raw = await openRaw(running.url);
    raw.send({ type: 'ping' });
    raw.send({ type: 'ping', payload: { at: 7 } });
    await eventually(() =>
      expect(raw.messages().slice(1)).toEqual([{ type: 'pong' }, { type: 'pong', payload: { at: 7 } }]),
    );
    raw.send({ type: 'pong', payload: { any: 1 } });
    await raw.close();
  });

  test('and ignores a complete for an unknown id', async () => {
    const raw = await openRaw(running.url);
    raw.send({ type: 'complete', id: 'unknown' });
    raw.send({ type: 'ping' });
    await raw.message(({ type }) => type === 'pong');
    expect(raw.messages()).toHaveLength(2);
    await raw.close();
  });

  test('when it starts one operation too many: only that one is refused', async () => {
    const raw = await openRaw(running.url);
    for (let index = 0; index <= 100; index += 1) raw.send(subscribe(`s${index}`, EVENTS));
    const refused = await raw.message(({ type }) => type === 'error');
    expect(refused.id).toBe('s100');
    expect(JSON.stringify(refused.payload)).toContain('TOO_MANY_ITEMS');
    await feed(running.gateway.store, [deskEvent()]);
    await raw.nexts(100);
    raw.send({ type: 'complete', id: 's0' });
    raw.send(subscribe('again', EVENTS));
    raw.send({ type: 'ping' });
    await raw.message(({ type }) => type === 'pong');
    await feed(running.gateway.store, [deskEvent()]);
    await raw.message(({ id, type }) => id === 'again' && type === 'next');
    await raw.close();
  });

  test('when an id is completed and reused immediately: one stream, nothing left behind', async () => {
    const raw = await openRaw(running.url);
    for (let index = 0; index < 50; index += 1) {
      raw.send(subscribe('same', EVENTS));
      raw.send({ type: 'complete', id: 'same' });
    }
    raw.send(subscribe('same', EVENTS));
    raw.send({ type: 'ping' });
    await raw.message(({ type }) => type === 'pong');
    await feed(running.gateway.store, [deskEvent(), deskEvent(), deskEvent()]);
    await raw.nexts(3);
    raw.send({ type: 'ping' });
    await eventually(() => expect(raw.messages().filter(({ type }) => type === 'pong')).toHaveLength(2));
    expect(raw.messages().filter(({ type }) => type === 'next')).toHaveLength(3);
    await raw.close();
  });
});

test('queries and mutations also run over a socket and complete', async () => {
  const raw = await openRaw(running.url, { init: { Authorization: `Bearer ${TOKEN}` } });
  raw.send(subscribe('q', '{ __typename eventCursor }'));
  await raw.message(({ id, type }) => id === 'q' && type === 'complete');
  expect(raw.messages().map(({ type }) => type)).toEqual(['connection_ack', 'next', 'complete']);
  await raw.close();
});

test('at shutdown sockets are closed with 1012, and a real client reconnects and gets what it missed', async () => {
  const own = await startGateway({ ticketCount: 5 });
  const seen: string[] = [];
  const codes: number[] = [];
  let refusedCount = 0;
  let cursor = cursorAt(own.gateway.store, await own.gateway.store.log.head());
  let url = own.url;
  const client = createClient({
    url: () => `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Number.POSITIVE_INFINITY,
    // By default graphql-ws gives up when a connection fails, and during a restart connections fail for a moment.
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 30)),
    generateID: () => 'the-one',
    connectionParams: () => ({ resume: { 'the-one': cursor } }),
    on: { closed: (event) => void codes.push((event as { code: number }).code), error: () => (refusedCount += 1) },
  });
  client.subscribe<Record<string, { nativeType: string }>>(
    { query: 'subscription { events(filter: { types: [UNMAPPED] }) { ... on UnmappedVendorEvent { nativeType } } }' },
    {
      next: ({ data, extensions }) => {
        cursor = String((extensions as { cursor?: string } | undefined)?.cursor);
        seen.push(data?.['events']?.nativeType ?? '?');
      },
      error: (failure) => seen.push(`error ${String(failure)}`),
      complete: () => seen.push('complete'),
    },
  );
  await feed(own.gateway.store, [deskEvent({ data: numbered(1) })]);
  await eventually(() => expect(seen).toEqual(['1']));
  await own.restart();
  await eventually(() => expect(refusedCount).toBeGreaterThan(0));
  url = own.url;
  await feed(own.gateway.store, [deskEvent({ data: numbered(2) }), deskEvent({ data: numbered(3) })]);
  await eventually(() => expect(seen).toEqual(['1', '2', '3']));
  expect(codes[0]).toBe(1012);
  await client.dispose();
  await own.stop();
});
