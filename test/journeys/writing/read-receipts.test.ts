// Read receipts for messages of two products: one call each. A rejection by one product does not affect the other.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';

const ROUTE = '/products/:productId/conversations/messages/read';
/** Messages arrive under the configured product, which changes with each restart. */
const deskAccount = { whatsappProduct: '11' };
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 3, deskAccount });
});
afterAll(() => gateway.stop());
afterEach(async () => {
  gateway.desk360.faults.clear();
  await expectNothingOpen(gateway.url);
});

const idOf = (nativeId: string): string => toGlobalId('message', DESK_ACCOUNT, `wa/${nativeId}`);
/** The vendor's ids of new messages under this product. */
async function receive(productId: number, count: number): Promise<string[]> {
  deskAccount.whatsappProduct = String(productId);
  await gateway.restart();
  const nativeIds: string[] = [];
  for (let n = 0; n < count; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    nativeIds.push((await gateway.desk360.customerWrites({ kind: 'text', productId })).messageId ?? '');
  }
  return nativeIds;
}
async function markRead(nativeIds: readonly string[]): Promise<Json> {
  const { data, errors } = await gateway.query(
    `mutation ($input: MessagesMarkReadInput!) { messagesMarkRead(input: $input) {
      eventCursor userErrors { code field vendor vendorCode retryable } messages { id deliveryStatus } } }`,
    { input: { messageIds: nativeIds.map(idOf) } },
  );
  expect(errors).toBeUndefined();
  return data['messagesMarkRead'];
}
const statesOf = async (nativeIds: readonly string[]): Promise<string[]> => {
  const { data } = await gateway.query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Message { deliveryStatus } } }',
    { ids: nativeIds.map(idOf) },
  );
  return data['nodes'].map(({ deliveryStatus }: Json) => deliveryStatus);
};
const readAtVendor = (nativeIds: readonly string[]): unknown[] =>
  nativeIds.map((id) => gateway.desk360.state.whatsapp.get(id)?.readByUs);

test('a rejection by the second product leaves the first one marked, and names its own messages', async () => {
  const first = await receive(11, 2);
  const second = await receive(22, 2);
  // The vendor no longer has one of them, and rejects the whole call.
  gateway.desk360.state.whatsapp.delete(second[0] ?? '');
  gateway.desk360.journal.clear();

  const asked = [first[0] ?? '', ...second, first[1] ?? '', first[0] ?? ''];
  const answer = await markRead(asked);
  expect(gateway.desk360.journal.entries({ route: ROUTE }).map(({ status }) => status)).toEqual([200, 404]);
  const refused = { code: 'NOT_FOUND', vendor: 'DESK360', vendorCode: 'not_found', retryable: false };
  expect(answer.userErrors).toEqual([
    { ...refused, field: ['input', 'messageIds', '1'] },
    { ...refused, field: ['input', 'messageIds', '2'] },
  ]);
  expect(answer.messages).toEqual(first.map((id) => ({ id: idOf(id), deliveryStatus: 'READ' })));
  expect(answer.eventCursor).not.toBeNull();
  expect(await statesOf([...first, ...second])).toEqual(['READ', 'READ', 'RECEIVED', 'RECEIVED']);
  expect(readAtVendor([...first, ...second])).toEqual([true, true, undefined, false]);
});

test('a rejection by the first product does not prevent the second one', async () => {
  const first = await receive(11, 1);
  const second = await receive(22, 1);
  gateway.desk360.faults.add({ route: `POST ${ROUTE}`, times: 1, status: 500 });
  const answer = await markRead([...first, ...second]);
  expect(answer).toMatchObject({
    userErrors: [{ code: 'VENDOR_UNAVAILABLE', field: ['input', 'messageIds', '0'], retryable: true }],
    messages: [{ id: idOf(second[0] ?? ''), deliveryStatus: 'READ' }],
  });
  // Marking twice is harmless, so repeating the write completes it.
  expect(await markRead([...first, ...second])).toMatchObject({ userErrors: [] });
  expect(await statesOf([...first, ...second])).toEqual(['READ', 'READ']);
});

test('when every product rejects nothing is marked, and every message has an error', async () => {
  const [first, second] = [await receive(11, 1), await receive(22, 1)];
  gateway.desk360.faults.add({ route: `POST ${ROUTE}`, status: 503 });
  const answer = await markRead([...first, ...second]);
  expect(answer).toMatchObject({
    eventCursor: null,
    messages: [],
    userErrors: [
      { code: 'VENDOR_UNAVAILABLE', field: ['input', 'messageIds', '0'] },
      { code: 'VENDOR_UNAVAILABLE', field: ['input', 'messageIds', '1'] },
    ],
  });
  expect(await statesOf([...first, ...second])).toEqual(['RECEIVED', 'RECEIVED']);
});
