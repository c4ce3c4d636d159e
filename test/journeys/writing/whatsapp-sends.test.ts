// An agent's WhatsApp conversation: a template to a new contact, the customer's replies, and every kind of reply to them.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openSubscriber } from '../../kit/subscribe.ts';
import { codes, createActs } from './write-operations.ts';
import { pdf, png, PNG, uploaded, type NamedFile } from '../files/files.ts';
import { EVENTS, headCursor } from '../subscriptions/subscriptions-of.ts';

let gateway: TestGateway;
let channelId = '';
/** A German template with three parameters, and one with an image header, as the vendor lists them. */
let inGerman: Json;
let withPicture: Json;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 3 });
  const { data } = await gateway.query(`{
    channels(vendor: [DESK360]) { id nativeId }
    templates(vendor: [DESK360], channelType: [WHATSAPP], first: 100) { nodes {
      id nativeId name channel { nativeId } translations { languageCode headerType body parameters { key required } } } } }`);
  channelId = data['channels'].find(({ nativeId }: Json) => nativeId === '11/WhatsApp').id;
  const { nodes } = data['templates'];
  const ofProduct = nodes.filter(({ channel }: Json) => channel.nativeId === '11/WhatsApp');
  inGerman = ofProduct.find(({ translations }: Json) =>
    translations.some(({ languageCode, headerType }: Json) => languageCode === 'de' && headerType === 'TEXT'),
  );
  withPicture = ofProduct.find(({ translations }: Json) => translations[0].headerType === 'IMAGE');
});
afterAll(() => gateway.stop());
afterEach(async () => {
  gateway.desk360.faults.clear();
  await expectNothingOpen(gateway.url);
});
const { newKey } = createActs(() => gateway);

const FACTS = `userErrors { code field vendor message } replayedFromIdempotencyKey eventCursor
  message { id nativeId text contentKind deliveryStatus attachments { name mimeType byteSize url } }
  ticket { id capabilities { reply { allowed } replyWithTemplate { allowed } } }`;
async function act(mutation: string, type: string, input: object, facts = FACTS): Promise<Json> {
  const answer = await gateway.query(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${facts} } }`, {
    input: { idempotencyKey: newKey(), ...input },
  });
  expect(answer.errors).toBeUndefined();
  return answer.data[mutation];
}
const send = (to: string, content: object): Promise<Json> =>
  act('messageSend', 'MessageSendInput', { channelId, to, content });
const german = (more: object = {}): object => ({
  templateId: inGerman.id,
  languageCode: 'de',
  variables: [
    { key: 'header-1', value: 'Frau Kaya' },
    { key: 'body-1', value: 'Aylin' },
    { key: 'body-2', value: '#77' },
  ],
  ...more,
});
const pictured = (uploadId: string | undefined): object => ({
  templateId: withPicture.id,
  languageCode: 'en',
  variables: withPicture.translations[0].parameters.map(({ key }: Json) => ({ key, value: 'x' })),
  uploadId,
});
const sendGerman = (to: string, more: object = {}): Promise<Json> =>
  act('templateSend', 'TemplateSendInput', { channelId, to, template: german(more) });
const inTicket = (ticketId: string, content: object): Promise<Json> =>
  act('ticketReply', 'TicketReplyInput', { ticketId, content });
const calls = (): number => gateway.desk360.journal.count({ method: 'POST' });
/** The last message that the customer at this number received. */
const lastAt = (phone: string): Json =>
  [...gateway.desk360.state.whatsapp.values()].findLast((sent) => sent.phone === phone && sent.direction === 'out');

test("a new conversation: a German template until READ, the customer's location, a reply, and the customer's image", async () => {
  const phone = '4915112345678';
  const after = await headCursor(gateway);
  const subscriber = openSubscriber(gateway.url);
  const events = await subscriber.listen(EVENTS, { after });

  const sent = await sendGerman(`+${phone}`);
  expect(sent).toMatchObject({
    userErrors: [],
    message: {
      contentKind: 'TEMPLATE',
      text: 'Hallo Aylin, Ihre Bestellung #77 ist unterwegs.',
      deliveryStatus: 'SENT',
    },
  });
  expect(lastAt(phone)).toMatchObject({
    kind: 'template',
    content: { templateId: Number(inGerman.nativeId), code: 'de' },
  });
  for (const status of ['delivered', 'read'] as const) {
    await gateway.desk360.customerWrites({ kind: 'status', messageId: sent.message.nativeId, status });
    await events.event(
      ({ type, messageId, deliveryStatus }) =>
        type === 'MESSAGE_DELIVERY_CHANGED' && messageId === sent.message.id && deliveryStatus === status.toUpperCase(),
    );
  }

  await gateway.desk360.customerWrites({ kind: 'location', phone, productId: 11, name: 'Aylin Kaya' });
  const place = await events.event(({ message }) => message?.contentKind === 'LOCATION');
  expect(place['ticketId']).toBe(sent.ticket.id);
  const answered = await inTicket(sent.ticket.id, { text: { text: 'Danke, wir kommen.' } });
  expect(answered).toMatchObject({ userErrors: [], ticket: { capabilities: { reply: { allowed: true } } } });
  expect(lastAt(phone)).toMatchObject({ kind: 'text', content: 'Danke, wir kommen.' });

  await gateway.desk360.customerWrites({ kind: 'image', phone, productId: 11 });
  const shown = await events.event(
    ({ message }) => message?.contentKind === 'MEDIA' && message.direction === 'INBOUND',
  );
  const { data } = await gateway.query(
    'query ($id: ID!) { node(id: $id) { ... on Message { attachments { name mimeType sha256 url } } } }',
    { id: shown['message'].id },
  );
  const [picture] = data['node'].attachments;
  const part = await fetch(picture.url, { headers: { range: 'bytes=0-2' } });
  expect([part.status, part.headers.get('content-type')]).toEqual([206, 'image/jpeg']);
  expect(Buffer.from(await part.arrayBuffer()).toString('hex')).toBe('ffd8ff');

  const read = await act(
    'messagesMarkRead',
    'MessagesMarkReadInput',
    { messageIds: [place['message'].id, shown['message'].id], idempotencyKey: undefined },
    'userErrors { code field } messages { id deliveryStatus }',
  );
  expect(read).toEqual({
    userErrors: [],
    messages: [
      { id: place['message'].id, deliveryStatus: 'READ' },
      { id: shown['message'].id, deliveryStatus: 'READ' },
    ],
  });
  expect([...gateway.desk360.state.whatsapp.values()].filter(({ readByUs }) => readByUs)).toHaveLength(2);
  await subscriber.close();
});

describe('every kind of content', () => {
  const button = { id: 'yes', title: 'Yes' };
  const link = 'https://example.com/file';
  const kinds: readonly [string, object, string, string][] = [
    ['text', { text: { text: 'Hello' } }, 'text', 'TEXT'],
    [
      'a place',
      { location: { latitude: 52.5, longitude: 13.4, name: 'Office', address: 'Main St 1' } },
      'location',
      'LOCATION',
    ],
    [
      'cards of people',
      {
        contactCards: [
          {
            displayName: 'Dr. Ada King',
            firstName: 'Ada',
            lastName: 'King',
            prefix: 'Dr.',
            company: 'Engines',
            department: 'Analysis',
            title: 'Lead',
            birthday: '1990-12-10',
            phones: [{ phone: '+441234567', label: 'WORK', whatsappId: '441234567' }],
            emails: [{ value: 'ada@example.com' }],
            addresses: [{ city: 'London', countryCode: 'gb' }],
          },
        ],
      },
      'contacts',
      'CONTACT_CARD',
    ],
    ['buttons', { interactive: { body: 'Sure?', footer: 'small', buttons: [button] } }, 'interactive', 'INTERACTIVE'],
    ...(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT'] as const).map((type): [string, object, string, string] => [
      `buttons under a header of type ${type}`,
      {
        interactive: {
          body: 'Sure?',
          header: type === 'TEXT' ? { type, text: 'Head' } : { type, link },
          buttons: [button],
        },
      },
      'interactive',
      'INTERACTIVE',
    ]),
    [
      'a request for the place',
      { locationRequest: { body: 'Where?' } },
      'location_request_message',
      'LOCATION_REQUEST',
    ],
  ];
  test.each(kinds)('%s arrives', async (_name, content, atVendor, contentKind) => {
    const sent = await send('+905550000001', content);
    expect(sent).toMatchObject({ userErrors: [], message: { contentKind, deliveryStatus: 'SENT' } });
    expect(lastAt('905550000001')).toMatchObject({ kind: atVendor });
  });

  test('files arrive, and have no URL because the vendor does not expose one', async () => {
    const uploadIds = await uploaded(gateway, [png('a.png'), pdf('b.pdf')]);
    const sent = await send('+905550000002', { media: { uploadIds } });
    expect(sent.userErrors).toEqual([]);
    expect(sent.message.attachments).toMatchObject([
      { name: 'a.png', mimeType: 'image/png', url: null },
      { name: 'b.pdf', mimeType: 'application/pdf', url: null },
    ]);
    expect(lastAt('905550000002')).toMatchObject({ kind: 'media' });
  });

  test('a template accepts the image of its header', async () => {
    const [uploadId] = await uploaded(gateway, [png('head.png')]);
    const template = pictured(uploadId);
    const sent = await act('templateSend', 'TemplateSendInput', { channelId, to: '+905550000003', template });
    expect(sent.userErrors).toEqual([]);
    expect(lastAt('905550000003')).toMatchObject({ content: { attachment: 'head.png' } });
  });
});

describe('rejected before any call, with the path of the field', () => {
  const MB = 1024 * 1024;
  test.each<[string, readonly NamedFile[], string, string]>([
    ['a sixth file', Array.from({ length: 6 }, (_, index) => png(`${index}.png`)), 'TOO_LONG', '5'],
    ['a file over 20 MB', [png(), { name: 'big.png', bytes: Buffer.concat([PNG], 20 * MB + 1) }], 'TOO_LONG', '1'],
    [
      'a file of a wrong type',
      [png(), { name: 'moving.png', bytes: Buffer.from('GIF89a\u0001\u0000') }],
      'INVALID',
      '1',
    ],
  ])('%s', async (_name, files, code, place) => {
    const uploadIds = await uploaded(gateway, files);
    gateway.desk360.journal.clear();
    const sent = await send('+905550000004', { media: { uploadIds } });
    expect(sent).toMatchObject({
      message: null,
      userErrors: [{ code, vendor: 'DESK360', field: ['input', 'content', 'media', 'uploadIds', place] }],
    });
    expect(gateway.desk360.journal.entries()).toEqual([]);
  });

  test('a file of the wrong type for its header', async () => {
    const [uploadId] = await uploaded(gateway, [pdf()]);
    gateway.desk360.journal.clear();
    const template = pictured(uploadId);
    const sent = await act('templateSend', 'TemplateSendInput', { channelId, to: '+905550000005', template });
    expect(sent.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'template', 'uploadId'] }]);
    expect(gateway.desk360.journal.entries()).toEqual([]);
  });

  test('texts, numbers, buttons, languages, values and unknown uploads', async () => {
    gateway.desk360.journal.clear();
    const refused: readonly [() => Promise<Json>, string, readonly string[]][] = [
      [() => send('0555', { text: { text: 'x' } }), 'INVALID', ['to']],
      [() => send('+905550000006', { text: { text: 'x'.repeat(4097) } }), 'TOO_LONG', ['content', 'text', 'text']],
      [() => send('+905550000006', { text: { text: ' ' } }), 'REQUIRED', ['content', 'text', 'text']],
      [
        () => send('+905550000006', { media: { uploadIds: ['upl_x'] } }),
        'NOT_FOUND',
        ['content', 'media', 'uploadIds', '0'],
      ],
      [
        () => send('+905550000006', { interactive: { body: 'x', buttons: [{ id: 'a', title: 'x'.repeat(21) }] } }),
        'TOO_LONG',
        ['content', 'interactive', 'buttons', '0', 'title'],
      ],
      [() => sendGerman('+905550000006', { languageCode: 'xx' }), 'INVALID', ['template', 'languageCode']],
      [() => sendGerman('+905550000006', { uploadId: 'upl_x' }), 'NOT_FOUND', ['template', 'uploadId']],
      [() => sendGerman('+905550000006', { variables: [] }), 'REQUIRED', ['template', 'variables']],
      [() => send('+905550000006', { cards: [{ title: 'x' }] }), 'NOT_SUPPORTED_BY_VENDOR', ['content']],
    ];
    for (const [answer, code, field] of refused) {
      const { userErrors } = await answer();
      expect(userErrors[0]).toMatchObject({ code, field: ['input', ...field] });
    }
    expect(calls()).toBe(0);
  });
});

describe('a send', () => {
  test('with the same key is sent once, also to a new contact', async () => {
    const input = { channelId, to: '+905550000007', content: { text: { text: 'once' } }, idempotencyKey: newKey() };
    gateway.desk360.journal.clear();
    const [first, second] = [
      await act('messageSend', 'MessageSendInput', input),
      await act('messageSend', 'MessageSendInput', input),
    ];
    expect(second).toEqual({ ...first, replayedFromIdempotencyKey: true });
    expect(calls()).toBe(1);
    const other = await act('messageSend', 'MessageSendInput', { ...input, content: { text: { text: 'two' } } });
    expect(codes(other)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  test('without a response is OUTCOME_UNKNOWN, and is not sent again', async () => {
    const input = { channelId, to: '+905550000008', content: { text: { text: 'perhaps' } }, idempotencyKey: newKey() };
    const route = 'POST /products/:productId/conversations/messages';
    gateway.desk360.faults.add({ route, times: 1, reset: 'after' });
    gateway.desk360.journal.clear();
    expect(codes(await act('messageSend', 'MessageSendInput', input))).toEqual(['OUTCOME_UNKNOWN']);
    const again = await act('messageSend', 'MessageSendInput', input);
    expect(again).toMatchObject({ replayedFromIdempotencyKey: true, userErrors: [{ code: 'OUTCOME_UNKNOWN' }] });
    expect(calls()).toBe(1);
  });
});

describe('a template to many', () => {
  const RESULTS =
    'replayedFromIdempotencyKey userErrors { code field } results { phoneNumber accepted userErrors { code field } }';
  const bulk = (input: object): Promise<Json> =>
    act('templateBulkSend', 'TemplateBulkSendInput', { channelId, template: german(), ...input }, RESULTS);

  test('reports the result of each number, and the same results for the same key', async () => {
    const input = { to: ['+491700000001', '0170', '+491700000002'], idempotencyKey: newKey() };
    const sent = await bulk(input);
    expect(sent.userErrors).toEqual([]);
    expect(sent.results).toEqual([
      { phoneNumber: '+491700000001', accepted: true, userErrors: [] },
      { phoneNumber: '0170', accepted: false, userErrors: [{ code: 'INVALID', field: ['input', 'to', '1'] }] },
      { phoneNumber: '+491700000002', accepted: true, userErrors: [] },
    ]);
    expect(lastAt('491700000002')).toMatchObject({ kind: 'template' });
    gateway.desk360.journal.clear();
    expect(await bulk(input)).toEqual({ ...sent, replayedFromIdempotencyKey: true });
    expect(calls()).toBe(0);
  });

  test('reads the numbers from a CSV file', async () => {
    const csv = Buffer.from('phone,name\r\n+491700000011,Ada\r\nnonsense,x\r\n+491700000012,Bo\r\n');
    const [recipientsUploadId] = await uploaded(gateway, [{ name: 'numbers.csv', bytes: csv, type: 'text/csv' }]);
    const sent = await bulk({ recipientsUploadId });
    expect(sent.userErrors).toEqual([]);
    expect(sent.results.map(({ phoneNumber, accepted }: Json) => [phoneNumber, accepted])).toEqual([
      ['+491700000011', true],
      ['nonsense', false],
      ['+491700000012', true],
    ]);
    expect(lastAt('491700000012')).toMatchObject({ kind: 'template' });
  });

  test('sends nothing with REJECT_EVERYTHING and an invalid number, and nothing without exactly one list', async () => {
    const [empty] = await uploaded(gateway, [{ name: 'none.csv', bytes: Buffer.from('phone\n'), type: 'text/csv' }]);
    gateway.desk360.journal.clear();
    const rejected = await bulk({ to: ['+491700000021', '0170'], errorPolicy: 'REJECT_EVERYTHING' });
    expect(rejected.results.map(({ accepted }: Json) => accepted)).toEqual([false, false]);
    const key = newKey();
    expect((await bulk({ to: [], idempotencyKey: key })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['input', 'to'] },
    ]);
    expect(codes(await bulk({ to: ['+491700000021'], recipientsUploadId: empty }))).toEqual(['INVALID']);
    const noRecipients = { recipientsUploadId: empty, idempotencyKey: key };
    expect(codes(await bulk(noRecipients))).toEqual(['REQUIRED']);
    // The write did nothing, so the key is free.
    expect(codes(await bulk(noRecipients))).toEqual(['REQUIRED']);
    expect(calls()).toBe(0);
  });
});

test('only received messages that exist can be marked as read', async () => {
  const sent = await send('+905550000009', { text: { text: 'mine' } });
  const mark = (messageIds: string[]): Promise<Json> =>
    act(
      'messagesMarkRead',
      'MessagesMarkReadInput',
      { messageIds, idempotencyKey: undefined },
      'userErrors { code field } messages { id }',
    );
  expect(await mark([sent.message.id])).toEqual({
    userErrors: [{ code: 'INVALID', field: ['input', 'messageIds', '0'] }],
    messages: [],
  });
  expect(codes(await mark([]))).toEqual(['REQUIRED']);
});
