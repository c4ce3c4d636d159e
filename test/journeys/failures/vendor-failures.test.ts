// A failing vendor affects only its own part: the rest is complete, lists answer, and the vendor recovers automatically.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxFault } from '../../../src/sandbox/index.ts';
import { createManualClock, type ManualClock } from '../../kit/manual-clock.ts';
import { eventually } from '../../kit/eventually.ts';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { metricOf } from '../../kit/leaks.ts';
import { allTickets, TICKET_FACTS } from '../reading/pages.ts';

const CANARY = 'canary-in-a-vendor-body-5f1c';
let gateway: TestGateway;
let clock: ManualClock;
let emotiveId: string;

beforeAll(async () => {
  clock = createManualClock(Date.now());
  gateway = await startGateway({ ticketCount: 30, clock });
  await gateway.gateway.sync.stop();
  emotiveId = (await gateway.query('{ tickets(first: 1, filter: { vendor: [EMOTIVE] }) { nodes { id } } }')).data[
    'tickets'
  ].nodes[0].id;
});
afterAll(() => gateway.stop());
afterEach(async () => {
  gateway.desk360.faults.clear();
  gateway.emotive.faults.clear();
  // A circuit that a test opened lets a trial call through again.
  await advance(60_000);
  await gateway.query('{ tickets(maxStalenessSeconds: 0) { totalCount } }');
  await advance(5 * 60_000);
});

/** Moves time; what vendors answer meanwhile needs the real one. */
const advance = (ms: number): Promise<void> => clock.advance(ms);
/** Runs a query while time passes, so that pauses between attempts do not stand still. */
async function whileTimePasses<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const watched = work.finally(() => (isOver = true));
  await eventually(async () => {
    await clock.advance(100);
    if (!isOver) throw new Error('it runs on');
  });
  return watched;
}

const FAULTS: [string, SandboxFault, string[]][] = [
  ['500', { status: 500, body: { message: CANARY } }, ['VENDOR_UNAVAILABLE']],
  ['503 with a page', { status: 503, body: `<html>${CANARY}</html>` }, ['VENDOR_UNAVAILABLE']],
  ['200 with a page', { replaceBody: 'html' }, ['VENDOR_BAD_RESPONSE']],
  ['half a body', { cutBodyAfterBytes: 12 }, ['VENDOR_BAD_RESPONSE']],
  ['half a body, chunked', { cutBodyAfterBytes: 12, cutAs: 'chunked' }, ['VENDOR_BAD_RESPONSE']],
  ['nothing', { replaceBody: 'empty' }, ['VENDOR_BAD_RESPONSE']],
  ['garbage', { replaceBody: 'garbage' }, ['VENDOR_BAD_RESPONSE']],
  ['JSON of another shape', { replaceBody: 'wrong-shape' }, ['VENDOR_BAD_RESPONSE']],
  ['a broken connection', { reset: 'before' }, ['VENDOR_UNAVAILABLE']],
  ['a broken connection in the middle', { reset: 'middle' }, ['VENDOR_BAD_RESPONSE', 'VENDOR_UNAVAILABLE']],
  ['401', { status: 401, body: { message: CANARY } }, ['VENDOR_UNAUTHORIZED']],
];

/** A ticket of Desk360 that was never read: its thread is not cached. */
async function untouchedTicket(): Promise<string> {
  const { ticketId } = await gateway.desk360.customerWrites({ kind: 'new-ticket', productId: 11 });
  await gateway.query('{ tickets(maxStalenessSeconds: 0, filter: { vendor: [DESK360] }) { totalCount } }');
  const found = await gateway.query('query ($n: String!) { tickets(filter: { text: $n }) { nodes { id nativeId } } }', {
    n: ticketId,
  });
  return found.data['tickets'].nodes.find(({ nativeId }: Json) => nativeId === ticketId).id;
}

const BOTH = `query ($desk: ID!, $emotive: ID!) {
  desk: ticket(id: $desk) { id subject status messages { nodes { text } } }
  emotive: ticket(id: $emotive) { id status messages { nodes { text } sources { state } } } }`;

describe('a vendor that answers', () => {
  test.each(FAULTS)('%s: its own field is null with a code, the rest is complete', async (_what, fault, codes) => {
    const desk = await untouchedTicket();
    gateway.desk360.faults.add({ route: 'GET /products/:productId/tickets/:ticketId', ...fault });
    const answer = await whileTimePasses(gateway.query(BOTH, { desk, emotive: emotiveId }));
    expect(answer.status).toBe(200);
    expect(answer.data['desk']).toMatchObject({ id: desk, status: 'NEW', messages: null });
    expect(answer.data['emotive'].messages.nodes.length).toBeGreaterThan(0);
    expect(answer.data['emotive'].messages.sources).toEqual([{ state: 'OK' }]);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors![0]!.path).toEqual(['desk', 'messages']);
    expect(codes).toContain(answer.errors![0]!.extensions['code']);
    expect(answer.errors![0]!.extensions).toHaveProperty('retryable');
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });

  test.each(FAULTS)('%s: the list answers as before, and says of whom it is old', async (_what, fault) => {
    const before = await allTickets(gateway, { facts: 'id subject status version' });
    gateway.desk360.faults.add(fault);
    const answer = await whileTimePasses(
      gateway.query(`{ tickets(first: 100, maxStalenessSeconds: 0) { nodes { id vendor subject status version freshness { stale staleReason } }
        sources { vendor state returned error { code message httpStatus retryable } } } }`),
    );
    expect(answer.errors).toBeUndefined();
    const { nodes, sources } = answer.data['tickets'];
    expect(nodes.map(({ id }: Json) => id)).toEqual(before.nodes.map(({ id }) => id));
    expect(sources).toMatchObject([
      { vendor: 'DESK360', state: 'STALE', error: { code: expect.any(String) } },
      { vendor: 'EMOTIVE', state: 'OK', error: null },
    ]);
    for (const node of nodes)
      expect([node.vendor, node.freshness.stale]).toEqual([node.vendor, node.vendor === 'DESK360']);
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });

  test('nothing at all while a list waits: the list comes in time and says TIMEOUT', async () => {
    gateway.desk360.faults.add({ delayMs: 60_000, route: 'GET /products/:productId/tickets' });
    const startedAt = performance.now();
    const answer = await whileTimePasses(
      gateway.query(
        '{ tickets(first: 5, maxStalenessSeconds: 0) { nodes { id } sources { vendor state error { code } } } }',
      ),
    );
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(answer.data['tickets'].nodes).toHaveLength(5);
    expect(answer.data['tickets'].sources[0]).toEqual({
      vendor: 'DESK360',
      state: 'STALE',
      error: { code: 'TIMEOUT' },
    });
    expect(answer.data['tickets'].sources[1]).toMatchObject({ vendor: 'EMOTIVE', state: 'OK' });
    gateway.desk360.faults.clear();
    await whileTimePasses(gateway.query('{ tickets(maxStalenessSeconds: 0) { totalCount } }'));
  });

  test('slowly, byte after byte, but in time: the answer is whole', async () => {
    const desk = await untouchedTicket();
    gateway.desk360.faults.add({ route: 'GET /products/:productId/tickets/:ticketId', slowByteMs: 1, times: 1 });
    const answer = await gateway.query(BOTH, { desk, emotive: emotiveId });
    expect(answer.errors).toBeUndefined();
    expect(answer.data['desk'].messages.nodes).toHaveLength(1);
  });

  test('once, then no more, is invisible to clients', async () => {
    const desk = await untouchedTicket();
    gateway.desk360.faults.add({ route: 'GET /products/:productId/tickets/:ticketId', status: 502, times: 1 });
    const answer = await whileTimePasses(gateway.query(BOTH, { desk, emotive: emotiveId }));
    expect(answer.errors).toBeUndefined();
    expect(answer.data['desk'].messages.nodes).toHaveLength(1);
  });
});

test('what was read once is shown when the vendor is gone, marked as old', async () => {
  const desk = await untouchedTicket();
  const first = await gateway.query(BOTH, { desk, emotive: emotiveId });
  expect(first.errors).toBeUndefined();
  await advance(10 * 60_000);
  gateway.desk360.faults.add({ status: 500 });
  const answer = await whileTimePasses(
    gateway.query(
      `query ($id: ID!) { ticket(id: $id) { id freshness { source stale staleReason } messages { nodes { text } sources { state error { code } } } } }`,
      { id: desk },
    ),
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data['ticket']).toMatchObject({
    freshness: { source: 'CACHE', stale: true },
    messages: { nodes: first.data['desk'].messages.nodes, sources: [{ state: 'STALE' }] },
  });
});

test('a circuit opens after repeated failures, is shown, and closes when the vendor is back', async () => {
  gateway.desk360.faults.add({ status: 500 });
  const HEALTH = '{ vendorAccounts { vendor health { state circuit lastError { code retryable } } } }';
  for (let index = 0; index < 3; index += 1) {
    await whileTimePasses(gateway.query('{ tickets(maxStalenessSeconds: 0) { totalCount } }'));
  }
  const down = (await gateway.query(HEALTH)).data['vendorAccounts'];
  expect(down[0]).toMatchObject({
    vendor: 'DESK360',
    health: { state: expect.stringMatching(/FAILED|STALE/), lastError: { retryable: true } },
  });
  expect(down[1]).toMatchObject({ vendor: 'EMOTIVE', health: { state: 'OK', circuit: 'CLOSED' } });
  gateway.desk360.faults.clear();
  await advance(60_000);
  const back = await gateway.query('{ tickets(maxStalenessSeconds: 0) { sources { vendor state error { code } } } }');
  expect(back.data['tickets'].sources).toEqual([
    { vendor: 'DESK360', state: 'OK', error: null },
    { vendor: 'EMOTIVE', state: 'OK', error: null },
  ]);
  expect((await gateway.query(HEALTH)).data['vendorAccounts'][0].health).toMatchObject({
    state: 'OK',
    circuit: 'CLOSED',
  });
});

describe('a short list that cannot be read', () => {
  test('is null with a code when nothing is held, and shown as it was when something is', async () => {
    const cold = await startGateway({ ticketCount: 3 });
    try {
      cold.desk360.faults.add({
        route: 'GET /agents',
        status: 403,
        body: { error: { code: 'not_authorized', message: CANARY } },
      });
      cold.desk360.faults.add({ route: 'GET /types', replaceBody: 'garbage' });
      const first =
        await cold.query(`{ tags(vendor: [DESK360]) { name } agents { nodes { id } sources { vendor state error { code } } }
        channels { vendor } tickets { nodes { id assignee { id } } } }`);
      expect(first.data['tags']).toBeNull();
      expect(first.data['agents']).toMatchObject({
        nodes: [],
        sources: [{ vendor: 'DESK360', state: 'FAILED', error: { code: 'FORBIDDEN' } }, {}],
      });
      expect(new Set(first.data['channels'].map(({ vendor }: Json) => vendor))).toEqual(
        new Set(['DESK360', 'EMOTIVE']),
      );
      expect(first.data['tickets'].nodes).toHaveLength(6);
      expect(first.errors?.map(({ extensions }) => extensions['code'])).toEqual(
        expect.arrayContaining(['VENDOR_BAD_RESPONSE']),
      );
      expect(JSON.stringify(first)).not.toContain(CANARY);
      cold.desk360.faults.clear();
      const second = await cold.query('{ tags { name } agents { nodes { id } } }');
      expect(second.errors).toBeUndefined();
      cold.desk360.faults.add({ status: 500 });
      const third = await cold.query('{ tags { name } agents { nodes { id } } }');
      expect(third.data).toEqual(second.data);
    } finally {
      await cold.stop();
    }
  });
});

describe('what a vendor says in other words or another order', () => {
  test('an unknown word becomes UNKNOWN, keeps the original, is counted, and logged once', async () => {
    const odd = await startGateway({ ticketCount: 4 });
    try {
      const seeded = [...odd.emotive.state.tickets.values()];
      for (const ticket of seeded) Object.assign(ticket, { status: 'hibernating' });
      const { data } =
        await odd.query(`{ tickets(maxStalenessSeconds: 0, filter: { vendor: [EMOTIVE], status: [UNKNOWN] }) {
        totalCount nodes { status statusCategory closed nativeStatus { code label } } } }`);
      expect(data['tickets'].totalCount).toBe(4);
      expect(data['tickets'].nodes[0]).toEqual({
        status: 'UNKNOWN',
        statusCategory: 'UNKNOWN',
        closed: false,
        nativeStatus: { code: 'hibernating', label: 'Hibernating' },
      });
      expect(await metricOf(odd.url, 'deskgraph_unknown_vendor_values_total', 'field="status"')).toBeGreaterThanOrEqual(
        4,
      );
      await odd.query('{ tickets(maxStalenessSeconds: 0) { totalCount } }');
      expect(odd.logLines.filter((line) => line.includes('hibernating'))).toHaveLength(1);
      for (const ticket of odd.desk360.state.tickets.values()) Object.assign(ticket, { priority: 9, status: 8 });
      await odd.query('mutation ($id: ID!) { ticketRefresh(input: { ticketId: $id }) { userErrors { code } } }', {
        id: (await odd.query('{ tickets(first: 1, filter: { vendor: [DESK360] }) { nodes { id } } }')).data['tickets']
          .nodes[0].id,
      });
      const desk = await odd.query(
        '{ tickets(filter: { vendor: [DESK360], status: [UNKNOWN] }) { nodes { priority nativeStatus { code } } } }',
      );
      expect(desk.data['tickets'].nodes).toContainEqual({ priority: null, nativeStatus: { code: '8' } });
    } finally {
      await odd.stop();
    }
  });

  test('shuffled lists change nothing', async () => {
    const before = await allTickets(gateway, { facts: TICKET_FACTS });
    gateway.desk360.faults.add({ shuffle: true });
    gateway.emotive.faults.add({ shuffle: true });
    await advance(20 * 60_000);
    await gateway.query(
      '{ tickets(maxStalenessSeconds: 0) { totalCount } agents { nodes { id } } tags { id } channels { id } }',
    );
    const after = await allTickets(gateway, { facts: TICKET_FACTS });
    expect(after.nodes).toEqual(before.nodes);
  });

  test('a ticket omitted from a list stays, and an omitted agent is null only where referenced', async () => {
    const some = await startGateway({ ticketCount: 30 });
    try {
      const tickets = [...some.desk360.state.tickets.values()];
      const missing = tickets.find(({ agentId }) => agentId !== null && agentId !== 0)!.agentId!;
      some.desk360.faults.add({ route: 'GET /agents', omitIds: [missing], shuffle: true });
      some.desk360.faults.add({ omitIds: [tickets[3]!.id, tickets[7]!.id], shuffle: true });
      const { data, errors } = await some.query(
        '{ tickets(first: 100, maxStalenessSeconds: 0, filter: { vendor: [DESK360] }) { nodes { nativeId assignee { nativeId } } } }',
      );
      expect(errors).toBeUndefined();
      const assignees = new Map(
        data['tickets'].nodes.map((node: Json) => [node.nativeId, node.assignee?.nativeId ?? null]),
      );
      const expected = tickets.map(({ id, agentId }) => [
        String(id),
        agentId === null || agentId === 0 || agentId === missing ? null : String(agentId),
      ]);
      expect(assignees).toEqual(new Map(expected as [string, string | null][]));
    } finally {
      await some.stop();
    }
  });
});

test('a refusal for too many calls holds the account back and says how long', async () => {
  const limited = await startGateway({ ticketCount: 3 });
  await limited.gateway.sync.stop();
  try {
    const { id } = (await limited.query('{ tickets(first: 1, filter: { vendor: [DESK360] }) { nodes { id } } }')).data[
      'tickets'
    ].nodes[0];
    limited.desk360.faults.add({
      status: 429,
      retryAfter: 30,
      body: { error: { code: 'too_many_requests_exception', message: 'slow' } },
    });
    const answer = await limited.query(
      'mutation ($id: ID!) { ticketNoteAdd(input: { ticketId: $id, text: "x", idempotencyKey: "k" }) { userErrors { code retryable retryAfterSeconds } } }',
      { id },
    );
    const [error] = answer.data['ticketNoteAdd'].userErrors;
    expect(error).toMatchObject({ code: 'VENDOR_RATE_LIMITED', retryable: true });
    expect(error.retryAfterSeconds).toBeGreaterThan(20);
    limited.desk360.faults.clear();
    const held = await limited.query(
      'query ($id: ID!) { ticket(id: $id) { capabilities { reply { allowed reasons retryAfterSeconds } } } }',
      { id },
    );
    expect(held.data['ticket'].capabilities.reply).toMatchObject({
      allowed: false,
      reasons: ['RATE_BUDGET_EXHAUSTED'],
    });
    const list = await limited.query('{ tickets { totalCount } }');
    expect(list.data['tickets'].totalCount).toBe(6);
  } finally {
    await limited.stop();
  }
});
