// The documented reads of the emulated Glassix: tokens, lists, tickets, catalogs, files, limits and errors.

import { describe, expect, it } from 'vitest';
import { CREDENTIALS, DEPARTMENTS, fixture, openGlassix, openTicketId, STARTS_AT, window } from './glassix-harness.ts';

const HOUR_MS = 3_600_000;
const MONTH = window('02/02/2026 10:00:00:00', '02/03/2026 10:00:00:00');

describe('tokens', () => {
  it('are valid for three hours and bound to key, secret and user', async () => {
    const world = await openGlassix();
    const answer = await world.call('POST', '/token/get', CREDENTIALS);
    expect(answer.json).toEqual({
      access_token: expect.stringMatching(/^\w{64}$/),
      token_type: 'Bearer',
      expires_in: 10_800,
    });
    expect((await world.call('GET', '/tenants/gettags')).status).toBe(200);
    world.vendor.clock.advance(3 * HOUR_MS);
    expect(await world.call('GET', '/tenants/gettags')).toMatchObject({
      status: 401,
      json: { message: expect.any(String) },
    });
    for (const wrong of [{ apiSecret: 'x' }, { apiKey: DEPARTMENTS.sales }, { userName: 'unknown@example.com' }]) {
      expect((await world.call('POST', '/token/get', { ...CREDENTIALS, ...wrong })).status).toBe(401);
    }
    expect((await world.call('POST', '/token/get', { apiKey: 'x' })).status).toBe(400);
  });

  it('are rate limited, like every other route', async () => {
    const world = await openGlassix({ tokensPerMinute: 2, ratePerMinute: 2, retryAfterHeader: true });
    const statuses: number[] = [];
    for (let made = 0; made < 3; made += 1) statuses.push((await world.call('GET', '/tenants/gettags')).status);
    const refused = await world.call('GET', '/tenants/gettags');
    expect([statuses, refused.headers.get('retry-after')]).toEqual([[200, 200, 429], expect.stringMatching(/^\d+$/)]);
    await world.call('POST', '/token/get', CREDENTIALS);
    expect((await world.call('POST', '/token/get', CREDENTIALS)).status).toBe(429);
  });
});

describe('the list', () => {
  it('accepts a window of at most a month, in the format of the sample', async () => {
    const world = await openGlassix();
    const { since, until } = fixture('list-query');
    expect((await world.call('GET', `/tickets/list${window(since, until)}`)).status).toBe(200);
    const refusals = [
      '/tickets/list',
      `/tickets/list${window('2026-03-01', '2026-03-02')}`,
      `/tickets/list${window('31/02/2026 00:00:00:00', '01/03/2026 00:00:00:00')}`,
      `/tickets/list${window('01/01/2026 00:00:00:00', '02/02/2026 00:00:00:00')}`,
      `/tickets/list${window('02/02/2026 00:00:00:00', '01/02/2026 00:00:00:00')}`,
      `/tickets/list${MONTH}&ticketState=Done`,
      `/tickets/list${MONTH}&sortOrder=newest`,
    ];
    for (const path of refusals)
      expect(await world.call('GET', path), path).toMatchObject({ status: 400, json: { message: expect.any(String) } });
    expect(
      (await world.call('GET', `/tickets/list${window('31/01/2026 00:00:00:00', '28/02/2026 00:00:00:00')}`)).status,
    ).toBe(200);
    expect(
      (await world.call('GET', `/tickets/list${window('31/01/2026 00:00:00:00', '01/03/2026 00:00:00:00')}`)).status,
    ).toBe(400);
  });

  it('returns rows without transactions, page by page, and an empty paging at the end', async () => {
    const world = await openGlassix({ pageSize: 3 });
    const first = await world.call('GET', `/tickets/list${MONTH}`);
    expect(first.json.tickets).toHaveLength(3);
    expect(first.json.tickets[0]).not.toHaveProperty('transactions');
    const page = new URL(first.json.paging.next).searchParams.get('page') ?? '';
    expect(Buffer.from(page, 'base64').toString()).toMatch(/^[0-9a-f-]{36}:2$/);
    const ids = new Set<number>(first.json.tickets.map(({ id }: { id: number }) => id));
    let next: string | undefined = first.json.paging.next;
    let last = first.json;
    while (next !== undefined) {
      last = (await world.call('GET', next)).json;
      for (const { id } of last.tickets) ids.add(id);
      next = last.paging.next;
    }
    expect(last.paging).toEqual({});
    const since = STARTS_AT - 28 * 24 * HOUR_MS;
    const inWindow = [...world.vendor.state.tickets.values()].filter(({ openedAt }) => openedAt >= since);
    expect(ids).toEqual(new Set(inWindow.map(({ id }) => id)));
    expect((await world.call('GET', `/tickets/list?page=${encodeURIComponent(page)}&sortOrder=ASC`)).status).toBe(400);
    world.vendor.clock.advance(24 * HOUR_MS);
    const later = await world.call(
      'GET',
      first.json.paging.next,
      undefined,
      (await world.call('POST', '/token/get', CREDENTIALS)).json.access_token,
    );
    expect(later.status).toBe(400);
  });

  it.each([
    ['newest-first', 'ASC', 'newest'],
    ['newest-first', 'Descending', 'oldest'],
    ['oldest-first', 'ASC', 'oldest'],
    ['oldest-first', 'DESC', 'newest'],
  ] as const)('orders by whoever is right about ASC (%s, %s: %s first)', async (ascMeans, sortOrder, first) => {
    const world = await openGlassix({ ascMeans });
    const { tickets } = (await world.call('GET', `/tickets/list${MONTH}&sortOrder=${sortOrder}`)).json;
    const times = tickets.map(({ open }: { open: string }) => Date.parse(open));
    expect(times).toEqual(times.toSorted((a: number, b: number) => (first === 'newest' ? b - a : a - b)));
    expect(times.length).toBeGreaterThan(3);
  });

  it('filters by states, and by the time of the settings', async () => {
    const world = await openGlassix({ listBy: 'lastActivity' });
    const { tickets } = (await world.call('GET', `/tickets/list${MONTH}&ticketState=Closed,Pending`)).json;
    const wanted = [...world.vendor.state.tickets.values()].filter(
      ({ state, lastActivityAt }) =>
        (state === 'Closed' || state === 'Pending') && lastActivityAt >= STARTS_AT - 28 * 24 * HOUR_MS,
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(new Set(tickets.map(({ id }: { id: number }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
  });
});

describe('a ticket', () => {
  it('has the documented fields, its thread and its log', async () => {
    const world = await openGlassix();
    const id = openTicketId(world);
    const { json, text } = await world.call('GET', `/tickets/get/${id}`);
    for (const name of Object.keys(fixture('ticket-open-2018-partial'))) expect(json, name).toHaveProperty(name);
    expect(Object.keys(json.transactions[0]).sort()).toEqual(Object.keys(fixture('transaction-object')).sort());
    expect(Object.keys(json.participants[0]).sort()).toEqual(Object.keys(fixture('participant-whatsapp')).sort());
    expect(json).toMatchObject({ id, state: 'Open', close: '0001-01-01T00:00:00', movedToTicketId: 0 });
    expect(text).toContain(`"id":${world.vendor.state.tickets.get(id)?.transactions[0]?.id}`);
    expect((await world.call('GET', '/tickets/get/12')).json).toEqual({ message: 'Ticket #12 was not found' });
  });

  it('has times without a zone, and errors with a capital letter, where the settings say so', async () => {
    const world = await openGlassix({ timeForm: 'naive', errorField: 'Message' });
    const { json } = await world.call('GET', `/tickets/get/${openTicketId(world)}`);
    expect(json.open).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+$/);
    expect((await world.call('GET', '/tickets/get/12')).json).toEqual({ Message: 'Ticket #12 was not found' });
    expect((await world.call('DELETE', '/tickets/get/12')).status).toBe(405);
  });

  it('signs the URLs of its files for three hours', async () => {
    const world = await openGlassix();
    const id = openTicketId(world);
    await world.vendor.customerWrites({ kind: 'image', ticketId: id });
    const { json } = await world.call('GET', `/tickets/get/${id}`);
    const { uri } = json.transactions.at(-1).attachments[0];
    expect(await fetch(uri).then(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      200,
      'image/png',
    ]);
    expect((await fetch(uri.replace(/X-Amz-Signature=.{4}/, 'X-Amz-Signature=0000'))).status).toBe(403);
    world.vendor.clock.advance(3 * HOUR_MS + 1000);
    expect((await fetch(uri)).status).toBe(403);
  });
});

describe('the catalogs', () => {
  it('are users, tags and canned replies with the documented fields', async () => {
    const world = await openGlassix();
    const users = (await world.call('GET', '/users/allusers')).json;
    expect(Object.keys(users[0]).sort()).toEqual(Object.keys(fixture('user-object')).sort());
    expect(new Set(users.map(({ type }: { type: string }) => type))).toEqual(new Set(['AGENT', 'API', 'BOT']));
    expect((await world.call('GET', '/tenants/gettags')).json[0]).toEqual({
      Name: 'VIP',
      Color: '#d4af37',
      ParentTags: [],
      IsDeleted: false,
    });
    expect(Object.keys((await world.call('GET', '/cannedreplies/getall')).json[0]).sort()).toEqual([
      'autoTags',
      'categoryName',
      'culture',
      'html',
      'id',
      'rank',
      'text',
      'title',
    ]);
    expect((await world.call('PUT', '/users/setstatus', fixture('users-setstatus-request'))).status).toBe(201);
    expect((await world.call('GET', '/users/getstatus')).json).toEqual({ Status: 'Break', _Status: 2 });
  });
});
