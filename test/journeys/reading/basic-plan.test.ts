// A large workspace on the smallest plan: with ten calls a minute everything is read, is correct and is served at once.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SandboxClock } from '../../../src/sandbox/index.ts';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { createManualClock } from '../../kit/manual-clock.ts';

const TICKETS = 2000;
const CALLS_PER_MINUTE = 10;
const STEP_MS = 5000;
const MINUTE_MS = 60_000;
/** A hundred pages at eight a minute, because a fifth of the calls is reserved for writes, plus time for other calls. */
const MAX_MINUTES = 20;

const clock = createManualClock();
const startedAt = clock.now();
/** The vendor uses the gateway's clock. */
const vendorClock: SandboxClock = {
  now: () => clock.now(),
  advance: () => undefined,
  set: () => undefined,
  freeze: () => undefined,
};
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    ticketCount: TICKETS,
    clock,
    sandboxClock: vendorClock,
    synced: false,
    deskSettings: { plan: 'basic' },
    deskAccount: { callsPerMinute: CALLS_PER_MINUTE, reservedForWrites: null },
    emotiveAccount: { readApi: false },
    gateway: { reconcileEverySeconds: 60 },
  });
});
afterAll(() => gateway.stop());

const sync = () => gateway.gateway.sync.progress(DESK_ACCOUNT);
const minutes = (): number => (clock.now() - startedAt) / MINUTE_MS;

/** Waits until the work of this instant is done: no read and no call is in flight. */
async function stillness(): Promise<void> {
  let before = '';
  await eventually(
    () => {
      const now = `${sync().ticketsSeen} ${sync().phase} ${gateway.desk360.journal.count()}`;
      if (now === before) return;
      before = now;
      throw new Error('still at work');
    },
    undefined,
    8,
  );
}
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    await clock.advance(Math.min(left, STEP_MS));
    await stillness();
  }
}

const LIST = `{ tickets(first: 20, filter: { vendor: [DESK360] }) { totalCount nodes { id nativeId status }
    sources { state returned } }
  vendorAccounts(vendor: [DESK360]) { sync { phase ticketsSeen } rateLimit { limit remaining } } }`;
async function atOnce(): Promise<Json> {
  const began = performance.now();
  const { data, errors, extensions } = await gateway.query(LIST);
  expect(errors).toBeUndefined();
  // The clock does not move, so a response that waits for the budget would never come.
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(extensions?.['vendors']).toBeUndefined();
  return data;
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Every ticket of the list, page by page, without a call to the vendor. */
async function allTickets(): Promise<{ readonly nativeId: string; readonly preview: string | null }[]> {
  const found: { readonly nativeId: string; readonly preview: string | null }[] = [];
  for (let after: string | null = null, more = true; more;) {
    const answer: Json = await gateway.query(
      `query ($after: String) { tickets(first: 100, after: $after, filter: { vendor: [DESK360] }) {
        nodes { nativeId preview } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    expect([answer.errors, answer.extensions?.vendors]).toEqual([undefined, undefined]);
    const { nodes, pageInfo } = answer.data.tickets;
    found.push(...nodes);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return found;
}

test('a workspace of 2,000 tickets is read at ten calls a minute, with progress, while lists respond at once', async () => {
  const seen: number[] = [];
  let written: Json = null;
  let changed: string | null = null;
  while (sync().phase !== 'FOLLOWING') {
    expect(minutes()).toBeLessThan(MAX_MINUTES);
    await pass(MINUTE_MS);
    const { tickets, vendorAccounts } = await atOnce();
    seen.push(vendorAccounts[0].sync.ticketsSeen);
    expect(tickets.totalCount).toBeGreaterThan(0);
    expect(tickets.nodes).toHaveLength(20);
    expect(vendorAccounts[0].rateLimit.limit).toBe(CALLS_PER_MINUTE);
    if (seen.length === 3) {
      // A ticket that was already read changes at the vendor, and a client writes during the backfill.
      changed = tickets.nodes[0].nativeId;
      await gateway.desk360.customerWrites({ kind: 'ticket-reply', ticketId: Number(changed), text: 'still waiting' });
      written = await gateway.query(
        `mutation ($id: ID!) { ticketNoteAdd(input: { ticketId: $id, text: "seen", idempotencyKey: "n1" }) { userErrors { code } } }`,
        { id: tickets.nodes[1].id },
      );
    }
  }
  expect(written.data['ticketNoteAdd'].userErrors).toEqual([]);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(new Set(seen).size).toBeGreaterThan(5);
  expect(sync().ticketsSeen).toBeGreaterThanOrEqual(TICKETS);

  // Later reads find the changes that happened during the backfill.
  await pass(5 * MINUTE_MS);
  const known = await allTickets();
  const atVendor = [...gateway.desk360.state.tickets.keys()].map(String);
  expect(known.map(({ nativeId }) => nativeId).toSorted(byText)).toEqual(atVendor.toSorted(byText));
  expect(known.find(({ nativeId }) => nativeId === changed)).toMatchObject({ preview: 'still waiting' });

  const entries = gateway.desk360.journal.entries();
  expect(entries.filter(({ status }) => status === 429)).toEqual([]);
  const perMinute = Map.groupBy(entries, ({ at }) => Math.floor((at - startedAt) / MINUTE_MS));
  expect(Math.max(...[...perMinute.values()].map((calls) => calls.length))).toBeLessThanOrEqual(CALLS_PER_MINUTE);
});
