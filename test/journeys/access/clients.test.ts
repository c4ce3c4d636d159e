// Clients with tokens: every endpoint requires one, and each client sees only its own accounts and scopes.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openSubscriber } from '../../kit/subscribe.ts';
import { EVENTS } from '../subscriptions/subscriptions-of.ts';

const ALL = 'token-of-the-operator-0123456789-abcdef';
const DESK = 'token-of-the-desk-client-0123456789-abc';
const PLAIN = 'token-of-the-plain-client-0123456789-ab';

let gateway: TestGateway;
let emotive: Json;
let desk: Json;
beforeAll(async () => {
  gateway = await startGateway({
    ticketCount: 12,
    gateway: {
      openToLoopback: false,
      clients: [
        {
          name: 'operator',
          token: ALL,
          scopes: ['tickets:raw', 'webhooks:read', 'webhooks:replay'],
          accounts: '*',
          validUntil: null,
        },
        {
          name: 'desk',
          token: DESK,
          scopes: ['webhooks:read', 'tickets:raw', 'webhooks:replay'],
          accounts: [DESK_ACCOUNT],
          validUntil: null,
        },
        { name: 'plain', token: PLAIN, scopes: [], accounts: '*', validUntil: null },
      ],
    },
  });
  const pick = async (vendor: string): Promise<Json> =>
    (
      await as(
        ALL,
        'query ($f: TicketFilter) { tickets(first: 1, filter: $f) { nodes { id nativeId account { id } contact { id } messages(first: 1) { nodes { id } } } } }',
        {
          f: { vendor: [vendor] },
        },
      )
    ).data.tickets.nodes[0];
  emotive = await pick('EMOTIVE');
  desk = await pick('DESK360');
});
afterAll(() => gateway.stop());
afterEach(() => expectNothingOpen(gateway.url));

const as = (token: string, query: string, variables: Record<string, unknown> = {}): Promise<Json> =>
  gateway.query(query, variables, { authorization: `Bearer ${token}` });
const codeOf = (answer: Json): unknown => answer.errors?.[0]?.extensions.code;

describe('without a valid token', () => {
  test.each([
    ['none', {}],
    ['a wrong one of equal length', { authorization: `Bearer ${ALL.replace('0', '1')}` }],
    ['a part of one', { authorization: `Bearer ${ALL.slice(0, -1)}` }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${Buffer.from(`x:${ALL}`).toString('base64')}` }],
    ['the token alone', { authorization: ALL }],
    ['one in the address', { 'x-token': ALL }],
  ])('nothing is answered but UNAUTHENTICATED: %s', async (_which, headers) => {
    const answer: Json = await gateway.query('{ viewer { id } tickets { totalCount } }', {}, headers);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.data).toBeUndefined();
    expect(JSON.stringify(answer)).not.toContain(ALL.slice(0, 20));
  });

  test('a socket is closed with 4403; webhooks and health remain available', async () => {
    for (const token of [undefined, 'wrong']) {
      const subscriber = openSubscriber(gateway.url, token === undefined ? {} : { token });
      const refused = await subscriber.listen(EVENTS);
      expect((await refused.end()).code).toBe(4403);
      await subscriber.close();
    }
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
    expect((await fetch(gateway.webhookUrl('desk360'))).status).toBe(200);
  });
});

describe('scopes', () => {
  test('say who the viewer is and what the token allows', async () => {
    expect((await as(PLAIN, '{ viewer { id displayName scopes } }')).data.viewer).toEqual({
      id: 'client:plain',
      displayName: 'plain',
      scopes: [],
    });
    expect((await as(ALL, '{ viewer { scopes } }')).data.viewer.scopes.toSorted()).toEqual([
      'tickets:raw',
      'webhooks:read',
      'webhooks:replay',
    ]);
  });

  test('guard raw objects, deliveries and replays, and cost only their own field', async () => {
    await gateway.desk360.customerWrites({ kind: 'text', phone: '905552220001' });
    const RAW = 'query ($id: ID!) { ticket(id: $id) { id raw messages(first: 1) { nodes { text raw } } } }';
    const refused = await as(PLAIN, RAW, { id: desk.id });
    expect(refused.data.ticket).toMatchObject({ id: desk.id, raw: null });
    expect(refused.errors.map(({ extensions }: Json) => extensions)).toContainEqual({
      code: 'FORBIDDEN',
      scope: 'tickets:raw',
    });
    expect(String((await as(ALL, RAW, { id: desk.id })).data.ticket.raw.id)).toBe(desk.nativeId);
    const DELIVERIES = '{ webhookDeliveries { nodes { id account { name } } } }';
    expect(codeOf(await as(PLAIN, DELIVERIES))).toBe('FORBIDDEN');
    const [kept] = (await as(ALL, DELIVERIES)).data.webhookDeliveries.nodes;
    expect((await as(PLAIN, 'query ($id: ID!) { node(id: $id) { id } }', { id: kept.id })).data).toEqual({
      node: null,
    });
    const REPLAY = 'mutation ($id: ID!) { webhookReplay(input: { deliveryId: $id }) { delivery { id } } }';
    expect(codeOf(await as(PLAIN, REPLAY, { id: kept.id }))).toBe('FORBIDDEN');
    expect((await as(ALL, REPLAY, { id: kept.id })).errors).toBeUndefined();
  });
});

describe('a client of one account', () => {
  test('sees nothing of the other by id', async () => {
    const ids = [emotive.id, emotive.account.id, emotive.contact.id, emotive.messages.nodes[0].id];
    const { data, errors } = await as(DESK, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [...ids, desk.id],
    });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([null, null, null, null, { id: desk.id }]);
    const single = await as(
      DESK,
      'query ($t: ID!, $c: ID!) { ticket(id: $t) { id } contact(id: $c) { id } node(id: $t) { id } }',
      {
        t: emotive.id,
        c: emotive.contact.id,
      },
    );
    expect(single.data).toEqual({ ticket: null, contact: null, node: null });
  });

  test('nor by list, count, search, vendor number, collection or account', async () => {
    const { data, errors } = await as(
      DESK,
      `query ($n: String!, $a: ID!) { tickets(first: 100) { totalCount nodes { vendor } sources { vendor } }
        emotive: tickets(filter: { vendor: [EMOTIVE] }) { totalCount nodes { id } }
        not: tickets(filter: { not: { vendor: [DESK360] } }) { totalCount }
        or: tickets(filter: { or: [{ vendor: [EMOTIVE] }, { vendor: [DESK360] }] }) { totalCount }
        search: tickets(filter: { text: $n, vendor: [EMOTIVE] }) { totalCount }
        ticketByNativeId(vendor: EMOTIVE, nativeId: $n) { id }
        other: ticketByNativeId(vendor: EMOTIVE, nativeId: $n, account: $a) { id }
        channels { vendor } vendorAccounts { vendor } events(first: 100) { nodes { vendor } } webhookDeliveries { nodes { vendor } } }`,
      { n: emotive.nativeId, a: emotive.account.id },
    );
    expect(errors).toBeUndefined();
    expect(data.tickets.totalCount).toBe(data.tickets.nodes.length);
    expect(data.or.totalCount).toBe(data.tickets.totalCount);
    expect(data.tickets.sources).toEqual([{ vendor: 'DESK360' }]);
    expect([data.emotive.totalCount, data.emotive.nodes, data.not.totalCount, data.search.totalCount]).toEqual([
      0,
      [],
      0,
      0,
    ]);
    expect([data.ticketByNativeId, data.other]).toEqual([null, null]);
    for (const list of [
      data.tickets.nodes,
      data.channels,
      data.vendorAccounts,
      data.events.nodes,
      data.webhookDeliveries.nodes,
    ])
      for (const { vendor } of list) expect(vendor).toBe('DESK360');
  });

  test('nor may it act on it: NOT_FOUND, as for a ticket that does not exist, and no call', async () => {
    gateway.emotive.journal.clear();
    for (const mutation of [
      'ticketReply(input: { ticketId: $id, content: { text: { text: "x" } }, idempotencyKey: "k" })',
      'ticketStatusSet(input: { ticketId: $id, status: CLOSED })',
      'ticketExternalReferenceSet(input: { ticketId: $id, externalTicketId: "x" })',
      'ticketRefresh(input: { ticketId: $id })',
    ]) {
      const answer = await as(DESK, `mutation ($id: ID!) { done: ${mutation} { userErrors { code } ticket { id } } }`, {
        id: emotive.id,
      });
      expect(answer.data.done).toEqual({ userErrors: [{ code: 'NOT_FOUND' }], ticket: null });
    }
    expect(gateway.emotive.journal.count()).toBe(0);
  });

  test('nor by subscription: it receives events of its own account only', async () => {
    const own = openSubscriber(gateway.url, { token: DESK });
    const operator = openSubscriber(gateway.url, { token: ALL });
    const after = (await as(ALL, '{ eventCursor }')).data.eventCursor;
    const received = await own.listen(EVENTS, { after });
    const messages = await own.listen(
      'subscription ($after: EventCursor) { messageAdded(after: $after) { vendor message { text } } }',
      { after },
    );
    const everything = await operator.listen(EVENTS, { after });
    const foreign = await own.listen('subscription ($id: ID!) { ticketEvents(ticketId: $id) { id } }', {
      id: emotive.id,
    });
    expect(await foreign.end()).toBe('complete');
    expect(foreign.results).toMatchObject([{ errors: [{ extensions: { code: 'NOT_FOUND', kind: 'ticket' } }] }]);
    const asked = await own.listen(EVENTS, { after, filter: { vendor: ['EMOTIVE'] } });
    await gateway.emotive.customerWrites({ subscriber: 'new', message: 'not for the desk' });
    await gateway.desk360.customerWrites({ kind: 'text', phone: '905552220002', text: 'for the desk' });
    await received.event(({ message }) => message?.text === 'for the desk');
    await messages.event(({ message }) => message.text === 'for the desk');
    await everything.event(({ message }) => message?.text === 'not for the desk');
    expect(new Set(received.events.map(({ vendor }) => vendor))).toEqual(new Set(['DESK360']));
    expect(messages.events.map(({ vendor }) => vendor)).toEqual(['DESK360']);
    expect(asked.events).toEqual([]);
    await Promise.all([own.close(), operator.close()]);
  });

  test('and idempotency keys of two clients never meet', async () => {
    const REPLY = `mutation ($id: ID!, $t: String!) { ticketReply(input: { ticketId: $id, content: { text: { text: $t } }, idempotencyKey: "shared-key" }) {
      userErrors { code } replayedFromIdempotencyKey } }`;
    const first = await as(ALL, REPLY, { id: desk.id, t: 'one' });
    const second = await as(DESK, REPLY, { id: desk.id, t: 'two' });
    for (const { data } of [first, second])
      expect(data.ticketReply).toEqual({ userErrors: [], replayedFromIdempotencyKey: false });
    expect(codeOf(second)).toBeUndefined();
  });
});
