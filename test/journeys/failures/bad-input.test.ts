// Bad input gets an answer with a code, without internal details, and loses nothing.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openSubscriber } from '../../kit/subscribe.ts';
import { headCursor } from '../subscriptions/subscriptions-of.ts';

const VENDOR_CANARY = 'canary-of-the-vendor-77aa';
const INPUT_CANARY = 'canary-of-a-customer-91cc';
let gateway: TestGateway;
const answers: string[] = [];

beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 30 });
});
afterAll(async () => {
  await gateway.stop();
  expectNoInternals(gateway, answers);
});
afterEach(() => expectNothingOpen(gateway.url));

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Json> {
  const answer = await gateway.query<Json>(query, variables);
  answers.push(JSON.stringify(answer));
  return answer;
}
const codeOf = (answer: Json): unknown => answer.errors?.[0]?.extensions.code;
async function raw(init: RequestInit, path = '/graphql'): Promise<{ status: number; text: string }> {
  const response = await fetch(`${gateway.url}${path}`, init);
  const text = await response.text();
  answers.push(text);
  return { status: response.status, text };
}
const postRaw = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  raw({ method: 'POST', body, headers });

describe('an id', () => {
  const READERS: [string, string][] = [
    ['node', 'query ($id: ID!) { node(id: $id) { id } }'],
    ['ticket', 'query ($id: ID!) { ticket(id: $id) { id } }'],
    ['contact', 'query ($id: ID!) { contact(id: $id) { id } }'],
  ];
  test.each(READERS)('that is none of ours is refused in words: %s', async (field, query) => {
    for (const id of [
      '',
      'x',
      '123',
      'tkt_',
      'tkt_!!!',
      `${toGlobalId('ticket', 'a', 'b')}=`,
      '🦊',
      'x'.repeat(5000),
      '../../etc/passwd',
    ]) {
      const answer = await ask(query, { id });
      expect([field, id.slice(0, 20), codeOf(answer)]).toEqual([field, id.slice(0, 20), 'BAD_USER_INPUT']);
      expect(answer.data).toEqual({ [field]: null });
    }
  });

  test('of another kind names both kinds', async () => {
    const answer = await ask('query ($id: ID!) { ticket(id: $id) { id } }', {
      id: toGlobalId('agent', DESK_ACCOUNT, '1'),
    });
    expect(answer.errors[0]).toMatchObject({
      message: expect.stringMatching(/agent.*ticket/),
      extensions: { code: 'BAD_USER_INPUT', kind: 'ticket' },
    });
    const filter = await ask('query ($f: TicketFilter) { tickets(filter: $f) { totalCount } }', {
      f: { assigneeId: { eq: toGlobalId('contact', DESK_ACCOUNT, '1') } },
    });
    expect(codeOf(filter)).toBe('BAD_USER_INPUT');
  });

  test('that is unknown is null in queries and NOT_FOUND in mutations', async () => {
    const id = toGlobalId('ticket', DESK_ACCOUNT, '11/424242');
    expect((await ask('query ($id: ID!) { ticket(id: $id) { id } }', { id })).data).toEqual({ ticket: null });
    for (const [mutation, more] of [
      ['ticketReply', 'content: { text: { text: "x" } }, idempotencyKey: "bad-1"'],
      ['ticketNoteAdd', 'text: "x", idempotencyKey: "bad-2"'],
      ['ticketStatusSet', 'status: PENDING'],
      ['ticketRefresh', ''],
    ]) {
      for (const unknown of [id, toGlobalId('ticket', 'no-account', '1')]) {
        const answer = await ask(
          `mutation ($id: ID!) { ${mutation}(input: { ticketId: $id, ${more} }) { userErrors { code field } ticket { id } } }`,
          {
            id: unknown,
          },
        );
        expect(answer.data[mutation!]).toEqual({
          userErrors: [{ code: 'NOT_FOUND', field: ['input', 'ticketId'] }],
          ticket: null,
        });
      }
    }
  });

  test('more than a page of ids at once is refused with the limit', async () => {
    const answer = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => toGlobalId('ticket', DESK_ACCOUNT, '1')),
    });
    expect(answer.errors[0].extensions).toEqual({ code: 'TOO_MANY_ITEMS', limit: 100 });
  });
});

describe('a page', () => {
  const LISTS = ['tickets', 'agents', 'templates', 'events', 'webhookDeliveries'];
  test.each(LISTS)('of %s has at least 1 and at most 100 entries', async (list) => {
    const query = `query ($first: Int) { ${list}(first: $first) { nodes { id } } }`;
    for (const first of [0, -1, -2_147_483_648]) expect(codeOf(await ask(query, { first }))).toBe('BAD_USER_INPUT');
    for (const first of [101, 10_000, 2_147_483_647]) {
      const answer = await ask(query, { first });
      expect(answer.errors[0].extensions).toMatchObject({ code: 'TOO_MANY_ITEMS', limit: 100 });
      expect(answer.errors[0].message).toContain('100');
    }
    expect((await ask(query, { first: 100 })).errors).toBeUndefined();
  });

  test.each(LISTS)('of %s refuses cursors that it did not write', async (list) => {
    const own =
      list === 'events'
        ? null
        : (await ask('{ tickets(first: 3) { pageInfo { endCursor } } }')).data.tickets.pageInfo.endCursor;
    const query = `query ($after: ${list === 'events' ? 'EventCursor' : 'String'}) { ${list}(after: $after) { nodes { id } } }`;
    const foreign = [
      '',
      'x',
      'garbage!',
      'null',
      'x'.repeat(list === 'events' ? 100 : 3000),
      Buffer.from('[1,2]').toString('base64url'),
      Buffer.from(JSON.stringify({ $gt: '' })).toString('base64'),
      ...(own === null ? [] : [own.slice(0, -1), `${own}A`, own.toLowerCase(), ...(list === 'tickets' ? [] : [own])]),
    ];
    for (const after of foreign)
      expect([after.slice(0, 30), codeOf(await ask(query, { after }))]).toEqual([after.slice(0, 30), 'BAD_CURSOR']);
  });

  test('of events distinguishes garbled, foreign and future cursors', async () => {
    const cursor = await headCursor(gateway);
    const problem = async (after: string): Promise<unknown> =>
      (await ask('query ($after: EventCursor) { events(after: $after) { nodes { id } } }', { after })).errors?.[0]
        .extensions;
    expect(await problem(cursor)).toBeUndefined();
    expect(await problem(cursor.slice(0, -1))).toEqual({ code: 'BAD_CURSOR', problem: 'GARBLED' });
    expect(await problem(`other${cursor.slice(cursor.lastIndexOf('-'))}`)).toEqual({
      code: 'BAD_CURSOR',
      problem: 'FOREIGN',
    });
    expect(await problem(`${cursor.slice(0, -1 - 12)}1${'0'.repeat(12)}`)).toEqual({
      code: 'BAD_CURSOR',
      problem: 'FUTURE',
    });
    expect(await problem(`${cursor.slice(0, -13)}${'z'.repeat(13)}`)).toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('wants an age that is not negative and times that are times', async () => {
    expect(codeOf(await ask('{ tickets(maxStalenessSeconds: -1) { totalCount } }'))).toBe('BAD_USER_INPUT');
    for (const at of ['yesterday', '2026-13-40', '', '2026-01-01T00:00:00', 7, '9'.repeat(300)]) {
      const answer = await ask('query ($at: DateTime) { tickets(filter: { createdAt: { gt: $at } }) { totalCount } }', {
        at,
      });
      expect([at, codeOf(answer)]).toEqual([at, 'BAD_USER_INPUT']);
    }
    expect(
      codeOf(await ask('query ($t: String) { tickets(filter: { text: $t }) { totalCount } }', { t: 'x'.repeat(501) })),
    ).toBe('BAD_USER_INPUT');
  });
});

describe('an operation', () => {
  test('that is too deep, too wide or too long is refused before anything runs', async () => {
    const calls = gateway.desk360.journal.count();
    let deep = 'id';
    for (let index = 0; index < 12; index += 1) deep = `contact { tickets { nodes { ${deep} } } }`;
    const bombs: [string, string][] = [
      [`{ tickets { nodes { ${deep} } } }`, 'QUERY_TOO_COMPLEX'],
      [`{ ${Array.from({ length: 31 }, (_, index) => `a${index}: viewer { id }`).join(' ')} }`, 'QUERY_TOO_COMPLEX'],
      [`{ viewer { ${Array.from({ length: 40 }, (_, index) => `a${index}: id`).join(' ')} } }`, 'QUERY_TOO_COMPLEX'],
      [
        `{ viewer { ...f0 } } ${Array.from({ length: 14 }, (_, index) => `fragment f${index} on Viewer { ...f${index + 1} ...f${index + 1} }`).join(' ')} fragment f14 on Viewer { id }`,
        'QUERY_TOO_COMPLEX',
      ],
      [`fragment a on Viewer { ...b } fragment b on Viewer { ...a } { viewer { ...a } }`, 'GRAPHQL_VALIDATION_FAILED'],
      [
        `mutation { ${Array.from({ length: 25 }, (_, index) => `a${index}: ticketRefresh(input: { ticketId: "x" }) { clientMutationId }`).join(' ')} }`,
        'QUERY_TOO_COMPLEX',
      ],
      [
        `mutation { ${Array.from({ length: 1000 }, (_, index) => `a${index}: ticketRefresh(input: { ticketId: "x" }) { clientMutationId }`).join(' ')} }`,
        'GRAPHQL_PARSE_FAILED',
      ],
      [`{ ${'viewer { id } '.repeat(2000)} }`, 'GRAPHQL_PARSE_FAILED'],
      ['{'.repeat(1400), 'GRAPHQL_PARSE_FAILED'],
      ['{ nonsense }', 'GRAPHQL_VALIDATION_FAILED'],
      ['query { viewer { id }', 'GRAPHQL_PARSE_FAILED'],
      ['', 'BAD_REQUEST'],
    ];
    for (const [query, code] of bombs) {
      const startedAt = performance.now();
      const answer = await ask(query);
      expect([query.slice(0, 40), codeOf(answer)]).toEqual([query.slice(0, 40), code]);
      expect(answer.status).toBe(400);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
    expect(gateway.desk360.journal.count()).toBe(calls);
  });

  test('over a socket meets the same limits, and the socket lives on', async () => {
    const subscriber = openSubscriber(gateway.url);
    const wide = `subscription { events { ${Array.from({ length: 40 }, (_, index) => `a${index}: id`).join(' ')} } }`;
    const refused = await subscriber.listen(wide);
    expect((await refused.end())[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
    const fine = await subscriber.listen('{ viewer { id } }');
    expect(await fine.end()).toBe('complete');
    await subscriber.close();
  });

  test('that comes again with a filter as variable is answered as fast as the first time', async () => {
    const again = 'query Again($f: TicketFilter) { tickets(filter: $f, first: 1) { totalCount } }';
    for (let index = 0; index < 4; index += 1) {
      const startedAt = performance.now();
      expect((await ask(again, { f: { not: { vendor: ['DESK360'] } } })).errors).toBeUndefined();
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
  });

  test('with a huge filter, list or body is refused', async () => {
    const id = toGlobalId('agent', DESK_ACCOUNT, '11');
    const TICKETS = 'query ($f: TicketFilter) { tickets(filter: $f) { totalCount } }';
    expect(codeOf(await ask(TICKETS, { f: { assigneeId: { in: Array.from({ length: 501 }, () => id) } } }))).toBe(
      'TOO_MANY_ITEMS',
    );
    let nested: object = { vendor: ['DESK360'] };
    for (let index = 0; index < 12; index += 1) nested = { not: nested };
    expect(codeOf(await ask(TICKETS, { f: nested }))).toBe('QUERY_TOO_COMPLEX');
    const many = { or: Array.from({ length: 150 }, () => ({ vendor: ['DESK360'] })) };
    expect(codeOf(await ask(TICKETS, { f: many }))).toBe('QUERY_TOO_COMPLEX');
    const large = await postRaw(JSON.stringify({ query: '{ viewer { id } }', variables: { x: 'y'.repeat(300_000) } }));
    expect(large.status).toBe(413);
  });

  test('comes as JSON by POST or as a query by GET; everything else is refused', async () => {
    const body = JSON.stringify({ query: '{ viewer { id } }' });
    expect((await postRaw(body)).status).toBe(200);
    expect((await postRaw(body, { 'content-type': 'text/plain' })).status).toBeGreaterThanOrEqual(400);
    expect(
      (await postRaw(body, { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await postRaw('{"query":')).status).toBe(400);
    expect((await postRaw('null')).status).toBe(400);
    expect((await postRaw(`[${body},${body}]`)).status).toBe(400);
    const get = (query: string, headers: Record<string, string> = {}) =>
      raw({ headers }, `/graphql?query=${encodeURIComponent(query)}`);
    expect((await get('{ viewer { id } }')).status).toBe(400);
    const preflighted = { 'apollo-require-preflight': 'true' };
    expect(JSON.parse((await get('{ viewer { id } }', preflighted)).text)).toEqual({
      data: { viewer: { id: 'sandbox' } },
    });
    const mutation = await get(
      'mutation { ticketRefresh(input: { ticketId: "x" }) { clientMutationId } }',
      preflighted,
    );
    expect(mutation.status).toBe(405);
    const subscription = await ask('subscription { events { id } }');
    expect([subscription.status, codeOf(subscription)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(subscription.errors[0].message).toContain('WebSocket');
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await raw({ method, body })).status).toBe(404);
  });

  test('wants variables of their types', async () => {
    const query = 'query ($first: Int, $f: TicketFilter) { tickets(first: $first, filter: $f) { totalCount } }';
    for (const variables of [
      { first: 'ten' },
      { first: 1.5 },
      { first: 2 ** 40 },
      { f: { vendor: ['NO_VENDOR'] } },
      { f: { nonsense: 1 } },
      { f: 'x' },
    ])
      expect(codeOf(await ask(query, variables))).toBe('BAD_USER_INPUT');
    expect((await postRaw(JSON.stringify({ query, variables: 'x' }))).status).toBe(400);
    expect((await postRaw(JSON.stringify({ query: 7 }))).status).toBe(400);
  });
});

test('what is not built yet says so', async () => {
  expect(codeOf(await ask('{ rateLimit { limit } }'))).toBe('NOT_IMPLEMENTED');
  expect(codeOf(await ask('{ explain(operation: "{ viewer { id } }") { __typename } }'))).toBe('NOT_IMPLEMENTED');
});

test('introspection can be disabled', async () => {
  expect((await ask('{ schema: __schema { types { name } } }')).data.schema.types.length).toBeGreaterThan(100);
  const silent = await startGateway({ ticketCount: 2, gateway: { introspection: false } });
  try {
    const answer = await silent.query('{ __schema { types { name } } }');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const typo = await silent.query('{ viewr { id } }');
    expect(JSON.stringify(typo)).not.toContain('viewer');
    expect((await silent.query('{ viewer { __typename } }')).errors).toBeUndefined();
    const subscriber = openSubscriber(silent.url);
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "Ticket") { name } }',
      '{ viewr { id } }',
    ]) {
      const refused = await (await subscriber.listen(query)).end();
      expect(refused[0].extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
      expect(JSON.stringify(refused)).not.toContain('viewer');
    }
    await subscriber.close();
  } finally {
    await silent.stop();
  }
});

/** Fails when an answer or a log line contains a secret, a vendor's body, a path, a stack or an SQL statement. */
function expectNoInternals(from: TestGateway, received: readonly string[]): void {
  const own = [from.desk360.settings.accounts[0]!.token!, from.emotive.settings.brandToken!];
  const secrets = [...own, 'secret-path-of-desk360', 'secret-path-of-emotive'];
  const inside = [VENDOR_CANARY, '/src/', 'node_modules', 'node:internal', 'SELECT ', 'sqlite', 'at async'];
  for (const answer of received) for (const word of [...secrets, ...inside]) expect(answer).not.toContain(word);
  const log = from.logLines.join('\n');
  for (const word of [...secrets, INPUT_CANARY]) expect(log).not.toContain(word);
}

test('no answer and no log line contains internal details, also when vendors fail', async () => {
  const own = await startGateway({ ticketCount: 5 });
  try {
    const { id } = (await own.query('{ tickets(first: 1, filter: { vendor: [DESK360] }) { nodes { id } } }')).data[
      'tickets'
    ].nodes[0];
    own.desk360.faults.add({ status: 500, body: { error: { code: 'x', message: VENDOR_CANARY } }, times: 9 });
    own.emotive.faults.add({ replaceBody: 'html', times: 1 });
    const received = [
      await own.query(
        `query ($id: ID!) { ticket(id: $id) { messages { nodes { text } } timeline { nodes { __typename } } }
          agents { nodes { id } sources { error { message } } } tags { id } tickets(maxStalenessSeconds: 0) { sources { error { message } } } }`,
        { id },
      ),
      await own.query(
        `mutation ($id: ID!, $t: String!) { ticketReply(input: { ticketId: $id, content: { text: { text: $t } }, idempotencyKey: "canary" }) {
          userErrors { code message vendorMessage } } }`,
        { id, t: INPUT_CANARY },
      ),
    ].map((answer) => JSON.stringify(answer));
    const body = `{"messages": {"id": "x", "text": "${INPUT_CANARY}"`;
    received.push(await (await fetch(own.webhookUrl('desk360'), { method: 'POST', body })).text());
    const wrongPath = own.webhookUrl('emotive').replace(/.$/, 'x');
    received.push(await (await fetch(wrongPath, { method: 'POST', body: '{}' })).text());
    expect(own.logLines.length).toBeGreaterThan(0);
    expectNoInternals(own, received);
  } finally {
    await own.stop();
  }
});
