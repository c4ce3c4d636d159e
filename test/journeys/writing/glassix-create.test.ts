// New Glassix tickets and agents' messages over GraphQL, and files through the media endpoint.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPARTMENTS } from '../../../src/vendors/glassix/sandbox/index.ts';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { Json } from '../../kit/json.ts';
import {
  mutate,
  glassixId,
  GLASSIX_ACCOUNT,
  startGlassixGateway,
  type GlassixGateway,
} from '../../kit/gateway/glassix-gateway.ts';
import { pdf, uploaded } from '../files/files.ts';

let harness: GlassixGateway;
beforeAll(async () => {
  harness = await startGlassixGateway({
    sandbox: { usedUniqueArgument: 'refused' },
    account: { senders: ['WhatsApp=12029550133'] },
    ticketCount: 10,
  });
});
afterAll(() => harness.stop());

const customer = { name: 'Luke Long', channelType: 'WHATSAPP', identifier: '17818469236', role: 'CUSTOMER' };
let keys = 0;
const create = (input: Record<string, unknown>): Promise<any> =>
  mutate(harness, 'ticketCreate', {
    accountId: toGlobalId('account', GLASSIX_ACCOUNT),
    idempotencyKey: `create-${(keys += 1)}`,
    participants: [customer],
    ...input,
  });
const bodyAt = (route: string): any => harness.vendor.journal.entries({ route }).at(-1)?.body;

describe('a new ticket', () => {
  it('has its people, fields, tags, language, external id and first messages', async () => {
    const { userErrors, ticket } = await create({
      subject: 'Caribbean vacation',
      customFields: [{ key: 'field2', value: '68 Colorado Way' }],
      culture: 'es-ES',
      tagNames: ['VIP'],
      externalId: 'JX867641',
      firstMessages: [{ fromIdentifier: '17818469236', role: 'CUSTOMER', text: 'Hi, I wanted to contact you' }],
    });
    expect(userErrors).toEqual([]);
    expect(ticket).toMatchObject({
      status: 'OPEN',
      subject: 'Caribbean vacation',
      tags: [{ name: 'VIP' }],
      externalReferences: [{ system: 'uniqueArgument', value: 'JX867641' }],
      customFields: expect.arrayContaining([{ key: 'culture', value: 'es-ES' }]),
    });
    const thread = await harness.query(
      'query ($id: ID!) { ticket(id: $id) { messages(first: 5) { nodes { text direction } } } }',
      { id: ticket.id },
    );
    expect(thread.data['ticket'].messages.nodes).toEqual([
      { text: 'Hi, I wanted to contact you', direction: 'INBOUND' },
    ]);
    const again = await create({ externalId: 'JX867641' });
    expect(again.userErrors).toMatchObject([
      { code: 'DUPLICATE_EXTERNAL_ID', field: ['input', 'externalId'], vendor: 'GLASSIX' },
    ]);
  });

  it('reports missing, too long and unsupported fields by their path', async () => {
    const calls = harness.vendor.journal.count({ route: '/tickets/create' });
    const faults = async (input: Record<string, unknown>) =>
      (await create(input)).userErrors.map(({ code, field }: Json) => [code, field.join('.')]);
    expect(await faults({ participants: [] })).toEqual([['REQUIRED', 'input.participants']]);
    expect(await faults({ customFields: [{ key: 'field3', value: 'x'.repeat(121) }] })).toEqual([
      ['TOO_LONG', 'input.customFields.0.value'],
    ]);
    expect(await faults({ culture: 'xx-XX' })).toEqual([['INVALID', 'input.culture']]);
    expect(await faults({ reasonTagId: glassixId('tag', 'VIP') })).toEqual([
      ['NOT_SUPPORTED_BY_VENDOR', 'input.reasonTagId'],
    ]);
    expect(harness.vendor.journal.count({ route: '/tickets/create' })).toBe(calls);
  });
});

describe("agents' messages", () => {
  it('may be quick replies, cards with buttons, canned replies and files', async () => {
    const { ticket } = await create({});
    const reply = (content: object) =>
      mutate(
        harness,
        'ticketReply',
        { ticketId: ticket.id, content, idempotencyKey: `reply-${(keys += 1)}` },
        'message { contentKind text }',
      );
    const buttons = [{ id: 'y', title: 'Yes' }];
    expect(await reply({ interactive: { body: 'Shall we?', buttons } })).toMatchObject({
      userErrors: [],
      message: { contentKind: 'INTERACTIVE' },
    });
    const cards = [{ title: 'Beach', subtitle: 'Two weeks', imageUrl: 'https://img.example/b.png', buttons }];
    expect(await reply({ cards })).toMatchObject({ userErrors: [], message: { contentKind: 'CARDS' } });
    expect(bodyAt('/tickets/send/:ticketId').templates[0]).toMatchObject({
      subtitle: 'Two weeks',
      coverImageUrl: 'https://img.example/b.png',
    });
    const templates = await harness.query(
      '{ templates(first: 10) { nodes { id kind name translations { languageCode body } } } }',
    );
    const [greeting] = templates.data['templates'].nodes;
    expect(greeting).toMatchObject({ kind: 'CANNED_REPLY', name: 'Openings / Greeting' });
    const canned = await reply({ template: { templateId: greeting.id, languageCode: 'en-US' } });
    expect(canned).toMatchObject({ userErrors: [], message: { text: 'Hello, how can I help you?' } });
    const uploadIds = await uploaded(harness, [pdf('offer.pdf')]);
    expect(await reply({ media: { uploadIds, caption: 'As asked' } })).toMatchObject({
      userErrors: [],
      message: { text: 'As asked' },
    });
  });

  it("are served by the media endpoint, like customers' files", async () => {
    const written = await harness.vendor.customerWrites({ kind: 'image', phone: '+491555000009' });
    const id = glassixId('ticket', String(written.ticketId));
    const answer = await harness.query(
      'query ($id: ID!) { ticket(id: $id) { messages(first: 5) { nodes { attachments { name url scanState } } } } }',
      { id },
    );
    const [attachment] = answer.data['ticket'].messages.nodes.flatMap(({ attachments }: Json) => attachments);
    expect(attachment).toMatchObject({ name: 'photo.png', scanState: 'ALLOWED' });
    expect(attachment.url).toContain(harness.url);
    const file = await fetch(attachment.url);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('outside a ticket report how far the send got', async () => {
    const sent = await harness.query(
      'mutation ($input: MessageSendInput!) { messageSend(input: $input) { userErrors { code field } message { id nativeId deliveryStatus } } }',
      {
        input: {
          channelId: glassixId('channel', `${DEPARTMENTS.support}/WhatsApp`),
          to: '+12025550156',
          content: { text: { text: 'Your parcel is here' } },
          idempotencyKey: 'outside-1',
        },
      },
    );
    expect(sent.errors).toBeUndefined();
    const { userErrors, message } = sent.data['messageSend'];
    expect([userErrors, message.deliveryStatus]).toEqual([[], 'QUEUED']);
    expect(harness.vendor.state.outside.at(-1)).toMatchObject({
      to: '12025550156',
      from: '12029550133',
      text: 'Your parcel is here',
    });
    await harness.vendor.customerWrites({ kind: 'outside-status' });
    const events = await harness.query(
      '{ events(first: 100, filter: { types: [MESSAGE_DELIVERY_CHANGED] }) { nodes { ... on MessageDeliveryChangedEvent { messageId deliveryStatus } } } }',
    );
    expect(events.data['events'].nodes).toContainEqual({ messageId: message.id, deliveryStatus: 'DELIVERED' });
  });
});
