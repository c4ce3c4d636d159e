// The fourteen parameters of the ticket list, in the vendor's words and as the emulated vendor answers them.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AdapterContext } from '../../../../../src/domain/ports/vendor/module.ts';
import { createClient } from '../../../../../src/vendors/desk360/client/index.ts';
import { type TicketListQuery, toTicketListQuery } from '../../../../../src/vendors/desk360/client/ticket-query.ts';
import { readSettings } from '../../../../../src/vendors/desk360/settings.ts';
import type { WireTicket } from '../../../../../src/vendors/desk360/wire/index.ts';
import { mapping, openAccount } from '../account.ts';
import { ofType, type VendorAccount } from '../../../../kit/vendor-account.ts';
import { startDesk, type Desk } from '../emulated-desk360.ts';

const everything: Required<TicketListQuery> = {
  order: 'asc',
  reasonId: '1',
  typeId: '2',
  agentId: '0',
  priority: 3,
  status: 1,
  platform: 'Android',
  startDate: '2020-05-19',
  endDate: '2020-05-20',
  id: '7',
  email: 'mail@mail.com',
  name: 'John',
  subject: 'Hi',
};

test('all fourteen have their documented names', () => {
  expect(toTicketListQuery(2, everything)).toEqual({
    page: 2,
    reason_id: '1',
    priority: 3,
    platform: 'Android',
    start_date: '2020-05-19',
    end_date: '2020-05-20',
    status: 1,
    agent_id: '0',
    type_id: '2',
    order: 'asc',
    id: '7',
    email: 'mail@mail.com',
    name: 'John',
    subject: 'Hi',
  });
});

describe('the list', () => {
  let desk: Desk;
  const others: VendorAccount[] = [];
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(async () => {
    for (const other of others.splice(0)) await other.close();
    await desk.stop();
  });

  /** The vendor's own client over a plain fetch, to look at what the list answers. */
  function client() {
    const { log } = mapping();
    const context: AdapterContext = {
      account: { id: 'a', name: 'a' },
      settings: {},
      log,
      now: () => 0,
      createCaller: (options) => ({
        async call({ method, path, query = {} }) {
          const pairs = Object.entries(query).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, String(value)]],
          );
          const url = `${options.baseUrl}${path}?${new URLSearchParams(pairs).toString()}`;
          const response = await fetch(url, { method, headers: await options.headers() });
          return {
            status: response.status,
            headers: Object.fromEntries(response.headers),
            json: await response.json(),
          };
        },
        download: () => Promise.reject(new Error('not here')),
      }),
    };
    const apiToken = 'desk360-sandbox-token';
    return createClient(context, readSettings({ baseUrl: desk.desk.url, apiToken }));
  }
  const tickets = async (query: TicketListQuery) => (await client().listTickets('11', 1, query)).tickets;

  test('is narrowed by each filter', async () => {
    const all = await tickets({});
    const [first] = all;
    if (first === undefined) throw new Error('no ticket');
    expect((await tickets({ id: first.id })).map(({ id }) => id)).toEqual([first.id]);
    const oldest = await tickets({ order: 'asc' });
    expect(oldest[0]?.id).not.toBe(first.id);
    const narrowings: [TicketListQuery, (ticket: WireTicket) => boolean][] = [
      [{ status: 1 }, ({ status }) => status === '1'],
      [{ priority: 0 }, ({ priority }) => priority === '0'],
      [{ platform: 'Android' }, ({ platform }) => platform === 'Android'],
      [{ email: first.email ?? '' }, ({ email }) => email === first.email],
      [{ name: first.name ?? '' }, ({ name }) => name === first.name],
      [{ agentId: '0' }, ({ agent_id }) => agent_id === null],
      [{ startDate: '2999-01-01' }, () => false],
      [{ endDate: '2000-01-01' }, () => false],
      [{ subject: 'no such subject' }, () => false],
      [{ reasonId: first.reason_id ?? '1' }, ({ reason_id }) => reason_id === (first.reason_id ?? '1')],
      [{ typeId: first.type_id ?? '1' }, ({ type_id }) => type_id === (first.type_id ?? '1')],
    ];
    for (const [query, fits] of narrowings) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const found = await tickets(query);
      expect(found.every(fits), JSON.stringify(query)).toBe(true);
    }
  });

  test('is read from the configured day on', async () => {
    const account = openAccount(desk.desk.url, { products: ['11'], ticketsSince: '2026-02-20' });
    others.push(account);
    const page = await account.adapter.feed?.readPage(null);
    expect(desk.desk.journal.entries()[0]?.query).toMatchObject({ start_date: '2026-02-20', page: '1' });
    const since = Date.parse('2026-02-20T00:00:00Z');
    for (const { fields } of ofType(page?.observations ?? [], 'ticket')) {
      expect(fields.createdAt).toBeGreaterThanOrEqual(since);
    }
  });

  test('is not narrowed unless a day is configured, and only by a day', async () => {
    await desk.adapter.feed?.readPage(null);
    expect(desk.desk.journal.entries()[0]?.query).toEqual({ page: '1' });
    for (const ticketsSince of ['yesterday', '2026-02-30', '20.02.2026']) {
      expect(() => openAccount(desk.desk.url, { ticketsSince })).toThrow(/ticketsSince/);
    }
  });

  test('of types and reasons can be looked up one by one', async () => {
    expect(await client().getLabel('types', '1')).toMatchObject({ id: '1', title: 'Subscription', is_custom: false });
    expect(await client().getLabel('reasons', '1')).toMatchObject({ id: '1', title: 'Delivered late' });
  });
});

test('media hosts are host names only', () => {
  const read = (mediaHosts: readonly string[]) => readSettings({ apiToken: 'x', mediaHosts }).mediaHosts;
  expect(read(['Files.Example.com'])).toEqual(['files.example.com']);
  expect(read([])).toEqual([]);
  expect(readSettings({ apiToken: 'x' }).mediaHosts).toEqual(['desk-360.s3.amazonaws.com']);
  for (const host of ['https://x.example', 'x.example/a', '*', 'localhost', 'x.example:80']) {
    expect(() => read([host]), host).toThrow(/mediaHosts/);
  }
});
