// The fourteen parameters of the ticket list: which of a client's filter each can carry, and that the vendor honours it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedPage } from '../../../../../src/domain/ports/vendor/reads.ts';
import type { TicketPredicate, TicketSort } from '../../../../../src/domain/ticket-query.ts';
import type { TicketRecord } from '../../../../../src/domain/ticket.ts';
import { toListFilter } from '../../../../../src/vendors/desk360/reads/list-filter.ts';
import { matches } from '../../../../kit/domain/ticket-reference.ts';
import { mapping, NOW, ticketRecord } from '../account.ts';
import { ofType } from '../../../../kit/vendor-account.ts';
import { startDesk, type Desk } from '../emulated-desk360.ts';

const ACCOUNT = 'desk360-main';
const NEWEST: TicketSort = { field: 'UPDATED_AT', direction: 'DESC' };
const OLDEST: TicketSort = { field: 'UPDATED_AT', direction: 'ASC' };

type Of<Op extends TicketPredicate['op']> = Extract<TicketPredicate, { readonly op: Op }>;
const all = (...of: TicketPredicate[]): TicketPredicate => ({ op: 'and', of });
const word = (field: Of<'in'>['field'], ...values: string[]): TicketPredicate => ({ op: 'in', field, values });
const ref = (field: Of<'ref'>['field'], ...keys: string[]): TicketPredicate => ({
  op: 'ref',
  field,
  refs: keys.map((key) => ({ account: ACCOUNT, key })),
});
const time = (field: 'createdAt' | 'updatedAt', is: Of<'time'>['is'], value: number): TicketPredicate => ({
  op: 'time',
  field,
  is,
  value,
});
const says = (field: 'email' | 'subject', is: Of<'text'>['is'], value: string): TicketPredicate => ({
  op: 'text',
  field,
  is,
  value,
});
const search = (text: string): TicketPredicate => ({ op: 'search', text });
const DAY = Date.parse('2026-02-20T15:30:00Z');

const narrowed = (predicate: TicketPredicate, settings = {}, sort = NEWEST) =>
  toListFilter(all(word('account', ACCOUNT), predicate), sort, ACCOUNT, mapping(settings).settings);

/** The query of a filter. `page` is set by the feed, and no filter of the schema uses `platform`. */
const PUSHED: readonly [parameter: string, TicketPredicate, query: object][] = [
  ['status', word('status', 'RESOLVED'), { status: 1 }],
  ['priority', word('priority', 'URGENT'), { priority: 3 }],
  ['agent_id', ref('assignee', '11'), { agentId: '11' }],
  ['agent_id', { op: 'unset', field: 'assignee' }, { agentId: '0' }],
  ['reason_id', ref('tag', 'reason/2'), { reasonId: '2' }],
  ['type_id', ref('tag', 'type/3'), { typeId: '3' }],
  ['start_date', time('createdAt', 'gte', DAY), { startDate: '2026-02-20' }],
  ['start_date', time('createdAt', 'gt', DAY), { startDate: '2026-02-20' }],
  ['end_date', time('updatedAt', 'lte', DAY), { endDate: '2026-02-20' }],
  ['end_date', time('updatedAt', 'lt', DAY), { endDate: '2026-02-20' }],
  ['email', says('email', 'eq', 'ada@example.com'), { email: 'ada@example.com' }],
  ['email', ref('contact', 'mail/ada@example.com'), { email: 'ada@example.com' }],
  ['email', search('ada@example.com'), { email: 'ada@example.com' }],
  ['subject', says('subject', 'contains', 'refund'), { subject: 'refund' }],
  ['name', search('Ada King'), { name: 'Ada King' }],
  ['id', search('#1042'), { id: '1042' }],
];
test.each(PUSHED)('%s carries %j', (_parameter, predicate, query) => {
  expect(narrowed(predicate)).toEqual({ query, products: null });
});

test('order is asked for where the oldest change is wanted first', () => {
  expect(narrowed(word('status', 'RESOLVED'), {}, OLDEST).query).toEqual({ status: 1, order: 'asc' });
  expect(narrowed(all(), {}, { field: 'CREATED_AT', direction: 'ASC' }).query).toEqual({});
});

test('a channel names the product: the lists of the others are not read at all', () => {
  expect(narrowed(ref('channel', '22/Email', '33/Api'))).toEqual({ query: {}, products: ['22', '33'] });
});

test('several conditions go together', () => {
  const filter = all(
    word('status', 'PENDING'),
    word('priority', 'LOW'),
    all(ref('tag', 'reason/1'), ref('tag', 'type/2')),
  );
  expect(narrowed(filter).query).toEqual({ status: 2, priority: 0, reasonId: '1', typeId: '2' });
});

test.each<[string, TicketPredicate]>([
  ['several words of one kind: the vendor takes one', word('status', 'NEW', 'OPEN')],
  ['a state without a number', word('status', 'CLOSED')],
  ['an unknown state, whose number is not documented', word('status', 'UNKNOWN')],
  ['several tags or agents', ref('tag', 'reason/1', 'reason/2')],
  ['what another account is asked for', { op: 'ref', field: 'assignee', refs: [{ account: 'other', key: '11' }] }],
  ['what is not so', { op: 'not', of: word('status', 'RESOLVED') }],
  ['one thing or another', { op: 'or', of: [word('status', 'RESOLVED'), says('email', 'eq', 'a@b.c')] }],
  ['made before a day: the dates may mean changes', time('createdAt', 'lte', DAY)],
  ['changed since a day: the dates may mean creation', time('updatedAt', 'gte', DAY)],
  ['kinds of channels, teams and numbers of phones, which it has no filter for', word('channelType', 'EMAIL')],
])('%s is not given to the vendor', (_why, predicate) => {
  expect(narrowed(predicate)).toEqual({ query: {}, products: null });
});

test('states follow the account’s own numbers, days its zone and its first day', () => {
  expect(narrowed(word('status', 'CLOSED'), { statusMap: ['7=CLOSED'] }).query).toEqual({ status: 7 });
  expect(narrowed(word('status', 'RESOLVED'), { statusMap: ['7=RESOLVED'] }).query).toEqual({});
  const late = Date.parse('2026-02-20T22:30:00Z');
  expect(narrowed(time('createdAt', 'gte', late), { timeZone: 'Europe/Istanbul' }).query).toEqual({
    startDate: '2026-02-21',
  });
  expect(narrowed(time('createdAt', 'gte', DAY), { ticketsSince: '2026-03-01' }).query).toEqual({
    startDate: '2026-03-01',
  });
});

describe('the emulated vendor', () => {
  let desk: Desk;
  let everything: readonly TicketRecord[] = [];
  beforeAll(async () => {
    desk = await startDesk({}, { products: ['11', '22', '33'] });
    everything = await readFrom(null);
  });
  afterAll(() => desk.stop());

  async function readFrom(start: string | null): Promise<TicketRecord[]> {
    const found: TicketRecord[] = [];
    for (let cursor: string | null | undefined = start, more = true; more; more = cursor != null) {
      // oxlint-disable-next-line no-await-in-loop -- this page contains the next cursor
      const page: FeedPage | undefined = await desk.adapter.feed?.readPage(cursor ?? null);
      for (const { key, nativeId, fields } of ofType(page?.observations ?? [], 'ticket')) {
        found.push(ticketRecord({ ...fields, key, nativeId }));
      }
      cursor = page?.cursor ?? null;
    }
    return found;
  }
  async function readNarrowed(predicate: TicketPredicate, sort = NEWEST) {
    const start = (await desk.adapter.feed?.filteredCursor?.({ predicate, sort, first: 20 })) ?? null;
    desk.desk.journal.clear();
    return start === null ? [] : readFrom(start);
  }
  const keys = (tickets: readonly TicketRecord[]): string[] => tickets.map(({ key }) => key).toSorted();

  const own = (): TicketRecord => {
    const full = everything.find((ticket) => ticket.assigneeKey !== null && (ticket.tagKeys?.length ?? 0) === 2);
    if (full === undefined) throw new Error('no such ticket');
    return full;
  };
  const exact: readonly [string, () => TicketPredicate, string][] = [
    ['status', () => word('status', 'RESOLVED'), 'status'],
    ['priority', () => word('priority', 'HIGH'), 'priority'],
    ['assignee', () => ref('assignee', own().assigneeKey ?? ''), 'agent_id'],
    ['no assignee', () => ({ op: 'unset', field: 'assignee' }), 'agent_id'],
    ['reason', () => ref('tag', own().tagKeys?.[0] ?? ''), 'reason_id'],
    ['type', () => ref('tag', own().tagKeys?.[1] ?? ''), 'type_id'],
    ['address', () => says('email', 'eq', own().email ?? ''), 'email'],
    ['customer', () => ref('contact', own().contactKey ?? ''), 'email'],
  ];
  test.each(exact)('gives exactly what matches by %s', async (_name, predicate, parameter) => {
    const found = await readNarrowed(predicate());
    expect(keys(found)).toEqual(keys(everything.filter((ticket) => matches(predicate(), ticket, []))));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(everything.length);
    for (const { query } of desk.desk.journal.entries()) expect(query).toHaveProperty(parameter);
  });

  test.each(['created', 'updated'] as const)('leaves no match of days out where its dates mean %s', async (meaning) => {
    desk.desk.settings.dateFilterOn = meaning;
    const middle = NOW - 60 * 86_400_000;
    for (const predicate of [time('createdAt', 'gte', middle), time('updatedAt', 'lte', middle)]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const found = keys(await readNarrowed(predicate));
      const wanted = keys(everything.filter((ticket) => matches(predicate, ticket, [])));
      expect(wanted.length).toBeGreaterThan(0);
      expect(found).toEqual(expect.arrayContaining(wanted));
      expect(found.length).toBeLessThan(everything.length);
    }
  });

  test('finds a customer by name, a ticket by number, a subject by a word', async () => {
    const { nativeId, contactName } = own();
    expect((await readNarrowed(search(nativeId))).map((ticket) => ticket.nativeId)).toEqual([nativeId]);
    const named = await readNarrowed(search(contactName ?? ''));
    expect(new Set(named.map((ticket) => ticket.contactName))).toEqual(new Set([contactName]));
    const about = everything.find(({ subject }) => subject !== null);
    const found = await readNarrowed(says('subject', 'contains', about?.subject?.slice(1, 6) ?? ''));
    expect(keys(found)).toContain(about?.key);
  });

  test('gives the oldest change first with order=asc, page after page', async () => {
    const found = await readNarrowed(all(word('priority', 'LOW')), OLDEST);
    const byProduct = Map.groupBy(found, ({ brandKey }) => brandKey);
    for (const list of byProduct.values()) {
      const times = list.map(({ updatedAt }) => updatedAt ?? 0);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
    expect(desk.desk.journal.entries()[0]?.query).toEqual({ page: '1', order: 'asc', priority: '0' });
  });

  test('is asked for one product only where the channel names it', async () => {
    const found = await readNarrowed(ref('channel', '22/Email'));
    expect(new Set(desk.desk.journal.entries().map(({ path }) => path))).toEqual(new Set(['/v1/products/22/tickets']));
    expect(new Set(found.map(({ brandKey }) => brandKey))).toEqual(new Set(['22']));
  });

  test('is not asked in another way where nothing can be narrowed', async () => {
    expect(await desk.adapter.feed?.filteredCursor?.({ predicate: all(), sort: NEWEST, first: 20 })).toBeNull();
  });
});
