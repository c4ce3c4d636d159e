// The requests of Emotive actions, compared with the documented ones, over real HTTP.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingContent } from '../../../../src/domain/commands/message-commands.ts';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import {
  fixture,
  NOW,
  openAccount,
  startStandIn,
  ticketRecord,
  TOKEN,
  type SeenCall,
  type StandIn,
} from './account.ts';
import { failureOf, ofType } from '../../../kit/vendor-account.ts';

const REPLY = fixture('emotive-ticket-event-reply-request') as { message: string };
const CLOSE = fixture('emotive-ticket-event-close-request') as object;
const CREATED = '2026-11-20T10:00:02Z';
const registered = ticketRecord({ externalReferences: [{ system: 'external_ticket_id', value: 'deskgraph-501' }] });

let vendor: StandIn;
beforeEach(async () => {
  vendor = await startStandIn();
});
afterEach(() => vendor.stop());

const text = (value: string): OutgoingContent => ({ kind: 'TEXT', text: value, html: null, files: [] });
const replyTo = (ticket: TicketRecord, value = REPLY.message) => ({
  ticket,
  content: text(value),
  idempotencyKey: 'key-1',
  now: NOW,
});
const setStatus = (
  ticket: TicketRecord,
  status: 'OPEN' | 'PENDING' | 'RESOLVED' | 'CLOSED' | 'SNOOZED' = 'CLOSED',
) => ({
  ticket,
  status,
  snoozedUntil: null,
  reasonTagKey: null,
  summary: null,
  now: NOW,
});
const answerEvent = (call: SeenCall, changes: object = {}) => ({
  status: 201,
  json: { id: 9100, ticket_id: 501, agent_id: null, created: CREATED, ...(call.body as object), ...changes },
});

describe('a reply', () => {
  test('is sent as documented and becomes an outbound message', async () => {
    vendor.on('POST /tickets/501/events', (call) => answerEvent(call));
    const { adapter } = openAccount(vendor.url);
    const result = await adapter.actions.reply!.perform(replyTo(ticketRecord()));
    expect(vendor.calls).toHaveLength(1);
    const call = vendor.calls[0]!;
    expect(call.body).toEqual({ ...REPLY, event_time: new Date(NOW).toISOString() });
    expect(call.headers['x-api-key']).toBe(TOKEN);
    expect(result.messageKey).toBe('e/9100');
    expect(result.observations.map(({ type }) => type)).toEqual(['ticket', 'message', 'task']);
    expect(ofType(result.observations, 'message')[0]).toMatchObject({
      key: 'e/9100',
      nativeId: '9100',
      fields: {
        ticketKey: '501',
        direction: 'OUTBOUND',
        author: { kind: 'AGENT', key: null, displayName: null },
        text: REPLY.message,
        deliveryStatus: 'QUEUED',
        createdAt: Date.parse(CREATED),
      },
    });
    expect(ofType(result.observations, 'ticket')[0]!.fields).toMatchObject({
      status: 'OPEN',
      updatedAt: Date.parse(CREATED),
    });
  });

  test.each([
    ['open', 'open'],
    ['pending', 'pending'],
    ['on_hold', 'on_hold'],
    ['new', 'open'],
    ['', 'open'],
    ['snoozing', 'open'],
  ])('to a ticket that is %j leaves it at %j', async (code, sent) => {
    vendor.on('POST /tickets/501/events', (call) => answerEvent(call));
    const { adapter } = openAccount(vendor.url);
    await adapter.actions.reply!.perform(replyTo(ticketRecord({ nativeStatus: { code, label: code } })));
    expect(vendor.calls[0]!.body).toMatchObject({ status: sent });
  });

  test('carries system_type and agent_id as set', async () => {
    vendor.on('POST /tickets/501/events', (call) => answerEvent(call));
    const { adapter } = openAccount(vendor.url, { systemType: 'zendesk', agentId: 'deskgraph' });
    const { observations } = await adapter.actions.reply!.perform(replyTo(ticketRecord()));
    expect(vendor.calls[0]!.body).toMatchObject({ system_type: 'zendesk', agent_id: 'deskgraph' });
    expect(ofType(observations, 'message')[0]!.fields.author).toMatchObject({ kind: 'AGENT', key: 'deskgraph' });
  });

  test('stays our message when the vendor reports it without an author', async () => {
    vendor.on('POST /tickets/501/events', (call) => answerEvent(call));
    const { adapter } = openAccount(vendor.url);
    await adapter.actions.reply!.perform(replyTo(ticketRecord()));
    const body = Buffer.from(JSON.stringify({ ticket_id: 501, id: 9100, agent_id: null, message: REPLY.message }));
    const parsed = adapter.webhook!.parse({ headers: {}, body, remoteAddress: '', receivedAt: NOW });
    if (parsed.state !== 'read') throw new Error(parsed.error);
    expect(ofType(parsed.observations, 'message')[0]!.fields).toMatchObject({
      direction: 'OUTBOUND',
      deliveryStatus: 'QUEUED',
    });
  });

  test.each([{}, undefined, { id: null }, { id: 9100, message: 5 }])(
    'becomes our message even if the response is %j',
    async (json) => {
      vendor.on('POST /tickets/501/events', () => ({ status: 201, json }));
      const { adapter } = openAccount(vendor.url);
      const one = await adapter.actions.reply!.perform(replyTo(ticketRecord()));
      expect(one.messageKey).toMatch(/^e\/sent-/);
      expect(ofType(one.observations, 'message')[0]!.fields).toMatchObject({
        direction: 'OUTBOUND',
        text: REPLY.message,
        createdAt: NOW,
      });
      expect(ofType(one.observations, 'ticket')[0]!.fields).not.toHaveProperty('updatedAt');
    },
  );

  test.each<[OutgoingContent, string, string[]]>([
    [text('  '), 'REQUIRED', ['content', 'text', 'text']],
    [text('#optout'), 'INVALID', ['content', 'text', 'text']],
    [text(' #Opt-Out\n'), 'INVALID', ['content', 'text', 'text']],
    [
      { kind: 'LOCATION_REQUEST', body: 'x', headerText: null, headerImageUrl: null },
      'NOT_SUPPORTED_BY_VENDOR',
      ['content'],
    ],
    [
      {
        kind: 'TEXT',
        text: 'x',
        html: null,
        files: [{ name: 'a', mimeType: 'text/plain', byteSize: 1, async *open() {} }],
      },
      'NOT_SUPPORTED_BY_VENDOR',
      ['content', 'text', 'uploadIds'],
    ],
  ])('is checked before the call (%#)', (content, code, field) => {
    const { adapter } = openAccount(vendor.url);
    const errors = adapter.actions.reply!.check({ ...replyTo(ticketRecord()), content });
    expect(errors).toMatchObject([{ code, field }]);
    expect(adapter.actions.reply!.check(replyTo(ticketRecord(), 'about #optout'))).toEqual([]);
  });
});

describe('the reply path', () => {
  const paths = () => vendor.calls.map(({ path }) => path);
  const reply = (account: ReturnType<typeof openAccount>) =>
    account.adapter.actions.reply!.perform(replyTo(ticketRecord()));

  test.each([404, 405])('falls back once on %i and remembers the path', async (status) => {
    vendor.on('POST /tickets/501/events', () => ({ status, json: { message: 'no' } }));
    vendor.on('POST /tickets/501/external-events', (call) => answerEvent(call));
    const account = openAccount(vendor.url);
    await reply(account);
    await reply(account);
    expect(paths()).toEqual(['/tickets/501/events', '/tickets/501/external-events', '/tickets/501/external-events']);
  });

  test('starts with the configured one', async () => {
    vendor.on('POST /tickets/501/external-events', (call) => answerEvent(call));
    await reply(openAccount(vendor.url, { replyPath: 'external-events' }));
    expect(paths()).toEqual(['/tickets/501/external-events']);
  });

  test('does not fall back once it has worked: a 404 is then about the ticket', async () => {
    vendor.on('POST /tickets/501/events', (call) => answerEvent(call));
    const account = openAccount(vendor.url);
    await reply(account);
    const lost = account.adapter.actions.reply!.perform(replyTo(ticketRecord({ key: '502' })));
    expect((await failureOf(lost)).code).toBe('NOT_FOUND');
    expect(paths()).toEqual(['/tickets/501/events', '/tickets/502/events']);
  });

  test('reports the first error if neither path exists', async () => {
    vendor.on('POST /tickets/501/external-events', () => ({ status: 405 }));
    expect(await failureOf(reply(openAccount(vendor.url)))).toMatchObject({ code: 'NOT_FOUND', httpStatus: 404 });
    expect(paths()).toHaveLength(2);
  });

  test('reports an unknown outcome if the second attempt gets no response', async () => {
    vendor.on('POST /tickets/501/external-events', () => null);
    expect(await failureOf(reply(openAccount(vendor.url)))).toMatchObject({ outcomeUnknown: true });
  });

  test.each([400, 401, 500])('does not fall back on %i', async (status) => {
    vendor.on('POST /tickets/501/events', () => ({ status, json: { message: 'no' } }));
    expect((await failureOf(reply(openAccount(vendor.url)))).httpStatus).toBe(status);
    expect(paths()).toEqual(['/tickets/501/events']);
  });
});

describe('a status', () => {
  test('of closed is sent as documented, by the external id', async () => {
    vendor.on('POST /tickets/external/deskgraph-501/events', (call) => answerEvent(call));
    const { adapter } = openAccount(vendor.url);
    expect(adapter.actions.setStatus!.check(setStatus(registered))).toEqual([]);
    const { observations, messageKey } = await adapter.actions.setStatus!.perform(setStatus(registered));
    expect(vendor.calls[0]!.body).toEqual({ ...CLOSE, event_time: new Date(NOW).toISOString() });
    expect(messageKey).toBeNull();
    expect(observations).toMatchObject([
      { type: 'ticket', key: '501', fields: { status: 'CLOSED', closedAt: Date.parse(CREATED) } },
    ]);
  });

  test('encodes the external id', async () => {
    vendor.on('POST /tickets/external/a%2Fb%20c/events', (call) => answerEvent(call));
    const ticket = ticketRecord({ externalReferences: [{ system: 'external_ticket_id', value: 'a/b c' }] });
    await openAccount(vendor.url).adapter.actions.setStatus!.perform(setStatus(ticket));
    expect(vendor.calls[0]!.path).toBe('/tickets/external/a%2Fb%20c/events');
  });

  test('needs an external id that can be part of a path', () => {
    const { adapter } = openAccount(vendor.url);
    const dots = ticketRecord({ externalReferences: [{ system: 'external_ticket_id', value: '..' }] });
    for (const ticket of [ticketRecord(), dots]) {
      expect(adapter.actions.setStatus!.check(setStatus(ticket))).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);
      expect(adapter.capabilities(ticket, null, NOW).close).toMatchObject({
        allowed: false,
        reasons: ['MISSING_EXTERNAL_ID'],
      });
    }
    expect(adapter.capabilities(registered, null, NOW).close.allowed).toBe(true);
  });

  test('other than closed is offered only if a setting enables it', async () => {
    vendor.on('POST /tickets/external/deskgraph-501/events', (call) => answerEvent(call));
    const plain = openAccount(vendor.url).adapter;
    const any = openAccount(vendor.url, { anyStatus: true }).adapter;
    for (const [status, word] of [
      ['OPEN', 'open'],
      ['PENDING', 'pending'],
      ['RESOLVED', 'solved'],
    ] as const) {
      const command = setStatus(registered, status);
      expect(plain.actions.setStatus!.check(command)).toMatchObject([
        { code: 'NOT_SUPPORTED_BY_VENDOR', field: ['status'] },
      ]);
      expect(any.actions.setStatus!.check(command)).toEqual([]);
      const { observations } = await any.actions.setStatus!.perform(command);
      expect(vendor.calls.at(-1)!.body).toMatchObject({ status: word, message: '' });
      expect(ofType(observations, 'ticket')[0]!.fields).toMatchObject({ status });
    }
    expect(any.actions.setStatus!.check(setStatus(registered, 'SNOOZED'))).toMatchObject([{ field: ['status'] }]);
    expect(plain.capabilities(registered, null, NOW).markPending.reasons).toEqual(['VENDOR_UNSUPPORTED']);
    expect(any.capabilities(registered, null, NOW).markPending.allowed).toBe(true);
    expect(any.capabilities(registered, null, NOW).reopen.reasons).toEqual(['ALREADY_IN_STATE']);
  });

  test('accepts no reason and no summary', () => {
    const command = { ...setStatus(registered), reasonTagKey: 'r-1', summary: 'done' };
    expect(openAccount(vendor.url).adapter.actions.setStatus!.check(command)).toMatchObject([
      { code: 'NOT_SUPPORTED_BY_VENDOR', field: ['reasonTagId'] },
      { code: 'NOT_SUPPORTED_BY_VENDOR', field: ['summary'] },
    ]);
  });
});

describe('an external id', () => {
  const reference = (externalTicketId: string, externalUserId: string | null = null, ticket = ticketRecord()) => ({
    ticket,
    externalTicketId,
    externalUserId,
    now: NOW,
  });
  const answerTicket = (call: SeenCall) => ({
    status: 201,
    json: {
      ticket: {
        id: 501,
        status: 'open',
        opted_in_user: '+14155552671',
        external_user_id: null,
        ...(call.body as object),
      },
    },
  });

  test('is registered with the documented fields', async () => {
    vendor.on('POST /tickets/501', answerTicket);
    const { adapter } = openAccount(vendor.url);
    const { observations } = await adapter.actions.setExternalReference!.perform(reference('deskgraph-501', 'user-7'));
    const body = vendor.calls[0]!.body as object;
    expect(body).toEqual({ external_ticket_id: 'deskgraph-501', external_user_id: 'user-7' });
    expect(Object.keys(body)).toEqual(Object.keys(fixture('emotive-ticket-update-request') as object));
    expect(ofType(observations, 'ticket')[0]!.fields).toMatchObject({
      status: 'OPEN',
      externalReferences: [
        { system: 'external_ticket_id', value: 'deskgraph-501' },
        { system: 'external_user_id', value: 'user-7' },
      ],
    });
  });

  test('leaves the user id unchanged if none is given', async () => {
    vendor.on('POST /tickets/501', answerTicket);
    const ticket = ticketRecord({ externalReferences: [{ system: 'external_user_id', value: 'user-7' }] });
    const { adapter } = openAccount(vendor.url);
    const { observations } = await adapter.actions.setExternalReference!.perform(reference('x-1', null, ticket));
    expect(vendor.calls[0]!.body).toEqual({ external_ticket_id: 'x-1' });
    expect(ofType(observations, 'ticket')[0]!.fields.externalReferences).toEqual([
      { system: 'external_ticket_id', value: 'x-1' },
      { system: 'external_user_id', value: 'user-7' },
    ]);
  });

  test('is known even if the response cannot be parsed', async () => {
    vendor.on('POST /tickets/501', () => ({ status: 201, json: { ticket: 'done' } }));
    const { adapter, warnings } = openAccount(vendor.url);
    const { observations } = await adapter.actions.setExternalReference!.perform(reference('x-1'));
    expect(observations).toMatchObject([
      { type: 'ticket', fields: { externalReferences: [{ system: 'external_ticket_id', value: 'x-1' }] } },
    ]);
    expect(warnings.map(({ details }) => details)).toMatchObject([{ operation: 'tickets.update', field: 'ticket' }]);
  });

  test.each([
    ['', 'REQUIRED'],
    ['   ', 'REQUIRED'],
    ['..', 'INVALID'],
    ['a\nb', 'INVALID'],
    ['\ud800', 'INVALID'],
  ])('is checked before the call: %j', (value, code) => {
    const errors = openAccount(vendor.url).adapter.actions.setExternalReference!.check(reference(value));
    expect(errors).toMatchObject([{ code, field: ['externalTicketId'] }]);
  });
});

describe('a refusal', () => {
  test.each([
    ['emotive-openapi-error-401-invalid', 'Invalid token.'],
    ['emotive-openapi-error-401-missing', 'Authentication credentials were not provided.'],
  ])('with the body %s is UNAUTHORIZED with the vendor’s sentence', async (name, sentence) => {
    vendor.on('POST /tickets/501/events', () => ({ status: 401, json: fixture(name) }));
    const failure = await failureOf(openAccount(vendor.url).adapter.actions.reply!.perform(replyTo(ticketRecord())));
    expect(failure).toMatchObject({ code: 'UNAUTHORIZED', httpStatus: 401, vendorMessage: sentence });
    expect(failure.message).not.toContain(sentence);
  });

  test.each<[unknown, string | null]>([
    [fixture('emotive-optout-response-400'), 'Invalid phone number.'],
    [{ message: `bad key ${TOKEN}` }, null],
    [{ message: { deep: 1 } }, null],
    [[1], null],
    ['text', null],
  ])('with the body %j reports the vendor message %j', async (json, sentence) => {
    vendor.on('POST /tickets/501/events', () => ({ status: 400, json }));
    const failure = await failureOf(openAccount(vendor.url).adapter.actions.reply!.perform(replyTo(ticketRecord())));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', vendorMessage: sentence });
  });
});
