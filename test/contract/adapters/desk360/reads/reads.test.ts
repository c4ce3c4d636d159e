// What the adapter reads of Desk360 over real HTTP, and how few calls it takes.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/domain/ports/vendor/settings.ts';
import { fixture, openAccount, startStandIn, TOKEN, type StandIn } from '../account.ts';
import { failureOf, ofType, type VendorAccount } from '../../../../kit/vendor-account.ts';

let vendor: StandIn;
const accounts: VendorAccount[] = [];
beforeEach(async () => {
  vendor = await startStandIn();
});
afterEach(async () => {
  await Promise.all(accounts.splice(0).map((account) => account.close()));
  await vendor.stop();
});

function open(settings: Settings = {}): VendorAccount {
  const account = openAccount(vendor.url, settings);
  accounts.push(account);
  return account;
}
const paths = () => vendor.calls.map((call) => `${call.method} ${call.path}`);
const detail = (id: number, changes: object = {}) => ({ ...(fixture('ticket-details') as object), id, ...changes });
const listed = (id: number, changes: object = {}) => ({
  id,
  reason_id: 1,
  type_id: 1,
  agent_id: 11,
  name: 'A',
  email: 'a@b.c',
  subject: null,
  last_message: 'x',
  channel: 'Application',
  platform: 'iOS',
  status: 3,
  priority: 0,
  created_at: '2026-01-01 10:00:00',
  updated_at: `2026-02-01 10:00:${String(id % 60).padStart(2, '0')}`,
  ...changes,
});
const nextPage = { link: '<http://127.0.0.1:9/v1/products/1/tickets?page=2>; rel=next' };
const fullPage = (from: number) => Array.from({ length: 20 }, (_, index) => listed(from + index));

describe('tickets by key', () => {
  test('come with their thread in one call each, by key', async () => {
    for (const id of [1, 2, 3]) vendor.on(`GET /products/1/tickets/${id}`, { json: detail(id) });
    const { adapter } = open();
    const readings = await adapter.reads.tickets?.read(['1/1', '1/2', '1/3', '1/2']);
    expect([...(readings?.keys() ?? [])].sort()).toEqual(['1/1', '1/2', '1/3']);
    expect(vendor.calls).toHaveLength(3);
    const second = readings?.get('1/2');
    if (second?.state !== 'found') throw new Error('not found');
    expect(ofType(second.observations, 'thread-complete')).toEqual([{ type: 'thread-complete', ticketKey: '1/2' }]);
  });

  test('carry the token in the header only', async () => {
    vendor.on('GET /products/1/tickets/1', { json: detail(1) });
    await open().adapter.reads.tickets?.read(['1/1']);
    expect(vendor.calls[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
    expect(JSON.stringify([vendor.calls[0]?.path, [...(vendor.calls[0]?.query ?? [])]])).not.toContain(TOKEN);
  });

  test('one that fails hurts no other, and one that is gone is missing', async () => {
    vendor.on('GET /products/1/tickets/1', { json: detail(1) });
    vendor.on('GET /products/1/tickets/2', { json: { id: 2, messages: 'private' } });
    vendor.on('GET /products/1/tickets/4', { status: 404, json: { error: { code: 'not_found_exception' } } });
    const readings = await open().adapter.reads.tickets?.read(['1/1', '1/2', '1/3', '1/4']);
    expect(readings?.get('1/1')?.state).toBe('found');
    expect(readings?.get('1/2')).toMatchObject({
      state: 'failed',
      failure: { code: 'BAD_RESPONSE', message: expect.stringContaining('tickets.get: messages') },
    });
    expect(JSON.stringify(readings?.get('1/2'))).not.toContain('private');
    expect(readings?.get('1/3')).toEqual({ state: 'missing' });
    expect(readings?.get('1/4')).toMatchObject({ state: 'failed', failure: { code: 'NOT_FOUND' } });
  });

  test('never more than four at once', async () => {
    let inFlight = 0;
    let most = 0;
    const keys = Array.from({ length: 12 }, (_, index) => `1/${index + 1}`);
    const { adapter } = open();
    const seen = new Set<string>();
    for (const key of keys) {
      vendor.on(`GET /products/1/tickets/${key.slice(2)}`, () => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        seen.add(key);
        setImmediate(() => (inFlight -= 1));
        return { json: detail(Number(key.slice(2))) };
      });
    }
    await adapter.reads.tickets?.read(keys);
    expect(seen.size).toBe(12);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('a WhatsApp conversation cannot be read and costs no call, a forged or foreign key is missing', async () => {
    const { adapter } = open();
    const readings = await adapter.reads.tickets?.read(['wa/1/905551112233', '../me', '2/1']);
    expect(readings?.get('wa/1/905551112233')).toMatchObject({ state: 'failed', failure: { code: 'UNSUPPORTED' } });
    expect(readings?.get('../me')).toEqual({ state: 'missing' });
    expect(readings?.get('2/1')).toEqual({ state: 'missing' });
    expect(vendor.calls).toHaveLength(0);
    expect(adapter.reads.isReadable?.('wa/1/905551112233')).toBe(false);
    expect(adapter.reads.isReadable?.('1/1')).toBe(true);
  });
});

test('a ticket is found by its number in whichever product has it', async () => {
  vendor.on('GET /products/22/tickets/7', { json: detail(7) });
  const { adapter } = open({ products: ['11', '22', '33'] });
  expect(await adapter.reads.findTicket?.('7')).toMatchObject({ state: 'found', key: '22/7' });
  expect(await adapter.reads.findTicket?.('8')).toEqual({ state: 'missing' });
  expect(await adapter.reads.findTicket?.('../me')).toEqual({ state: 'missing' });
  expect(vendor.calls).toHaveLength(5);
});

test('a search that could not ask everywhere says so instead of "missing"', async () => {
  vendor.on('GET /products/11/tickets/7', { status: 401, json: { error: { code: 'authentication_exception' } } });
  const found = await open({ products: ['11', '22'] }).adapter.reads.findTicket?.('7');
  expect(found).toMatchObject({ state: 'failed', failure: { code: 'UNAUTHORIZED' } });
});

test('timelines are read by key', async () => {
  vendor.on('GET /products/1/tickets/1/logs', { json: fixture('ticket-logs') });
  const reading = (await open().adapter.reads.timelines?.read(['1/1']))?.get('1/1');
  if (reading?.state !== 'found') throw new Error('not found');
  expect(ofType(reading.observations, 'timeline')[0]?.changes).toHaveLength(2);
});

describe('the bar: twenty tickets with assignee, type and reason', () => {
  test('cost four calls from cold', async () => {
    vendor.on('GET /products/1/tickets', { json: fullPage(1) });
    vendor.on('GET /agents', { json: fixture('agents-list') });
    vendor.on('GET /types', { json: fixture('types-list') });
    vendor.on('GET /reasons', { json: fixture('reasons-list') });
    const { adapter } = open();
    const page = await adapter.feed?.readPage(null);
    await adapter.reads.collections.agent?.read();
    await adapter.reads.collections.tag?.read();
    expect(ofType(page?.observations ?? [], 'ticket')).toHaveLength(20);
    expect(paths().toSorted()).toEqual(['GET /agents', 'GET /products/1/tickets', 'GET /reasons', 'GET /types']);
  });
});

describe('the short lists', () => {
  test('each end with the word that they are complete', async () => {
    vendor.on('GET /agents', { json: fixture('agents-list') });
    vendor.on('GET /types', { json: fixture('types-list') });
    vendor.on('GET /reasons', { json: fixture('reasons-list') });
    vendor.on('GET /products', { json: fixture('products-list') });
    const { collections } = open({ products: [] }).adapter.reads;
    for (const [kind, count] of [
      ['agent', 3],
      ['tag', 6],
      ['brand', 3],
      ['channel', 22],
      ['bot', 1],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one list after the other
      const observations = (await collections[kind]?.read()) ?? [];
      expect(observations.at(-1), kind).toEqual({ type: 'collection-complete', kind, scope: null });
      expect(ofType(observations, 'catalog'), kind).toHaveLength(count);
    }
    expect(paths().filter((path) => path === 'GET /products')).toHaveLength(1);
  });

  test('show only the products of the settings', async () => {
    vendor.on('GET /products', { json: fixture('products-list') });
    const brands = (await open({ products: ['22'] }).adapter.reads.collections.brand?.read()) ?? [];
    expect(ofType(brands, 'catalog').map(({ entry }) => entry.key)).toEqual(['22']);
  });

  test('follow a Link header page by page, never its address', async () => {
    vendor.on('GET /agents', (call) =>
      call.query.get('page') === null
        ? { json: [{ id: 1, name: 'A' }], headers: { link: '<http://127.0.0.1:9/evil>; rel="next"' } }
        : { json: [{ id: 2, name: 'B' }] },
    );
    const agents = (await open().adapter.reads.collections.agent?.read()) ?? [];
    expect(ofType(agents, 'catalog').map(({ entry }) => entry.key)).toEqual(['1', '2']);
    expect(vendor.calls.map((call) => call.query.get('page'))).toEqual([null, '2']);
  });

  test('end when the vendor gives the same page for ever', async () => {
    vendor.on('GET /agents', { json: [{ id: 1, name: 'A' }], headers: nextPage });
    const agents = (await open().adapter.reads.collections.agent?.read()) ?? [];
    expect(ofType(agents, 'catalog')).toHaveLength(1);
    expect(vendor.calls).toHaveLength(2);
  });
});

describe('templates', () => {
  const path = 'GET /products/1/conversations/templates';
  const page = fixture('templates-page') as { data: object[] };

  test('are read page by page from page numbers, never from the addresses of the envelope', async () => {
    vendor.on(path, (call) => {
      const number = Number(call.query.get('page'));
      const data = [{ ...page.data[0], id: number }];
      return { json: { ...page, current_page: number, last_page: 3, data, next_page_url: 'http://127.0.0.1:9/evil' } };
    });
    const templates = (await open().adapter.reads.collections.template?.read()) ?? [];
    expect(ofType(templates, 'catalog').map(({ entry }) => entry.key)).toEqual(['1/1', '1/2', '1/3']);
    expect(vendor.calls).toHaveLength(3);
  });

  test('end when pages repeat, and a product without WhatsApp has none', async () => {
    vendor.on(path, { json: { ...page, current_page: 1, last_page: 9 } });
    const templates = (await open({ products: ['1', '2'] }).adapter.reads.collections.template?.read()) ?? [];
    expect(ofType(templates, 'catalog')).toHaveLength(4);
    expect(vendor.calls).toHaveLength(3);
  });
});

describe('the feed', () => {
  test('reads product after product, newest change first, and returns the start of the next list', async () => {
    vendor.on('GET /products/1/tickets', (call) =>
      call.query.get('page') === '1' ? { json: fullPage(1), headers: nextPage } : { json: [listed(99)] },
    );
    vendor.on('GET /products/2/tickets', { json: [listed(7)] });
    const { feed } = open({ products: ['1', '2'] }).adapter;
    const first = await feed?.readPage(null);
    expect(first?.oldestUpdatedAt).toBe(Date.parse('2026-02-01T10:00:01Z'));
    const second = await feed?.readPage(first?.cursor ?? null);
    const third = await feed?.readPage(second?.cursor ?? null);
    expect(third?.cursor).toBeNull();
    expect(first?.nextListCursor).toBe(second?.cursor);
    expect(third?.nextListCursor).toBeNull();
    expect(vendor.calls.map((call) => `${call.path}?${call.query}`)).toEqual([
      '/products/1/tickets?page=1',
      '/products/1/tickets?page=2',
      '/products/2/tickets?page=1',
    ]);
    expect(ofType(third?.observations ?? [], 'ticket')[0]?.key).toBe('2/7');
  });

  test('finds the products automatically if none are configured', async () => {
    vendor.on('GET /products', { json: fixture('products-list') });
    for (const id of [11, 22, 33]) vendor.on(`GET /products/${id}/tickets`, { json: [listed(id)] });
    const { feed } = open({ products: [] }).adapter;
    let cursor: string | null = null;
    do {
      // oxlint-disable-next-line no-await-in-loop -- the page contains the next cursor
      cursor = (await feed?.readPage(cursor))?.cursor ?? null;
    } while (cursor !== null);
    expect(paths()).toEqual(['GET /products', ...[11, 22, 33].map((id) => `GET /products/${id}/tickets`)]);
  });

  test.each([
    ['an empty page', []],
    ['a short page', [listed(1)]],
  ])('%s ends the list even when a next one is announced', async (_, json) => {
    vendor.on('GET /products/1/tickets', { json, headers: nextPage });
    expect((await open().adapter.feed?.readPage(null))?.cursor).toBeNull();
  });

  test('a page that repeats for ever ends the list', async () => {
    vendor.on('GET /products/1/tickets', { json: fullPage(1), headers: nextPage });
    const account = open();
    const first = await account.adapter.feed?.readPage(null);
    expect((await account.adapter.feed?.readPage(first?.cursor ?? null))?.cursor).toBeNull();
    expect(account.warnings).toHaveLength(1);
    expect(vendor.calls).toHaveLength(2);
  });

  test('a page number beyond the cap, or a foreign cursor, is refused without a call', async () => {
    const { feed } = open().adapter;
    for (const cursor of ['', '{}', 'null', '{"product":"../me","page":1,"left":[],"mark":null}', '{"page":10001}']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await failureOf(feed?.readPage(cursor) ?? Promise.resolve()), cursor).toMatchObject({
        code: 'INVALID_REQUEST',
      });
    }
    expect(vendor.calls).toHaveLength(0);
  });

  test('a wrong shape is a failure that names the field', async () => {
    vendor.on('GET /products/1/tickets', { json: { data: [] } });
    const failure = await failureOf(open().adapter.feed?.readPage(null) ?? Promise.resolve());
    expect(failure).toMatchObject({ code: 'BAD_RESPONSE', message: expect.stringContaining('tickets.list') });
  });
});

describe('the account check', () => {
  test('is one call to /me, or to /agents/me where the first is unknown', async () => {
    vendor.on('GET /agents/me', { json: fixture('me') });
    await open().adapter.checkAccount?.();
    vendor.on('GET /me', { json: fixture('me') });
    await open().adapter.checkAccount?.();
    expect(paths()).toEqual(['GET /me', 'GET /agents/me', 'GET /me']);
  });

  test('fails with UNAUTHORIZED for a wrong token', async () => {
    vendor.on('GET /me', { status: 401, json: { error: { code: 'authentication_exception', message: 'no' } } });
    const failure = await failureOf(open().adapter.checkAccount?.() ?? Promise.resolve());
    expect(failure).toMatchObject({ code: 'UNAUTHORIZED', vendorCode: 'authentication_exception' });
  });
});
