// The emulated Desk360's WhatsApp side: templates, messages, media, interactive messages, read receipts.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningDesk360 } from '../../../../src/vendors/desk360/sandbox/index.ts';
import { ask, codeOf, expectSameShape, type Json, sample, startDesk, TOKEN } from './client.ts';

let desk: RunningDesk360;
const TEMPLATES = '/products/11/conversations/templates';
const MESSAGES = '/products/11/conversations/messages';
const TO = '+905551112233';

beforeEach(async () => {
  desk = await startDesk({ ticketCount: 12 });
});
afterEach(() => desk.stop());

const sent = () => [...desk.state.whatsapp.values()].filter(({ direction }) => direction === 'out');

function form(fields: Readonly<Record<string, string>>, files: readonly (readonly [string, string, string])[] = []) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const [field, name, content] of files) data.append(field, new Blob([content]), name);
  return data;
}

test('pages templates in an envelope whose URLs have another host', async () => {
  const first = await ask(desk, 'GET', TEMPLATES);
  expectSameShape(first.json, sample('templates-page'));
  const host = 'http://api.localhost:10380/v1/products/11/conversations/templates';
  expect(first.json).toMatchObject({ total: 23, last_page: 2, from: 1, to: 20, next_page_url: `${host}?page=2` });
  const second = await ask(desk, 'GET', `${TEMPLATES}?page=2`);
  expect(second.json).toMatchObject({
    current_page: 2,
    from: 21,
    to: 23,
    next_page_url: null,
    prev_page_url: `${host}?page=1`,
  });
  expect((await ask(desk, 'GET', '/products/33/conversations/templates')).json).toMatchObject({
    data: [],
    total: 0,
    from: null,
  });
});

test('has text and image headers, and several languages', async () => {
  const { data } = (await ask<{ data: { languages: Json[] }[] }>(desk, 'GET', TEMPLATES)).json;
  const languages = data.flatMap((template) => template.languages);
  expect(new Set(languages.map(({ header_type }) => header_type))).toEqual(new Set(['TEXT', 'PICTURE']));
  expect(languages.some((language) => !('header_content' in language))).toBe(true);
  expect(new Set(languages.map(({ language_code }) => language_code)).size).toBeGreaterThanOrEqual(4);
});

const TEMPLATE_FIELDS = {
  phone_number: TO,
  language_code: 'en',
  'parameters[header-1]': 'A-1',
  'parameters[body-1]': 'Ada',
  'parameters[body-2]': 'A-1',
};

test('sends a template from form-data and from JSON', async () => {
  const picture = [['attachment', 'photo.png', 'bytes']] as const;
  const reply = await ask(desk, 'POST', `${TEMPLATES}/1/send`, form(TEMPLATE_FIELDS, picture));
  expect(reply.json).toEqual({ message_id: expect.stringMatching(/^gBEGk/) });
  const parameters = { 'header-1': 'A-1', 'body-1': 'Ada', 'body-2': 'A-1' };
  await ask(desk, 'POST', `${TEMPLATES}/1/send`, { phone_number: TO, language_code: 'en', parameters });
  expect(sent().map(({ content }) => content)).toEqual([
    { templateId: 1, code: 'en', parameters, attachment: 'photo.png' },
    { templateId: 1, code: 'en', parameters, attachment: null },
  ]);
});

test.each([
  ['without a plus', { phone_number: '905551112233' }],
  ['without a language', { language_code: '' }],
  ['in a language it does not have', { language_code: 'xx' }],
  ['without a parameter', { 'parameters[body-2]': '' }],
])('refuses a template %s', async (_, change) => {
  const reply = await ask(desk, 'POST', `${TEMPLATES}/1/send`, form({ ...TEMPLATE_FIELDS, ...change }));
  expect(codeOf(reply)).toBe('failed_validation');
  expect(sent()).toEqual([]);
});

test('answers not found for a template of another product', async () => {
  expect(codeOf(await ask(desk, 'POST', `${TEMPLATES}/31/send`, form(TEMPLATE_FIELDS)))).toBe('not_found');
});

test('sends in bulk to listed numbers and those of a file, or to none of them', async () => {
  const fields = { language_code: 'en', 'phones[0]': '+905550000001', 'phones[1]': '+905550000002' };
  const file = (content: string) => [['bulk_phone_file', 'phones.csv', content]] as const;
  const reply = await ask(desk, 'POST', `${TEMPLATES}/13/send/bulk`, form(fields, file('phone\r\n"+905550000003"\n')));
  expect([reply.status, reply.json]).toEqual([200, {}]);
  expect(sent().map(({ phone }) => phone)).toEqual(['905550000001', '905550000002', '905550000003']);
  const wrong = await ask(desk, 'POST', `${TEMPLATES}/13/send/bulk`, form(fields, file('0555\n')));
  expect(codeOf(wrong)).toBe('failed_validation');
  expect(codeOf(await ask(desk, 'POST', `${TEMPLATES}/13/send/bulk`, form({ language_code: 'en' })))).toBe(
    'failed_validation',
  );
  expect(sent()).toHaveLength(3);
});

const LOCATION = { longitude: -122.425332, latitude: 37.758056, name: 'HQ', address: '1 Hacker Way' };
const CONTACT = {
  birthday: '2012-08-18',
  name: { first_name: 'John', formatted_name: 'John Smith', last_name: 'Smith' },
  phones: [{ phone: '+1 (650) 555-1234', type: 'WORK', wa_id: '16505551234' }],
};

test('sends text as JSON and as form, a location, and contacts', async () => {
  expect((await ask(desk, 'POST', MESSAGES, { to: TO, text: 'x'.repeat(4096) })).status).toBe(200);
  expect((await ask(desk, 'POST', MESSAGES, form({ to: TO, text: 'Hello!' }))).status).toBe(200);
  expect((await ask(desk, 'POST', MESSAGES, { to: TO, type: 'location', location: LOCATION })).status).toBe(200);
  expect((await ask(desk, 'POST', MESSAGES, { to: TO, type: 'contacts', contacts: [CONTACT] })).status).toBe(200);
  expect(sent().map(({ kind }) => kind)).toEqual(['text', 'text', 'location', 'contacts']);
});

test.each([
  ['no text', { to: TO }],
  ['a text too long', { to: TO, text: 'x'.repeat(4097) }],
  ['a number without plus', { to: '905551112233', text: 'x' }],
  ['an unknown type', { to: TO, type: 'sticker' }],
  ['a location without address', { to: TO, type: 'location', location: { ...LOCATION, address: undefined } }],
  ['a location without latitude', { to: TO, type: 'location', location: { ...LOCATION, latitude: undefined } }],
  ['no contacts', { to: TO, type: 'contacts', contacts: [] }],
  [
    'a contact without last name',
    { to: TO, type: 'contacts', contacts: [{ name: { first_name: 'A', formatted_name: 'A' } }] },
  ],
  ['a birthday that is not a date', { to: TO, type: 'contacts', contacts: [{ ...CONTACT, birthday: 'May' }] }],
  ['a day that no year has', { to: TO, type: 'contacts', contacts: [{ ...CONTACT, birthday: '2012-02-30' }] }],
])('refuses a message with %s', async (_, body) => {
  expect(codeOf(await ask(desk, 'POST', MESSAGES, body))).toBe('failed_validation');
});

test('answers sends with an id, an empty object, or nothing, by setting', async () => {
  const send = () => ask(desk, 'POST', MESSAGES, { to: TO, text: 'x' });
  expect(Object.keys((await send()).json)).toEqual(['message_id']);
  desk.settings.sendAnswer = 'empty-object';
  expect((await send()).json).toEqual({});
  desk.settings.sendAnswer = 'empty-body';
  expect((await send()).json).toBeNull();
});

test('sends up to five files and returns each unchanged', async () => {
  const files = Array.from({ length: 5 }, (_, index) => ['attachments[]', `${index}.txt`, `file ${index}`] as const);
  expect((await ask(desk, 'POST', `${MESSAGES}/media`, form({ to: TO }, files))).status).toBe(200);
  const ids = sent().map(({ content }) => (content as { mediaId: string }).mediaId);
  expect(ids).toHaveLength(5);
  const answer = await fetch(`${desk.url}${MESSAGES}/media/${ids[4]}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(await answer.text()).toBe('file 4');
  const six = [...files, ['attachments[]', '6.txt', 'six'] as const];
  expect(codeOf(await ask(desk, 'POST', `${MESSAGES}/media`, form({ to: TO }, six)))).toBe('failed_validation');
  expect(codeOf(await ask(desk, 'POST', `${MESSAGES}/media`, form({ to: TO })))).toBe('failed_validation');
  expect(codeOf(await ask(desk, 'GET', `${MESSAGES}/media/unknown`))).toBe('not_found');
});

test('refuses a file over twenty megabytes', async () => {
  const big = new FormData();
  big.append('to', TO);
  big.append('attachments[]', new Blob([Buffer.alloc(20 * 1024 * 1024 + 1)]), 'big.bin');
  expect(codeOf(await ask(desk, 'POST', `${MESSAGES}/media`, big))).toBe('failed_validation');
});

const button = (id: string, title: string) => ({ id, title });
const BUTTONS = { to: TO, body: '<p>Hello</p>', buttons: [button('1', 'One'), button('2', 'Two')] };

test('sends buttons with header and footer, and a location request', async () => {
  const full = {
    ...BUTTONS,
    header: { type: 'image', image: { link: 'https://example.com/a.jpg' } },
    footer: { text: '<b>Bye</b>' },
  };
  expect((await ask(desk, 'POST', `${MESSAGES}/interactive`, full)).status).toBe(200);
  const asForm = form({ to: TO, body: 'Hi', 'buttons[0][id]': 'a', 'buttons[0][title]': 'A', 'footer[text]': 'Bye' });
  expect((await ask(desk, 'POST', `${MESSAGES}/interactive`, asForm)).status).toBe(200);
  const header = { type: 'text', text: 'Location Request' };
  const request = { to: TO, type: 'location_request_message', header, body: '<i>Send</i>' };
  expect((await ask(desk, 'POST', `${MESSAGES}/interactive`, request)).status).toBe(200);
  expect(sent().map(({ kind }) => kind)).toEqual(['interactive', 'interactive', 'location_request_message']);
});

test.each([
  ['a body too long', { body: 'x'.repeat(1025) }],
  ['no button', { buttons: [] }],
  ['eleven buttons', { buttons: Array.from({ length: 11 }, (_, index) => button(`${index}`, `B${index}`)) }],
  ['two equal ids', { buttons: [button('1', 'One'), button('1', 'Two')] }],
  ['a header text too long', { header: { type: 'text', text: 'x'.repeat(61) } }],
  ['two equal titles', { buttons: [button('1', 'Same'), button('2', 'Same')] }],
  ['a title too long', { buttons: [button('1', 'x'.repeat(21))] }],
  ['an id too long', { buttons: [button('x'.repeat(201), 'One')] }],
  ['a header without its text', { header: { type: 'text' } }],
  ['a header without its link', { header: { type: 'video', video: {} } }],
  ['a header of another type', { header: { type: 'audio' } }],
  ['a footer too long', { footer: { text: 'x'.repeat(61) } }],
  [
    'a location request with a video',
    { type: 'location_request_message', header: { type: 'video', video: { link: 'x' } } },
  ],
])('refuses an interactive message with %s', async (_, change) => {
  const reply = await ask(desk, 'POST', `${MESSAGES}/interactive`, { ...BUTTONS, ...change });
  expect(codeOf(reply)).toBe('failed_validation');
});

test('marks received messages as read and no others', async () => {
  const { messageId } = await desk.customerWrites({ text: 'hi' });
  expect((await ask(desk, 'POST', `${MESSAGES}/read`, form({ 'message_ids[]': messageId! }))).status).toBe(200);
  expect(desk.state.whatsapp.get(messageId!)?.readByUs).toBe(true);
  expect(codeOf(await ask(desk, 'POST', `${MESSAGES}/read`, { message_ids: ['nothing'] }))).toBe('not_found');
  expect(codeOf(await ask(desk, 'POST', `${MESSAGES}/read`, {}))).toBe('failed_validation');
});
