// Zaia's enum values and shapes beyond the documents: unrecognised values, malformed rows and the checks of settings.

import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { toContact } from '../../../../src/vendors/zaia/map/people.ts';
import { toThread } from '../../../../src/vendors/zaia/map/messages.ts';
import type { MapContext } from '../../../../src/vendors/zaia/map/context.ts';
import { toTicketObservations } from '../../../../src/vendors/zaia/map/index.ts';
import { readSettings, toRate } from '../../../../src/vendors/zaia/settings.ts';
import * as wire from '../../../../src/vendors/zaia/wire/index.ts';
import { readWire } from '../../../../src/platform/adapter/wire.ts';
import { failureOf, ofType } from '../../../kit/vendor-account.ts';
import { DETAILS, keyOf, LIST, recordOf, startZaia, ticketsIn, UNKNOWN_ID } from './account.ts';

const CHAT = '3f0c8a52-9f36-4c5e-8a11-6d2b7f0e4c01';
const TICKET = '9b1d7c34-2a58-4e0f-9c6d-0f4e5a6b7c02';
const OWNER = '5e2f6a78-4b9c-4d1e-8f20-1a2b3c4d5e03';
const BOT = '7a4b8c90-6d1e-4f23-9a45-2b3c4d5e6f04';

/** The fields of `TicketDetails` with values that a row may have. */
const DETAILS_ROW = {
  assigneeEmail: null,
  assigneeId: null,
  assigneeName: null,
  assigneePicture: null,
  channelId: null,
  channelName: null,
  channelType: null,
  chatId: CHAT,
  chatIsRemoved: false,
  chatOwnerId: OWNER,
  completedAt: null,
  createdAt: '2026-03-01T10:00:00.000Z',
  id: TICKET,
  isOwnerBlocked: null,
  ongoingAt: null,
  ownerEmail: null,
  ownerEntity: 'external-users',
  ownerIdentifier: null,
  ownerName: null,
  pendingChatMessages: 0,
  responderEntity: 'agents',
  responderId: BOT,
  responderName: 'Aria',
  responderPicture: null,
  responderVersionId: null,
  responderVersionNumber: 7,
  status: 'pending',
  summary: '',
  ticketingTeamId: null,
  ticketingTeamName: null,
  ticketingTeamPicture: null,
  workspaceId: UNKNOWN_ID,
};
function mapping(settings: Settings = {}): MapContext & { readonly unknown: (readonly [string, string])[] } {
  const unknown: (readonly [string, string])[] = [];
  return {
    settings: readSettings({ apiKey: 'k', ...settings }),
    log: { unknownValue: (field, value) => void unknown.push([field, value]), warn: () => undefined },
    unknown,
  };
}
const details = (row: object = {}) => readWire(wire.ticketDetails, { ...DETAILS_ROW, ...row });

describe('the status of a ticket', () => {
  const at = '2026-03-01T11:00:00Z';
  test.each([
    [{}, 'NEW'],
    [{ ongoingAt: at }, 'OPEN'],
    [{ completedAt: at }, 'CLOSED'],
    [{ ongoingAt: at, completedAt: at }, 'CLOSED'],
  ])('with %j is %s for any vendor value', (row, status) => {
    for (const word of ['pending', 'completed', 'snafu', '']) {
      const context = mapping();
      const record = recordOf(toTicketObservations(details({ ...row, status: word }), context));
      expect(record).toMatchObject({ status, nativeStatus: { code: word, label: word } });
      expect(context.unknown).toEqual(['pending', 'completed'].includes(word) ? [] : [['status', word]]);
    }
  });

  test('has the latest of its timestamps as the time of the last change', () => {
    const record = recordOf(toTicketObservations(details({ ongoingAt: '2026-03-01T13:00:00+02:00' }), mapping()));
    expect(record.updatedAt).toBe(Date.parse('2026-03-01T11:00:00Z'));
  });
});

describe('enum values', () => {
  test('of channels are those of the reference; another one is counted and UNKNOWN', () => {
    const types = {
      widget: 'WEB_CHAT',
      waha: 'WHATSAPP',
      whatsapp: 'WHATSAPP',
      instagram: 'INSTAGRAM_DIRECT',
      api: 'API',
    };
    for (const [channelType, type] of Object.entries({ ...types, telegram: 'UNKNOWN', constructor: 'UNKNOWN' })) {
      const context = mapping();
      expect(recordOf(toTicketObservations(details({ channelType }), context)).channelType).toBe(type);
      expect(context.unknown.map(([, value]) => value)).toEqual(
        type === 'UNKNOWN' ? expect.arrayContaining([channelType]) : [],
      );
    }
    expect(recordOf(toTicketObservations(details(), mapping())).channelType).toBe('UNKNOWN');
  });

  test.each([
    ['whatsapp', '5511999990000', ['WHATSAPP', 'PHONE'], '+5511999990000'],
    ['waha', '5511999990000@c.us', ['WHATSAPP', 'PHONE'], '+5511999990000'],
    ['waha', '12345@g.us', ['WHATSAPP'], undefined],
    ['instagram', '@ana', ['INSTAGRAM'], undefined],
    ['widget', 'visitor-1', ['WEB'], undefined],
    ['api', 'crm-1', ['EXTERNAL'], undefined],
  ])('of %s make the identifier %s a %j', (channelType, ownerIdentifier, kinds, phone) => {
    const contact = toContact(details({ channelType, ownerIdentifier }), mapping().log)!;
    expect(contact.identities.map(({ kind }) => kind)).toEqual(kinds);
    expect(contact.identities.find(({ kind }) => kind === 'PHONE')?.value).toBe(phone);
  });
});

describe('messages', () => {
  const said = (more: object) =>
    readWire(wire.message, { id: 'm1', createdAt: '2026-03-01T10:05:00Z', content: 'hi', ...more });
  const one = (more: object, context = mapping()) =>
    toThread(details({ ownerName: 'Ana' }), [said(more)], context)[0]!.fields;

  test('have their author from the sender first, then from the role', () => {
    expect(one({ senderId: OWNER, role: 'assistant' })).toMatchObject({
      direction: 'INBOUND',
      deliveryStatus: 'RECEIVED',
    });
    const squad = { id: BOT, entity: 'squads', name: 'Night squad' };
    expect(one({ sender: squad })).toMatchObject({
      direction: 'OUTBOUND',
      automated: true,
      author: { kind: 'BOT', key: BOT, displayName: 'Night squad' },
    });
    expect(one({ sender: { id: 'u1', entity: 'users', name: 'Ben' } })).toMatchObject({ author: { kind: 'AGENT' } });
    expect(one({ role: 'assistant' })).toMatchObject({ author: { kind: 'BOT', key: null } });
    expect(one({ role: 'system' })).toMatchObject({ direction: 'INTERNAL', visibility: 'INTERNAL', automated: true });
    expect(one({ role: 'humano' }, mapping({ messageRoles: ['humano=AGENT'] }))).toMatchObject({
      direction: 'OUTBOUND',
    });
  });

  test('of an unknown role are inbound without an author, and the value is counted', () => {
    const context = mapping();
    expect(one({ role: 'oracle' }, context)).toMatchObject({ direction: 'INBOUND', author: null });
    expect(context.unknown).toEqual([['message.role', 'oracle']]);
  });

  test('without text are kept unchanged', () => {
    const content = [{ type: 'image', url: 'x' }];
    expect(one({ role: 'user', content })).toMatchObject({
      text: '',
      content: { kind: 'UNSUPPORTED', nativeType: 'object', raw: content },
    });
    expect(one({ role: 'user', content: null })).toMatchObject({ content: { nativeType: 'null', raw: null } });
  });
});

describe('a malformed row', () => {
  test('is skipped with the name of its field, and does not hide other rows', async () => {
    const account = await startZaia();
    const rows = [{ ...DETAILS_ROW, createdAt: 'yesterday' }, DETAILS_ROW, { ...DETAILS_ROW, chatId: 17 }, null];
    account.sandbox.faults.add({ route: LIST, status: 200, body: rows });
    const page = await account.adapter.feed!.readPage(null);
    expect(ofType(page.observations, 'ticket').map(({ nativeId }) => nativeId)).toEqual([TICKET]);
    expect(account.warnings.map(({ details: about }) => about)).toMatchObject([
      { field: '0.createdAt' },
      { field: '2.chatId' },
      { field: '3' },
    ]);
  });

  test.each(['html', 'empty', 'garbage', 'wrong-shape'] as const)(
    'or %s fails a single read, and names it',
    async (kind) => {
      const account = await startZaia();
      account.sandbox.faults.add({ route: DETAILS, replaceBody: kind });
      account.sandbox.faults.add({ route: LIST, replaceBody: kind });
      const key = keyOf(ticketsIn(account, 'waiting')[0]!);
      const reading = (await account.adapter.reads.tickets!.read([key])).get(key);
      expect(reading).toMatchObject({ state: 'failed', failure: { code: 'BAD_RESPONSE' } });
      expect(await failureOf(account.adapter.feed!.readPage(null))).toMatchObject({ code: 'BAD_RESPONSE' });
    },
  );

  test('in the response to a write leaves its outcome unknown', async () => {
    const account = await startZaia();
    account.sandbox.faults.add({ route: 'PATCH *', replaceBody: 'wrong-shape' });
    const ticket = ticketsIn(account, 'ongoing')[0]!;
    const record = { ...recordOf(toTicketObservations(details(), mapping())), key: keyOf(ticket) };
    const command = { status: 'CLOSED', snoozedUntil: null, reasonTagKey: null, summary: null, now: 0 } as const;
    const closing = account.adapter.actions.setStatus!.perform({
      ...command,
      ticket: { ...record, assigneeKey: ticket.assigneeId },
    });
    expect(await failureOf(closing)).toMatchObject({ code: 'BAD_RESPONSE', outcomeUnknown: true });
  });
});

describe('failures', () => {
  test('carry the vendor’s code and sentence, never the key', async () => {
    const account = await startZaia();
    const key = account.sandbox.settings.apiKey;
    const bodies: readonly (readonly [unknown, string | null, string | null])[] = [
      [{ code: 'NO_CHAT', name: 'X', message: 'no', feedback: { enUs: 'No such chat' } }, 'NO_CHAT', 'No such chat'],
      [{ name: 'ChatError', message: 'no' }, 'ChatError', 'no'],
      [{ code: 'a b', message: `bad key ${key}` }, null, null],
      ['<html>', null, null],
    ];
    for (const [body, vendorCode, vendorMessage] of bodies) {
      account.sandbox.faults.clear();
      account.sandbox.faults.add({ route: '/tags', status: 400, body });
      const failure = await failureOf(account.adapter.reads.collections.tag!.read());
      expect(failure).toMatchObject({ code: 'INVALID_REQUEST', vendorCode, vendorMessage });
    }
  });

  test('of the key are UNAUTHORIZED, also in the account check', async () => {
    const account = await startZaia({}, { apiKey: 'wrong' });
    expect(await failureOf(account.adapter.checkAccount!())).toMatchObject({ code: 'UNAUTHORIZED' });
    await (
      await startZaia()
    ).adapter.checkAccount!();
  });

  test('of the rate limit report when to retry', async () => {
    const account = await startZaia({ callsPerMinute: 0 });
    const failure = await failureOf(account.adapter.feed!.readPage(null));
    expect([failure.code, (failure.retryAfterSeconds ?? 0) > 0]).toEqual(['RATE_LIMITED', true]);
  });
});

describe('settings', () => {
  test.each([
    [{ apiKey: '' }, 'apiKey'],
    [{ statuses: ['pending'] }, 'statuses'],
    [{ statuses: ['pending=LATER'] }, 'statuses'],
    [{ statuses: ['pending=NEW', 'pending=OPEN'] }, 'statuses'],
    [{ statuses: ['completed=CLOSED'] }, 'statuses'],
    [{ messageRoles: ['user=PERSON'] }, 'messageRoles'],
    [{ completingUserId: 'ben' }, 'completingUserId'],
    [{ paginationForm: 'cursor' }, 'paginationForm'],
  ])('%j are rejected with the name of the setting', (settings, name) => {
    expect(() => readSettings({ apiKey: 'k', ...settings })).toThrow(`Zaia setting ${name}:`);
  });

  test('put completed statuses last, so that a ticket completed meanwhile is seen', () => {
    const { statuses } = readSettings({ apiKey: 'k', statuses: ['done=CLOSED', 'todo=NEW', 'doing=open'] });
    expect([...statuses]).toEqual([
      ['todo', 'NEW'],
      ['doing', 'OPEN'],
      ['done', 'CLOSED'],
    ]);
  });

  test('define the rate: a fifth for writes, no limit at 0', () => {
    expect(toRate({})).toEqual({ callsPerMinute: 60, reservedForWrites: 12 });
    expect(toRate({ callsPerMinute: 10, reservedForWrites: 20 })).toEqual({
      callsPerMinute: 10,
      reservedForWrites: 9,
    });
    expect(toRate({ callsPerMinute: 0 })).toEqual({ callsPerMinute: null, reservedForWrites: 0 });
  });
});
