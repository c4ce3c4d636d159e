// Every limit of WhatsApp contents in Desk360's documents, through GraphQL: a value at the limit is sent, one beyond it
// is rejected before any call.

import { afterAll, beforeAll, describe, test } from 'vitest';
import { openLimits, type LimitsHarness } from './limits-harness.ts';

let harness: LimitsHarness;
beforeAll(async () => {
  harness = await openLimits();
});
afterAll(() => harness.gateway.stop());

const x = (length: number): string => 'x'.repeat(length);

interface Limit {
  readonly name: string;
  readonly allowed: object;
  readonly beyond: object;
  readonly code: 'TOO_LONG' | 'REQUIRED' | 'INVALID';
  /** Below `input.content`. */
  readonly field: string;
}
const limit = (name: string, field: string, code: Limit['code'], allowed: object, beyond: object): Limit => ({
  name,
  allowed,
  beyond,
  code,
  field,
});

const text = (words: string): object => ({ text: { text: words } });
const place = (more: object): object => ({
  location: { latitude: 52.5, longitude: 13.4, name: 'Office', address: 'Main St 1', ...more },
});
const card = (more: object): object => ({
  contactCards: [
    { displayName: 'Ada King', firstName: 'Ada', lastName: 'King' },
    { displayName: 'Bo Li', firstName: 'Bo', lastName: 'Li', ...more },
  ],
});
const button = (at: number, more: object = {}): object => ({ id: `id ${at}`, title: `Title ${at}`, ...more });
const buttons = (count: number, at = -1, more: object = {}): object[] =>
  Array.from({ length: count }, (_, index) => button(index, index === at ? more : {}));
const pressed = (more: object): object => ({ interactive: { body: 'Sure?', buttons: buttons(1), ...more } });
const headed = (header: object): object => pressed({ header });
const asked = (more: object): object => ({ locationRequest: { body: 'Where?', ...more } });
const LINK = 'https://example.com/file';

const LIMITS: readonly Limit[] = [
  limit('a text of 4096 characters', 'text.text', 'TOO_LONG', text(x(4096)), text(x(4097))),
  limit('a text of 4096 emojis', 'text.text', 'TOO_LONG', text('😀'.repeat(4096)), text('😀'.repeat(4097))),
  limit('a text that says something', 'text.text', 'REQUIRED', text('x'), text(' ')),

  limit('a latitude of 90 degrees', 'location.latitude', 'INVALID', place({ latitude: 90 }), place({ latitude: 90.1 })),
  limit(
    'a latitude of -90 degrees',
    'location.latitude',
    'INVALID',
    place({ latitude: -90 }),
    place({ latitude: -90.1 }),
  ),
  limit(
    'a longitude of 180 degrees',
    'location.longitude',
    'INVALID',
    place({ longitude: -180 }),
    place({ longitude: -180.1 }),
  ),
  limit('a place with a name', 'location.name', 'REQUIRED', place({ name: 'x' }), place({ name: ' ' })),
  limit('a place with an address', 'location.address', 'REQUIRED', place({ address: 'x' }), place({ address: '' })),

  limit('a card with its whole name', 'contactCards.1.displayName', 'REQUIRED', card({}), card({ displayName: '' })),
  limit('a card with a first name', 'contactCards.1.firstName', 'REQUIRED', card({}), card({ firstName: ' ' })),
  limit('a card with a last name', 'contactCards.1.lastName', 'REQUIRED', card({}), card({ lastName: '' })),
  limit(
    'a birthday of the calendar',
    'contactCards.1.birthday',
    'INVALID',
    card({ birthday: '2012-02-29' }),
    card({ birthday: '2013-02-29' }),
  ),
  limit(
    'a birthday as Y-m-d',
    'contactCards.1.birthday',
    'INVALID',
    card({ birthday: '2012-08-18' }),
    card({ birthday: '18.08.2012' }),
  ),
  limit('at least one card', 'contactCards', 'REQUIRED', card({}), { contactCards: [] }),

  limit(
    'a body of 1024 characters',
    'interactive.body',
    'TOO_LONG',
    pressed({ body: x(1024) }),
    pressed({ body: x(1025) }),
  ),
  limit('a body that says something', 'interactive.body', 'REQUIRED', pressed({ body: 'x' }), pressed({ body: '' })),
  limit(
    'a footer of 60 characters',
    'interactive.footer',
    'TOO_LONG',
    pressed({ footer: x(60) }),
    pressed({ footer: x(61) }),
  ),
  limit(
    'a footer that says something',
    'interactive.footer',
    'REQUIRED',
    pressed({ footer: 'x' }),
    pressed({ footer: '' }),
  ),
  limit(
    'a header text of 60 characters',
    'interactive.header.text',
    'TOO_LONG',
    headed({ type: 'TEXT', text: x(60) }),
    headed({ type: 'TEXT', text: x(61) }),
  ),
  limit(
    'a header of type text with its text',
    'interactive.header.text',
    'REQUIRED',
    headed({ type: 'TEXT', text: 'x' }),
    headed({ type: 'TEXT' }),
  ),
  ...['IMAGE', 'VIDEO', 'DOCUMENT'].map((type) =>
    limit(
      `a header of type ${type} with its link`,
      'interactive.header.link',
      'REQUIRED',
      headed({ type, link: LINK }),
      headed({ type }),
    ),
  ),
  limit(
    'a file name for a document only',
    'interactive.header.filename',
    'INVALID',
    headed({ type: 'DOCUMENT', link: LINK, filename: 'a.pdf' }),
    headed({ type: 'IMAGE', link: LINK, filename: 'a.png' }),
  ),
  limit('ten buttons', 'interactive.buttons', 'TOO_LONG', pressed({ buttons: buttons(10) }), {
    interactive: { body: 'x', buttons: buttons(11) },
  }),
  limit('one button', 'interactive.buttons', 'REQUIRED', pressed({ buttons: buttons(1) }), pressed({ buttons: [] })),
  limit(
    'a button title of 20 characters',
    'interactive.buttons.3.title',
    'TOO_LONG',
    pressed({ buttons: buttons(4, 3, { title: x(20) }) }),
    pressed({ buttons: buttons(4, 3, { title: x(21) }) }),
  ),
  limit(
    'a button title that says something',
    'interactive.buttons.1.title',
    'REQUIRED',
    pressed({ buttons: buttons(2, 1, { title: 'x' }) }),
    pressed({ buttons: buttons(2, 1, { title: '' }) }),
  ),
  limit(
    'button titles that are unique',
    'interactive.buttons.2.title',
    'INVALID',
    pressed({ buttons: buttons(3, 2, { title: 'title 0' }) }),
    pressed({ buttons: buttons(3, 2, { title: 'Title 0' }) }),
  ),
  limit(
    'a button id of 200 characters',
    'interactive.buttons.0.id',
    'TOO_LONG',
    pressed({ buttons: buttons(1, 0, { id: x(200) }) }),
    pressed({ buttons: buttons(1, 0, { id: x(201) }) }),
  ),
  limit(
    'a button id that says something',
    'interactive.buttons.0.id',
    'REQUIRED',
    pressed({ buttons: buttons(1, 0, { id: 'x' }) }),
    pressed({ buttons: buttons(1, 0, { id: '' }) }),
  ),
  limit(
    'button ids that are unique',
    'interactive.buttons.1.id',
    'INVALID',
    pressed({ buttons: buttons(2, 1, { id: 'ID 0' }) }),
    pressed({ buttons: buttons(2, 1, { id: 'id 0' }) }),
  ),

  limit(
    'a request body of 1024 characters',
    'locationRequest.body',
    'TOO_LONG',
    asked({ body: x(1024) }),
    asked({ body: x(1025) }),
  ),
  limit(
    'a request body that says something',
    'locationRequest.body',
    'REQUIRED',
    asked({ body: 'x' }),
    asked({ body: '' }),
  ),
  limit(
    'a request header of 60 characters',
    'locationRequest.headerText',
    'TOO_LONG',
    asked({ headerText: x(60) }),
    asked({ headerText: x(61) }),
  ),
  limit(
    'a request header of text or picture',
    'locationRequest.headerImageUrl',
    'INVALID',
    asked({ headerImageUrl: LINK }),
    asked({ headerText: 'x', headerImageUrl: LINK }),
  ),
];

describe.each(LIMITS)('$name', ({ allowed, beyond, code, field }) => {
  const path = ['content', ...field.split('.')];
  test('is accepted in a first message and in a reply', async () => {
    await harness.expectTaken(() => harness.send(allowed));
    await harness.expectTaken(() => harness.reply(allowed));
  });
  test('and a value beyond the limit is rejected in both, unsent and with its path', async () => {
    await harness.expectRefused(() => harness.send(beyond), code, path);
    await harness.expectRefused(() => harness.reply(beyond), code, path);
  });
});

describe('a number', () => {
  test.each(['+1234567', '+123456789012345', '+905551112233'])('written as %s is accepted', (to) =>
    harness.expectTaken(() => harness.send(text('x'), to)),
  );
  test.each(['905551112233', '05551112233', '+0905551112', '+123456', '+1234567890123456', '+90 555 111', '+90x', ''])(
    'written as "%s" does not begin with + and a country code',
    (to) => harness.expectRefused(() => harness.send(text('x'), to), 'INVALID', ['to']),
  );
});
