// The kinds of WhatsApp messages: what each says, what it answers, and what is no message of the customer.

import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../../src/domain/observation.ts';
import { createWebhookReader } from '../../../../src/vendors/desk360/webhook/index.ts';
import { delivery, mapping, NOW } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

const base = { id: 'A1', from: '905551112233', timestamp: '1630913975', name: 'John' };

function parse(body: unknown) {
  const parsed = createWebhookReader(mapping()).parse(delivery(body));
  if (parsed.state !== 'read') throw new Error(parsed.error);
  return parsed;
}
function parts(observations: readonly Observation[]) {
  const fields = ofType(observations, 'message')[0]?.fields;
  const ticket = ofType(observations, 'ticket')[0];
  return { fields, ticket, preview: ticket?.fields.preview };
}
const received = (changes: object) => parts(parse({ messages: { ...base, ...changes } }).observations);

describe('the text of a message', () => {
  test.each<[string, object, string]>([
    ['a text as an object', { type: 'text', text: { body: 'Hi' } }, 'Hi'],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'B', emoji: '👍' } }, '👍'],
    ['a place', { type: 'location', location: { latitude: '52.5', longitude: 13.25 } }, '52.5, 13.25'],
    ['a place off the globe', { type: 'location', location: { latitude: 152.5, longitude: 1, name: 'Bar' } }, 'Bar'],
    ['half a place', { type: 'location', location: { latitude: 52.5, address: 'Main St' } }, 'Main St'],
    [
      'a form',
      {
        type: 'interactive',
        interactive: { nfm_reply: { body: 'Sent', response_json: '{"a":"b","flow_token":"t"}' } },
      },
      'Sent\na: b',
    ],
    [
      'a form with broken answers',
      { type: 'interactive', interactive: { nfm_reply: { response_json: '{' } } },
      'answer: {',
    ],
    [
      'an order',
      {
        type: 'order',
        order: { product_items: [{ product_retailer_id: 'S1', quantity: 2, item_price: 5, currency: 'EUR' }] },
      },
      'Order: 2 × S1 (5 EUR)',
    ],
    [
      'a poll',
      { type: 'poll', poll: { name: 'When?', options: ['Today', { name: 'Later' }] } },
      'Poll: When?\n- Today\n- Later',
    ],
    ['an unsupported one', { type: 'unsupported' }, 'Unsupported message'],
    [
      'an unsupported one with a reason',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] },
      'Unsupported message: Message type unknown (131051)',
    ],
    ['an unrecognised type', { type: 'event', event: { name: 'Party' } }, 'Party'],
    ['an unrecognised type without text', { type: 'hologram' }, 'Unsupported message: hologram'],
    ['nothing', { type: 'text', text: null }, 'Message without content'],
  ])('of %s says what it is, and so does the preview', (_, changes, text) => {
    const { fields, preview } = received(changes);
    expect([fields?.text, preview]).toEqual([text, text]);
  });

  test('is empty for media without a caption, and the preview names the file', () => {
    const voice = received({ type: 'ptt', ptt: { media_id: 'm', mime_type: 'audio/ogg; codecs=opus', message: '' } });
    expect(voice.fields).toMatchObject({ text: '', content: { kind: 'MEDIA', mediaKind: 'AUDIO', caption: null } });
    expect(voice.preview).toBe('Audio');
    const paper = received({ type: 'document', document: { id: 'm', filename: 'a.pdf' } });
    expect(paper.preview).toBe('Document: a.pdf');
    expect(paper.fields?.attachments[0]?.vendorMediaId).toBe('m');
  });

  test('comes from the object of a message without a type', () => {
    expect(received({ image: { media_id: 'm', caption: 'Look' } }).fields?.content).toEqual({
      kind: 'MEDIA',
      mediaKind: 'IMAGE',
      caption: 'Look',
    });
  });

  test.each([
    [{ name: { formatted_name: ' ', first_name: 'Bo', last_name: 'Berg' } }, 'Bo Berg'],
    [{ org: { company: 'Acme' } }, 'Acme'],
    [{ phones: [{ phone: '+49 30 123' }] }, '+49 30 123'],
    [{ emails: [{ email: 'a@b.example' }] }, 'a@b.example'],
    [{}, 'Contact card'],
  ])('of a contact card %j is %s', (card, text) => {
    expect(received({ type: 'contacts', contacts: [card] }).fields?.text).toBe(text);
  });
});

describe('a notice', () => {
  const system = { type: 'system', system: { type: 'user_changed_number', body: 'Ada changed from 1 to 2' } };

  test('is a system message and opens no messaging window', () => {
    const { fields, ticket } = received(system);
    expect(fields).toMatchObject({
      direction: 'INTERNAL',
      author: { kind: 'SYSTEM' },
      text: 'Ada changed from 1 to 2',
      content: { kind: 'SYSTEM', nativeType: 'user_changed_number' },
    });
    expect(ticket?.fields).not.toHaveProperty('lastInboundAt');
    expect(ticket?.createFields?.lastInboundAt).toBe(0);
  });

  test('about a deleted message refers to it', () => {
    const { fields } = received({ type: 'revoke', revoke: { original_message_id: 'B' } });
    expect(fields).toMatchObject({ text: 'The customer deleted a message', replyToKey: 'wa/B', direction: 'INTERNAL' });
  });

  test('about a withdrawn reaction is no message', () => {
    const { observations } = parse({
      messages: { ...base, type: 'reaction', reaction: { message_id: 'B', emoji: '' } },
    });
    expect(observations.map(({ type }) => type)).toEqual(['unmapped']);
  });
});

test('a message refers to the one that it answers', () => {
  expect(received({ type: 'text', text: 'x', context: { from: '1', id: 'B' } }).fields?.replyToKey).toBe('wa/B');
  expect(received({ type: 'reaction', reaction: { message_id: 'C', emoji: '🎉' } }).fields?.replyToKey).toBe('wa/C');
  expect(received({ type: 'text', text: 'x', context: { id: '' } }).fields?.replyToKey).toBeNull();
});

test('an edit belongs to the edited message', () => {
  const edit = { original_message_id: 'B', message: { type: 'text', text: { body: 'New' } } };
  const { observations } = parse({ messages: { ...base, type: 'edit', edit } });
  const [message] = ofType(observations, 'message');
  expect(message).toMatchObject({ key: 'wa/B', nativeId: 'B', fields: { text: 'New', editedAt: 1_630_913_975_000 } });
  expect(ofType(observations, 'ticket')[0]?.fields).not.toHaveProperty('preview');
});

test('the same id with other content is another delivery, an equal repetition is the same', () => {
  const key = (changes: object) => parse({ messages: { ...base, ...changes } }).dedupeKey;
  expect(key({ type: 'unsupported' })).not.toBe(key({ type: 'text', text: 'Hi' }));
  expect(key({ type: 'text', text: 'Hi' })).toBe(key({ type: 'text', text: 'Hi' }));
});

describe('a delivery status', () => {
  const status = (changes: object) => parse({ statuses: { id: 'x', status: 'failed', ...changes } });

  test.each([
    [
      { errors: [{ code: 131026, title: 'Undeliverable', error_data: { details: 'No WhatsApp' } }] },
      'Undeliverable: No WhatsApp (131026)',
    ],
    [{ errors: { message: 'Blocked' } }, 'Blocked'],
    [{ errors: [{ code: 7 }] }, 'Error 7'],
    [{ error: 'Blocked' }, 'Blocked'],
    [{ reason: 'Blocked' }, 'Blocked'],
    [{}, null],
  ])('FAILED with %j has the reason %j', (changes, error) => {
    expect(status(changes).observations).toMatchObject([{ type: 'delivery', status: 'FAILED', error }]);
  });

  test('that comes again with a reason is another delivery', () => {
    expect(status({ reason: 'Blocked' }).dedupeKey).not.toBe(status({}).dedupeKey);
  });

  test.each([
    ['played', 'READ'],
    ['undelivered', 'FAILED'],
    ['delivered,read', 'READ'],
    ['delivered read', 'READ'],
  ])('%s is %s', (value, expected) => {
    expect(status({ status: value }).observations).toMatchObject([{ status: expected }]);
  });
});

test('a file in a chatbot conversation or an automatic reply is media', () => {
  const file = { url: 'https://a.example/a.jpg', name: 'a.jpg', type: 'image' };
  const line = { type: 'Image', from: '905551112233', is_bot: false, id: 'L', attachments: [file] };
  const bot = parts(parse({ bot_histories: [line] }).observations);
  expect(bot.fields?.content).toEqual({ kind: 'MEDIA', mediaKind: 'IMAGE', caption: null });
  expect(bot.fields?.createdAt).toBe(NOW);
  const reply = parts(parse({ auto_replies: { id: 'R', to: '905551112233', attachments: [file] } }).observations);
  expect([reply.fields?.content.kind, reply.preview]).toEqual(['MEDIA', 'Image']);
});

test('a customer without a number is known by the user id', () => {
  const { from: _from, ...withoutNumber } = base;
  const messages = { ...withoutNumber, from_user_id: 'US.1349120865', type: 'text', text: 'hello' };
  const { fields, ticket } = parts(parse({ messages }).observations);
  expect(fields?.text).toBe('hello');
  expect(ticket?.key).toContain('US.1349120865');
});
