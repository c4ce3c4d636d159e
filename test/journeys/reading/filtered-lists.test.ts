// Searching for a customer during a large backfill: the vendor's list is filtered by the search.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';

const ROUTE = '/products/:productId/tickets';
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 1000, synced: false });
  // The backfill stops after its first pages.
  await gateway.gateway.sync.stop();
  const seen = gateway.gateway.sync.progress(DESK_ACCOUNT).ticketsSeen;
  if (seen > 300) throw new Error(`the history was read too fast: ${seen}`);
});
beforeEach(() => gateway.desk360.journal.clear());
afterAll(() => gateway.stop());

async function find(filter: object, more = 'maxStalenessSeconds: 0'): Promise<Json> {
  const answer = await gateway.query(
    `query ($filter: TicketFilter) { tickets(first: 20, filter: $filter, ${more}) { nodes { nativeId } } }`,
    { filter: { vendor: ['DESK360'], ...filter } },
  );
  expect(answer.errors).toBeUndefined();
  const calls = answer.extensions?.['vendors']?.[0]?.calls ?? 0;
  return { ids: answer.data['tickets'].nodes.map(({ nativeId }: Json) => nativeId), calls };
}
/** The filters of the list calls. */
const queries = (): Json[] => gateway.desk360.journal.entries({ route: ROUTE }).map(({ query }) => query);

test('the tickets of a customer are listed after one call per product, and soon after without a call', async () => {
  const oldest = [...gateway.desk360.state.tickets.values()].toSorted((a, b) => a.updatedAt - b.updatedAt);
  const email = oldest.find(({ productId }) => productId === 33)?.email ?? '';
  const ids = oldest.filter((ticket) => ticket.email === email).map(({ id }) => String(id));
  const filter = { email: { eq: email } };
  const before = await find(filter, 'orderBy: { field: UPDATED_AT, direction: DESC }');
  expect([before.calls, queries()]).toEqual([0, []]);
  expect(before.ids.length).toBeLessThan(ids.length);

  const found = await find(filter);
  expect(found.ids.toSorted()).toEqual(ids.toSorted());
  expect(found.calls).toBe(3);
  expect(queries()).toEqual(Array.from({ length: 3 }, () => ({ page: '1', email })));
  expect((await find(filter, 'maxStalenessSeconds: 60')).calls).toBe(0);
});

test('status and priority are passed to the vendor, and a channel excludes the other products', async () => {
  const channelId = { eq: toGlobalId('channel', DESK_ACCOUNT, '33/Email') };
  const found = await find({ status: ['PENDING'], priority: ['URGENT'], channelId });
  expect(found.calls).toBe(1);
  expect(queries()).toEqual([{ page: '1', status: '2', priority: '3' }]);
  const firstPage = [...gateway.desk360.state.tickets.values()]
    .filter(({ productId, status, priority }) => productId === 33 && status === 2 && priority === 3)
    .toSorted((a, b) => b.updatedAt - a.updatedAt || b.id - a.id)
    .slice(0, 20);
  const wanted = firstPage.filter(({ channel }) => channel === 'Email').map(({ id }) => String(id));
  expect(wanted.length).toBeGreaterThan(0);
  expect(found.ids).toEqual(expect.arrayContaining(wanted));
});

test('a list with the oldest change first reads the vendor’s list in ascending order', async () => {
  const oldest = await find(
    { priority: ['LOW'] },
    'maxStalenessSeconds: 0, orderBy: { field: UPDATED_AT, direction: ASC }',
  );
  const all = [...gateway.desk360.state.tickets.values()]
    .filter(({ priority }) => priority === 0)
    .toSorted((a, b) => a.updatedAt - b.updatedAt);
  expect(oldest.ids[0]).toBe(String(all[0]?.id));
  expect(queries()).toEqual(Array.from({ length: 3 }, () => ({ page: '1', order: 'asc', priority: '0' })));
});

test('without a filter that the vendor supports its newest pages are read', async () => {
  expect((await find({})).calls).toBe(3);
  expect(queries()).toEqual(Array.from({ length: 3 }, () => ({ page: '1' })));
});
