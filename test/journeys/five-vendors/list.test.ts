// One list over five vendors with ten thousand tickets each: exact to its end, and available while one vendor is down.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../kit/json.ts';
import { allTickets } from '../reading/pages.ts';
import { PLANTED, startFiveVendors, TICKETS_PER_VENDOR, type FiveVendors } from './harness.ts';

const VENDORS = ['DESK360', 'EMOTIVE', 'GLASSIX', 'SOCIALHUB', 'ZAIA'];
const FACTS = 'id vendor createdAt statusCategory preview';
const NEWEST_FIRST = { field: 'CREATED_AT', direction: 'DESC' };

let five: FiveVendors;
let countsAtFirst: Record<string, number>;
beforeAll(async () => {
  five = await startFiveVendors();
  const counts = VENDORS.map(async (vendor) => [vendor, await countOf({ vendor: [vendor] })] as const);
  countsAtFirst = Object.fromEntries(await Promise.all(counts));
});
afterAll(() => five.stop());

const countOf = async (filter: object): Promise<number> => {
  const { data } = await five.query('query ($filter: TicketFilter) { tickets(filter: $filter) { totalCount } }', {
    filter,
  });
  return data['tickets'].totalCount;
};

/** Customers of three vendors write, and a post changes, repeatedly until aborted. */
async function keepWriting(over: AbortSignal): Promise<number> {
  const { data } = await five.query('{ tickets(first: 50, filter: { vendor: [SOCIALHUB] }) { nodes { id } } }');
  const posts = data['tickets'].nodes as { id: string }[];
  let written = 0;
  while (!over.aborted) {
    const phone = `+90555${String(9_000_000 + written)}`;
    const name = `Newcomer ${written}`;
    await Promise.all([
      five.customerWrites('desk360', { kind: 'text', phone, name, text: `hello ${written}` }),
      five.customerWrites('emotive', { message: `hello ${written}` }),
      five.customerWrites('glassix', { kind: 'text', phone, name, text: `hello ${written}` }),
      five.query('mutation ($input: TicketUpdateInput!) { ticketUpdate(input: $input) { userErrors { code } } }', {
        input: { ticketId: posts[written % posts.length]?.id, text: `edited ${written}` },
      }),
    ]);
    written += 1;
  }
  return written;
}

/** Fifty thousand tickets take six hundred pages. */
const WITHIN_MS = 120_000;

describe('one list over five vendors', { timeout: WITHIN_MS }, () => {
  test('contains the ten thousand tickets of each', () => {
    expect(Object.keys(countsAtFirst)).toEqual(VENDORS);
    for (const count of Object.values(countsAtFirst)) expect(count).toBeGreaterThanOrEqual(TICKETS_PER_VENDOR);
  });

  test('is newest first to its end, without a gap or a repeat, while customers write', async () => {
    const over = new AbortController();
    const writing = keepWriting(over.signal);
    const { nodes, totals } = await allTickets(five, { facts: FACTS, orderBy: NEWEST_FIRST }).finally(() =>
      over.abort(),
    );
    expect(await writing).toBeGreaterThan(20);
    // Tickets written meanwhile are newer than the first page.
    expect(nodes).toHaveLength(totals[0]!);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    const times = nodes.map(({ createdAt }) => (createdAt === null ? -Infinity : Date.parse(createdAt)));
    const misplaced = times.findIndex((time, index) => index > 0 && time > times[index - 1]!);
    expect(misplaced).toBe(-1);
    expect(new Set(nodes.slice(0, 5_000).map(({ vendor }) => vendor))).toEqual(new Set(VENDORS));
  });

  test('filtered by category and text, contains the matching tickets of the whole list in the same order', async () => {
    for (let number = 0; number < 5; number += 1) {
      const name = `Ann ${number}`;
      const phone = `+90555${8_000_000 + number}`;
      await five.customerWrites('desk360', { kind: 'text', phone, name, text: `a ${PLANTED} bit me` });
      await five.customerWrites('emotive', { message: `my ${PLANTED} is lost` });
      await five.customerWrites('glassix', { kind: 'text', phone, name, text: `is the ${PLANTED} sold` });
    }
    await closeSome();
    const whole = await allTickets(five, { facts: FACTS });
    const filter = { text: PLANTED, statusCategory: ['ACTIVE'] };
    const found = await allTickets(five, { facts: FACTS, filter, first: 7 });
    const expected = whole.nodes.filter(
      ({ preview, statusCategory }) => statusCategory === 'ACTIVE' && String(preview).includes(PLANTED),
    );
    expect(found.nodes).toEqual(expected);
    expect(found.totals.at(-1)).toBe(expected.length);
    expect(new Set(expected.map(({ vendor }) => vendor))).toEqual(
      new Set(['DESK360', 'EMOTIVE', 'GLASSIX', 'SOCIALHUB']),
    );
    expect(expected.length).toBeGreaterThan(150);
    expect(await countOf({ text: PLANTED })).toBeGreaterThan(expected.length);
  });
});

/** Closes some of the planted conversations. */
async function closeSome(): Promise<void> {
  const { data } = await five.query(
    'query ($filter: TicketFilter) { tickets(first: 2, filter: $filter) { nodes { id } } }',
    { filter: { text: PLANTED, vendor: ['GLASSIX'] } },
  );
  for (const { id } of data['tickets'].nodes) {
    const answer = await five.query(
      'mutation ($input: TicketStatusSetInput!) { ticketStatusSet(input: $input) { userErrors { code message } } }',
      { input: { ticketId: id, status: 'CLOSED' } },
    );
    expect(answer.data['ticketStatusSet'].userErrors).toEqual([]);
  }
}

describe('a vendor that goes down', { timeout: WITHIN_MS }, () => {
  const LIST = `{ tickets(first: 50) { nodes { id subject status assignee { id } } sources { vendor state error { code } } } }`;

  async function medianMs(ask: () => Promise<Json>): Promise<number> {
    const times: number[] = [];
    for (let turn = 0; turn < 15; turn += 1) {
      const startedAt = performance.now();
      expect((await ask()).errors).toBeUndefined();
      times.push(performance.now() - startedAt);
    }
    return times.toSorted((one, other) => one - other)[7]!;
  }
  /** One live read at each vendor that is up and has a read API. */
  async function liveRead(): Promise<() => Promise<Json>> {
    const { data } = await five.query(
      `{ ${['EMOTIVE', 'GLASSIX', 'ZAIA'].map((vendor) => `${vendor}: tickets(first: 1, filter: { vendor: [${vendor}] }) { nodes { id } }`).join(' ')} }`,
    );
    const ids = Object.values(data).map(({ nodes: [ticket] }) => ticket.id as string);
    const fields = ids.map(
      (id, index) => `r${index}: ticketRefresh(input: { ticketId: "${id}" }) { userErrors { code } }`,
    );
    return () => five.query(`mutation { ${fields.join(' ')} }`);
  }

  test('does not slow down the other four, and sources report it', async () => {
    const refresh = await liveRead();
    const usual = { list: await medianMs(() => five.query(LIST)), live: await medianMs(refresh) };
    await five.setFault('desk360', { delayMs: 60_000 });
    try {
      const waiting = five.query(
        '{ tickets(first: 5, maxStalenessSeconds: 0, filter: { vendor: [DESK360] }) { nodes { id } sources { vendor state error { code } } } }',
      );
      const down = { list: await medianMs(() => five.query(LIST)), live: await medianMs(refresh) };
      expect(down.list).toBeLessThan(usual.list * 3 + 20);
      expect(down.live).toBeLessThan(usual.live * 3 + 20);
      const late = await waiting;
      expect(late.errors).toBeUndefined();
      expect(late.data['tickets'].nodes).toHaveLength(5);
      const [desk] = late.data['tickets'].sources.filter(({ vendor }: Json) => vendor === 'DESK360');
      expect(desk.state).not.toBe('OK');
    } finally {
      await five.clearFaults('desk360');
    }
  });
});
