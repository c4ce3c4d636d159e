// The vendor calls of reads: few with an empty store, none with a fresh one, and one for concurrent requests.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { createManualClock, type ManualClock } from '../../kit/manual-clock.ts';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { callsOf } from '../../kit/journal.ts';

const TICKETS = `query ($filter: TicketFilter, $maxStalenessSeconds: Int) {
  tickets(first: 20, filter: $filter, maxStalenessSeconds: $maxStalenessSeconds) {
    nodes { id vendor assignee { id displayName } tags { id kind name } }
    sources { vendor state }
  }
}`;
const DESK_ONLY = { filter: { vendor: ['DESK360'] } };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ deskAccount: { products: ['11'] } });
});
afterAll(() => gateway.stop());
beforeEach(() => {
  gateway.desk360.faults.clear();
});

/** A gateway with an empty store and without background reads: every vendor call is caused by the test. */
async function openCold(settings: { clock?: ManualClock } = {}): Promise<TestGateway> {
  const cold = await startGateway({ deskAccount: { products: ['11'] }, ...settings });
  await cold.gateway.sync.stop();
  cold.desk360.journal.clear();
  cold.emotive.journal.clear();
  return cold;
}

test('20 tickets with assignee, type and reason take at most 4 Desk360 calls with an empty store and none afterwards', async () => {
  const cold = await openCold();
  try {
    const first = await cold.query(TICKETS, { ...DESK_ONLY, maxStalenessSeconds: 0 });
    expect(first.errors).toBeUndefined();
    expect(first.data['tickets'].nodes).toHaveLength(20);
    expect(first.data['tickets'].nodes.filter((node: Json) => node.assignee !== null).length).toBeGreaterThan(5);
    expect(first.data['tickets'].nodes.filter((node: Json) => node.tags.length === 2).length).toBeGreaterThan(5);
    const calls = callsOf(cold.desk360);
    expect(calls).toEqual({
      'GET /products/:productId/tickets': 1,
      'GET /agents': 1,
      'GET /types': 1,
      'GET /reasons': 1,
    });
    expect(cold.emotive.journal.count()).toBe(0);

    cold.desk360.journal.clear();
    const warm = await cold.query(TICKETS, DESK_ONLY);
    expect(warm.errors).toBeUndefined();
    expect(warm.data['tickets'].nodes).toEqual(first.data['tickets'].nodes);
    expect(callsOf(cold.desk360)).toEqual({});
    expect(warm.extensions?.['vendors']).toBeUndefined();
  } finally {
    await cold.stop();
  }
});

test('the response reports its vendor calls in its extensions', async () => {
  const answer = await gateway.query(TICKETS, { ...DESK_ONLY, maxStalenessSeconds: 0 });
  expect(JSON.stringify(answer.extensions?.['vendors'])).toContain('tickets.list');
});

test('assignees inside messages of 20 tickets never add a call for agents', async () => {
  const cold = await openCold();
  try {
    const answer = await cold.query(
      `query ($filter: TicketFilter) { tickets(first: 20, filter: $filter) { nodes {
        assignee { id }
        messages(first: 5) { nodes { text author { id displayName } ticket { assignee { id displayName } } } }
      } } }`,
      DESK_ONLY,
    );
    expect(answer.errors).toBeUndefined();
    const nodes: Json[] = answer.data['tickets'].nodes;
    expect(nodes).toHaveLength(20);
    for (const node of nodes)
      for (const message of node.messages.nodes) expect(message.ticket.assignee?.id).toBe(node.assignee?.id);
    expect(callsOf(cold.desk360)).toEqual({ 'GET /agents': 1, 'GET /products/:productId/tickets/:ticketId': 20 });
  } finally {
    await cold.stop();
  }
});

test('a thread is read once for concurrent requests', async () => {
  const { id, nativeId } = (
    await gateway.query('{ tickets(first: 1, filter: { vendor: [DESK360] }) { nodes { id nativeId } } }')
  ).data['tickets'].nodes[0];
  gateway.desk360.faults.add({ route: 'GET /products/:productId/tickets/:ticketId', delayMs: 150 });
  gateway.desk360.journal.clear();
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      gateway.query(
        `query ($id: ID!) { ticket(id: $id) { messages(last: ${index + 1}) { totalCount nodes { text } } } }`,
        {
          id,
        },
      ),
    ),
  );
  const counts = new Set(answers.map(({ data }) => data['ticket'].messages.totalCount));
  expect(counts.size).toBe(1);
  expect([...counts][0]).toBeGreaterThan(0);
  expect(gateway.desk360.journal.count({ route: '/products/:productId/tickets/:ticketId' })).toBe(1);
  expect(gateway.desk360.journal.entries()[0]?.path).toContain(nativeId);
});

test('lists never wait for a vendor', async () => {
  gateway.desk360.faults.add({ delayMs: 3000 });
  gateway.emotive.faults.add({ delayMs: 3000 });
  try {
    const startedAt = performance.now();
    const answer = await gateway.query(
      '{ tickets(first: 50) { totalCount nodes { id subject status } sources { state } } }',
    );
    expect(performance.now() - startedAt).toBeLessThan(2500);
    expect(answer.data['tickets'].nodes).toHaveLength(50);
  } finally {
    gateway.desk360.faults.clear();
    gateway.emotive.faults.clear();
  }
});

test('a ticket is fresh for some minutes, then read again, and read at once when the client requests it live', async () => {
  const clock = createManualClock(Date.now());
  const cold = await openCold({ clock });
  const DETAIL = '/products/:productId/tickets/:ticketId';
  const FRESHNESS = 'freshness { source ageSeconds stale staleReason }';
  try {
    const { id } = (await cold.query('{ tickets(first: 1, filter: { vendor: [DESK360] }) { nodes { id } } }')).data[
      'tickets'
    ].nodes[0];
    const read = async () =>
      (await cold.query(`query ($id: ID!) { ticket(id: $id) { version ${FRESHNESS} } }`, { id })).data['ticket']
        .freshness;
    await clock.advance(60_000);
    expect(await read()).toEqual({ source: 'CACHE', ageSeconds: 60, stale: false, staleReason: null });
    expect(cold.desk360.journal.count({ route: DETAIL })).toBe(0);
    await clock.advance(5 * 60_000);
    expect(await read()).toMatchObject({ source: 'LIVE', ageSeconds: 0, stale: false });
    expect(cold.desk360.journal.count({ route: DETAIL })).toBe(1);

    const refreshed = await cold.query(
      `mutation ($id: ID!) { ticketRefresh(input: { ticketId: $id }) { userErrors { code } ticket { id } } }`,
      { id },
    );
    expect(refreshed.data['ticketRefresh']).toEqual({ userErrors: [], ticket: { id } });
    expect(cold.desk360.journal.count({ route: DETAIL })).toBe(2);
  } finally {
    await cold.stop();
  }
});

test("maxStalenessSeconds includes the vendor's latest changes in the same response", async () => {
  const { ticketId } = await gateway.desk360.customerWrites({
    kind: 'new-ticket',
    productId: 11,
    text: 'brand new words',
  });
  const query = `query ($max: Int) { tickets(first: 1, orderBy: { field: CREATED_AT, direction: DESC }, maxStalenessSeconds: $max,
    filter: { vendor: [DESK360] }) { nodes { nativeId } sources { vendor state fetchedAt } } }`;
  const live = await gateway.query(query, { max: 0 });
  expect(live.data['tickets'].nodes[0].nativeId).toBe(ticketId);
  const desk = live.data['tickets'].sources.find((source: Json) => source.vendor === 'DESK360');
  expect(desk.state).toBe('OK');
  expect(Date.now() - Date.parse(desk.fetchedAt)).toBeLessThan(10_000);
  gateway.desk360.journal.clear();
  await gateway.query(query, { max: 3600 });
  expect(gateway.desk360.journal.count()).toBe(0);
});

test('the backfill reports its progress while lists are already served', async () => {
  const early = await startGateway({ ticketCount: 120, synced: false });
  try {
    await eventually(async () => {
      const { data } = await early.query(
        `{ vendorAccounts { name sync { phase ticketsSeen startedAt completedAt lastReadAt } } }`,
      );
      for (const { sync } of data['vendorAccounts']) {
        expect(sync.phase).toBe('FOLLOWING');
        expect(sync.ticketsSeen).toBe(120);
        expect(sync.completedAt).not.toBeNull();
      }
    });
    expect((await early.query('{ tickets { totalCount } }')).data['tickets'].totalCount).toBe(240);
  } finally {
    await early.stop();
  }
});
