// Lists over both vendors: one exact order, exact filters, totals, search and cursors that work for their list only.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { allTickets, TICKET_FACTS } from './pages.ts';

let gateway: TestGateway;
let all: Json[];
/** The script, a customer's message in it, and a search text that finds it. */
const WRITTEN = [
  ['Latin', 'Ma commande est arrivée cassée', 'ARRIVEE'],
  ['Cyrillic', 'Посылка опоздала на неделю', 'опоздала'],
  ['Arabic', 'أين طلبي من فضلك', 'طلبي'],
  ['Hebrew', 'איפה ההזמנה שלי', 'ההזמנה'],
  ['Han', '我的包裹没有送到', '包裹'],
  ['Hiragana and Katakana', 'ラーメンがとどきません', 'とどき'],
  ['Hangul', '택배가 아직 안 왔어요', '택배가'],
  ['Devanagari', 'मेरा ऑर्डर कहाँ है', 'ऑर्डर'],
  ['Thai', 'พัสดุยังไม่มาถึง', 'ยังไม่'],
  ['Greek', 'Πού είναι η παραγγελία μου', 'παραγγελια'],
] as const;
const writtenTickets = new Map<string, string | null>();
const TOTAL = 140 + WRITTEN.length;
let contactDetails: Map<string, { email: string | null; phone: string | null }>;

beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 70 });
  for (const [, message] of WRITTEN) {
    const { ticketId } = await gateway.emotive.customerWrites({ subscriber: 'new', message });
    writtenTickets.set(message, ticketId);
  }
  all = (await allTickets(gateway, { facts: `${TICKET_FACTS} contact { id identities { kind value } }` })).nodes;
  contactDetails = new Map(
    all.map(({ id, contact }) => {
      const valueOf = (kind: string) => contact?.identities.find((one: Json) => one.kind === kind)?.value ?? null;
      return [id, { email: valueOf('EMAIL'), phone: valueOf('PHONE') }];
    }),
  );
});
afterAll(() => gateway.stop());

const idsOf = (tickets: readonly Json[]): string[] => tickets.map(({ id }) => id);
/** The tickets of a filter, as a set. Other tests check the order. */
async function matching(filter: object): Promise<string[]> {
  const { nodes, totals } = await allTickets(gateway, { filter });
  expect(new Set(totals)).toEqual(new Set([nodes.length]));
  return idsOf(nodes).toSorted();
}
const where = (fits: (ticket: Json) => boolean): string[] => idsOf(all.filter(fits)).toSorted();

describe('one order over both vendors', () => {
  const PRIORITIES = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'];
  const valueOf: Record<string, (ticket: Json) => number> = {
    UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt),
    CREATED_AT: ({ createdAt }) => Date.parse(createdAt),
    LAST_ACTIVITY_AT: ({ lastActivityAt }) => Date.parse(lastActivityAt),
    PRIORITY: ({ priority }) => PRIORITIES.indexOf(priority),
  };
  const orders = Object.keys(valueOf).flatMap((field) =>
    ['ASC', 'DESC'].map((direction) => [field, direction] as const),
  );

  test.each(orders)(
    'is exact by %s %s, page after page to the end, without gap or repeat',
    async (field, direction) => {
      const orderBy = { field, direction };
      const paged = await allTickets(gateway, { orderBy, first: 17, facts: TICKET_FACTS });
      expect(paged.pages).toBe(Math.ceil(TOTAL / 17));
      expect(new Set(paged.totals)).toEqual(new Set([TOTAL]));
      expect(idsOf(paged.nodes).toSorted()).toEqual(idsOf(all).toSorted());
      const values = paged.nodes.map(valueOf[field]!);
      const sign = direction === 'ASC' ? 1 : -1;
      for (const [index, value] of values.entries())
        if (index > 0) expect(sign * (value - values[index - 1]!)).toBeGreaterThanOrEqual(0);
      expect(new Set(paged.nodes.map(({ vendor }) => vendor))).toEqual(new Set(['DESK360', 'EMOTIVE']));
      const other = await allTickets(gateway, { orderBy, first: 100 });
      expect(idsOf(other.nodes)).toEqual(idsOf(paged.nodes));
      const reverse = await allTickets(gateway, {
        orderBy: { field, direction: direction === 'ASC' ? 'DESC' : 'ASC' },
      });
      expect(idsOf(reverse.nodes).toReversed()).toEqual(idsOf(paged.nodes));
    },
  );

  test('is last updated first by default', async () => {
    const times = all.map(({ updatedAt }) => Date.parse(updatedAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
});

describe('a filter finds the tickets that a check of every ticket finds', () => {
  const some = (field: string, count = 2): Json[] =>
    [...new Set(all.flatMap((ticket) => (ticket[field] == null ? [] : [ticket[field].id])))].slice(0, count);

  test('by vendor', async () => {
    expect(await matching({ vendor: ['EMOTIVE'] })).toEqual(where(({ vendor }) => vendor === 'EMOTIVE'));
    expect(await matching({ vendor: ['EMOTIVE', 'DESK360'] })).toHaveLength(TOTAL);
    expect(await matching({ vendor: [] })).toEqual([]);
  });

  test.each(['NEW', 'OPEN', 'PENDING', 'SNOOZED', 'RESOLVED', 'CLOSED', 'UNKNOWN'])('by status %s', async (status) => {
    expect(await matching({ status: [status] })).toEqual(where((ticket) => ticket.status === status));
  });

  test.each([[['ACTIVE']], [['WAITING']], [['DONE']], [['UNKNOWN']], [['ACTIVE', 'DONE']]])(
    'by status category %j',
    async (statusCategory) => {
      expect(await matching({ statusCategory })).toEqual(
        where((ticket) => statusCategory.includes(ticket.statusCategory)),
      );
    },
  );

  test('by priority', async () => {
    const expected = where(({ priority }) => priority === 'HIGH' || priority === 'URGENT');
    expect(expected.length).toBeGreaterThan(5);
    expect(await matching({ priority: ['HIGH', 'URGENT'] })).toEqual(expected);
  });

  test('by channel type and by channel', async () => {
    expect(await matching({ channelType: ['SMS'] })).toEqual(where(({ channel }) => channel?.type === 'SMS'));
    expect(await matching({ channelType: ['EMAIL', 'API'] })).toEqual(
      where(({ channel }) => ['EMAIL', 'API'].includes(channel?.type)),
    );
    for (const id of some('channel', 3))
      expect(await matching({ channelId: { eq: id } })).toEqual(where(({ channel }) => channel?.id === id));
  });

  test('by assignee: one, several, none, any', async () => {
    const [one, other] = some('assignee');
    expect(await matching({ assigneeId: { eq: one } })).toEqual(where(({ assignee }) => assignee?.id === one));
    expect(await matching({ assigneeId: { in: [one, other] } })).toEqual(
      where(({ assignee }) => assignee?.id === one || assignee?.id === other),
    );
    expect(await matching({ assigneeId: { isNull: true } })).toEqual(where(({ assignee }) => assignee === null));
    expect(await matching({ assigneeId: { isNull: false } })).toEqual(where(({ assignee }) => assignee !== null));
    expect(await matching({ assigneeId: { in: [] } })).toEqual([]);
  });

  test('by contact and by team', async () => {
    for (const id of some('contact', 4))
      expect(await matching({ contactId: { eq: id } })).toEqual(where(({ contact }) => contact?.id === id));
    expect(await matching({ teamId: { isNull: true } })).toHaveLength(TOTAL);
    expect(await matching({ teamId: { isNull: false } })).toEqual([]);
  });

  test('by tag', async () => {
    const ids = [...new Set(all.flatMap(({ tags }) => (tags ?? []).map((tag: Json) => tag.id)))].slice(0, 4);
    const has = (ticket: Json, id: string): boolean => (ticket.tags ?? []).some((tag: Json) => tag.id === id);
    expect(ids).toHaveLength(4);
    for (const id of ids) expect(await matching({ tagId: { eq: id } })).toEqual(where((ticket) => has(ticket, id)));
    expect(await matching({ tagId: { in: ids } })).toEqual(where((ticket) => ids.some((id) => has(ticket, id))));
    expect(await matching({ tagId: { isNull: true } })).toEqual(where(({ tags }) => (tags ?? []).length === 0));
  });

  test('by time, with each kind of bound', async () => {
    const at = all[40]!.updatedAt;
    const before = all[80]!.updatedAt;
    expect(await matching({ updatedAt: { gte: at } })).toEqual(where(({ updatedAt }) => updatedAt >= at));
    expect(await matching({ updatedAt: { gt: at } })).toEqual(where(({ updatedAt }) => updatedAt > at));
    expect(await matching({ updatedAt: { lte: at } })).toEqual(where(({ updatedAt }) => updatedAt <= at));
    expect(await matching({ updatedAt: { lt: at, gte: before } })).toEqual(
      where(({ updatedAt }) => updatedAt < at && updatedAt >= before),
    );
    const offset = at.replace('Z', '+00:00');
    expect(await matching({ createdAt: { lt: offset } })).toEqual(where(({ createdAt }) => createdAt < at));
  });

  test('by e-mail and phone, case-insensitively', async () => {
    const email = [...contactDetails.values()].find((one) => one.email !== null)!.email!;
    const withEmail = (fits: (email: string) => boolean) =>
      where(({ id, vendor }) => vendor === 'DESK360' && fits(contactDetails.get(id)!.email ?? ''));
    expect(await matching({ email: { eq: email.toUpperCase() } })).toEqual(withEmail((one) => one === email));
    expect(await matching({ email: { contains: '@' } })).toEqual(withEmail((one) => one.includes('@')));
    expect(await matching({ email: { startsWith: email.slice(0, 2) } })).toEqual(
      withEmail((one) => one.startsWith(email.slice(0, 2))),
    );
    const phone = [...contactDetails.values()].find((one) => one.phone !== null)!.phone!;
    const withPhone = (fits: (phone: string) => boolean) =>
      where(({ id, vendor }) => vendor === 'EMOTIVE' && fits(contactDetails.get(id)!.phone ?? ''));
    expect(await matching({ phone: { in: [phone, '+10000000000'] } })).toEqual(withPhone((one) => one === phone));
    const spaced = `+${phone.slice(1, 3)} (${phone.slice(3, 5)}) ${phone.slice(5)}`;
    const spellings = [phone.slice(1), `00${phone.slice(1)}`, spaced, `whatsapp:${phone}`];
    for (const eq of spellings) {
      expect(await matching({ phone: { eq } }), eq).toEqual(withPhone((one) => one === phone));
    }
    expect(await matching({ phone: { startsWith: spaced.slice(0, -2) } })).toEqual(
      withPhone((one) => one.startsWith(phone.slice(0, -2))),
    );
    expect(await matching({ phone: { contains: phone.slice(3, 7) } })).toEqual(
      withPhone((one) => one.includes(phone.slice(3, 7))),
    );
  });

  test('by external reference and by subject', async () => {
    const values = (ticket: Json): string[] => ticket.externalReferences.map((one: Json) => one.value.toLowerCase());
    const [one] = all.flatMap(values);
    expect(await matching({ externalReference: { eq: one } })).toEqual(
      where((ticket) => values(ticket).includes(one!)),
    );
    expect(await matching({ externalReference: { startsWith: 'CRM-' } })).toEqual(
      where((ticket) => values(ticket).some((value) => value.startsWith('crm-'))),
    );
    expect(await matching({ subject: { contains: 'e' } })).toEqual(
      where(({ subject }) => (subject ?? '').toLowerCase().includes('e')),
    );
  });

  test('with and, or and not', async () => {
    const isOpen = ({ statusCategory }: Json): boolean => statusCategory === 'ACTIVE';
    expect(await matching({ and: [{ vendor: ['DESK360'] }, { statusCategory: ['ACTIVE'] }] })).toEqual(
      where((ticket) => ticket.vendor === 'DESK360' && isOpen(ticket)),
    );
    expect(await matching({ or: [{ vendor: ['EMOTIVE'] }, { priority: ['URGENT'] }] })).toEqual(
      where((ticket) => ticket.vendor === 'EMOTIVE' || ticket.priority === 'URGENT'),
    );
    expect(await matching({ not: { or: [{ statusCategory: ['ACTIVE'] }, { priority: ['LOW'] }] } })).toEqual(
      where((ticket) => !isOpen(ticket) && ticket.priority !== 'LOW'),
    );
    expect(await matching({ and: [], not: { or: [] } })).toHaveLength(TOTAL);
    expect(await matching({ or: [] })).toEqual([]);
  });
});

describe('text search', () => {
  test.each(WRITTEN)("finds a customer's message in %s: %s", async (_script, message, asked) => {
    const found = await allTickets(gateway, { filter: { text: asked }, facts: 'id nativeId lastMessage { text }' });
    expect(found.nodes.map(({ nativeId }) => nativeId)).toContain(writtenTickets.get(message));
    expect(await matching({ text: asked, vendor: ['DESK360'] })).not.toContain(found.nodes[0].id);
  });

  test('finds names without their accents, and vendor numbers', async () => {
    const named = all.find(({ contact }) => /^[\p{Script=Latin} ]{4,}$/u.test(contact?.displayName ?? ''));
    const bare = named.contact.displayName.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
    expect(await matching({ text: bare })).toContain(named.id);
    expect(await matching({ text: all[3]!.nativeId })).toContain(all[3]!.id);
  });

  test('finds nothing for nonsense, blanks and keywords of a query language', async () => {
    for (const text of ['qqzzxxyy', '   ', `"' OR 1=1 -- * ( NEAR`, '%', '', '\u0000']) {
      expect(await matching({ text })).toEqual([]);
    }
  });
});

describe('cursors and sources', () => {
  const PAGE = `query ($filter: TicketFilter, $orderBy: TicketOrder, $after: String, $first: Int) {
    tickets(filter: $filter, orderBy: $orderBy, after: $after, first: $first) {
      nodes { id } pageInfo { endCursor } sources { vendor account { name } state returned truncated error { code } } } }`;

  test('a cursor works for its own list only', async () => {
    const own = { filter: { vendor: ['DESK360'] }, orderBy: { field: 'CREATED_AT', direction: 'ASC' }, first: 5 };
    const { endCursor } = (await gateway.query(PAGE, own)).data['tickets'].pageInfo;
    expect((await gateway.query(PAGE, { ...own, first: 9, after: endCursor })).errors).toBeUndefined();
    const foreign = [
      { ...own, filter: { vendor: ['EMOTIVE'] } },
      { ...own, filter: null },
      { ...own, orderBy: { field: 'CREATED_AT', direction: 'DESC' } },
      { ...own, orderBy: { field: 'UPDATED_AT', direction: 'ASC' } },
    ];
    for (const list of foreign) {
      const answer = await gateway.query(PAGE, { ...list, after: endCursor });
      expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
    }
  });

  test('a list reports what each account contributed, also for a skipped account', async () => {
    const both = (await gateway.query(PAGE, { first: 100 })).data['tickets'];
    expect(both.sources.map(({ vendor, state, error }: Json) => [vendor, state, error])).toEqual([
      ['DESK360', 'OK', null],
      ['EMOTIVE', 'OK', null],
    ]);
    expect(both.sources[0].returned + both.sources[1].returned).toBe(both.nodes.length);
    const one = (await gateway.query(PAGE, { first: 10, filter: { vendor: ['EMOTIVE'] } })).data['tickets'];
    expect(one.sources.map(({ vendor, state, returned }: Json) => [vendor, state, returned])).toEqual([
      ['DESK360', 'SKIPPED', 0],
      ['EMOTIVE', 'OK', 10],
    ]);
  });
});
