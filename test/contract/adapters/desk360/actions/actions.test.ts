// What can be done at Desk360, over real HTTP: what is sent, what comes back, what is refused before a call.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  NoteCommand,
  OutgoingContent,
  ReplyCommand,
  StatusCommand,
} from '../../../../../src/domain/commands/message-commands.ts';
import type { Action } from '../../../../../src/domain/ports/vendor/actions.ts';
import {
  conversationRecord,
  fixture,
  NOW,
  openAccount,
  startStandIn,
  ticketRecord,
  uploaded,
  type StandIn,
} from '../account.ts';
import { failureOf, ofType, type VendorAccount } from '../../../../kit/vendor-account.ts';

let vendor: StandIn;
let account: VendorAccount;
beforeEach(async () => {
  vendor = await startStandIn();
  account = openAccount(vendor.url);
});
afterEach(async () => {
  await account.close();
  await vendor.stop();
});

function act<C>(of: Action<C> | null): Action<C> {
  if (of === null) throw new Error('no such act');
  return of;
}
const sentJson = (): unknown => JSON.parse(vendor.calls[0]?.body ?? '');
const text = (words: string, files: ReturnType<typeof uploaded>[] = []): OutgoingContent => ({
  kind: 'TEXT',
  text: words,
  html: null,
  files,
});
const replyTo = (content: OutgoingContent, ticket = ticketRecord()): ReplyCommand => ({
  ticket,
  content,
  idempotencyKey: 'key-1',
  now: NOW,
});
const noteOn = (words: string, files: ReturnType<typeof uploaded>[] = []): NoteCommand => ({
  ticket: ticketRecord(),
  text: words,
  files,
  now: NOW,
});
const statusOf = (changes: Partial<StatusCommand>): StatusCommand => ({
  ticket: ticketRecord(),
  status: 'RESOLVED',
  snoozedUntil: null,
  reasonTagKey: null,
  summary: null,
  now: NOW,
  ...changes,
});
const codesOf = (errors: readonly { code: string; field: readonly string[] | null }[]) =>
  errors.map(({ code, field }) => [code, field?.join('.') ?? null]);

describe('a reply to a ticket', () => {
  test('is posted as JSON and its answer is the message', async () => {
    vendor.on('POST /products/1/tickets/1/reply', { json: fixture('reply-response') });
    const result = await act(account.adapter.actions.reply).perform(replyTo(text('Hello World!')));
    expect(sentJson()).toEqual({ message: 'Hello World!' });
    expect(result.messageKey).toBe('1/1#747');
    expect(ofType(result.observations, 'message')[0]?.fields).toMatchObject({ author: { kind: 'AGENT', key: '74' } });
    expect(ofType(result.observations, 'ticket')[0]?.fields).toMatchObject({ preview: 'Hello World!' });
  });

  test('with files is posted as a form', async () => {
    vendor.on('POST /products/1/tickets/1/reply', { json: fixture('reply-response') });
    await act(account.adapter.actions.reply).perform(replyTo(text('See file', [uploaded('ä b.txt', 'content-1')])));
    const [call] = vendor.calls;
    expect(call?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(call?.body).toMatch(/name="message"\r\n\r\nSee file\r\n/);
    expect(call?.body).toMatch(/name="attachments\[\]"; filename="[^"]+"/);
    expect(call?.body).toContain('content-1');
  });

  test('answered without an agent is an agent message all the same', async () => {
    const answer = { ...(fixture('reply-response') as object), agent_id: 0 };
    vendor.on('POST /products/1/tickets/1/reply', { json: answer });
    const result = await act(account.adapter.actions.reply).perform(replyTo(text('x')));
    expect(ofType(result.observations, 'message')[0]?.fields).toMatchObject({ direction: 'OUTBOUND' });
  });

  test('whose answer cannot be read was taken all the same: its outcome is unknown', async () => {
    for (const json of [undefined, {}, { ...(fixture('reply-response') as object), created_at: 'soon' }]) {
      vendor.on('POST /products/1/tickets/1/reply', { json });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const failure = await failureOf(act(account.adapter.actions.reply).perform(replyTo(text('x'))));
      expect(failure).toMatchObject({ code: 'BAD_RESPONSE', outcomeUnknown: true });
    }
    expect(vendor.calls).toHaveLength(3);
  });

  test('refused by a broken integration keeps the vendor code', async () => {
    const error = { code: 'facebook_integration_error', message: 'Check your integration.' };
    vendor.on('POST /products/1/tickets/1/reply', { status: 400, json: { error } });
    const failure = await failureOf(act(account.adapter.actions.reply).perform(replyTo(text('x'))));
    expect(failure).toMatchObject({
      code: 'INVALID_REQUEST',
      vendorCode: 'facebook_integration_error',
      vendorMessage: 'Check your integration.',
      outcomeUnknown: false,
    });
  });

  test('is checked before a call', () => {
    const check = (content: OutgoingContent) => codesOf(act(account.adapter.actions.reply).check(replyTo(content)));
    expect(check(text('Hello'))).toEqual([]);
    expect(check(text('', [uploaded('a', 'b')]))).toEqual([]);
    expect(check(text(' \n'))).toEqual([['REQUIRED', 'content.text.text']]);
    expect(check({ kind: 'CONTACT_CARDS', cards: [] })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'content']]);
  });
});

describe('a note', () => {
  test('goes to /note and is internal', async () => {
    vendor.on('POST /products/1/tickets/1/note', { json: fixture('note-response') });
    const result = await act(account.adapter.actions.note).perform(noteOn('Hello World!'));
    expect(ofType(result.observations, 'message')[0]?.fields.visibility).toBe('INTERNAL');
    expect(ofType(result.observations, 'ticket')[0]?.fields).not.toHaveProperty('preview');
  });

  test('needs a text or a file, and a ticket', () => {
    const { check } = act(account.adapter.actions.note);
    expect(codesOf(check(noteOn('')))).toEqual([['REQUIRED', 'text']]);
    expect(check(noteOn('', [uploaded('a', 'b')]))).toEqual([]);
    const onConversation = { ...noteOn('x'), ticket: conversationRecord() };
    expect(codesOf(check(onConversation))).toEqual([['NOT_SUPPORTED_BY_VENDOR', null]]);
  });
});

describe('a state', () => {
  test('is posted as number with its reason, and its answer is the ticket', async () => {
    vendor.on('POST /products/1/tickets/1/status', { json: fixture('status-response') });
    const command = statusOf({ reasonTagKey: 'reason/5' });
    const { observations } = await act(account.adapter.actions.setStatus).perform(command);
    expect(sentJson()).toEqual({ status: 1, reason_id: 5 });
    expect(ofType(observations, 'ticket')[0]?.fields).toMatchObject({
      status: 'RESOLVED',
      tagKeys: ['reason/5', 'type/9'],
    });
  });

  test('without a reason says none', async () => {
    vendor.on('POST /products/1/tickets/1/status', { json: fixture('status-response') });
    await act(account.adapter.actions.setStatus).perform(statusOf({ status: 'PENDING' }));
    expect(sentJson()).toEqual({ status: 2 });
  });

  test('other than RESOLVED and PENDING is refused before a call', () => {
    const { check } = act(account.adapter.actions.setStatus);
    for (const status of ['OPEN', 'SNOOZED', 'CLOSED'] as const) {
      expect(codesOf(check(statusOf({ status })))).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'status']]);
    }
    expect(codesOf(check(statusOf({ summary: 'x' })))).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'summary']]);
    expect(codesOf(check(statusOf({ reasonTagKey: 'type/5' })))).toEqual([['INVALID', 'reasonTagId']]);
    expect(codesOf(check(statusOf({ ticket: conversationRecord() })))).toEqual([['NOT_SUPPORTED_BY_VENDOR', null]]);
  });

  test('of a resolved ticket cannot change its reason', () => {
    const { check } = act(account.adapter.actions.setStatus);
    const ticket = ticketRecord({ status: 'RESOLVED', tagKeys: ['reason/5', 'type/9'] });
    expect(codesOf(check(statusOf({ ticket, reasonTagKey: 'reason/6' })))).toEqual([
      ['NOT_ALLOWED_IN_STATE', 'reasonTagId'],
    ]);
    expect(check(statusOf({ ticket, reasonTagKey: 'reason/5' }))).toEqual([]);
    expect(check(statusOf({ ticket, status: 'PENDING' }))).toEqual([]);
  });
});

describe('a text to WhatsApp', () => {
  const path = 'POST /products/1/conversations/messages';
  const send = () => act(account.adapter.actions.reply).perform(replyTo(text('Hello!'), conversationRecord()));

  test('goes to the number with a plus sign', async () => {
    vendor.on(path, { json: { message_id: 'gB1' } });
    const result = await send();
    expect(sentJson()).toEqual({ to: '+905551112233', text: 'Hello!' });
    expect(result.messageKey).toBe('wa/gB1');
    expect(ofType(result.observations, 'message')[0]?.fields).toMatchObject({
      ticketKey: 'wa/1/905551112233',
      direction: 'OUTBOUND',
      deliveryStatus: 'SENT',
      createdAt: NOW,
    });
    expect(ofType(result.observations, 'ticket')[0]?.fields).not.toHaveProperty('status');
  });

  test.each([[undefined], [{}], [null], ['sent']])(
    'answered with %j is queued under the key of the write',
    async (json) => {
      vendor.on(path, { json });
      const [first, again] = [await send(), await send()];
      expect(first.messageKey).toMatch(/^sent\/[\w-]{22}$/);
      expect(again.messageKey).toBe(first.messageKey);
      expect(ofType(first.observations, 'message')[0]?.fields.deliveryStatus).toBe('QUEUED');
    },
  );

  test('is checked before a call', () => {
    const { check } = act(account.adapter.actions.reply);
    const codes = (content: OutgoingContent, changes = {}) =>
      codesOf(check(replyTo(content, conversationRecord(changes))));
    expect(codes(text('x'.repeat(4096)))).toEqual([]);
    expect(codes(text('😀'.repeat(4096)))).toEqual([]);
    expect(codes(text('x'.repeat(4097)))).toEqual([['TOO_LONG', 'content.text.text']]);
    expect(codes(text(''))).toEqual([['REQUIRED', 'content.text.text']]);
    expect(codes(text('x', [uploaded('a', 'b')]))).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'content.text.uploadIds']]);
    expect(codes({ kind: 'CARDS', cards: [] })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'content']]);
    expect(codes(text('x'), { key: 'wa/default/905551112233' })).toEqual([['NOT_ALLOWED_IN_STATE', null]]);
    expect(codes(text('x'), { key: 'wa/1/90xxxxxxxxxx' })).toEqual([['NOT_ALLOWED_IN_STATE', null]]);
  });
});

describe('what may be done', () => {
  const may = (ticket: ReturnType<typeof ticketRecord>, now = NOW) => account.adapter.capabilities(ticket, null, now);

  test('a ticket takes replies, notes and the two states that it is not in', () => {
    const open = may(ticketRecord({ status: 'OPEN' }));
    expect([open.reply, open.addNote, open.close, open.markPending].every(({ allowed }) => allowed)).toBe(true);
    expect(open.attach).toMatchObject({ allowed: true, maxCount: null, maxBytes: null });
    expect(may(ticketRecord({ status: 'RESOLVED' })).close.reasons).toEqual(['ALREADY_IN_STATE']);
    expect(may(ticketRecord({ status: 'PENDING' })).markPending.reasons).toEqual(['ALREADY_IN_STATE']);
    for (const action of ['reopen', 'snooze', 'assign', 'tag', 'setPriority', 'replyWithTemplate'] as const) {
      expect(open[action].reasons, action).toEqual(['VENDOR_UNSUPPORTED']);
    }
  });

  test('free text to WhatsApp ends 24 hours after the customer wrote, a template stays allowed', () => {
    const day = 24 * 60 * 60_000;
    expect(may(conversationRecord({ lastInboundAt: NOW - day + 1 })).reply.allowed).toBe(true);
    const late = may(conversationRecord({ lastInboundAt: NOW - day }));
    expect(late.reply.reasons).toEqual(['MESSAGING_WINDOW_EXPIRED', 'TEMPLATE_REQUIRED']);
    expect(late.replyWithTemplate.allowed).toBe(true);
    expect(late.attach.allowed).toBe(false);
  });

  test('a conversation takes messages only, five files of 20 MB each', () => {
    const now = may(conversationRecord());
    expect(now.attach).toMatchObject({ allowed: true, maxCount: 5, maxBytes: 20 * 1024 * 1024 });
    for (const action of ['close', 'markPending', 'addNote'] as const) expect(now[action].allowed, action).toBe(false);
  });

  test('a conversation without a known product asks for the setting', () => {
    expect(may(conversationRecord({ key: 'wa/default/905551112233' })).reply.reasons).toEqual(['NOT_CONFIGURED']);
  });
});
