// Every other limit of Desk360's documents through GraphQL: files, templates, tickets, labels and receipts.

import { afterAll, beforeAll, describe, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { PNG, png, uploaded, type NamedFile } from '../files/files.ts';
import { channelId, openLimits, PHONE, type LimitsHarness } from './limits-harness.ts';

const MB = 1024 * 1024;
const accountId = toGlobalId('account', DESK_ACCOUNT);
const tag = (key: string): string => toGlobalId('tag', DESK_ACCOUNT, key);

let harness: LimitsHarness;
beforeAll(async () => {
  harness = await openLimits();
});
afterAll(() => harness.gateway.stop());
const act: LimitsHarness['act'] = (...call) => harness.act(...call);
const send: LimitsHarness['send'] = (...call) => harness.send(...call);
const reply: LimitsHarness['reply'] = (...call) => harness.reply(...call);
const expectTaken: LimitsHarness['expectTaken'] = (...call) => harness.expectTaken(...call);
const expectRefused: LimitsHarness['expectRefused'] = (...call) => harness.expectRefused(...call);

describe('files', () => {
  /** An image of this size in bytes. */
  const picture = (byteSize: number): NamedFile => {
    const bytes = Buffer.alloc(byteSize);
    PNG.copy(bytes);
    return { name: 'big.png', bytes, type: 'image/png' };
  };
  const media = async (files: readonly NamedFile[]): Promise<object> => ({
    media: { uploadIds: await uploaded(harness.gateway, files) },
  });

  test('five are accepted, a sixth is rejected with its index', async () => {
    const six = await media(Array.from({ length: 6 }, (_, index) => png(`${index}.png`)));
    const five = await media(Array.from({ length: 5 }, (_, index) => png(`${index}.png`)));
    await expectTaken(() => send(five));
    await expectRefused(() => send(six), 'TOO_LONG', ['content', 'media', 'uploadIds', '5']);
    await expectRefused(() => send({ media: { uploadIds: [] } }), 'REQUIRED', ['content', 'media', 'uploadIds']);
  });

  test('20 MB are accepted, one byte more is rejected with its index', async () => {
    const most = await media([picture(20 * MB)]);
    const more = await media([png(), picture(20 * MB + 1)]);
    await expectTaken(() => send(most));
    await expectRefused(() => send(more), 'TOO_LONG', ['content', 'media', 'uploadIds', '1']);
  });
});

describe('a template', () => {
  const templateId = toGlobalId('template', DESK_ACCOUNT, '11/1');
  const filled = (more: object = {}): object => ({
    templateId,
    languageCode: 'en',
    variables: ['header-1', 'body-1', 'body-2'].map((key) => ({ key, value: 'x' })),
    ...more,
  });
  const sendOne = (template: object, to = `+${PHONE}`): Promise<Json> =>
    act('templateSend', 'TemplateSendInput', { channelId, to, template, idempotencyKey: harness.newKey() });
  const sendMany = (to: readonly string[]): Promise<Json> =>
    act('templateBulkSend', 'TemplateBulkSendInput', {
      channelId,
      to,
      template: filled(),
      idempotencyKey: harness.newKey(),
    });

  test('is accepted with every parameter in one of its languages', async () => {
    await expectTaken(() => sendOne(filled()));
    await expectTaken(() => reply({ template: filled() }));
  });
  test('is rejected with a missing, empty or unknown parameter, or in another language', async () => {
    const values = (...entries: [string, string][]): object => ({
      variables: entries.map(([key, value]) => ({ key, value })),
    });
    const [header, body1, body2] = [['header-1', 'x'] as const, ['body-1', 'x'] as const, ['body-2', 'x'] as const];
    const refused: readonly [object, string, readonly string[]][] = [
      [values([...header], [...body1]), 'REQUIRED', ['variables']],
      [values([...header], [...body1], ['body-2', '']), 'REQUIRED', ['variables', '2', 'value']],
      [values([...header], [...body1], [...body2], ['body-3', 'x']), 'INVALID', ['variables', '3', 'key']],
      [{ languageCode: 'xx', ...values() }, 'INVALID', ['languageCode']],
    ];
    for (const [more, code, field] of refused) {
      // oxlint-disable-next-line no-await-in-loop -- the journal is looked at after each
      await expectRefused(() => sendOne(filled(more)), code, ['template', ...field]);
      // oxlint-disable-next-line no-await-in-loop -- the journal is looked at after each
      await expectRefused(() => reply({ template: filled(more) }), code, ['content', 'template', ...field]);
    }
  });
  test('is sent only to a number with + and country code', () =>
    expectRefused(() => sendOne(filled(), '05551112233'), 'INVALID', ['to']));
  test('is sent to one number or many, not to none', async () => {
    await expectTaken(() => sendMany([`+${PHONE}`]));
    await expectRefused(() => sendMany([]), 'REQUIRED', ['to']);
  });
});

describe('other limits of the documents', () => {
  const create = (more: object): Promise<Json> =>
    act('ticketCreate', 'TicketCreateInput', {
      accountId,
      channelId: toGlobalId('channel', DESK_ACCOUNT, '11/Api'),
      contact: { name: 'Ada King', email: 'ada@example.com' },
      text: 'It broke.',
      reasonTagId: tag('reason/1'),
      idempotencyKey: harness.newKey(),
      ...more,
    });
  const ownTicket = (status: number): string => {
    const found = [...harness.gateway.desk360.state.tickets.values()].find((ticket) => ticket.status === status);
    return toGlobalId('ticket', DESK_ACCOUNT, `${found?.productId}/${found?.id}`);
  };
  const setStatus = (ticketId: string, status: string, more: object = {}): Promise<Json> =>
    act('ticketStatusSet', 'TicketStatusSetInput', { ticketId, status, ...more });

  test('a new ticket needs the e-mail address of its customer', async () => {
    await expectTaken(() => create({}));
    for (const [email, code] of [
      [undefined, 'REQUIRED'],
      ['', 'REQUIRED'],
      ['ada@', 'INVALID'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- the journal is looked at after each
      await expectRefused(() => create({ contact: { name: 'Ada', email } }), code, ['contact', 'email']);
    }
  });

  test('a status may be resolved or waiting, and a resolved ticket keeps its reason', async () => {
    const id = ownTicket(0);
    await expectTaken(() => setStatus(id, 'PENDING', { reasonTagId: tag('reason/2') }));
    await expectTaken(() => setStatus(id, 'RESOLVED', { reasonTagId: tag('reason/3') }));
    await expectRefused(() => setStatus(id, 'PENDING', { reasonTagId: tag('reason/2') }), 'NOT_ALLOWED_IN_STATE', [
      'reasonTagId',
    ]);
    await expectRefused(() => setStatus(ownTicket(2), 'OPEN'), 'NOT_SUPPORTED_BY_VENDOR', ['status']);
  });

  test('types that Desk360 created cannot be changed, and a label needs a title', async () => {
    const change = (tagId: string): Promise<Json> => act('tagUpdate', 'TagUpdateInput', { tagId, active: false });
    const make = (name: string): Promise<Json> =>
      act('tagCreate', 'TagCreateInput', {
        accountId,
        brandId: toGlobalId('brand', DESK_ACCOUNT, '11'),
        kind: 'TYPE',
        name,
      });
    await expectTaken(() => change(tag('type/4')));
    await expectRefused(() => change(tag('type/1')), 'NOT_ALLOWED_IN_STATE', ['tagId']);
    await expectTaken(() => make('Praise'));
    await expectRefused(() => make(''), 'REQUIRED', ['name']);
  });

  test('a read receipt names at least one message', async () => {
    const markRead = (messageIds: readonly string[]): Promise<Json> =>
      act('messagesMarkRead', 'MessagesMarkReadInput', { messageIds });
    await expectTaken(() => markRead([harness.messageId]));
    await expectRefused(() => markRead([]), 'REQUIRED', ['messageIds']);
  });
});
