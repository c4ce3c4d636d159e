// The reads of the Emotive adapter with the read API enabled, over real HTTP.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emotive } from '../../../../src/vendors/emotive/index.ts';
import { readSettings } from '../../../../src/vendors/emotive/settings.ts';
import { NOW, openAccount, startStandIn, ticketRecord, TOKEN, type StandIn } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

let vendor: StandIn;
beforeEach(async () => {
  vendor = await startStandIn();
});
afterEach(() => vendor.stop());

const ticket = (id: number, changes: object = {}) => ({
  id,
  ticket_id: id,
  created_at: '2026-11-20T09:00:00Z',
  external_ticket_id: null,
  external_user_id: null,
  opted_in_user: '+14155552671',
  status: 'open',
  system_type: 'custom',
  ...changes,
});
const event = (id: number, ticketId: number, changes: object = {}) => ({
  id,
  ticket_id: ticketId,
  agent_id: null,
  event_time: '2026-11-20T09:10:00Z',
  message: `message ${id}`,
  status: 'open',
  created: '2026-11-20T09:10:00Z',
  ...changes,
});
const readApi = (settings = {}) => openAccount(vendor.url, { readApi: true, ...settings });

describe('one ticket', () => {
  test('is read with its whole thread in one call', async () => {
    const later = { created: '2026-11-20T09:20:00Z', agent_id: 'a-7', status: 'closed' };
    vendor.on('GET /tickets/501', () => ({
      status: 200,
      json: { ticket: ticket(501, { status: 'closed' }), events: [event(2, 501, later), event(1, 501)] },
    }));
    const { adapter } = readApi();
    expect(adapter.reads.threads).toBe(adapter.reads.tickets);
    expect(adapter.reads.tickets!.batch).toBe('BOUNDED_FAN_OUT');
    const reading = (await adapter.reads.tickets!.read(['501'])).get('501');
    if (reading?.state !== 'found') throw new Error('expected the ticket');
    expect(reading.observations.map(({ type }) => type)).toEqual([
      'catalog',
      'ticket',
      'message',
      'message',
      'thread-complete',
    ]);
    expect(ofType(reading.observations, 'message').map(({ key, fields }) => [key, fields.direction])).toEqual([
      ['e/1', 'INBOUND'],
      ['e/2', 'OUTBOUND'],
    ]);
    const at = Date.parse(later.created);
    expect(ofType(reading.observations, 'ticket')[0]!.fields).toMatchObject({
      status: 'CLOSED',
      closedAt: at,
      updatedAt: at,
      externalReferences: [],
    });
    expect(vendor.calls).toHaveLength(1);
    expect(vendor.calls[0]!.headers['x-api-key']).toBe(TOKEN);
  });

  test('has a result of its own for every requested key', async () => {
    vendor.on('GET /tickets/1', () => ({ status: 200, json: { ticket: ticket(1), events: [] } }));
    // The caller does not retry a 501.
    vendor.on('GET /tickets/2', () => ({ status: 501, json: { message: 'oops' } }));
    vendor.on('GET /tickets/3', () => ({ status: 200, json: { ticket: { ...ticket(3), status: 7 } } }));
    vendor.on('GET /tickets/4', () => ({ status: 200, json: { ticket: ticket(44), events: [] } }));
    const keys = ['1', '2', '3', '4', '5', '1'];
    const readings = await readApi().adapter.reads.tickets!.read(keys);
    expect(Object.fromEntries([...readings].map(([key, reading]) => [key, reading.state]))).toEqual({
      1: 'found',
      2: 'failed',
      3: 'failed',
      4: 'failed',
      5: 'missing',
    });
    expect(readings.get('3')).toMatchObject({
      failure: {
        code: 'BAD_RESPONSE',
        message: "The vendor's response could not be parsed: ticket.status: invalid_type.",
      },
    });
    expect(readings.get('4')).toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
    expect(vendor.calls).toHaveLength(5);
  });

  test('without a list of events does not complete its thread', async () => {
    vendor.on('GET /tickets/1', () => ({ status: 200, json: { ticket: ticket(1) } }));
    const reading = (await readApi().adapter.reads.tickets!.read(['1'])).get('1');
    expect(reading).toMatchObject({ state: 'found' });
    if (reading?.state === 'found') expect(ofType(reading.observations, 'thread-complete')).toEqual([]);
  });

  test.each([
    [{}, {}, 1],
    [{ status: 'solved' }, {}, 0],
    [{ external_ticket_id: 'crm-1' }, {}, 0],
    [{}, { registerExternalIds: false }, 0],
  ])('with %j and the settings %j creates %i tasks to register our ids', async (changes, settings, tasks) => {
    vendor.on('GET /tickets/1', () => ({ status: 200, json: { ticket: ticket(1, changes) } }));
    const reading = (await readApi(settings).adapter.reads.tickets!.read(['1'])).get('1');
    if (reading?.state !== 'found') throw new Error('expected the ticket');
    expect(ofType(reading.observations, 'task')).toHaveLength(tasks);
  });

  test('is found by its own id, and an impossible id is missing without a call', async () => {
    vendor.on('GET /tickets/501', () => ({ status: 200, json: { ticket: ticket(501), events: [] } }));
    const findTicket = readApi().adapter.reads.findTicket!;
    expect(await findTicket('501')).toMatchObject({ state: 'found', key: '501' });
    expect(await findTicket('502')).toEqual({ state: 'missing' });
    expect(await findTicket('../connections/me')).toEqual({ state: 'missing' });
    expect(vendor.calls).toHaveLength(2);
  });

  test('keeps our own reply outbound when the vendor returns it without an agent', async () => {
    vendor.on('POST /tickets/501/events', () => ({ status: 201, json: event(9, 501) }));
    vendor.on('GET /tickets/501', () => ({ status: 200, json: { ticket: ticket(501), events: [event(9, 501)] } }));
    const { adapter } = readApi();
    const content = { kind: 'TEXT', text: 'message 9', html: null, files: [] } as const;
    await adapter.actions.reply!.perform({ ticket: ticketRecord(), content, idempotencyKey: 'k', now: NOW });
    const reading = (await adapter.reads.threads!.read(['501'])).get('501');
    if (reading?.state !== 'found') throw new Error('expected the ticket');
    expect(ofType(reading.observations, 'message')[0]!.fields.direction).toBe('OUTBOUND');
  });
});

describe('the feed', () => {
  async function readAll(next: (after: number) => unknown, settings = {}) {
    vendor.on('GET /tickets', ({ query }) => {
      const after = Number(query.get('after_ticket_id'));
      const items = [1, 2, 3].map((step) => ticket(after + step)).filter(({ id }) => id <= 7);
      return { status: 200, json: { items, next: next(after) } };
    });
    const account = readApi(settings);
    const keys: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await account.adapter.feed!.readPage(cursor);
      expect(page).toMatchObject({ oldestUpdatedAt: null, expectedTotal: null });
      keys.push(...ofType(page.observations, 'ticket').map(({ key }) => key));
      ({ cursor } = page);
    } while (cursor !== null);
    return { keys, account };
  }
  const all = ['1', '2', '3', '4', '5', '6', '7'];

  test.each<[string, (after: number) => unknown]>([
    ['an id', (after) => (after >= 6 ? undefined : String(after + 3))],
    ['a number', (after) => (after >= 6 ? null : after + 3)],
    [
      'a URL',
      (after) => (after >= 6 ? '' : `https://elsewhere.example/helpdesk/tickets?limit=9&after_ticket_id=${after + 3}`),
    ],
    ['a path', (after) => (after >= 6 ? undefined : `/tickets?after_ticket_id=${after + 3}`)],
    ['an unknown value', (after) => (after >= 6 ? undefined : 'bmV4dA')],
  ])('continues after `next` when it is %s, and never follows a URL', async (_name, next) => {
    expect((await readAll(next)).keys).toEqual(all);
    expect(vendor.calls.map(({ path, query }) => [path, query.get('after_ticket_id'), query.get('limit')])).toEqual([
      ['/tickets', '0', '50'],
      ['/tickets', '3', '50'],
      ['/tickets', '6', '50'],
    ]);
  });

  test.each<[string, unknown]>([
    ['the same id', '0'],
    ['an id before', '-3'],
    ['nothing', undefined],
  ])('ends when `next` is %s', async (name, next) => {
    const { keys, account } = await readAll((after) => (after === 0 ? next : undefined));
    expect(keys.slice(0, 3)).toEqual(['1', '2', '3']);
    expect(account.warnings).toHaveLength(name === 'the same id' ? 1 : 0);
    expect(vendor.calls.length).toBeLessThanOrEqual(3);
  });

  test('ends at an empty page', async () => {
    vendor.on('GET /tickets', () => ({ status: 200, json: { items: [], next: '99' } }));
    expect(await readApi().adapter.feed!.readPage('50')).toMatchObject({ observations: [], cursor: null });
  });

  test('skips an unreadable ticket and logs a warning', async () => {
    const { id: _id, ticket_id: _ticketId, ...anonymous } = ticket(2);
    const odd = ticket(3, { status: ['secret'] });
    vendor.on('GET /tickets', () => ({ status: 200, json: { items: [ticket(1), anonymous, odd, 5, ticket(4)] } }));
    const { adapter, warnings } = readApi();
    const page = await adapter.feed!.readPage(null);
    expect(ofType(page.observations, 'ticket').map(({ key }) => key)).toEqual(['1', '4']);
    expect(warnings.map(({ details }) => details)).toMatchObject([
      { problem: 'items.1.id: missing' },
      { problem: 'items.2.status: invalid_type' },
      { problem: 'items.3: invalid_type' },
    ]);
    expect(ofType(page.observations, 'thread-complete')).toEqual([]);
  });

  test('includes the threads of active tickets in a reconciling read if enabled', async () => {
    const items = [ticket(1), ticket(2, { status: 'closed' }), ticket(3, { status: 'new' }), ticket(4)];
    vendor.on('GET /tickets', () => ({ status: 200, json: { items } }));
    vendor.on('GET /tickets/1', () => ({ status: 200, json: { ticket: ticket(1), events: [event(11, 1)] } }));
    // The caller does not retry a 501.
    vendor.on('GET /tickets/4', () => ({ status: 501, json: { message: 'oops' } }));
    expect(readApi().adapter.feed!.readRecentPage).toBeUndefined();
    const { adapter, warnings } = readApi({ readThreads: true });
    const page = await adapter.feed!.readRecentPage!(null, null);
    expect(new Set(ofType(page.observations, 'ticket').map(({ key }) => key))).toEqual(new Set(['1', '2', '3', '4']));
    expect(ofType(page.observations, 'message').map(({ key }) => key)).toEqual(['e/11']);
    expect(ofType(page.observations, 'thread-complete')).toEqual([{ type: 'thread-complete', ticketKey: '1' }]);
    expect(vendor.calls.map(({ path }) => path).slice(1)).toEqual(['/tickets/1', '/tickets/3', '/tickets/4']);
    expect(warnings.map(({ details }) => details)).toMatchObject([{ failed: 1 }]);
    expect(ofType((await adapter.feed!.readPage(null)).observations, 'message')).toEqual([]);
  });

  test('fails if the response has no list', async () => {
    vendor.on('GET /tickets', () => ({ status: 200, json: { tickets: [] } }));
    await expect(readApi().adapter.feed!.readPage(null)).rejects.toMatchObject({ failure: { code: 'BAD_RESPONSE' } });
  });
});

describe('the account', () => {
  test('reads only its channel without the setting', async () => {
    const { adapter } = openAccount(vendor.url);
    expect(adapter.feed).toBeNull();
    expect(adapter.reads).toMatchObject({ tickets: null, threads: null, timelines: null, findTicket: null });
    expect(Object.keys(adapter.reads.collections)).toEqual(['channel']);
    expect(await adapter.reads.collections.channel!.read()).toMatchObject([
      { type: 'catalog', entry: { kind: 'channel', key: 'sms', channelType: 'SMS', supportedContent: ['TEXT'] } },
      { type: 'collection-complete', kind: 'channel', scope: null },
    ]);
    expect(vendor.calls).toEqual([]);
  });

  test('is checked by one call', async () => {
    vendor.on('GET /connections/me', ({ headers }) =>
      headers['x-api-key'] === TOKEN
        ? { status: 200, json: { message: 'ok' } }
        : { status: 401, json: { message: 'Invalid token.' } },
    );
    await readApi().adapter.checkAccount!();
    const wrong = readApi({ brandToken: 'other' }).adapter.checkAccount!();
    await expect(wrong).rejects.toMatchObject({ failure: { code: 'UNAUTHORIZED' } });
  });

  test.each([404, 405])('passes the check if the vendor has no such call (%i)', async (status) => {
    vendor.on('GET /connections/me', () => ({ status, json: { message: 'no' } }));
    expect(await openAccount(vendor.url).adapter.checkAccount!()).toBeUndefined();
    expect(vendor.calls).toHaveLength(1);
  });

  test('has a rate only if one is configured', () => {
    expect(emotive.rate({})).toEqual({ callsPerMinute: null, reservedForWrites: 0 });
    expect(emotive.rate({ callsPerMinute: 0 })).toEqual({ callsPerMinute: null, reservedForWrites: 0 });
    expect(emotive.rate({ callsPerMinute: 60 })).toEqual({ callsPerMinute: 60, reservedForWrites: 12 });
  });

  test('works with the defaults that its settings declare', () => {
    expect(readSettings({ brandToken: 't' })).toEqual({
      baseUrl: 'https://api-gw.emotiveapp.co/helpdesk',
      brandToken: 't',
      readApi: false,
      readThreads: false,
      anyStatus: false,
      replyPath: 'events',
      systemType: 'custom',
      agentId: null,
      registerExternalIds: true,
      externalIdPrefix: 'deskgraph-',
      webhookForm: 'tolerant',
      allowedAddresses: [],
      confirmWebhooks: false,
      callsPerMinute: null,
    });
    for (const wrong of [{ confirmWebhooks: true }, { readThreads: true }, { externalIdPrefix: 'a\nb' }]) {
      expect(() => openAccount('http://127.0.0.1:1/helpdesk', wrong)).toThrow(new RegExp(Object.keys(wrong)[0]!));
    }
    expect(emotive.settings.filter(({ secret }) => secret).map(({ key }) => key)).toEqual(['brandToken']);
  });
});
