// New tickets: created at the vendor, stored at once, and rejected with the path of a missing field.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, EMOTIVE_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { openSubscriber } from '../../kit/subscribe.ts';
import { codes, createActs } from './write-operations.ts';
import { pdf, png, PNG, uploaded } from '../files/files.ts';
import { EVENTS, headCursor } from '../subscriptions/subscriptions-of.ts';

const CREATE = 'POST /products/:productId/tickets';
let gateway: TestGateway;
let channelId = '';
let reasonTagId = '';
let assigneeId = '';
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 12 });
  const { data } = await gateway.query(`{
    channels(vendor: [DESK360]) { id nativeId } tags(kind: [REASON]) { id } agents(first: 1) { nodes { id } } }`);
  channelId = data['channels'].find(({ nativeId }: Json) => nativeId === '11/Api').id;
  reasonTagId = data['tags'][0].id;
  assigneeId = data['agents'].nodes[0].id;
});
afterAll(() => gateway.stop());
const { newKey } = createActs(() => gateway);
const accountId = toGlobalId('account', DESK_ACCOUNT);

const CONTACT = { name: 'Ada King', email: 'ada@example.com' };
async function create(more: object): Promise<Json> {
  const input = {
    accountId,
    channelId,
    contact: CONTACT,
    text: 'It broke.',
    reasonTagId,
    idempotencyKey: newKey(),
    ...more,
  };
  const answer = await gateway.query(
    `mutation ($input: TicketCreateInput!) { ticketCreate(input: $input) {
      clientMutationId eventCursor replayedFromIdempotencyKey userErrors { code field vendor }
      ticket { id nativeId number status tags { id } assignee { id } contact { displayName } channel { type nativeType }
        messages(first: 5) { nodes { text attachments { name } } } } } }`,
    { input },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data['ticketCreate'];
}
const created = (): number => gateway.desk360.journal.count({ method: 'POST', route: '/products/:productId/tickets' });

describe('a new ticket at Desk360', () => {
  test('is stored with its customer, reason, agent, fields and files, and subscribers receive it', async () => {
    const after = await headCursor(gateway);
    const subscriber = openSubscriber(gateway.url);
    const events = await subscriber.listen(EVENTS, { after });
    const uploadIds = await uploaded(gateway, [png('seen.png'), pdf('bill.pdf')]);
    const payload = await create({
      assigneeId,
      uploadIds,
      status: 'PENDING',
      customFields: [{ key: 'order', value: '77' }],
      clientMutationId: 'form-1',
    });
    expect(payload).toMatchObject({
      clientMutationId: 'form-1',
      userErrors: [],
      ticket: {
        status: 'PENDING',
        tags: [{ id: reasonTagId }],
        assignee: { id: assigneeId },
        contact: { displayName: 'Ada King' },
        messages: { nodes: [{ text: 'It broke.' }] },
      },
    });
    const atVendor = gateway.desk360.state.tickets.get(Number(payload.ticket.nativeId))!;
    expect(atVendor).toMatchObject({ productId: 11, name: 'Ada King', email: 'ada@example.com' });
    expect(atVendor.script!.messages[0]!.attachments).toHaveLength(2);
    expect([...gateway.desk360.state.files.values()].some(({ bytes }) => bytes.equals(PNG))).toBe(true);
    const event = await events.event(
      ({ type, ticketId }) => type === 'TICKET_CREATED' && ticketId === payload.ticket.id,
    );
    expect(event['cause']).toMatchObject({ clientMutationId: 'form-1', actor: { kind: 'AGENT' } });
    await subscriber.close();
  });

  test('is created once per key', async () => {
    const idempotencyKey = newKey();
    gateway.desk360.journal.clear();
    const [first, second] = await Promise.all([create({ idempotencyKey }), create({ idempotencyKey })]);
    expect([first.userErrors, second.userErrors]).toEqual([[], []]);
    expect(second.ticket.id).toBe(first.ticket.id);
    expect([first, second].filter(({ replayedFromIdempotencyKey }) => replayedFromIdempotencyKey)).toHaveLength(1);
    expect(created()).toBe(1);
  });

  test('reports missing and invalid fields with their path before any call', async () => {
    gateway.desk360.journal.clear();
    const refused: readonly [object, string, readonly string[]][] = [
      [{ contact: { email: 'ada@example.com' } }, 'REQUIRED', ['contact', 'name']],
      [{ contact: { name: 'Ada', email: 'nonsense' } }, 'INVALID', ['contact', 'email']],
      [{ text: null }, 'REQUIRED', ['text']],
      [{ reasonTagId: null }, 'REQUIRED', ['reasonTagId']],
      [{ status: 'SNOOZED' }, 'NOT_SUPPORTED_BY_VENDOR', ['status']],
      [{ uploadIds: ['upl_unknown'] }, 'NOT_FOUND', ['uploadIds', '0']],
      [{ externalId: 'mine' }, 'NOT_SUPPORTED_BY_VENDOR', ['externalId']],
      [{ subject: 'Broken', tagNames: [] }, 'NOT_SUPPORTED_BY_VENDOR', ['subject']],
      [{ contact: { ...CONTACT, externalUserId: '7' } }, 'NOT_SUPPORTED_BY_VENDOR', ['contact', 'externalUserId']],
      [{ reasonTagId: toGlobalId('tag', EMOTIVE_ACCOUNT, '1') }, 'INVALID', ['reasonTagId']],
      [{ assigneeId: toGlobalId('agent', 'elsewhere', '1') }, 'NOT_FOUND', ['assigneeId']],
      [{ accountId: toGlobalId('account', 'elsewhere') }, 'NOT_FOUND', ['accountId']],
    ];
    for (const [more, code, field] of refused) {
      const payload = await create(more);
      expect(payload.ticket).toBeNull();
      expect(payload.userErrors).toMatchObject([{ code, field: ['input', ...field] }]);
    }
    expect(created()).toBe(0);
  });

  test('without a response is OUTCOME_UNKNOWN, and is not created again automatically', async () => {
    gateway.desk360.faults.add({ route: CREATE, times: 1, reset: 'after' });
    gateway.desk360.journal.clear();
    const idempotencyKey = newKey();
    expect(codes(await create({ idempotencyKey }))).toEqual(['OUTCOME_UNKNOWN']);
    expect(await create({ idempotencyKey })).toMatchObject({
      replayedFromIdempotencyKey: true,
      userErrors: [{ code: 'OUTCOME_UNKNOWN' }],
    });
    expect(created()).toBe(1);
    gateway.desk360.faults.clear();
  });
});

test('a vendor that cannot create tickets returns a user error', async () => {
  const at = { accountId: toGlobalId('account', EMOTIVE_ACCOUNT), channelId: null, reasonTagId: null };
  expect((await create(at)).userErrors).toMatchObject([{ code: 'NOT_SUPPORTED_BY_VENDOR', vendor: 'EMOTIVE' }]);
});
