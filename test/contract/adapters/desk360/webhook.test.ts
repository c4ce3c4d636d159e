// The WhatsApp webhook: every documented body, repeated deliveries, and unreadable ones.

import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { ParsedDelivery, RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { createWebhookReader } from '../../../../src/vendors/desk360/webhook/index.ts';
import { delivery, fixture, mapping, NOW } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

type Read = Extract<ParsedDelivery, { state: 'read' }>;

function read(body: unknown, settings: Settings = {}, changes: Partial<RawDelivery> = {}): Read {
  const parsed = createWebhookReader(mapping(settings)).parse(delivery(body, changes));
  if (parsed.state !== 'read') throw new Error(`${parsed.reason}: ${parsed.error}`);
  return parsed;
}
const messagesOf = (observations: readonly Observation[]) => ofType(observations, 'message');
const text = { id: 'A1', text: 'Hello', from: '905551112233', timestamp: '1630913975', name: 'John', type: 'text' };

describe('a received message', () => {
  test('yields contact, conversation and message of the documented text', () => {
    const { observations, dedupeKey } = read(fixture('webhook-text'));
    const at = 1_630_913_975_000;
    expect(dedupeKey).toMatch(/^messages:ABEGkFMIcyRoAgo-sGaD-H6MgPEt:[\w-]{22}$/);
    expect(observations.map((observation) => observation.type)).toEqual(['catalog', 'ticket', 'message']);
    expect(ofType(observations, 'ticket')[0]).toMatchObject({
      key: 'wa/1/90xxxxxxxxxx',
      nativeId: '90xxxxxxxxxx',
      fields: {
        channelType: 'WHATSAPP',
        channelKey: '1/WhatsApp',
        brandKey: '1',
        contactKey: 'wa/90xxxxxxxxxx',
        contactName: 'John Doe',
        phone: null,
        preview: 'Hello',
        lastInboundAt: at,
        updatedAt: at,
      },
      createFields: { status: 'NEW', createdAt: at },
    });
    expect(messagesOf(observations)[0]).toMatchObject({
      key: 'wa/ABEGkFMIcyRoAgo-sGaD-H6MgPEt',
      fields: {
        direction: 'INBOUND',
        text: 'Hello',
        content: { kind: 'TEXT' },
        deliveryStatus: 'RECEIVED',
        createdAt: at,
      },
    });
  });

  test('never says a state of a conversation that is known', () => {
    expect(ofType(read(fixture('webhook-text')).observations, 'ticket')[0]?.fields).not.toHaveProperty('status');
  });

  test('of a whole number carries it in E.164', () => {
    const { observations } = read({ messages: text });
    expect(ofType(observations, 'ticket')[0]?.fields.phone).toBe('+905551112233');
    expect(ofType(observations, 'catalog')[0]?.entry).toMatchObject({
      key: 'wa/905551112233',
      displayName: 'John',
      identities: [{ kind: 'WHATSAPP', value: '+905551112233' }],
    });
  });

  test('with a place keeps place and words', () => {
    const [message] = messagesOf(read(fixture('webhook-location')).observations);
    expect(message?.fields.content).toEqual({
      kind: 'LOCATION',
      latitude: 38.9806263495,
      longitude: -131.9428612257,
      name: 'Main Street Beach',
      address: 'Main Street Beach, Santa Cruz, CA',
    });
    expect(message?.fields.text).toContain('latitude: 38.9806263495');
  });

  test('with contacts keeps every card', () => {
    const [message] = messagesOf(read(fixture('webhook-contacts')).observations);
    expect(message?.fields.text).toBe('Kerry Fisher');
    expect(message?.fields.content).toMatchObject({
      kind: 'CONTACT_CARD',
      cards: [
        {
          displayName: 'Kerry Fisher',
          organization: 'Meta',
          birthday: '2012-08-18',
          phones: [{ value: '+1 (650) 555-1234', label: 'WORK' }],
          emails: [{ value: 'kfish@fb.com', label: 'WORK' }],
          addresses: [{ countryCode: 'us', zip: '94025', label: 'WORK' }],
        },
      ],
    });
  });

  test('with a picture has one file that knows both address and media id', () => {
    const [message] = messagesOf(read(fixture('webhook-image')).observations);
    expect(message?.fields.content).toEqual({ kind: 'MEDIA', mediaKind: 'IMAGE', caption: null });
    expect(message?.fields.attachments).toEqual([
      {
        key: 'wa/ABEGkFBXUQRnAgo6xTEQCONO2nW9/0',
        name: '9oCtWHWxkv4E0PQhtHA4uW4NRinIROKCO8NEae5p.jpeg',
        mimeType: 'image/jpeg',
        byteSize: null,
        sha256: '7e18d97d50eea65a50d9fa93db26e1c689da7c7de64d829b22aad38c4f541510',
        mediaKind: 'IMAGE',
        vendorUrl: 'https://path/to/file/9oCtWHWxkv4E0PQhtHA4uW4NRinIROKCO8NEae5p.jpeg',
        vendorMediaId: '83518734-56a9-4b51-8372-93f1432cfa9b',
        scanState: 'UNKNOWN',
      },
    ]);
  });

  test('with media but no listed file still has a file', () => {
    const voice = {
      ...text,
      type: 'audio',
      text: undefined,
      audio: { media_id: 'm1', mime_type: 'audio/ogg', sha: null },
    };
    const [message] = messagesOf(read({ messages: voice }).observations);
    expect(message?.fields.attachments).toMatchObject([{ vendorMediaId: 'm1', mediaKind: 'AUDIO', vendorUrl: null }]);
  });

  test('with a file address that is not of the web has no address', () => {
    const file = { ...text, attachments: { files: [{ url: 'file:///etc/passwd', name: 'x' }] } };
    expect(messagesOf(read({ messages: file }).observations)[0]?.fields.attachments[0]?.vendorUrl).toBeNull();
  });

  test('that answers a button outside the bot is an interactive reply', () => {
    const pressed = {
      ...text,
      type: 'interactive',
      interactive: { button_reply: { id: 'ID 1.1', title: 'Button 1' } },
    };
    expect(messagesOf(read({ messages: pressed }).observations)[0]?.fields.content).toEqual({
      kind: 'INTERACTIVE_REPLY',
      buttonId: 'ID 1.1',
      title: 'Button 1',
    });
  });

  test('of an unknown type keeps its text and the vendor object, and is logged', () => {
    const context = mapping();
    const parsed = createWebhookReader(context).parse(delivery({ messages: { ...text, type: 'reaction' } }));
    const [message] = messagesOf(parsed.state === 'read' ? parsed.observations : []);
    expect(message?.fields).toMatchObject({ text: 'Hello', content: { kind: 'UNSUPPORTED', nativeType: 'reaction' } });
    expect(context.unknownValues).toEqual([['messages.type', 'reaction']]);
  });

  test('written as HTML by a customer stays what the customer wrote', () => {
    const [message] = messagesOf(read({ messages: { ...text, text: '<b>x</b>' } }).observations);
    expect(message?.fields).toMatchObject({ text: '<b>x</b>', html: null });
  });

  test('may come in a list', () => {
    const { observations, dedupeKey } = read({ messages: [text, { ...text, id: 'A2' }] });
    expect(messagesOf(observations).map((message) => message.nativeId)).toEqual(['A1', 'A2']);
    expect(dedupeKey).toMatch(/^messages:[\w-]{22}$/);
  });

  test('belongs to the stand-in product where none is configured', () => {
    const [ticket] = ofType(read({ messages: text }, { products: [] }).observations, 'ticket');
    expect([ticket?.key, ticket?.fields.brandKey]).toEqual(['wa/default/905551112233', null]);
  });
});

describe('delivery states', () => {
  test('the literal `delivered|read` of the documents counts as read', () => {
    const { observations, dedupeKey } = read(fixture('webhook-statuses'));
    expect(dedupeKey).toBe('statuses:gBEGkFBXUQRnAglM82HET_hbwJs:delivered|read');
    expect(observations).toEqual([
      { type: 'delivery', messageKey: 'wa/gBEGkFBXUQRnAglM82HET_hbwJs', status: 'READ', error: null, at: null },
    ]);
  });

  test('two states of one message are two deliveries', () => {
    const status = (word: string) => read({ statuses: { id: 'x', from: '90', status: word } }).dedupeKey;
    expect(status('delivered')).not.toBe(status('read'));
  });

  test('an unknown word is kept as it came', () => {
    expect(read({ statuses: { id: 'x', status: 'exploded' } }).observations).toMatchObject([
      { type: 'unmapped', nativeType: 'statuses', raw: { id: 'x', status: 'exploded' }, at: NOW },
    ]);
  });
});

describe('automatic replies', () => {
  test('are automated messages of the system with their files', () => {
    const messages = messagesOf(read(fixture('webhook-auto_replies')).observations);
    expect(messages.map((message) => [message.fields.ticketKey, message.fields.automated])).toEqual([
      ['wa/1/90xxxxxxxxxx', true],
      ['wa/1/905308732468', true],
    ]);
    expect(messages[1]?.fields).toMatchObject({
      direction: 'OUTBOUND',
      deliveryStatus: 'SENT',
      author: { kind: 'SYSTEM' },
      attachments: [{ mimeType: 'application/pdf', mediaKind: 'DOCUMENT' }],
    });
  });

  test('do not count as something the customer wrote', () => {
    for (const ticket of ofType(read(fixture('webhook-auto_replies')).observations, 'ticket')) {
      expect(ticket.fields).not.toHaveProperty('lastInboundAt');
    }
  });
});

describe('a talk with the chatbot', () => {
  test('keeps the order of the list, with lines of the bot and of the customer', () => {
    const messages = messagesOf(read(fixture('webhook-bot_histories')).observations);
    expect(messages).toHaveLength(8);
    const inTime = messages.toSorted((a, b) => a.fields.createdAt - b.fields.createdAt);
    expect(inTime.map((message) => message.key)).toEqual(messages.map((message) => message.key));
    expect(messages.map((message) => message.fields.automated)).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(messages[1]?.fields.content).toEqual({
      kind: 'INTERACTIVE_REPLY',
      buttonId: null,
      title: 'More Information',
    });
    expect(messages[3]?.fields.text).toBe(
      'Which stream would you like to continue with?\nYou can choose between Plans or Features.',
    );
    expect(messages[5]?.fields.html).toContain('<a href="https://desk360.com/plans"');
  });

  test('has the same keys when it is delivered again, whenever that is', () => {
    const first = read(fixture('webhook-bot_histories'));
    const again = read(fixture('webhook-bot_histories'), {}, { receivedAt: NOW + 3 * 86_400_000 });
    expect(again).toEqual(first);
  });

  const bot = (words: string) => ({ type: 'Message', to: '905551112233', is_bot: true, text: words });
  const button = (id: string, timestamp: string) => ({
    type: 'Button',
    from: '905551112233',
    is_bot: false,
    text: 'Go',
    id,
    timestamp,
  });

  test('keeps its keys when the same talk comes again with more lines', () => {
    const talk = [bot('Hi'), button('b1', '1692787287'), bot('More')];
    const keys = (lines: object[]) => messagesOf(read({ bot_histories: lines }).observations).map(({ key }) => key);
    expect(keys([...talk, button('b2', '1692787290')]).slice(0, 3)).toEqual(keys(talk));
  });

  test('two equal lines stay two, in one talk and over time', () => {
    const once = read({ bot_histories: [button('b1', '1692787287'), bot('Hi'), bot('Hi')] });
    const later = read({ bot_histories: [button('b2', '1692787999'), bot('Hi')] });
    const keys = [...messagesOf(once.observations), ...messagesOf(later.observations)].map(({ key }) => key);
    expect(new Set(keys).size).toBe(5);
    expect(once.dedupeKey).not.toBe(later.dedupeKey);
  });

  test('without any time it is one talk a day', () => {
    const talk = { bot_histories: [bot('Hi')] };
    const today = read(talk);
    expect(read(talk, {}, { receivedAt: NOW + 60_000 }).dedupeKey).toBe(today.dedupeKey);
    const tomorrow = read(talk, {}, { receivedAt: NOW + 86_400_000 });
    expect(tomorrow.dedupeKey).not.toBe(today.dedupeKey);
    expect(messagesOf(tomorrow.observations)[0]?.key).not.toBe(messagesOf(today.observations)[0]?.key);
  });
});

describe('what does not fit', () => {
  const parse = (body: unknown) => createWebhookReader(mapping()).parse(delivery(body));

  test.each(['', '{', 'hello', Buffer.from([0xff, 0xfe])])('%j is no JSON', (body) => {
    expect(parse(body)).toMatchObject({ state: 'unreadable', reason: 'UNPARSABLE' });
  });

  test.each([['null'], ['[]'], ['7'], ['{}'], ['"x"'], ['{"messages":null}']])('%s is no delivery', (body) => {
    expect(parse(body)).toMatchObject({ state: 'unreadable', reason: 'SCHEMA_MISMATCH' });
  });

  test('a misfit names its field and never its value', () => {
    const secret = 'very-private';
    const cases: [unknown, string][] = [
      [{ messages: { ...text, timestamp: secret } }, 'messages.timestamp'],
      [{ messages: { ...text, from: undefined } }, 'messages.from'],
      [{ messages: { ...text, from: `${secret}/../` } }, 'messages.from'],
      [
        {
          messages: [
            { ...text, id: undefined },
            { ...text, id: { secret } },
          ],
        },
        'messages.0.id',
      ],
      [{ bot_histories: [{ type: 'Message', text: secret }] }, 'bot_histories.0.from'],
      [{ auto_replies: secret }, 'auto_replies'],
      [{ statuses: { id: 'x' } }, 'statuses.status'],
    ];
    for (const [body, field] of cases) {
      const parsed = parse(body);
      expect(parsed, field).toMatchObject({ state: 'unreadable', reason: 'SCHEMA_MISMATCH' });
      if (parsed.state === 'unreadable') {
        expect(parsed.error).toContain(field);
        expect(parsed.error).not.toContain(secret);
      }
    }
  });

  test('an unknown kind is kept as it came, alone or beside a known one', () => {
    expect(read({ reactions: { id: 'r' } }).observations).toEqual([
      { type: 'unmapped', ticketKey: null, nativeType: 'reactions', raw: { reactions: { id: 'r' } }, at: NOW },
    ]);
    const both = read({ messages: text, reactions: { id: 'r' }, version: 2 });
    expect(both.observations.map(({ type }) => type)).toEqual(['catalog', 'ticket', 'message', 'unmapped']);
  });

  test('a prototype in the body changes nothing', () => {
    const parsed = read('{"__proto__":{"polluted":true},"messages":' + JSON.stringify(text) + '}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(messagesOf(parsed.observations)).toHaveLength(1);
  });
});

test('a delivery is accepted from whoever knows the path, for Desk360 signs nothing', () => {
  expect(createWebhookReader(mapping()).verify(delivery({}))).toEqual({ accepted: true });
});
