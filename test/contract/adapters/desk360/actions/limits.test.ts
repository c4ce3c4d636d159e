// Every documented limit of a WhatsApp send: the most passes, one more is refused by its field before any call.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingContent } from '../../../../../src/domain/commands/message-commands.ts';
import { NOW, uploaded } from '../account.ts';
import {
  act,
  bigFile,
  bulk,
  card,
  codesOf,
  interactiveContent,
  replyTo,
  sendTo,
  startDesk,
  templateContent,
  templateFields,
  textContent,
  type Desk,
} from '../emulated-desk360.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  const calls = desk.calls();
  await desk.stop();
  if (calls > 0) throw new Error(`a check made ${calls} calls`);
});

/** A reply and a first message are held to the same limits. */
function faults(content: OutgoingContent) {
  const reply = codesOf(act(desk.adapter.actions.reply).check(replyTo(content)));
  const send = codesOf(act(desk.adapter.actions.sendMessage).check(sendTo(content)));
  expect(send).toEqual(reply);
  return reply;
}
const x = (count: number): string => 'x'.repeat(count);
const MB = 1024 * 1024;

describe('text', () => {
  test('has 1 to 4096 characters', () => {
    expect(faults(textContent(x(4096)))).toEqual([]);
    expect(faults(textContent('😀'.repeat(4096)))).toEqual([]);
    expect(faults(textContent(x(4097)))).toEqual([['TOO_LONG', 'content.text.text']]);
    expect(faults(textContent(' '))).toEqual([['REQUIRED', 'content.text.text']]);
  });
  test('and files are two messages', () => {
    expect(faults(textContent('', [uploaded('a.txt', 'x')]))).toEqual([]);
    expect(faults(textContent('x', [uploaded('a.txt', 'x')]))).toEqual([
      ['NOT_SUPPORTED_BY_VENDOR', 'content.text.uploadIds'],
    ]);
  });
});

describe('media', () => {
  const media = (count: number, bytes = 1, caption: string | null = null) =>
    faults({ kind: 'MEDIA', caption, files: Array.from({ length: count }, () => bigFile('a.png', bytes)) });
  test('is 1 to 5 files', () => {
    expect(media(5)).toEqual([]);
    expect(media(6)).toEqual([['TOO_LONG', 'content.media.uploadIds.5']]);
    expect(media(0)).toEqual([['REQUIRED', 'content.media.uploadIds']]);
  });
  test('has at most 20 MB a file', () => {
    expect(media(1, 20 * MB)).toEqual([]);
    const files = [bigFile('a.png', 1), bigFile('b.png', 20 * MB + 1)];
    expect(faults({ kind: 'MEDIA', caption: null, files })).toEqual([['TOO_LONG', 'content.media.uploadIds.1']]);
    expect(faults(textContent('', files))).toEqual([['TOO_LONG', 'content.text.uploadIds.1']]);
  });
  test('has no caption', () => {
    expect(media(1, 1, 'Look')).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'content.media.caption']]);
    expect(media(1, 1, '')).toEqual([]);
  });
});

describe('a location', () => {
  const place = { kind: 'LOCATION', latitude: 37.7, longitude: -122.4, name: 'HQ', address: 'Way 1' } as const;
  test('lies on the globe', () => {
    expect(faults({ ...place, latitude: -90, longitude: 180 })).toEqual([]);
    expect(faults({ ...place, latitude: 90.001 })).toEqual([['INVALID', 'content.location.latitude']]);
    expect(faults({ ...place, longitude: Number.NaN })).toEqual([['INVALID', 'content.location.longitude']]);
  });
  test('has name and address', () => {
    expect(faults({ ...place, name: '', address: ' ' })).toEqual([
      ['REQUIRED', 'content.location.name'],
      ['REQUIRED', 'content.location.address'],
    ]);
  });
});

describe('contact cards', () => {
  const cards = (...list: Parameters<typeof card>[0][]) => faults({ kind: 'CONTACT_CARDS', cards: list.map(card) });
  test('have three names', () => {
    expect(cards({})).toEqual([]);
    expect(cards()).toEqual([['REQUIRED', 'content.contactCards']]);
    expect(cards({}, { displayName: '', firstName: null, lastName: ' ' })).toEqual([
      ['REQUIRED', 'content.contactCards.1.displayName'],
      ['REQUIRED', 'content.contactCards.1.firstName'],
      ['REQUIRED', 'content.contactCards.1.lastName'],
    ]);
  });
  test('have birthdays of the calendar', () => {
    expect(cards({ birthday: '2012-02-29' })).toEqual([]);
    for (const birthday of ['2013-02-29', '2012-8-18', '18.08.2012', '2012-08-18T00:00:00Z', '']) {
      expect(cards({ birthday }), birthday).toEqual([['INVALID', 'content.contactCards.0.birthday']]);
    }
  });
  test('have no empty phones, mails or addresses of the web', () => {
    const empty = { value: '', label: null };
    expect(cards({ phones: [{ ...empty, whatsappId: null }], emails: [empty], urls: [empty] })).toEqual([
      ['REQUIRED', 'content.contactCards.0.phones.0.phone'],
      ['REQUIRED', 'content.contactCards.0.emails.0.value'],
      ['REQUIRED', 'content.contactCards.0.urls.0.value'],
    ]);
  });
});

describe('an interactive message', () => {
  const faultsWith = (changes: Parameters<typeof interactiveContent>[0]) => faults(interactiveContent(changes));
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `id ${index}`, title: `Title ${index}`, url: null }));

  test('has a body of 1 to 1024 characters', () => {
    expect(faultsWith({ body: x(1024) })).toEqual([]);
    expect(faultsWith({ body: x(1025) })).toEqual([['TOO_LONG', 'content.interactive.body']]);
    expect(faultsWith({ body: '' })).toEqual([['REQUIRED', 'content.interactive.body']]);
  });
  test('has a footer of 1 to 60 characters or none', () => {
    expect(faultsWith({ footer: x(60) })).toEqual([]);
    expect(faultsWith({ footer: x(61) })).toEqual([['TOO_LONG', 'content.interactive.footer']]);
    expect(faultsWith({ footer: '' })).toEqual([['REQUIRED', 'content.interactive.footer']]);
  });
  test('has 1 to 10 buttons', () => {
    expect(faultsWith({ buttons: buttons(10) })).toEqual([]);
    expect(faultsWith({ buttons: buttons(11) })).toEqual([['TOO_LONG', 'content.interactive.buttons']]);
    expect(faultsWith({ buttons: [] })).toEqual([['REQUIRED', 'content.interactive.buttons']]);
  });
  test('has button titles of 1 to 20 characters, each once', () => {
    const third = (title: string) => faultsWith({ buttons: [...buttons(2), { id: 'c', title, url: null }] });
    expect(third(x(20))).toEqual([]);
    expect(third('😀'.repeat(20))).toEqual([]);
    expect(third(x(21))).toEqual([['TOO_LONG', 'content.interactive.buttons.2.title']]);
    expect(third('')).toEqual([['REQUIRED', 'content.interactive.buttons.2.title']]);
    expect(third('Title 1')).toEqual([['INVALID', 'content.interactive.buttons.2.title']]);
  });
  test('has button ids of 1 to 200 characters, each once, and no addresses', () => {
    const second = (id: string, url: string | null = null) =>
      faultsWith({ buttons: [...buttons(1), { id, title: 'Other', url }] });
    expect(second(x(200))).toEqual([]);
    expect(second(x(201))).toEqual([['TOO_LONG', 'content.interactive.buttons.1.id']]);
    expect(second('')).toEqual([['REQUIRED', 'content.interactive.buttons.1.id']]);
    expect(second('id 0')).toEqual([['INVALID', 'content.interactive.buttons.1.id']]);
    expect(second('b', 'https://x')).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'content.interactive.buttons.1.url']]);
  });
  test('has a header of text up to 60 characters, or of a link', () => {
    const none = { text: null, link: null, filename: null };
    const header = (changes: object) => faultsWith({ header: { type: 'TEXT', ...none, ...changes } });
    const link = 'https://example.com/a.pdf';
    expect(header({ text: x(60) })).toEqual([]);
    expect(header({ text: x(61) })).toEqual([['TOO_LONG', 'content.interactive.header.text']]);
    expect(header({})).toEqual([['REQUIRED', 'content.interactive.header.text']]);
    expect(header({ type: 'NONE' })).toEqual([]);
    for (const type of ['IMAGE', 'VIDEO', 'DOCUMENT']) {
      expect(header({ type, link }), type).toEqual([]);
      expect(header({ type }), type).toEqual([['REQUIRED', 'content.interactive.header.link']]);
      expect(header({ type, link: 'javascript:alert(1)' })).toEqual([['INVALID', 'content.interactive.header.link']]);
      expect(header({ type, link, text: 'x' }), type).toEqual([['INVALID', 'content.interactive.header.text']]);
    }
    expect(header({ type: 'DOCUMENT', link, filename: 'a.pdf' })).toEqual([]);
    expect(header({ type: 'IMAGE', link, filename: 'a.png' })).toEqual([
      ['INVALID', 'content.interactive.header.filename'],
    ]);
    expect(header({ text: 'x', link })).toEqual([['INVALID', 'content.interactive.header.link']]);
  });
});

test('a request for the place has a body of 1024 and a header of 60 characters or a picture', () => {
  const ask = (changes: object) =>
    faults({ kind: 'LOCATION_REQUEST', body: 'Where?', headerText: null, headerImageUrl: null, ...changes });
  expect(ask({ body: x(1024), headerText: x(60) })).toEqual([]);
  expect(ask({ headerImageUrl: 'https://example.com/a.jpg' })).toEqual([]);
  expect(ask({ body: x(1025) })).toEqual([['TOO_LONG', 'content.locationRequest.body']]);
  expect(ask({ body: '' })).toEqual([['REQUIRED', 'content.locationRequest.body']]);
  expect(ask({ headerText: x(61) })).toEqual([['TOO_LONG', 'content.locationRequest.headerText']]);
  expect(ask({ headerImageUrl: 'ftp://x/a.jpg' })).toEqual([['INVALID', 'content.locationRequest.headerImageUrl']]);
  expect(ask({ headerText: 'x', headerImageUrl: 'https://x/a.jpg' })).toEqual([
    ['INVALID', 'content.locationRequest.headerImageUrl'],
  ]);
});

describe('a template', () => {
  const faultsWith = (changes: Parameters<typeof templateContent>[0]) => faults(templateContent(changes));
  const { variables } = templateContent();

  test('belongs to the product of the conversation', () => {
    expect(faultsWith({})).toEqual([]);
    expect(faultsWith({ templateKey: '22/1' })).toEqual([['INVALID', 'content.template.templateId']]);
    expect(faultsWith({ templateKey: '11/../1' })).toEqual([['INVALID', 'content.template.templateId']]);
  });
  test('is filled in one of its languages with each of its parameters once', () => {
    expect(faultsWith({ languageCode: 'de' })).toEqual([['INVALID', 'content.template.languageCode']]);
    expect(faultsWith({ languageCode: '' })[0]).toEqual(['REQUIRED', 'content.template.languageCode']);
    expect(faultsWith({ variables: variables.slice(1) })).toEqual([['REQUIRED', 'content.template.variables']]);
    const third = (key: string, value: string) => [...variables.slice(0, 2), { key, value }];
    expect(faultsWith({ variables: third('body-2', '') })).toEqual([
      ['REQUIRED', 'content.template.variables.2.value'],
    ]);
    expect(faultsWith({ variables: [...variables, { key: 'body-2', value: 'x' }] })).toEqual([
      ['INVALID', 'content.template.variables.3.key'],
    ]);
    expect(faultsWith({ variables: [...variables, { key: 'body-9', value: 'x' }] })).toEqual([
      ['INVALID', 'content.template.variables.3.key'],
    ]);
  });
  test('that the catalog does not know leaves languages and parameters to the vendor, but no odd keys', () => {
    const { template: _, ...unknown } = templateContent({ languageCode: 'de', variables: [{ key: 'x', value: 'y' }] });
    expect(faults(unknown)).toEqual([]);
    expect(faults({ ...unknown, variables: [{ key: 'x][y', value: 'y' }] })).toEqual([
      ['INVALID', 'content.template.variables.0.key'],
    ]);
  });
  test('takes a file that fits its header', () => {
    const [english] = templateFields.translations;
    const headed = (headerType: 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'TEXT', file: ReturnType<typeof bigFile>) =>
      faultsWith({ file, template: { ...templateFields, translations: [{ ...english!, headerType }] } });
    expect(headed('IMAGE', bigFile('a.png', 20 * MB))).toEqual([]);
    expect(headed('IMAGE', bigFile('a.png', 20 * MB + 1))).toEqual([['TOO_LONG', 'content.template.uploadId']]);
    expect(headed('VIDEO', bigFile('a.png', 1))).toEqual([['INVALID', 'content.template.uploadId']]);
    expect(headed('DOCUMENT', bigFile('a.pdf', 1, 'application/pdf'))).toEqual([]);
    expect(headed('TEXT', bigFile('a.png', 1))).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'content.template.uploadId']]);
  });
});

describe('whom it goes to', () => {
  const to = (number: string, channelKey = '11/WhatsApp') =>
    codesOf(act(desk.adapter.actions.sendMessage).check(sendTo(textContent('Hi'), { to: number, channelKey })));

  test('begins with a plus and a country code', () => {
    expect(to('+905551112233')).toEqual([]);
    expect(to('+123456789012345')).toEqual([]);
    for (const number of [
      '905551112233',
      '+0905551112233',
      '+1234567890123456',
      '+90 555 111 22 33',
      '+',
      '',
      '+90x',
    ]) {
      expect(to(number), number).toEqual([['INVALID', 'to']]);
    }
  });
  test('is reported together with the errors of the content', () => {
    const command = sendTo(textContent(''), { to: '0' });
    expect(codesOf(act(desk.adapter.actions.sendMessage).check(command))).toEqual([
      ['INVALID', 'to'],
      ['REQUIRED', 'content.text.text'],
    ]);
  });
  test('is reached over a WhatsApp channel of a served product', () => {
    expect(to('+905551112233', '11/Email')).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'channelId']]);
    expect(to('+905551112233', '22/WhatsApp')).toEqual([['INVALID', 'channelId']]);
    expect(to('+905551112233', 'default/WhatsApp')).toEqual([['NOT_ALLOWED_IN_STATE', 'channelId']]);
    expect(to('+905551112233', 'nonsense')).toEqual([['INVALID', 'channelId']]);
  });
});

test('after 24 hours only a template is left', () => {
  const late = { lastInboundAt: NOW - 24 * 60 * 60_000 };
  const check = (content: OutgoingContent, changes: object) =>
    codesOf(act(desk.adapter.actions.reply).check(replyTo(content, changes)));
  const contents: OutgoingContent[] = [
    textContent('Hi'),
    { kind: 'MEDIA', caption: null, files: [bigFile('a.png', 1)] },
    { kind: 'LOCATION', latitude: 1, longitude: 1, name: 'A', address: 'B' },
    { kind: 'CONTACT_CARDS', cards: [card()] },
    interactiveContent(),
    { kind: 'LOCATION_REQUEST', body: 'Where?', headerText: null, headerImageUrl: null },
  ];
  for (const content of contents) {
    expect(check(content, late), content.kind).toEqual([['MESSAGING_WINDOW_EXPIRED', 'content']]);
    expect(check(content, { lastInboundAt: late.lastInboundAt + 1 }), content.kind).toEqual([]);
  }
  expect(check(templateContent(), late)).toEqual([]);
});

test('a bulk send needs numbers, few enough, and a template of its channel', () => {
  const check = (changes: Parameters<typeof bulk>[0]) =>
    codesOf(act(desk.adapter.actions.sendTemplateBulk).check(bulk(changes)));
  const to = Array.from({ length: 5000 }, (_, index) => `+9055500${String(index).padStart(5, '0')}`);
  expect(check({ to })).toEqual([]);
  expect(check({ to: [...to, '+1'] })).toEqual([['TOO_LONG', 'to']]);
  expect(check({})).toEqual([['REQUIRED', 'to']]);
  expect(check({ recipients: bigFile('a.csv', 128 * 1024, 'text/csv') })).toEqual([]);
  expect(check({ recipients: bigFile('a.csv', 128 * 1024 + 1, 'text/csv') })).toEqual([
    ['TOO_LONG', 'recipientsUploadId'],
  ]);
  expect(check({ to, template: templateContent({ languageCode: 'xx' }) })).toEqual([
    ['INVALID', 'template.languageCode'],
  ]);
});
