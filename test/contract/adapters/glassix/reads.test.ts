// Reading Glassix: windows and pages of the list, tickets with threads and timelines, the short lists, files.

import { describe, expect, it } from 'vitest';
import type { FeedPage } from '../../../../src/domain/ports/vendor/reads.ts';
import { pageTokenOf } from '../../../../src/vendors/glassix/client/index.ts';
import { failureOf, ofType, readHistory } from '../../../kit/vendor-account.ts';
import {
  DEPARTMENTS,
  fixture,
  NOW,
  one,
  openTicketOf,
  perform,
  recordOf,
  startGlassixAccount,
  startStandIn,
  type GlassixAccount,
} from './account.ts';

const LIST = '/tickets/list';
const DAY_MS = 86_400_000;

async function found(account: GlassixAccount, key: string | number) {
  const readings = await account.adapter.reads.tickets?.read([String(key)]);
  const reading = readings?.get(String(key));
  if (reading?.state !== 'found') throw new Error(`not found: ${reading?.state}`);
  return reading.observations;
}

describe('the list of tickets', () => {
  it('is read window after window of four weeks, page after page, until a year ago', async () => {
    const account = await startGlassixAccount({ pageSize: 7 }, {}, 60);
    const pages = await readHistory(account.adapter);
    const keys = pages.flatMap(({ observations }) => ofType(observations, 'ticket').map(({ key }) => key));
    const known = [...account.vendor.state.tickets.keys()].map(String);
    expect(new Set(keys)).toEqual(new Set(known));
    const requested = account.vendor.journal.entries({ route: LIST }).map(({ query }) => query);
    const windows = requested.filter((query) => query['page'] === undefined);
    expect(windows).toHaveLength(14);
    expect(windows[0]).toEqual({ since: '02/02/2026 10:05:00:00', until: '02/03/2026 10:05:00:00' });
    expect(
      requested.filter((query) => query['page'] !== undefined).every((query) => Object.keys(query).length === 1),
    ).toBe(true);
    expect(account.unknownValues).toEqual([]);
  });

  it.each(['newest-first', 'oldest-first'] as const)(
    'is whole whatever ASC means to the vendor (%s)',
    async (ascMeans) => {
      const account = await startGlassixAccount({ pageSize: 9, ascMeans });
      const pages = await readHistory(account.adapter);
      expect(pages.flatMap(({ observations }) => ofType(observations, 'ticket'))).toHaveLength(60);
      expect(account.adapter.feed?.newestFirst).toBe(false);
    },
  );

  it('begins at the day of the settings', async () => {
    const account = await startGlassixAccount({}, { ticketsSince: '2026-02-20' });
    const pages = await readHistory(account.adapter);
    expect(pages).toHaveLength(1);
    const times = pages.flatMap(({ observations }) =>
      ofType(observations, 'ticket').map(({ fields }) => fields.createdAt),
    );
    expect(Math.min(...times.map(Number))).toBeGreaterThanOrEqual(Date.parse('2026-02-20T00:00:00Z'));
  });

  it.each([
    ['the recent days only', NOW - 60_000, '27/02/2026 10:00:00:00'],
    ['as far back as nothing was read', NOW - 10 * DAY_MS, '20/02/2026 10:00:00:00'],
  ])('is read again for %s', async (_, since, begins) => {
    const account = await startGlassixAccount({}, { recentDays: 3 });
    let pages = 0;
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const page: FeedPage | undefined = await account.adapter.feed?.readRecentPage?.(cursor, since);
      if (page === undefined) throw new Error('no recent pages');
      pages += 1;
      cursor = page.cursor;
    }
    expect(account.calls(LIST)).toBe(pages);
    expect(account.vendor.journal.entries({ route: LIST })[0]?.query).toMatchObject({ since: begins });
  });

  it('is read from the window’s start when the vendor forgot the page over a pause', async () => {
    const account = await startGlassixAccount({ pageSize: 5 });
    const first = await account.adapter.feed?.readPage(null);
    expect(JSON.parse(first?.cursor ?? '{}')).toMatchObject({ page: expect.any(String) });
    account.clock.advance(DAY_MS + 1);
    const again = await account.adapter.feed?.readPage(first?.cursor ?? null);
    expect(ofType(again?.observations ?? [], 'ticket')).toHaveLength(5);
    expect(account.warnings).toHaveLength(1);
    account.vendor.state.pages.clear();
    const failure = await failureOf(account.adapter.feed?.readPage(again?.cursor ?? null) as Promise<unknown>);
    expect(failure.code).toBe('INVALID_REQUEST');
    account.clock.advance(DAY_MS);
    expect((await account.adapter.feed?.readPage(again?.cursor ?? null))?.observations.length).toBeGreaterThan(0);
  });

  it('takes only the page out of an address, wherever it leads', async () => {
    const { paging } = fixture('list-paging-next');
    expect(pageTokenOf(paging.next)).toBe('ZGJhZDkxNDUtOTQ4ZC00ZjQ0LWE5YzUtNDdjNmE4YmQ5YzQ2OjI=');
    expect(pageTokenOf('https://evil.example/steal?x=1')).toBeNull();
    const account = await startStandIn((request) => ({
      json: {
        tickets: [fixture('ticket-open-2018-partial')],
        paging: request.url?.includes('page=') ? {} : { next: 'https://evil.example/steal?page=abc%3D' },
      },
    }));
    const page = await account.adapter.feed?.readPage(null);
    await account.adapter.feed?.readPage(page?.cursor ?? null);
    expect(account.requested.filter((call) => call.includes('/tickets/list'))[1]).toBe('GET /tickets/list?page=abc%3D');
  });

  it('refuses a cursor that it cannot have written', async () => {
    const account = await startGlassixAccount();
    expect((await failureOf(account.adapter.feed?.readPage('{"since":1}') as Promise<unknown>)).code).toBe(
      'INVALID_REQUEST',
    );
    expect(account.calls()).toBe(0);
  });
});

describe('a ticket', () => {
  it('comes with thread, people and timeline in one call', async () => {
    const account = await startGlassixAccount();
    const ticket = openTicketOf(account);
    const observations = await found(account, ticket.id);
    expect(account.calls('/tickets/get/:ticketId')).toBe(1);
    const head = one(observations, 'ticket');
    expect(head).toMatchObject({
      key: String(ticket.id),
      nativeId: String(ticket.id),
      fields: {
        status: 'OPEN',
        closedAt: null,
        teamKey: ticket.departmentId,
        subject: ticket.fields[0],
      },
    });
    expect(ofType(observations, 'message')).toHaveLength(ticket.transactions.length);
    expect(observations.at(-1)).toEqual({ type: 'thread-complete', ticketKey: String(ticket.id) });
    const timeline = await account.adapter.reads.timelines?.read([String(ticket.id)]);
    const read = timeline?.get(String(ticket.id));
    expect(read?.state === 'found' ? read.observations.at(-1) : null).toEqual({
      type: 'timeline-complete',
      ticketKey: String(ticket.id),
    });
  });

  it('knows a bot by the list of users, though its participant says User, and does not ask each time', async () => {
    const account = await startGlassixAccount();
    const ticket = openTicketOf(account);
    const bot = account.vendor.state.users.find(({ type }) => type === 'BOT');
    const [line] = ticket.transactions;
    if (bot === undefined || line === undefined) throw new Error('no bot');
    const from = { ...line.from, type: 'User' as const, identifier: bot.id, contactId: null };
    ticket.transactions.push({ ...line, guid: '11111111-2222-4333-8444-555555555555', id: 5n, from });
    for (let read = 0; read < 3; read += 1) {
      const message = ofType(await found(account, ticket.id), 'message').at(-1);
      expect(message?.fields).toMatchObject({
        author: { kind: 'BOT', key: bot.id },
        automated: true,
        direction: 'OUTBOUND',
      });
    }
    expect(account.calls('/users/allusers')).toBe(1);
    account.clock.advance(16 * 60_000);
    account.vendor.faults.add({ route: '/users/allusers', status: 403 });
    expect(ofType(await found(account, ticket.id), 'message').at(-1)?.fields.author).toMatchObject({ kind: 'BOT' });
  });

  it('keeps every digit of ids beyond 2^53', async () => {
    const account = await startGlassixAccount();
    const ticket = openTicketOf(account);
    const messages = ofType(await found(account, ticket.id), 'message');
    expect(messages.map(({ nativeId }) => nativeId)).toEqual(ticket.transactions.map(({ id }) => String(id)));
    expect(messages.every(({ nativeId }) => BigInt(nativeId) > 2n ** 53n)).toBe(true);
    expect(messages[0]?.key).toBe(ticket.transactions[0]?.guid);
  });

  it('that was moved is read where it went, and says so', async () => {
    const account = await startGlassixAccount();
    const ticket = openTicketOf(account);
    const other = ticket.departmentId === DEPARTMENTS.sales ? DEPARTMENTS.billing : DEPARTMENTS.sales;
    const team = { kind: 'team', key: other } as never;
    const record = { key: String(ticket.id), teamKey: ticket.departmentId } as never;
    await account.adapter.actions.assign?.perform({
      ticket: record,
      agent: null,
      team,
      keepCurrentOwner: false,
      now: NOW,
    });
    const newId = String(ticket.movedTo?.ticketId);
    const observations = await found(account, ticket.id);
    expect(observations[0]).toEqual({ type: 'ticket-moved', key: String(ticket.id), toKey: newId, toNativeId: newId });
    expect(one(observations, 'ticket').key).toBe(newId);
    const byId = await account.adapter.reads.findTicket?.(String(ticket.id));
    expect(byId?.key).toBe(newId);
    const listed = (await readHistory(account.adapter)).flatMap((page) => ofType(page.observations, 'ticket'));
    expect(listed.filter(({ key }) => key === String(ticket.id))).toEqual([]);
    expect(listed.filter(({ key }) => key === newId)).toHaveLength(1);
  });

  it('that does not exist is missing, and an invalid id makes no call', async () => {
    const account = await startGlassixAccount();
    const readings = await account.adapter.reads.tickets?.read(['999', '../users/allusers', '0']);
    expect([...(readings ?? [])].map(([, { state }]) => state)).toEqual(['missing', 'missing', 'missing']);
    expect(account.calls('/tickets/get/:ticketId')).toBe(1);
  });

  it('of the older form is read: no zone, no contact ids, never closed, ten fields', async () => {
    const { adapter, unknownValues } = await startStandIn(() => ({ json: fixture('ticket-open-2018-partial') }));
    const reading = await adapter.reads.tickets?.read(['13783']);
    const read = reading?.get('13783');
    const fields = read?.state === 'found' ? one(read.observations, 'ticket').fields : {};
    expect(fields).toMatchObject({
      status: 'OPEN',
      subject: 'Tuscany vacation',
      createdAt: Date.parse('2018-11-26T19:42:53.150Z'),
      closedAt: null,
      assigneeKey: '648370ad-8c0a-4809-8373-d914f2bfbc36',
      tagKeys: ['Vacation'],
      externalReferences: [],
      customFields: [
        { key: 'field1', label: null, value: 'Tuscany vacation' },
        { key: 'field2', label: null, value: '3909 Saint James Drive, Chambersburg' },
        { key: 'culture', label: null, value: 'en-US' },
      ],
    });
    expect(unknownValues).toEqual([]);
  });

  it('with an answer of another shape fails by the field’s name', async () => {
    const { adapter } = await startStandIn(() => ({ json: { id: 5, state: 7 } }));
    const read = (await adapter.reads.tickets?.read(['5']))?.get('5');
    expect(read).toMatchObject({ state: 'failed', failure: { code: 'BAD_RESPONSE' } });
    expect(read?.state === 'failed' ? read.failure.message : '').toContain('tickets.get: state');
  });
});

describe('the short lists', () => {
  it('are users as agents and bots, tags, canned replies and departments', async () => {
    const account = await startGlassixAccount({}, { departments: [`${DEPARTMENTS.sales}=Sales`] });
    const { agent, tag, template, team } = account.adapter.reads.collections;
    const people = ofType((await agent?.read()) ?? [], 'catalog').map(({ entry }) => entry);
    expect(people.map(({ kind }) => kind).toSorted()).toEqual([...Array.from({ length: 9 }, () => 'agent'), 'bot']);
    expect(people.find((entry) => entry.kind === 'agent')).toMatchObject({
      email: expect.stringContaining('@'),
      presence: 'OFFLINE',
    });
    const tags = ofType((await tag?.read()) ?? [], 'catalog').map(({ entry }) => entry);
    expect(tags).toContainEqual(
      expect.objectContaining({ key: 'VIP', color: '#d4af37', active: true, editable: false }),
    );
    expect(tags).toContainEqual(expect.objectContaining({ key: 'Fax', active: false }));
    const replies = ofType((await template?.read()) ?? [], 'catalog').map(({ entry }) => entry);
    expect(replies[0]).toMatchObject({
      templateKind: 'CANNED_REPLY',
      name: 'Openings / Greeting',
      translations: [{ languageCode: 'en-US', body: 'Hello, how can I help you?', parameters: [] }],
    });
    const before = account.calls();
    const teams = ofType((await team?.read()) ?? [], 'catalog').map(({ entry }) => entry);
    expect(teams).toMatchObject([
      { key: DEPARTMENTS.sales, name: 'Sales' },
      { key: DEPARTMENTS.support, name: DEPARTMENTS.support },
    ]);
    expect(account.calls()).toBe(before);
    expect(account.unknownValues).toEqual([]);
  });

  it('read the documented user', async () => {
    const { adapter } = await startStandIn(() => ({ json: [fixture('user-object')] }));
    const [user] = ofType((await adapter.reads.collections.agent?.read()) ?? [], 'catalog');
    expect(user?.entry).toMatchObject({
      kind: 'agent',
      key: 'aca76a89-8950-4424-b727-2f277c24a891',
      displayName: 'Jhon Wick',
      presence: 'OFFLINE',
    });
  });
});

describe('a file', () => {
  const attachment = async (account: GlassixAccount) => {
    const ticket = openTicketOf(account);
    await account.vendor.customerWrites({ kind: 'image', ticketId: ticket.id });
    const message = ofType(await found(account, ticket.id), 'message').findLast(
      ({ fields }) => fields.attachments.length > 0,
    );
    const [record] = message?.fields.attachments ?? [];
    if (record === undefined) throw new Error('no attachment');
    return { ticket, record, message };
  };

  it('is read by a fresh address each time, also when the old one has ended', async () => {
    const account = await startGlassixAccount();
    const { ticket, record, message } = await attachment(account);
    expect(record).toMatchObject({ vendorUrl: null, mediaKind: 'IMAGE', scanState: 'ALLOWED', name: 'photo.png' });
    expect(JSON.stringify(message?.raw)).not.toContain('X-Amz');
    account.clock.advance(5 * 3_600_000);
    const stream = await account.adapter.media?.open(record, String(ticket.id));
    const bytes: Uint8Array[] = [];
    for await (const chunk of stream?.body ?? []) bytes.push(chunk);
    expect(Buffer.concat(bytes).subarray(1, 4).toString()).toBe('PNG');
    expect(stream?.mimeType).toBe('image/png');
    const fetched = account.vendor.journal.entries({ route: '/stored/:name' });
    expect(fetched[0]?.headers['authorization']).toBeUndefined();
  });

  it('that the vendor’s own check has blocked is not opened', async () => {
    const account = await startGlassixAccount();
    const { ticket, record } = await attachment(account);
    const before = account.calls();
    const blocked = account.adapter.media?.open({ ...record, scanState: 'BLOCKED' }, String(ticket.id));
    expect((await failureOf(blocked as Promise<unknown>)).code).toBe('FORBIDDEN');
    expect(account.calls()).toBe(before);
  });

  it('on a host that is not trusted is not requested', async () => {
    const ticket = { ...fixture('ticket-open-2018-partial'), transactions: [fixture('transaction-object')] };
    const { adapter, requested } = await startStandIn(() => ({ json: ticket }));
    const record = { vendorMediaId: '1557', scanState: 'UNKNOWN' } as never;
    expect((await failureOf(adapter.media?.open(record, '13783') as Promise<unknown>)).code).toBe('UNSUPPORTED');
    expect(requested).toEqual(['GET /tickets/get/13783']);
  });
});

describe('a failure', () => {
  it.each(['message', 'Message'] as const)(
    'is reported with the vendor’s message, in either spelling (%s)',
    async (errorField) => {
      const account = await startGlassixAccount({ errorField });
      const page = JSON.stringify({ since: NOW - 90 * DAY_MS, until: NOW, page: null, oldest: NOW, restartedAt: null });
      const failure = await failureOf(account.adapter.feed?.readPage(page) as Promise<unknown>);
      expect(failure).toMatchObject({
        code: 'INVALID_REQUEST',
        vendorMessage: 'The time frame must not exceed one month',
      });
    },
  );

  it('of too many calls is a refusal that did nothing, with the pause that the budget makes of it', async () => {
    const account = await startGlassixAccount({ ratePerMinute: 1 });
    await account.adapter.checkAccount?.();
    const ticket = recordOf(account, openTicketOf(account).id);
    const note = perform(account.adapter.actions.note, { ticket, text: 'Hello', files: [], now: NOW });
    const failure = await failureOf(note);
    expect(failure).toMatchObject({ code: 'RATE_LIMITED', httpStatus: 429, outcomeUnknown: false });
    expect(failure.retryAfterSeconds).toBeGreaterThan(0);
  });
});
