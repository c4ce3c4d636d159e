// Read receipts over real HTTP: one call a product, and what one of them refuses hinders no other.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageRecord } from '../../../../../src/domain/message.ts';
import { NOW } from '../account.ts';
import { ofType } from '../../../../kit/vendor-account.ts';
import { act, codesOf, messageRecord, startDesk, type Desk } from '../emulated-desk360.ts';

const ROUTE = '/products/:productId/conversations/messages/read';

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

const markRead = () => act(desk.adapter.actions.markRead);

test('a receipt goes out for received messages, once each, one call a product', async () => {
  const ids: string[] = [];
  // oxlint-disable-next-line no-await-in-loop -- the order is looked at
  for (let n = 0; n < 2; n += 1) ids.push((await desk.desk.customerWrites({ kind: 'text' })).messageId ?? '');
  const messages = [...ids, ids[0]].map((id) => messageRecord({ key: `wa/${id}` }));
  expect(markRead().check({ messages, now: NOW })).toEqual([]);
  const { observations } = await markRead().perform({ messages, now: NOW });
  expect(desk.bodies(ROUTE)).toEqual([{ message_ids: ids }]);
  expect(ids.map((id) => desk.desk.state.whatsapp.get(id)?.readByUs)).toEqual([true, true]);
  expect(ofType(observations, 'delivery').map(({ messageKey, status }) => [messageKey, status])).toContainEqual([
    `wa/${ids[1]}`,
    'READ',
  ]);
});

test('a receipt is for received WhatsApp messages of a known product only', () => {
  const check = (changes: Parameters<typeof messageRecord>[0]) =>
    codesOf(markRead().check({ messages: [messageRecord(), messageRecord(changes)], now: NOW }));
  expect(check({})).toEqual([]);
  expect(check({ direction: 'OUTBOUND' })).toEqual([['INVALID', 'messageIds.1']]);
  expect(check({ key: '11/1#5', ticketKey: '11/1' })).toEqual([['INVALID', 'messageIds.1']]);
  expect(check({ ticketKey: null })).toEqual([['INVALID', 'messageIds.1']]);
  expect(check({ ticketKey: 'wa/default/905551112233' })).toEqual([['NOT_ALLOWED_IN_STATE', 'messageIds.1']]);
  expect(codesOf(markRead().check({ messages: [], now: NOW }))).toEqual([['REQUIRED', 'messageIds']]);
});

const received = async (productId: number): Promise<MessageRecord> => {
  const { messageId } = await desk.desk.customerWrites({ kind: 'text', productId });
  return messageRecord({ key: `wa/${messageId}`, ticketKey: `wa/${productId}/905551112233` });
};

test('it is one call a product, and what one refuses hinders no other', async () => {
  const [first, forgotten, other, last] = [
    await received(11),
    await received(22),
    await received(22),
    await received(33),
  ];
  desk.desk.state.whatsapp.delete(forgotten.key.slice('wa/'.length));
  desk.desk.journal.clear();
  const messages = [first, forgotten, last, other];
  const { observations, errors, messageKeys } = await markRead().perform({ messages, now: NOW });
  expect(desk.desk.journal.entries().map(({ path, status }) => [path.split('/').at(-4), status])).toEqual([
    ['11', 200],
    ['22', 404],
    ['33', 200],
  ]);
  expect(messageKeys).toEqual([first.key, last.key]);
  expect(ofType(observations, 'delivery').map(({ messageKey }) => messageKey)).toEqual(messageKeys);
  expect(errors).toMatchObject([
    { code: 'NOT_FOUND', field: ['messageIds', '1'], vendorCode: 'not_found', vendor: 'DESK360' },
    { code: 'NOT_FOUND', field: ['messageIds', '3'], vendorCode: 'not_found', vendor: 'DESK360' },
  ]);
});

test('what all products refuse was not done, and says so at every message', async () => {
  const refused = markRead().perform({ messages: [messageRecord(), messageRecord()], now: NOW });
  await expect(refused).rejects.toMatchObject({
    errors: [
      { code: 'NOT_FOUND', field: ['messageIds', '0'] },
      { code: 'NOT_FOUND', field: ['messageIds', '1'] },
    ],
  });
});
