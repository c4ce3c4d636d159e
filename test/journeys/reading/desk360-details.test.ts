// The details, the log and the customers' files of a Desk360 ticket, as a client reads them.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { createActs } from '../writing/write-operations.ts';
import { png, uploaded } from '../files/files.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 60 });
});
afterAll(() => gateway.stop());
const { newKey, deskTicket } = createActs(() => gateway);

const bytesAt = async (url: string): Promise<Buffer> => {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};
async function details(key: string, facts: string): Promise<Json> {
  const { data, errors } = await gateway.query(`query ($id: ID!) { ticket(id: $id) { ${facts} } }`, {
    id: toGlobalId('ticket', DESK_ACCOUNT, key),
  });
  expect(errors).toBeUndefined();
  return data['ticket'];
}

test('the settings, country and platform of a ticket are custom fields, and its stars are the rating', async () => {
  const [atVendor] = [...gateway.desk360.state.tickets.values()].filter(
    ({ starRating, channel }) => starRating === null && channel === 'Application',
  );
  if (atVendor === undefined) throw new Error('no such ticket');
  const described = Object.assign(atVendor, {
    settings: { app_version: '7.1', device: 'Pixel 8' },
    countryCode: 'TR',
    starRating: 4,
    priority: 3,
  });
  const id = toGlobalId('ticket', DESK_ACCOUNT, `${described.productId}/${described.id}`);
  await gateway.query('mutation ($id: ID!) { ticketRefresh(input: { ticketId: $id }) { userErrors { code } } }', {
    id,
  });
  const ticket = await details(
    `${described.productId}/${described.id}`,
    'priority rating { value scale } customFields { key value } channel { nativeType } contact { displayName }',
  );
  expect(ticket).toMatchObject({
    priority: 'URGENT',
    rating: { value: 4, scale: 5 },
    channel: { nativeType: 'Application' },
    contact: { displayName: expect.any(String) },
  });
  expect(ticket.customFields).toEqual([
    { key: 'app_version', value: '7.1' },
    { key: 'device', value: 'Pixel 8' },
    { key: 'country_code', value: 'TR' },
    { key: 'platform', value: described.platform },
  ]);
});

test('the log of a ticket is its timeline with from, to, reason and actor', async () => {
  const { id } = await deskTicket();
  const reasonTagId = toGlobalId('tag', DESK_ACCOUNT, 'reason/2');
  for (const [status, more] of [
    ['PENDING', { reasonTagId }],
    ['RESOLVED', {}],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one state after the other
    const { data } = await gateway.query(
      'mutation ($input: TicketStatusSetInput!) { ticketStatusSet(input: $input) { userErrors { code } } }',
      { input: { ticketId: id, status, ...more } },
    );
    expect(data['ticketStatusSet']).toEqual({ userErrors: [] });
  }
  const { data } = await gateway.query(
    `query ($id: ID!) { ticket(id: $id) { timeline(first: 50) { nodes {
      ... on StatusChange { from to reason { id name } actor { displayName ... on Agent { nativeId } } } } } } }`,
    { id },
  );
  const changes = data['ticket'].timeline.nodes.filter(({ to }: Json) => to !== undefined);
  const actor = { nativeId: '11', displayName: expect.any(String) };
  const reason = { id: reasonTagId, name: 'Payment' };
  expect(changes).toEqual([
    { from: 'NEW', to: 'PENDING', reason, actor },
    { from: 'PENDING', to: 'RESOLVED', reason, actor },
  ]);
});

describe('files', () => {
  test.each([
    ['image', 'IMAGE'],
    ['video', 'VIDEO'],
    ['audio', 'AUDIO'],
    ['document', 'DOCUMENT'],
  ] as const)('of WhatsApp (%s) come by webhook and are read by their media id', async (kind, mediaKind) => {
    const { messageId } = await gateway.desk360.customerWrites({ kind, text: 'see this', productId: 11 });
    const { data } = await gateway.query(
      `query ($id: ID!) { node(id: $id) { ... on Message {
        text content { ... on MediaContent { kind caption } } attachments { mimeType sha256 url } } } }`,
      { id: toGlobalId('message', DESK_ACCOUNT, `wa/${messageId}`) },
    );
    const { text, content, attachments } = data['node'];
    expect([text, content]).toEqual(['see this', { kind: mediaKind, caption: 'see this' }]);
    expect(attachments).toHaveLength(1);
    gateway.desk360.journal.clear();
    const bytes = await bytesAt(attachments[0].url);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(attachments[0].sha256);
    const route = '/products/:productId/conversations/messages/media/:mediaId';
    expect(gateway.desk360.journal.count({ route, status: 200 })).toBe(1);
  });

  test("of a ticket are read from the vendor's storage", async () => {
    const { id } = await deskTicket();
    const uploadIds = await uploaded(gateway, [png('seen.png')]);
    const { data } = await gateway.query(
      `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) {
        userErrors { code } message { attachments { mimeType url } } } }`,
      { input: { ticketId: id, content: { text: { text: 'See', uploadIds } }, idempotencyKey: newKey() } },
    );
    const { userErrors, message } = data['ticketReply'];
    expect([userErrors, message.attachments.length]).toEqual([[], 1]);
    expect(await bytesAt(message.attachments[0].url)).toEqual(Buffer.from(png().bytes));
  });

  test('of a template are sent to many recipients at once', async () => {
    const { data } = await gateway.query(
      '{ templates(vendor: [DESK360], first: 100) { nodes { id nativeId translations { headerType parameters { key } } } } }',
    );
    const withPicture = data['templates'].nodes.find(({ nativeId }: Json) => nativeId === '5');
    const [uploadId] = await uploaded(gateway, [png('head.png')]);
    const sent = await gateway.query(
      `mutation ($input: TemplateBulkSendInput!) { templateBulkSend(input: $input) {
        userErrors { code field } results { phoneNumber accepted } } }`,
      {
        input: {
          channelId: toGlobalId('channel', DESK_ACCOUNT, '11/WhatsApp'),
          to: ['+905550007001', '+905550007002'],
          template: {
            templateId: withPicture.id,
            languageCode: 'en',
            variables: withPicture.translations[0].parameters.map(({ key }: Json) => ({ key, value: 'x' })),
            uploadId,
          },
          idempotencyKey: newKey(),
        },
      },
    );
    expect(sent.data['templateBulkSend']).toEqual({
      userErrors: [],
      results: [
        { phoneNumber: '+905550007001', accepted: true },
        { phoneNumber: '+905550007002', accepted: true },
      ],
    });
    const got = [...gateway.desk360.state.whatsapp.values()].filter(({ phone }) => phone.startsWith('90555000700'));
    expect(got.map(({ content }) => content)).toMatchObject([{ attachment: 'head.png' }, { attachment: 'head.png' }]);
  });
});
