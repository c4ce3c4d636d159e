// Glassix's events on their way in: who sent them, what they say, and what a repetition is.

import { describe, expect, it } from 'vitest';
import type { ParsedDelivery, RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import { hmac } from '../../../../src/platform/adapter/signature.ts';
import { createWebhookReader } from '../../../../src/vendors/glassix/webhook/index.ts';
import { ofType } from '../../../kit/vendor-account.ts';
import { fixture, mapContext, NOW, one, SECRET, startGlassixAccount } from './account.ts';

const DEPARTMENT = '824b4850-b24c-45ed-8d41-c740ad2618bf';
const AT = '2026-03-02T09:59:00.1234567Z';

function delivery(body: unknown, headers: Record<string, string> = {}): RawDelivery {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
  return { headers, body: bytes, remoteAddress: '127.0.0.1', receivedAt: NOW };
}
const event = (...changes: object[]) => ({ key: DEPARTMENT, dateTime: AT, changes });
const sign = (data: string | Uint8Array, secret = SECRET): string =>
  `sha1=${hmac('sha1', secret, data).toString('hex')}`;

function read(body: unknown, context = mapContext()): Extract<ParsedDelivery, { state: 'read' }> {
  const parsed = createWebhookReader(context).parse(delivery(body));
  if (parsed.state !== 'read') throw new Error(`unreadable: ${parsed.error}`);
  return parsed;
}
const message = (id: string, more: object = {}): object => ({
  _event: 'NEW_MESSAGE',
  ticketId: 13783,
  transaction: { ...fixture('transaction-object'), guidTransactionId: id, ...more },
});

describe('the sender of an event', () => {
  const vector = fixture('signature-vector');
  const reader = (settings = {}) => createWebhookReader(mapContext({ apiSecret: vector.apiSecret, ...settings }));

  it('is known by the signature of the raw body', () => {
    const good = delivery(vector.rawBody, { 'x-hub-signature': vector['X-Hub-Signature'] });
    expect(reader().verify(good)).toEqual({ accepted: true });
    const upper = delivery(vector.rawBody, { 'x-hub-signature': vector['X-Hub-Signature'].toUpperCase() });
    expect(reader().verify(upper)).toEqual({ accepted: true });
  });

  it.each([
    ['a changed body', (body: string) => `${body} `, vector['X-Hub-Signature']],
    ['another signature', (body: string) => body, 'sha1=00555032ddac662f17de59b366e7ef1ee29695ed'],
    ['another algorithm', (body: string) => body, vector['X-Hub-Signature'].replace('sha1', 'sha256')],
    ['an empty signature', (body: string) => body, ''],
  ])('is not known with %s', (_, change, signature) => {
    const forged = delivery(change(vector.rawBody), { 'x-hub-signature': signature });
    expect(reader().verify(forged)).toEqual({ accepted: false, reason: 'BAD_SIGNATURE' });
  });

  it('is not known without a signature', () => {
    expect(reader().verify(delivery(vector.rawBody))).toEqual({ accepted: false, reason: 'BAD_SIGNATURE' });
  });

  it.each(['x-glassix-auth', 'x-glassix-auth-signature'])(
    'is known by the signature of a young date in %s, but only where the settings say so',
    (header) => {
      const date = new Date(NOW - 60_000).toUTCString();
      const dated = delivery(vector.rawBody, {
        'x-glassix-auth-date': date,
        [header]: sign(date, vector.apiSecret),
      });
      expect(reader().verify(dated)).toEqual({ accepted: false, reason: 'BAD_SIGNATURE' });
      expect(reader({ acceptDateSignature: true }).verify(dated)).toEqual({ accepted: true });
    },
  );

  it('is not known by an old date, a date that is none, or a wrong signature beside a good date', () => {
    const dated = reader({ acceptDateSignature: true });
    const datedAt = (date: string, more: Record<string, string> = {}) =>
      dated.verify(
        delivery(vector.rawBody, {
          'x-glassix-auth-date': date,
          'x-glassix-auth': sign(date, vector.apiSecret),
          ...more,
        }),
      );
    const young = new Date(NOW).toISOString();
    expect(datedAt(vector['X-Glassix-Auth-Date'])).toEqual({ accepted: false, reason: 'STALE_TIMESTAMP' });
    expect(datedAt('some day')).toEqual({ accepted: false, reason: 'STALE_TIMESTAMP' });
    expect(datedAt(young)).toEqual({ accepted: true });
    expect(datedAt(young, { 'x-glassix-auth': sign('else', vector.apiSecret) })).toEqual({
      accepted: false,
      reason: 'BAD_SIGNATURE',
    });
    expect(datedAt(young, { 'x-hub-signature': sign('else', vector.apiSecret) })).toEqual({
      accepted: false,
      reason: 'BAD_SIGNATURE',
    });
  });
});

describe('what an event says', () => {
  it('NEW_TICKET: the ticket and its first messages', () => {
    const ticket = { ...fixture('ticket-open-2018-partial'), transactions: [fixture('transaction-object')] };
    const { observations } = read(event({ _event: 'NEW_TICKET', ticketId: 13783, ticket }));
    expect(one(observations, 'ticket')).toMatchObject({
      key: '13783',
      fields: { status: 'OPEN', channelType: 'WEB_CHAT' },
    });
    expect(one(observations, 'message')).toMatchObject({
      key: '73e349ec-a2b1-4cb6-a965-e89b9f7ef94b',
      nativeId: '1082248',
      fields: {
        ticketKey: '13783',
        direction: 'INBOUND',
        deliveryStatus: 'RECEIVED',
        attachments: [{ vendorMediaId: '1557' }],
      },
    });
  });

  it('NEW_TICKET of a ticket moved from another department: its origin, and none of its old messages', () => {
    const ticket = {
      ...fixture('ticket-open-2018-partial'),
      movedFromTicketId: 99,
      transactions: [fixture('transaction-object')],
    };
    const { observations } = read(event({ _event: 'NEW_TICKET', ticketId: 13783, ticket }));
    expect(one(observations, 'ticket-moved')).toEqual({
      type: 'ticket-moved',
      key: '99',
      toKey: '13783',
      toNativeId: '13783',
    });
    expect(ofType(observations, 'message')).toEqual([]);
  });

  it('TICKET_STATE_CHANGE: the state beside the ticket, not the one in it, and closed since then', () => {
    const ticket = fixture('ticket-open-2018-partial');
    const { observations } = read(
      event({
        _event: 'TICKET_STATE_CHANGE',
        ticketId: 13783,
        ticketState: 'Closed',
        ticket: { ...ticket, transactions: [fixture('transaction-object')] },
      }),
    );
    expect(one(observations, 'ticket').fields).toMatchObject({
      status: 'CLOSED',
      nativeStatus: { code: 'Closed', label: 'Closed' },
      closedAt: Date.parse('2026-03-02T09:59:00.123Z'),
      subject: 'Tuscany vacation',
    });
    expect(ofType(observations, 'message')).toEqual([]);
  });

  it('TICKET_STATE_CHANGE with the ticket of another id, as in the vendor’s own sample: only the state is believed', () => {
    const ticket = fixture('ticket-open-2018-partial');
    const { observations } = read(
      event({ _event: 'TICKET_STATE_CHANGE', ticketId: 7, ticketState: 'Snoozed', ticket }),
    );
    expect(observations).toEqual([
      {
        type: 'ticket',
        key: '7',
        nativeId: '7',
        existence: 'known-only',
        fields: { status: 'SNOOZED', nativeStatus: { code: 'Snoozed', label: 'Snoozed' }, closedAt: null },
      },
    ]);
  });

  it('TICKET_OWNER_CHANGE: the assignee, and none for the zero GUID', () => {
    const owner = (ownerId: string) =>
      one(
        read(event({ _event: 'TICKET_OWNER_CHANGE', ticketId: 7, ownerId, ownerUserName: 'a@b.example' })).observations,
        'ticket',
      );
    expect(owner('648370AD-8c0a-4809-8373-d914f2bfbc36')).toMatchObject({
      existence: 'known-only',
      fields: { assigneeKey: '648370ad-8c0a-4809-8373-d914f2bfbc36' },
    });
    expect(owner('00000000-0000-0000-0000-000000000000').fields).toEqual({ assigneeKey: null });
  });

  it('NEW_MESSAGE: one message with every digit of its id', () => {
    const body = JSON.stringify(event(message('73e349ec-a2b1-4cb6-a965-e89b9f7ef94b'))).replace(
      '1082248',
      '9223372036854775807',
    );
    const { observations } = read(body);
    expect(one(observations, 'message')).toMatchObject({
      nativeId: '9223372036854775807',
      fields: { ticketKey: '13783' },
    });
  });

  it('USER_STATUS_CHANGE: the presence of an agent', () => {
    const status = (userStatus: string) =>
      read(
        event({
          _event: 'USER_STATUS_CHANGE',
          userId: 'ACA76A89-8950-4424-b727-2f277c24a891',
          userName: 'x',
          userStatus,
          doNotDisturb: false,
        }),
      ).observations;
    const at = Date.parse('2026-03-02T09:59:00.123Z');
    const agentKey = 'aca76a89-8950-4424-b727-2f277c24a891';
    expect(status('Break3')).toEqual([{ type: 'presence', agentKey, presence: 'BREAK', at }]);
    expect(status('Online')).toEqual([{ type: 'presence', agentKey, presence: 'ONLINE', at }]);
  });

  it('SURVEY_UPDATE: the mean of the ratings, kept with the ticket, and none for words alone', () => {
    const survey = (...values: (readonly [string, string])[]) =>
      read(
        event({
          _event: 'SURVEY_UPDATE',
          ticketId: 7,
          participant: {},
          surveys: values.map(([questionType, value], id) => ({ id, surveyId: 73993, questionType, value })),
        }),
      ).observations;
    expect(one(survey(['Rating', '5'], ['Rating', '4'], ['Text', '1']), 'survey')).toMatchObject({
      ticketKey: '7',
      rating: { value: 4.5, scale: 5 },
    });
    expect(one(survey(['Rating', '5']), 'ticket')).toMatchObject({
      existence: 'known-only',
      fields: { rating: { value: 5, scale: 5 } },
    });
    expect(survey(['Text', 'Thanks'])).toMatchObject([{ type: 'survey', ticketKey: '7', rating: null }]);
  });

  it('NON_TICKET_MESSAGE_STATUS: how far a message outside tickets got, where this account sends such', () => {
    const status = event({ _event: 'NON_TICKET_MESSAGE_STATUS', message: { providerMessageId: 'p1', status: 'Read' } });
    const context = mapContext({ senders: ['SMS=12029550134'] });
    expect(read(status, context).observations).toMatchObject([
      { type: 'delivery', messageKey: 'outside/p1', status: 'READ' },
    ]);
  });

  it('DOCUMENT_SIGNED, NON_TICKET_MESSAGE_STATUS and unrecognised events: an unmapped event, the unrecognised one reported', () => {
    const context = mapContext();
    const { observations } = read(
      event(
        { _event: 'DOCUMENT_SIGNED', ticketId: 7, document: { id: 1 } },
        { _event: 'NON_TICKET_MESSAGE_STATUS', message: { status: 'Read' } },
        { _event: 'NEW_THING', x: 1 },
      ),
      context,
    );
    expect(observations).toMatchObject([
      { type: 'unmapped', ticketKey: '7', nativeType: 'DOCUMENT_SIGNED', raw: { document: { id: 1 } } },
      { type: 'unmapped', nativeType: 'NON_TICKET_MESSAGE_STATUS', raw: { message: { status: 'Read' } } },
      { type: 'unmapped', nativeType: 'NEW_THING' },
    ]);
    expect(context.unknown).toEqual(['event: NEW_THING']);
  });

  it('in a list is the same as one by one', () => {
    const first = event(message('73e349ec-a2b1-4cb6-a965-e89b9f7ef94b'));
    const second = event({ _event: 'TICKET_OWNER_CHANGE', ticketId: 7, ownerId: null });
    expect(read([first, second]).observations).toEqual([...read(first).observations, ...read(second).observations]);
    expect(read([first]).dedupeKey).toBe(read(first).dedupeKey);
  });
});

describe('a repetition', () => {
  const guid = '73e349ec-a2b1-4cb6-a965-e89b9f7ef94b';

  it('is recognised although URLs have new signatures and the queue has ids of its own', () => {
    const [attachment] = fixture('transaction-object').attachments;
    const again = {
      ...event(message(guid, { attachments: [{ ...attachment, uri: 'https://files.example/x?other' }] })),
      queueReceiptHandle: 'r',
      queueMessageId: 'q',
    };
    expect(read(again).dedupeKey).toBe(read(event(message(guid))).dedupeKey);
  });

  it.each([
    ['another message', event(message('00000000-0000-0000-0000-000000000001'))],
    ['another status of it', event(message('73e349ec-a2b1-4cb6-a965-e89b9f7ef94b', { status: 'Delivered' }))],
    ['another time', { ...event(message(guid)), dateTime: '2026-03-02T09:59:00.1234568Z' }],
    ['another department', { ...event(message(guid)), key: 'other' }],
    ['another ticket', event({ ...message(guid), ticketId: 5 })],
  ])('is not %s', (_, other) => {
    expect(read(other).dedupeKey).not.toBe(read(event(message(guid))).dedupeKey);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no JSON', '{"key":', 'UNPARSABLE', 'the body is not JSON'],
    ['an empty list', [], 'SCHEMA_MISMATCH', 'unexpected shape at (whole)'],
    ['no changes', { key: DEPARTMENT }, 'SCHEMA_MISMATCH', 'unexpected shape at changes'],
    ['a change without a name', event({ ticketId: 1 }), 'SCHEMA_MISMATCH', 'unexpected shape at changes.0._event'],
    [
      'a message without an id',
      event({ ...message('x'), transaction: { dateTime: AT } }),
      'SCHEMA_MISMATCH',
      'unexpected shape at changes.0.transaction.id',
    ],
    [
      'a message without a time',
      event(message('x', { dateTime: 'noon' })),
      'SCHEMA_MISMATCH',
      'unexpected shape at transaction.dateTime',
    ],
    [
      'a second event of a list',
      [event(), event({ _event: 'NEW_TICKET' })],
      'SCHEMA_MISMATCH',
      'unexpected shape at 1.changes.0.ticket',
    ],
    [
      'a ticket id that is none',
      event({ ...message('x'), ticketId: '../x' }),
      'SCHEMA_MISMATCH',
      'unexpected shape at changes.0.ticketId',
    ],
  ])('%s is put aside by the field’s name', (_, body, reason, error) => {
    const parsed = createWebhookReader(mapContext()).parse(delivery(body));
    expect(parsed).toEqual({ state: 'unreadable', reason, error });
  });
});

describe('the emulated vendor’s events', () => {
  it('are all signed as the reader wants it, and all read without an unknown word', async () => {
    const account = await startGlassixAccount({ signature: 'both' });
    account.vendor.webhooks.hold();
    const kinds = ['text', 'image', 'survey', 'document', 'presence', 'state', 'owner', 'outside-status'] as const;
    for (const kind of kinds) await account.vendor.customerWrites({ kind });
    const { webhook } = account.adapter;
    for (const { body, headers, kind } of account.vendor.webhooks.deliveries()) {
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const raw = { headers: lower, body, remoteAddress: '', receivedAt: NOW };
      expect(webhook?.verify(raw), kind).toEqual({ accepted: true });
      expect(webhook?.parse(raw).state, kind).toBe('read');
    }
    expect(account.vendor.webhooks.deliveries()).toHaveLength(kinds.length);
    expect(account.unknownValues).toEqual([]);
  });
});
