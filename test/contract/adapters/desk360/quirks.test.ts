// Where Desk360's documents contradict themselves, say nothing or surprise: one test for each, named by what they do.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Observation } from '../../../../src/domain/observation.ts';
import { toReasonTag } from '../../../../src/vendors/desk360/map/catalog.ts';
import { toTicket, toTicketDetail } from '../../../../src/vendors/desk360/map/index.ts';
import { createWebhookReader } from '../../../../src/vendors/desk360/webhook/index.ts';
import * as wire from '../../../../src/vendors/desk360/wire/index.ts';
import { readWire } from '../../../../src/platform/adapter/wire.ts';
import {
  delivery,
  fixture,
  mapping,
  NOW,
  openAccount,
  signIn,
  startStandIn,
  ticketRecord,
  type StandIn,
} from './account.ts';
import { failureOf, ofType, type VendorAccount } from '../../../kit/vendor-account.ts';
import { act, interactiveContent, newTicket, replyTo, startDesk, textContent, type Desk } from './emulated-desk360.ts';

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

const called = (): string[] => vendor.calls.map(({ method, path }) => `${method} ${path}`);
const readAgents = () => account.adapter.reads.collections.agent?.read() ?? Promise.resolve([]);
function received(body: unknown): readonly Observation[] {
  const parsed = createWebhookReader(mapping()).parse(delivery(body));
  if (parsed.state !== 'read') throw new Error(parsed.error);
  return parsed.observations;
}
const detail = fixture('ticket-details') as Record<string, unknown>;
const ticketOf = (changes: object) =>
  ofType(toTicketDetail('1', readWire(wire.ticketDetail, { ...detail, ...changes }), mapping()), 'ticket')[0];

describe('the page names one call in two ways', () => {
  test('login: its heading says GET, its sample POST; POST goes first, GET where POST is not allowed', async () => {
    vendor.on('POST /login', { status: 405, json: { error: { code: 'method_not_allowed_exception', message: 'x' } } });
    vendor.on('GET /login', { json: fixture('login-response') });
    expect(await signIn(vendor.url, 'a@b.example', 'secret')).toEqual(expect.any(String));
    expect(called()).toEqual(['POST /login', 'GET /login']);
  });

  test('the current agent: its heading says /me, its sample /agents/me; either is enough', async () => {
    vendor.on('GET /agents/me', { json: fixture('me') });
    await account.adapter.checkAccount?.();
    expect(called()).toEqual(['GET /me', 'GET /agents/me']);
  });

  test('note and status: their headings repeat /reply, their samples have paths of their own, which are called', async () => {
    vendor.on('POST /products/1/tickets/1/note', { json: fixture('note-response') });
    vendor.on('POST /products/1/tickets/1/status', { json: fixture('status-response') });
    const ticket = ticketRecord();
    await act(account.adapter.actions.note).perform({ ticket, text: 'Hi', files: [], now: NOW });
    const status = { status: 'RESOLVED', snoozedUntil: null, reasonTagKey: null, summary: null, now: NOW } as const;
    await act(account.adapter.actions.setStatus).perform({ ticket, ...status });
    expect(called()).toEqual(['POST /products/1/tickets/1/note', 'POST /products/1/tickets/1/status']);
  });

  test('templates: their headings lack slashes (desk360.comv1, templates:templateId), the paths called have them', async () => {
    vendor.on('GET /products/1/conversations/templates', { json: fixture('templates-page') });
    await account.adapter.reads.collections.template?.read();
    expect(called()).toEqual(['GET /products/1/conversations/templates']);
  });

  test('a reason has a name in the list and a title everywhere else', () => {
    const named = readWire(wire.reasons, fixture('reasons-list')).map((reason) => toReasonTag(reason).name);
    expect(named).toEqual(['Test1', 'Test2', 'Test3']);
    expect(toReasonTag(readWire(wire.reason, fixture('reason-get'))).name).toBe('Test');
  });

  test('a new ticket has a description on its way and a last_message on its way back', async () => {
    vendor.on('POST /products/1/tickets', { json: fixture('create-ticket-response') });
    const made = await act(account.adapter.actions.createTicket).perform(newTicket());
    expect(JSON.parse(vendor.calls[0]?.body ?? '')).toMatchObject({ description: 'Hello World!' });
    expect(ofType(made.observations, 'ticket')[0]?.fields).toMatchObject({ preview: 'abc', subject: null });
  });
});

describe('addresses in answers lead elsewhere and are never followed', () => {
  const elsewhere = 'http://api.localhost:10380/v1/products/1/tickets?page=2';

  test('the Link header, with its unquoted rel and its extra /api, only indicates that there is a next page', async () => {
    const full = Array.from({ length: 20 }, (_, index) => ({ ...detail, id: index + 1, messages: undefined }));
    vendor.on('GET /products/1/tickets', (call) =>
      call.query.get('page') === '1' ? { json: full, headers: { link: `<${elsewhere}>; rel=next` } } : { json: [] },
    );
    const first = await account.adapter.feed?.readPage(null);
    await account.adapter.feed?.readPage(first?.cursor ?? null);
    expect(vendor.calls.map(({ query }) => query.get('page'))).toEqual(['1', '2']);
  });

  test('the URLs in the envelope of templates only indicate whether there is another page', async () => {
    vendor.on('GET /products/1/conversations/templates', { json: fixture('templates-page') });
    expect(JSON.stringify(fixture('templates-page'))).toContain('http://api.localhost:10380');
    await account.adapter.reads.collections.template?.read();
    expect(vendor.calls).toHaveLength(1);
  });
});

describe('where a list ends', () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...detail, id: from + index, messages: undefined }));
  const link = { link: '<https://api.desk360.com/v1/products/1/tickets?page=2>; rel=next' };
  const cursorAfter = async (json: unknown, before: string | null = null) => {
    vendor.on('GET /products/1/tickets', { json, headers: link });
    return (await account.adapter.feed?.readPage(before))?.cursor ?? null;
  };

  test('a page with fewer than twenty is the last one, and so is an empty one, whatever the Link header says', async () => {
    expect(await cursorAfter(page(1, 19))).toBeNull();
    expect(await cursorAfter([])).toBeNull();
    expect(await cursorAfter(page(1, 20))).not.toBeNull();
  });

  test('a page that comes again is the last one', async () => {
    const second = await cursorAfter(page(1, 20));
    expect(await cursorAfter(page(1, 20), second)).toBeNull();
  });
});

describe('the rate limit', () => {
  const headers = { 'retry-after': '26', 'x-ratelimit-limit': '180', 'x-ratelimit-remaining': '0' };

  test('is shown under 200 OK: an error in such an answer is that error', async () => {
    vendor.on('GET /agents', { json: { error: { code: 'too_many_requests_exception', message: 'Slow.' } }, headers });
    expect(await failureOf(readAgents())).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 26 });
  });

  test('is shown under 200 OK: a usable answer is used, and the next call waits', async () => {
    vendor.on('GET /agents', { json: fixture('agents-list'), headers });
    expect(ofType(await readAgents(), 'catalog')).toHaveLength(3);
    expect(await failureOf(readAgents())).toMatchObject({ code: 'RATE_BUDGET_EXHAUSTED' });
    expect(vendor.calls).toHaveLength(1);
  });

  test('of the sample (180, 178 left) fits no plan: what the header says counts', async () => {
    const sample = { 'x-ratelimit-limit': '180', 'x-ratelimit-remaining': '178' };
    vendor.on('GET /agents', { json: fixture('agents-list'), headers: sample });
    await readAgents();
    await readAgents();
    expect(vendor.calls).toHaveLength(2);
  });
});

describe('times', () => {
  test('of tickets have no zone: the settings name it', () => {
    const [first] = readWire(wire.tickets, fixture('tickets-list'));
    if (first === undefined) throw new Error('the sample is empty');
    const createdAt = (timeZone: string) =>
      ofType(toTicket('1', first, mapping({ timeZone })), 'ticket')[0]?.fields.createdAt;
    expect(first.created_at).toBe('2020-04-02 11:19:26');
    expect(createdAt('UTC')).toBe(Date.parse('2020-04-02T11:19:26Z'));
    expect(createdAt('Europe/Istanbul')).toBe(Date.parse('2020-04-02T08:19:26Z'));
  });

  test('of webhooks are epoch seconds, sent as text', () => {
    const body = fixture('webhook-text') as { messages: { timestamp: string } };
    expect(body.messages.timestamp).toBe('1630913975');
    expect(ofType(received(body), 'message')[0]?.fields.createdAt).toBe(1_630_913_975_000);
    const asNumber = { messages: { ...body.messages, timestamp: 1_630_913_975 } };
    expect(ofType(received(asNumber), 'message')[0]?.fields.createdAt).toBe(1_630_913_975_000);
  });
});

describe('absent values', () => {
  test('agent_id 0 and null are no assignee', () => {
    expect([0, '0', null].map((agent_id) => ticketOf({ agent_id })?.fields.assigneeKey)).toEqual([null, null, null]);
    expect(ticketOf({ agent_id: 72 })?.fields.assigneeKey).toBe('72');
  });

  test('agent_id 0 is the customer on a message, and so is null; on a note it is not', () => {
    const [message] = detail['messages'] as object[];
    const said = (changes: object) => {
      const read = readWire(wire.ticketDetail, { ...detail, messages: [{ ...message, ...changes }] });
      return ofType(toTicketDetail('1', read, mapping()), 'message')[0]?.fields;
    };
    for (const agent_id of [0, null]) {
      expect(said({ agent_id, type: 0 })).toMatchObject({ direction: 'INBOUND', author: { kind: 'CONTACT' } });
      expect(said({ agent_id, type: 6 })).toMatchObject({ direction: 'INTERNAL', visibility: 'INTERNAL' });
    }
  });

  test('subject, type and settings are null, custom fields an empty list: none of them is a fault', () => {
    const nothing = { subject: null, type_id: null, settings: null, custom_fields: [], star_rating: null };
    expect(ticketOf(nothing)?.fields).toMatchObject({ subject: null, tagKeys: ['reason/5'], rating: null });
  });

  test('ids come as numbers and as text', () => {
    expect(ticketOf({ id: '1', reason_id: '5' })).toMatchObject({
      key: '1/1',
      fields: { tagKeys: ['reason/5', 'type/9'] },
    });
  });

  test('settings are JSON, or JSON in a text', () => {
    const given = { app: '1.2' };
    for (const settings of [given, JSON.stringify(given)]) {
      expect(ticketOf({ settings })?.fields.customFields).toContainEqual({ key: 'app', label: null, value: '1.2' });
    }
  });
});

describe('numbers that the page does not explain', () => {
  test.each([
    ['0', 'NEW'],
    ['1', 'RESOLVED'],
    ['2', 'PENDING'],
    ['3', 'OPEN'],
  ])('status %s is %s: the table was lost, 0 and 3 are inferred', (status, ours) => {
    expect(ticketOf({ status: Number(status) })?.fields).toMatchObject({
      status: ours,
      nativeStatus: { code: status },
    });
  });

  test('an unknown status is UNKNOWN and keeps its number', () => {
    expect(ticketOf({ status: 9 })?.fields).toMatchObject({ status: 'UNKNOWN', nativeStatus: { code: '9' } });
  });

  test('not_found_exception is a wrong path, model_not_found_exception a ticket that is gone', async () => {
    const readingAfter = async (code: string) => {
      vendor.on('GET /products/1/tickets/1', { status: 404, json: { error: { code, message: 'No.' } } });
      return (await account.adapter.reads.tickets?.read(['1/1']))?.get('1/1')?.state;
    };
    expect(await readingAfter('not_found_exception')).toBe('failed');
    expect(await readingAfter('model_not_found_exception')).toBe('missing');
  });

  test('the HTTP statuses of the error codes are not documented: the code decides', async () => {
    for (const status of [400, 401, 404, 500]) {
      vendor.on('GET /agents', { status, json: { error: { code: 'not_authorized', message: 'No.' } } });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await failureOf(readAgents())).toMatchObject({ code: 'FORBIDDEN', httpStatus: status });
    }
  });
});

describe('phone numbers', () => {
  test('go out with a plus and come in without one: both are one conversation', () => {
    const body = fixture('webhook-text') as { messages: object };
    const keys = ['905308732468', '+905308732468'].map(
      (from) => ofType(received({ messages: { ...body.messages, from } }), 'ticket')[0]?.key,
    );
    expect(keys).toEqual(['wa/1/905308732468', 'wa/1/905308732468']);
  });

  test('of the samples are masked but one, which is a whole number', () => {
    const [masked, whole] = ofType(received(fixture('webhook-auto_replies')), 'ticket');
    expect([masked?.fields.phone, whole?.fields.phone]).toEqual([null, '+905308732468']);
  });
});

describe('sends', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.stop());

  test('are shown as a form, but a content type may be JSON or multipart only: a text goes as JSON', async () => {
    await act(desk.adapter.actions.reply).perform(replyTo(textContent('Hi')));
    expect(desk.desk.journal.entries()[0]?.headers['content-type']).toBe('application/json');
  });

  test('with a header are said to need a form, and shown as JSON: JSON it is', async () => {
    const header = { type: 'IMAGE', text: null, link: 'https://x.example/a.png', filename: null } as const;
    await act(desk.adapter.actions.reply).perform(replyTo(interactiveContent({ header })));
    expect(desk.desk.journal.entries()[0]).toMatchObject({ status: 200, body: { header: { type: 'image' } } });
  });

  test('take ten buttons by the page, although WhatsApp itself shows three: the page counts', () => {
    const buttons = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `${at}`, title: `T${at}`, url: null }));
    const check = (count: number) =>
      act(desk.adapter.actions.reply).check(replyTo(interactiveContent({ buttons: buttons(count) })));
    expect([check(10).length, check(11).length]).toEqual([0, 1]);
  });

  test.each(['message-id', 'empty-object', 'empty-body'] as const)(
    'answer %s, as no answer is documented',
    async (how) => {
      desk.desk.settings.sendAnswer = how;
      const { observations } = await act(desk.adapter.actions.reply).perform(replyTo(textContent('Hi')));
      const [message] = ofType(observations, 'message');
      expect(message?.fields.deliveryStatus).toBe(how === 'message-id' ? 'SENT' : 'QUEUED');
    },
  );
});

describe('webhooks', () => {
  test('carry one message, not a list, under a word in the plural; a list is read as well', () => {
    const { messages } = fixture('webhook-text') as { messages: object };
    expect(received({ messages: [messages] })).toEqual(received({ messages }));
  });

  test('show the state `delivered|read`: the furthest counts', () => {
    expect(ofType(received(fixture('webhook-statuses')), 'delivery')).toMatchObject([{ status: 'READ' }]);
  });

  test('give lines of the bot neither id nor time: a repetition has the same keys, equal lines of another time others', () => {
    const line = { type: 'Message', to: '905551112233', is_bot: true, text: '<p>Hi</p>' };
    const press = (id: string, timestamp: string) => ({
      type: 'Button',
      from: '905551112233',
      is_bot: false,
      text: 'Go',
      id,
      timestamp,
    });
    const keys = (...bot_histories: object[]) => ofType(received({ bot_histories }), 'message').map(({ key }) => key);
    const talk = keys(line, press('b1', '1692787287'), line, line);
    expect(keys(line, press('b1', '1692787287'), line, line)).toEqual(talk);
    const later = keys(line, press('b2', '1692787999'), line);
    expect(new Set([...talk, ...later]).size).toBe(7);
  });

  test('of a talk without any time count once a day', () => {
    const talk = { bot_histories: [{ type: 'Message', to: '905551112233', is_bot: true, text: 'Hi' }] };
    const keyAt = (receivedAt: number) => {
      const parsed = createWebhookReader(mapping()).parse(delivery(talk, { receivedAt }));
      return parsed.state === 'read' ? parsed.dedupeKey : parsed.error;
    };
    expect(keyAt(NOW + 3_600_000)).toBe(keyAt(NOW));
    expect(keyAt(NOW + 86_400_000)).not.toBe(keyAt(NOW));
  });

  test('show the answer to a button in the talk of the bot only: outside of it several shapes are read', () => {
    const { messages } = fixture('webhook-text') as { messages: object };
    const shapes = [
      { type: 'button', text: undefined, button: { payload: 'yes', text: 'Yes' } },
      { type: 'interactive', text: undefined, interactive: { button_reply: { id: 'yes', title: 'Yes' } } },
      { type: 'interactive', text: undefined, interactive: { list_reply: { id: 'yes', title: 'Yes' } } },
    ];
    for (const shape of shapes) {
      const [message] = ofType(received({ messages: { ...messages, ...shape } }), 'message');
      expect(message?.fields.content).toEqual({ kind: 'INTERACTIVE_REPLY', buttonId: 'yes', title: 'Yes' });
    }
  });

  test('carry HTML from the bot and the automatic replies: text and safe HTML are made of it', () => {
    const [first] = ofType(received(fixture('webhook-bot_histories')), 'message');
    expect(first?.fields).toMatchObject({ text: 'Welcome to Desk360', html: '<p>Welcome to Desk360</p>' });
  });

  test('of a kind that is not known are kept as they came', () => {
    const raw = { reactions: { id: 'r-1', emoji: '👍' } };
    expect(received(raw)).toMatchObject([{ type: 'unmapped', nativeType: 'reactions', raw }]);
  });

  test('carry no signature: only the secret path protects the endpoint', () => {
    expect(createWebhookReader(mapping()).verify(delivery({}))).toEqual({ accepted: true });
  });
});

describe('what writes answer and take', () => {
  test('a status answer has no last message although there is one: the preview stays', async () => {
    vendor.on('POST /products/1/tickets/1/status', { json: fixture('status-response') });
    const command = { status: 'RESOLVED', snoozedUntil: null, reasonTagKey: null, summary: null, now: NOW } as const;
    const { observations } = await act(account.adapter.actions.setStatus).perform({
      ticket: ticketRecord(),
      ...command,
    });
    expect(ofType(observations, 'ticket')[0]?.fields).not.toHaveProperty('preview');
  });

  test('a resolved ticket keeps its reason: another one is refused before the call', () => {
    const ticket = ticketRecord({ status: 'RESOLVED', tagKeys: ['reason/5'] });
    const status = { status: 'PENDING', snoozedUntil: null, summary: null, now: NOW } as const;
    const check = (reasonTagKey: string) =>
      act(account.adapter.actions.setStatus).check({ ticket, ...status, reasonTagKey });
    expect([check('reason/5').length, check('reason/6').length]).toEqual([0, 1]);
  });

  test('an agent is given to a ticket when it is made, and never after', async () => {
    vendor.on('POST /products/1/tickets', { json: fixture('create-ticket-response') });
    await act(account.adapter.actions.createTicket).perform(newTicket({ assigneeKey: '2' }));
    expect(JSON.parse(vendor.calls[0]?.body ?? '')).toMatchObject({ assign_to_agent_id: 2 });
    const can = account.adapter.capabilities(ticketRecord(), null, NOW);
    expect([can.assign.allowed, can.setPriority.allowed]).toEqual([false, false]);
  });
});
