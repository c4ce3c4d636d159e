// Every kind of WhatsApp message over real HTTP: the documented body arrives, and the answer becomes a conversation.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingContent } from '../../../../../src/domain/commands/message-commands.ts';
import type { MessageFields } from '../../../../../src/domain/message.ts';
import { delivery, NOW, uploaded } from '../account.ts';
import { failureOf, ofType } from '../../../../kit/vendor-account.ts';
import {
  act,
  bigFile,
  bulk,
  card,
  codesOf,
  CONVERSATION,
  interactiveContent,
  replyTo,
  sendTo,
  startDesk,
  templateContent,
  textContent,
  TO,
  type Desk,
} from '../emulated-desk360.ts';

const MESSAGES = '/products/:productId/conversations/messages';
const TEMPLATES = '/products/:productId/conversations/templates';

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

async function send(content: OutgoingContent): Promise<MessageFields> {
  const command = sendTo(content);
  expect(act(desk.adapter.actions.sendMessage).check(command)).toEqual([]);
  const result = await act(desk.adapter.actions.sendMessage).perform(command);
  expect(result.ticketKey).toBe(CONVERSATION);
  const [message] = ofType(result.observations, 'message');
  expect(result.messageKey).toBe(message?.key);
  expect(message?.key).toMatch(/^wa\/gBEGk/);
  if (message === undefined) throw new Error('no message');
  return message.fields;
}

describe('the vendor gets the documented body of', () => {
  test('a text', async () => {
    const shown = await send(textContent('Hello!'));
    expect(desk.bodies(MESSAGES)).toEqual([{ to: TO, text: 'Hello!' }]);
    expect(shown).toMatchObject({ text: 'Hello!', content: { kind: 'TEXT' }, direction: 'OUTBOUND' });
  });

  test('a location', async () => {
    const place = { longitude: -122.425332, latitude: 37.758056, name: 'Facebook HQ', address: '1 Hacker Way' };
    const shown = await send({ kind: 'LOCATION', ...place });
    expect(desk.bodies(MESSAGES)).toEqual([{ to: TO, type: 'location', location: place }]);
    expect(shown).toMatchObject({ text: 'Facebook HQ, 1 Hacker Way', content: { kind: 'LOCATION', ...place } });
  });

  test('contact cards with all that a card can say', async () => {
    const address = { street: '1 Hacker Way', city: 'Menlo Park', state: 'CA', zip: '94025', country: 'United States' };
    const full = card({
      middleName: 'Q',
      prefix: 'Dr',
      suffix: 'Jr',
      organization: 'WhatsApp',
      department: 'Design',
      title: 'Manager',
      birthday: '2012-08-18',
      phones: [{ value: '+1 (650) 555-1234', label: 'WORK', whatsappId: '16505551234' }],
      emails: [{ value: 'test@whatsapp.com', label: 'WORK' }],
      urls: [{ value: 'https://www.facebook.com', label: null }],
      addresses: [{ ...address, countryCode: 'us', label: 'HOME' }],
    });
    const shown = await send({ kind: 'CONTACT_CARDS', cards: [full, card({ displayName: 'Jane Roe' })] });
    expect(desk.bodies(MESSAGES)).toEqual([
      {
        to: TO,
        type: 'contacts',
        contacts: [
          {
            addresses: [{ ...address, country_code: 'us', type: 'HOME' }],
            birthday: '2012-08-18',
            emails: [{ email: 'test@whatsapp.com', type: 'WORK' }],
            name: {
              formatted_name: 'John Smith',
              first_name: 'John',
              last_name: 'Smith',
              middle_name: 'Q',
              suffix: 'Jr',
              prefix: 'Dr',
            },
            org: { company: 'WhatsApp', department: 'Design', title: 'Manager' },
            phones: [{ phone: '+1 (650) 555-1234', type: 'WORK', wa_id: '16505551234' }],
            urls: [{ url: 'https://www.facebook.com' }],
          },
          { name: { formatted_name: 'Jane Roe', first_name: 'John', last_name: 'Smith' } },
        ],
      },
    ]);
    expect(shown).toMatchObject({ text: 'John Smith, Jane Roe', content: { kind: 'CONTACT_CARD' } });
    expect(shown.content).not.toHaveProperty('cards.0.middleName');
  });

  test('files, as a form with the field attachments[]', async () => {
    const files = [uploaded('a b.txt', 'one'), bigFile('ü.png', 3)];
    const shown = await send({ kind: 'MEDIA', caption: null, files });
    const part = { field: 'attachments[]', contentType: 'text/plain', filename: 'a b.txt', sizeBytes: 3 };
    expect(desk.bodies(`${MESSAGES}/media`)).toEqual([
      {
        fields: [{ name: 'to', value: TO }],
        files: [part, { ...part, contentType: 'image/png', filename: 'ü.png' }],
      },
    ]);
    expect(shown).toMatchObject({ text: '', content: { kind: 'MEDIA', mediaKind: 'DOCUMENT', caption: null } });
    expect(shown.attachments.map(({ name, byteSize, vendorUrl }) => [name, byteSize, vendorUrl])).toEqual([
      ['a b.txt', 3, null],
      ['ü.png', 3, null],
    ]);
  });

  test('text without words but with a file', async () => {
    await send(textContent('', [uploaded('a.txt', 'one')]));
    expect(desk.bodies(`${MESSAGES}/media`)).toHaveLength(1);
  });

  test('buttons, with each type of header', async () => {
    const link = 'https://example.com/a';
    const none = { text: null, link: null, filename: null };
    const headers = [
      [null, {}],
      [{ type: 'NONE', ...none }, {}],
      [{ type: 'TEXT', ...none, text: 'Hi' }, { header: { type: 'text', text: 'Hi' } }],
      [{ type: 'IMAGE', ...none, link }, { header: { type: 'image', image: { link } } }],
      [{ type: 'VIDEO', ...none, link }, { header: { type: 'video', video: { link } } }],
      [
        { type: 'DOCUMENT', ...none, link, filename: 'a.pdf' },
        { header: { type: 'document', document: { link, filename: 'a.pdf' } } },
      ],
      [{ type: 'DOCUMENT', ...none, link }, { header: { type: 'document', document: { link } } }],
    ] as const;
    // oxlint-disable-next-line no-await-in-loop -- the order is looked at
    for (const [header] of headers) await send(interactiveContent({ header, footer: '<b>Bye</b>' }));
    const rest = {
      to: TO,
      body: '<p>Hello</p>',
      footer: { text: '<b>Bye</b>' },
      buttons: [{ id: 'ID 1.1', title: 'Button 1' }],
    };
    expect(desk.bodies(`${MESSAGES}/interactive`)).toEqual(headers.map(([, body]) => ({ ...rest, ...body })));
  });

  test('a request for the place, with a text, a picture or nothing above it', async () => {
    const ask = { kind: 'LOCATION_REQUEST', body: 'Where?', headerText: null, headerImageUrl: null } as const;
    await send(ask);
    await send({ ...ask, headerText: 'Location' });
    const shown = await send({ ...ask, headerImageUrl: 'https://x/a.jpg' });
    const body = { to: TO, type: 'location_request_message', body: 'Where?' };
    expect(desk.bodies(`${MESSAGES}/interactive`)).toEqual([
      body,
      { ...body, header: { type: 'text', text: 'Location' } },
      { ...body, header: { type: 'image', image: { link: 'https://x/a.jpg' } } },
    ]);
    expect(shown.content).toEqual({ kind: 'LOCATION_REQUEST', body: 'Where?' });
  });

  test('a template, as a form whose parameters stand under their keys', async () => {
    const shown = await send(templateContent());
    expect(desk.bodies(`${TEMPLATES}/:templateId/send`)).toEqual([
      {
        fields: [
          { name: 'phone_number', value: TO },
          { name: 'language_code', value: 'en' },
          { name: 'parameters[header-1]', value: 'A-7' },
          { name: 'parameters[body-1]', value: 'Ada' },
          { name: 'parameters[body-2]', value: '120$' },
        ],
        files: [],
      },
    ]);
    expect(desk.desk.journal.entries()[0]?.path).toMatch(/\/products\/11\/conversations\/templates\/1\/send$/);
    expect(shown).toMatchObject({
      text: 'Hello Ada, your order 120$ is on its way.',
      content: { kind: 'TEMPLATE', templateKey: '11/1', templateNativeId: '1', name: 'order_delayed_1' },
    });
  });

  test('a template with its file', async () => {
    const { template: _, ...bare } = templateContent({ templateKey: '11/13', variables: [] });
    const shown = await send({ ...bare, file: uploaded('a.png', 'PNG', 'image/png') });
    expect(desk.bodies(`${TEMPLATES}/:templateId/send`)).toMatchObject([
      { files: [{ field: 'attachment', filename: 'a.png', contentType: 'image/png' }] },
    ]);
    expect(shown).toMatchObject({ text: '', attachments: [{ name: 'a.png' }] });
  });

  test('the templates as the vendor lists them can be sent as they are listed', async () => {
    const listed = ofType((await desk.adapter.reads.collections.template?.read()) ?? [], 'catalog');
    for (const { entry } of listed) {
      if (entry.kind !== 'template') throw new Error('not a template');
      const [translation] = entry.translations;
      const variables = (translation?.parameters ?? []).map(({ key }) => ({ key, value: 'x' }));
      const languageCode = translation?.languageCode ?? '';
      const file = null;
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await send({ kind: 'TEMPLATE', templateKey: entry.key, languageCode, variables, file, template: entry });
    }
    expect(desk.bodies(`${TEMPLATES}/:templateId/send`)).toHaveLength(listed.length);
    expect(listed.length).toBeGreaterThan(20);
  });
});

describe('the answer', () => {
  test('makes the conversation, its contact and the message', async () => {
    const { observations } = await act(desk.adapter.actions.sendMessage).perform(sendTo(textContent('Hi')));
    expect(ofType(observations, 'ticket')[0]).toMatchObject({
      key: CONVERSATION,
      nativeId: '905551112233',
      fields: { channelKey: '11/WhatsApp', brandKey: '11', phone: TO, preview: 'Hi', updatedAt: NOW },
      createFields: { status: 'NEW', createdAt: NOW },
    });
    expect(ofType(observations, 'catalog')[0]?.entry).toMatchObject({ kind: 'contact', key: 'wa/905551112233' });
  });

  test.each(['empty-object', 'empty-body'] as const)(
    'of %s queues the message under the key of the write',
    async (sendAnswer) => {
      const other = await startDesk({ sendAnswer });
      const contents = [textContent('Hi'), interactiveContent(), templateContent()];
      for (const content of contents) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const result = await act(other.adapter.actions.reply).perform(replyTo(content));
        expect(result.messageKey).toMatch(/^sent\/[\w-]{22}$/);
        expect(ofType(result.observations, 'message')[0]?.fields.deliveryStatus).toBe('QUEUED');
      }
      await other.stop();
    },
  );

  test('that refuses keeps the code of the vendor', async () => {
    const { template: _, ...bare } = templateContent({ languageCode: 'xx' });
    const failure = await failureOf(act(desk.adapter.actions.reply).perform(replyTo(bare)));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', vendorCode: 'failed_validation', outcomeUnknown: false });
    const gone = templateContent({ templateKey: '11/999' });
    expect(await failureOf(act(desk.adapter.actions.reply).perform(replyTo(gone)))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('names the message as its delivery states do', async () => {
    const result = await act(desk.adapter.actions.sendMessage).perform(sendTo(templateContent()));
    const [id] = desk.desk.state.whatsapp.keys();
    for (const status of ['delivered', 'read']) {
      const parsed = desk.adapter.webhook?.parse(delivery({ statuses: { id, from: '905551112233', status } }));
      const states = parsed?.state === 'read' ? ofType(parsed.observations, 'delivery') : [];
      expect(states).toMatchObject([{ messageKey: result.messageKey, status: status.toUpperCase() }]);
    }
  });

  test('of a reply and of a first message is the same conversation', async () => {
    const reply = await act(desk.adapter.actions.reply).perform(replyTo(textContent('Hi')));
    const first = await act(desk.adapter.actions.sendMessage).perform(sendTo(textContent('Hi')));
    expect(reply.ticketKey).toBe(first.ticketKey);
  });
});

describe('a bulk send', () => {
  const ROUTE = `${TEMPLATES}/:templateId/send/bulk`;
  const perform = (changes: Parameters<typeof bulk>[0]) =>
    act(desk.adapter.actions.sendTemplateBulk).perform(bulk(changes));
  const csv = (text: string) => uploaded('numbers.csv', text, 'text/csv');
  const shown = (result: Awaited<ReturnType<typeof perform>>) =>
    (result.recipients ?? []).map(({ phoneNumber, accepted, errors }) => [phoneNumber, accepted, codesOf(errors)]);
  const sentTo = () => [...desk.desk.state.whatsapp.values()].map(({ phone }) => phone);
  const [a, b, c] = ['+905550000001', '+905550000002', '+905550000003'] as const;

  test('goes out in one call, with a result for every number', async () => {
    const result = await perform({ to: [a, b, a] });
    expect(shown(result)).toEqual([
      [a, true, []],
      [b, true, []],
    ]);
    expect(desk.bodies(ROUTE)).toMatchObject([
      {
        fields: [
          { name: 'phones[0]', value: a },
          { name: 'phones[1]', value: b },
          { name: 'language_code', value: 'en' },
          { name: 'parameters[header-1]' },
          { name: 'parameters[body-1]' },
          { name: 'parameters[body-2]' },
        ],
        files: [],
      },
    ]);
    expect(sentTo()).toEqual([a.slice(1), b.slice(1)]);
    expect(result).toMatchObject({ observations: [], messageKey: null });
  });

  test('reads a CSV file with heading, quotes, further cells and any line ends', async () => {
    const text = `\uFEFFphone;name\r\n"${a}";Ada\n\n${b},Bob\r${a}\n ${c} `;
    const result = await perform({ recipients: csv(text) });
    expect(shown(result).map(([number]) => number)).toEqual([a, b, c]);
    expect(desk.bodies(ROUTE)).toMatchObject([
      { files: [{ field: 'bulk_phone_file', filename: 'numbers.csv', contentType: 'text/csv', sizeBytes: 45 }] },
    ]);
    expect(sentTo()).toEqual([a, b, c].map((number) => number.slice(1)));
  });

  test('takes numbers from both at once, each once', async () => {
    await perform({ to: [a], recipients: csv(`${a}\n${b}\n`) });
    expect(sentTo()).toEqual([a.slice(1), b.slice(1)]);
  });

  test('leaves out what is no number and says so', async () => {
    const result = await perform({ to: [a, '0555'], recipients: csv(`${b}\n905550000003\nno-number\n`) });
    expect(shown(result)).toEqual([
      [a, true, []],
      ['0555', false, [['INVALID', 'to.1']]],
      [b, true, []],
      ['905550000003', false, [['INVALID', 'recipientsUploadId']]],
      ['no-number', false, [['INVALID', 'recipientsUploadId']]],
    ]);
    expect(sentTo()).toEqual([a.slice(1), b.slice(1)]);
  });

  test('sends nothing when one number is invalid and all are to be rejected', async () => {
    const result = await perform({ to: [a, '0555'], rejectEverything: true });
    expect(shown(result)).toEqual([
      [a, false, [['INVALID', null]]],
      ['0555', false, [['INVALID', 'to.1']]],
    ]);
    expect(desk.calls()).toBe(0);
    await perform({ to: [a, b], rejectEverything: true });
    expect(desk.calls()).toBe(1);
  });

  test('makes no call without a valid number, and refuses a file without numbers', async () => {
    expect(shown(await perform({ to: ['x'] }))).toEqual([['x', false, [['INVALID', 'to.0']]]]);
    await expect(perform({ recipients: csv('phone\n') })).rejects.toMatchObject({ errors: [{ code: 'REQUIRED' }] });
    expect(desk.calls()).toBe(0);
  });

  test('sends the file of its template with the numbers', async () => {
    const { template: _, ...bare } = templateContent({ templateKey: '11/13', variables: [] });
    const template = { ...bare, file: uploaded('a.png', 'PNG', 'image/png') };
    await perform({ template, recipients: csv(a) });
    expect(desk.bodies(ROUTE)).toMatchObject([{ files: [{ field: 'attachment' }, { field: 'bulk_phone_file' }] }]);
  });

  test('that the vendor refuses is refused as a whole', async () => {
    const failure = await failureOf(perform({ to: [a], template: templateContent({ templateKey: '11/999' }) }));
    expect(failure).toMatchObject({ code: 'NOT_FOUND', vendorCode: 'not_found' });
  });
});

test('files reach an ordinary ticket as attachments of its reply, words included', async () => {
  const content: OutgoingContent = { kind: 'MEDIA', caption: 'See', files: [uploaded('a.txt', 'x')] };
  const ticket = [...desk.desk.state.tickets.values()].find(({ productId }) => productId === 11);
  const command = replyTo(content, { key: `11/${ticket?.id}`, nativeId: String(ticket?.id) });
  expect(act(desk.adapter.actions.reply).check(command)).toEqual([]);
  await act(desk.adapter.actions.reply).perform(command);
  expect(desk.bodies('/products/:productId/tickets/:ticketId/reply')).toMatchObject([
    { fields: [{ name: 'message', value: 'See' }], files: [{ field: 'attachments[]', filename: 'a.txt' }] },
  ]);
});
