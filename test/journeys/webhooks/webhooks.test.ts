// Webhooks over HTTP: a real subscription receives the documented bodies.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openSubscriber, type Listener, type Subscriber } from '../../kit/subscribe.ts';
import { EVENTS, headCursor } from '../subscriptions/subscriptions-of.ts';
import { added, copyOf, deliveriesOf, fixture, postWebhook } from './webhook-bodies.ts';

let gateway: TestGateway;
let subscriber: Subscriber;
let events: Listener;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 8 });
});
afterAll(() => gateway.stop());
beforeEach(async () => {
  subscriber = openSubscriber(gateway.url);
  events = await subscriber.listen(EVENTS, { after: await headCursor(gateway) });
});
afterEach(async () => {
  await subscriber.close();
  await expectNothingOpen(gateway.url);
});

const post = (slug: 'desk360' | 'emotive', body: string | Buffer<ArrayBuffer>, headers?: Record<string, string>) =>
  postWebhook(gateway, slug, body, headers);
const deliveries = (filter: object = {}): Promise<Json[]> => deliveriesOf(gateway, filter);

describe('a Desk360 webhook as documented comes out of a subscription', () => {
  test('text: conversation and message, with cause and time of the vendor', async () => {
    expect(await post('desk360', fixture('text'))).toEqual({ status: 200, body: { received: true, duplicate: false } });
    const event = await events.event(added(({ nativeId }) => nativeId === 'ABEGkFMIcyRoAgo-sGaD-H6MgPEt'));
    expect(event).toMatchObject({
      type: 'MESSAGE_ADDED',
      vendor: 'DESK360',
      occurredAt: '2021-09-06T07:39:35.000Z',
      replayed: false,
      ticket: {
        nativeId: '90xxxxxxxxxx',
        status: 'NEW',
        channel: { type: 'WHATSAPP' },
        contact: { displayName: 'John Doe' },
      },
      message: {
        direction: 'INBOUND',
        visibility: 'PUBLIC',
        automated: false,
        text: 'Hello',
        contentKind: 'TEXT',
        deliveryStatus: 'RECEIVED',
        createdAt: '2021-09-06T07:39:35.000Z',
        author: { kind: 'CONTACT', displayName: 'John Doe' },
        content: { __typename: 'TextContent' },
      },
    });
    const created = await events.event(
      ({ type, ticketId }) => type === 'TICKET_CREATED' && ticketId === event['ticketId'],
    );
    expect(created['cursor'] < event['cursor']).toBe(true);
    expect(event['cause']).toMatchObject({ clientMutationId: null, webhookDeliveryId: expect.stringMatching(/^whd_/) });
    const kept = (await deliveries()).find(({ id }) => id === event['cause'].webhookDeliveryId);
    expect(kept).toMatchObject({
      state: 'ACCEPTED',
      reason: null,
      attempts: 1,
      dedupeKey: expect.stringMatching(/^messages:ABEGkFMIcyRoAgo-sGaD-H6MgPEt:[\w-]{22}$/),
    });
    expect(kept.body).toEqual(JSON.parse(fixture('text')));
    expect(kept.events.map((one: Json) => one.id)).toContain(event['id']);
  });

  test('location', async () => {
    await post('desk360', copyOf('location', '11'));
    expect(await events.event(added(({ contentKind }) => contentKind === 'LOCATION'))).toMatchObject({
      message: {
        text: expect.stringContaining('Main Street Beach'),
        content: {
          __typename: 'LocationContent',
          latitude: 38.9806263495,
          longitude: -131.9428612257,
          name: 'Main Street Beach',
          address: 'Main Street Beach, Santa Cruz, CA',
        },
      },
    });
  });

  test('contacts', async () => {
    await post('desk360', copyOf('contacts', '12'));
    expect(await events.event(added(({ contentKind }) => contentKind === 'CONTACT_CARD'))).toMatchObject({
      message: {
        text: 'Kerry Fisher',
        content: {
          __typename: 'ContactCardContent',
          cards: [
            {
              displayName: 'Kerry Fisher',
              organization: 'Meta',
              phones: [{ value: '+1 (650) 555-1234' }],
              emails: [{ value: 'kfish@fb.com' }],
            },
          ],
        },
      },
    });
  });

  test('image', async () => {
    await post('desk360', copyOf('image', '13'));
    expect(await events.event(added(({ contentKind }) => contentKind === 'MEDIA'))).toMatchObject({
      message: {
        text: '',
        content: { __typename: 'MediaContent', kind: 'IMAGE', caption: null },
        attachments: [
          {
            name: '9oCtWHWxkv4E0PQhtHA4uW4NRinIROKCO8NEae5p.jpeg',
            mimeType: 'image/jpeg',
            sha256: '7e18d97d50eea65a50d9fa93db26e1c689da7c7de64d829b22aad38c4f541510',
            scanState: 'UNKNOWN',
          },
        ],
      },
    });
  });

  test('bot_histories: eight lines in their order, the bot distinguished from the customer', async () => {
    await post('desk360', copyOf('bot_histories', '14'));
    await events.event(added(({ text }) => text === 'Live Help'));
    const lines = events.events.filter(({ type }) => type === 'MESSAGE_ADDED').map(({ message }) => message);
    expect(lines.map(({ automated }) => automated)).toEqual([true, false, true, true, false, true, false, false]);
    expect(lines[0]).toMatchObject({ direction: 'OUTBOUND', author: { kind: 'BOT' }, text: 'Welcome to Desk360' });
    expect(lines[1]).toMatchObject({
      direction: 'INBOUND',
      author: { kind: 'CONTACT' },
      content: { __typename: 'InteractiveReplyContent', title: 'More Information' },
    });
    const times = lines.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('bot_histories: a repetition adds nothing, a longer talk its new lines, an equal line of another time is a line', async () => {
    const phone = '905550009918';
    const says = (text: string) => ({ type: 'Message', to: phone, is_bot: true, text });
    const presses = (id: string, timestamp: string) => ({
      ...{ type: 'Button', from: phone, is_bot: false, text: 'Go' },
      ...{ id, timestamp },
    });
    const talk = [says('Hi'), presses('bot-18-1', '1692787287'), says('Same'), says('Same')];
    const talks = [
      talk,
      talk,
      [...talk, presses('bot-18-2', '1692787290'), says('Same')],
      [says('Hi'), presses('bot-18-3', '1692791111'), says('Same')],
    ];
    for (const [index, bot_histories] of talks.entries()) {
      // Other spaces make other bytes of the same talk.
      // oxlint-disable-next-line no-await-in-loop -- in their order
      expect((await post('desk360', JSON.stringify({ bot_histories }, null, index))).status).toBe(200);
    }
    await events.event(added(({ nativeId }) => nativeId === 'bot-18-3'));
    const id = toGlobalId('ticket', DESK_ACCOUNT, `wa/11/${phone}`);
    const { data } = await gateway.query(
      'query ($id: ID!) { ticket(id: $id) { messages(first: 50) { nodes { text } } } }',
      { id },
    );
    expect(data['ticket'].messages.nodes.map(({ text }: { text: string }) => text)).toEqual([
      ...['Hi', 'Go', 'Same', 'Same', 'Go', 'Same'],
      ...['Hi', 'Go', 'Same'],
    ]);
  });

  test('auto_replies: two conversations, one with a file', async () => {
    await post('desk360', copyOf('auto_replies', '15').replace('905308732468', '905308732415'));
    const plain = await events.event(added(({ text }) => text === 'Welcome to Desk360'));
    expect(plain['message']).toMatchObject({
      direction: 'OUTBOUND',
      automated: true,
      author: { kind: 'SYSTEM' },
      deliveryStatus: 'SENT',
    });
    const withFile = await events.event(added(({ text }) => text.startsWith('You can review')));
    expect(withFile['message'].attachments).toMatchObject([{ mimeType: 'application/pdf' }]);
    expect(withFile['ticketId']).not.toBe(plain['ticketId']);
  });

  test('statuses: a message that was sent moves forward, never back', async () => {
    await post('desk360', copyOf('auto_replies', '16'));
    const sent = await events.event(added(({ text }) => text === 'Welcome to Desk360'));
    const id = sent['message'].nativeId;
    const status = (word: string) => JSON.stringify({ statuses: { id, from: '90555', status: word } });
    await post('desk360', status('delivered|read'));
    const changed = await events.event(
      ({ type, messageId }) => type === 'MESSAGE_DELIVERY_CHANGED' && messageId === sent['message'].id,
    );
    expect(changed).toMatchObject({ deliveryStatus: 'READ', ticketId: sent['ticketId'] });
    expect((await post('desk360', status('delivered'))).status).toBe(200);
    const { data } = await gateway.query('query ($id: ID!) { node(id: $id) { ... on Message { deliveryStatus } } }', {
      id: sent['message'].id,
    });
    expect(data['node'].deliveryStatus).toBe('READ');
    expect(events.events.filter(({ type }) => type === 'MESSAGE_DELIVERY_CHANGED')).toHaveLength(1);
  });

  test('a state that arrives before its message is not lost', async () => {
    const reply = JSON.parse(copyOf('auto_replies', '17'));
    const [{ id }] = reply.auto_replies;
    await post('desk360', JSON.stringify({ statuses: { id, from: '9055500', status: 'delivered' } }));
    await post('desk360', JSON.stringify(reply));
    expect((await events.event(added(({ nativeId }) => nativeId === id)))['message'].deliveryStatus).toBe('DELIVERED');
  });

  test('and an unknown kind is passed on unchanged', async () => {
    await post('desk360', JSON.stringify({ reactions: { id: 'r-1', emoji: '👍' } }));
    expect(await events.event(({ type }) => type === 'UNMAPPED')).toMatchObject({
      nativeType: 'reactions',
      raw: { reactions: { id: 'r-1', emoji: '👍' } },
      ticket: null,
    });
  });
});

describe('an Emotive webhook comes out of a subscription', () => {
  const ticket = (id: number) => ({
    id,
    created_at: '2026-11-20T09:00:00Z',
    external_ticket_id: null,
    external_user_id: null,
    opted_in_user: `+1415555${id}`,
    status: 'open',
    system_type: 'custom',
  });
  const event = (id: number) => ({
    id: id * 10,
    ticket_id: id,
    agent_id: null,
    event_time: '2026-11-20T09:30:00Z',
    message: `Is my order ${id} on its way?`,
    status: 'open',
    created: '2026-11-20T09:30:01Z',
  });
  const { id: _id, ...anonymous } = ticket(7003);
  const forms: [string, number, unknown][] = [
    ['{ticket, event}', 7001, { ticket: ticket(7001), event: event(7001) }],
    [
      'ids as text',
      7002,
      { ticket: { ...ticket(7002), id: '7002' }, event: { ...event(7002), id: '70020', ticket_id: '7002' } },
    ],
    ['a ticket without an id', 7003, { ticket: anonymous, event: event(7003) }],
    ['a list of events', 7004, { ticket: ticket(7004), events: [event(7004)] }],
    ['the event inside the ticket', 7005, { ...ticket(7005), event: event(7005) }],
    ['a bare event', 7006, event(7006)],
    ['unknown fields', 7007, { ticket: { ...ticket(7007), x: { y: [1] } }, event: event(7007), trigger: 'create' }],
  ];

  test.each(forms)('as %s', async (_form, id, body) => {
    expect((await post('emotive', JSON.stringify(body))).status).toBe(200);
    const delivered = await events.event(added(({ text }) => text === `Is my order ${id} on its way?`));
    expect(delivered).toMatchObject({
      vendor: 'EMOTIVE',
      occurredAt: '2026-11-20T09:30:01.000Z',
      ticket: { nativeId: String(id), channel: { type: 'SMS' } },
      message: { direction: 'INBOUND', nativeId: String(id * 10), author: { kind: 'CONTACT' } },
    });
  });

  test('as the emulated vendor sends it: a new ticket, then a further message of the same', async () => {
    const first = await gateway.emotive.customerWrites({ subscriber: 'new', message: 'first words' });
    expect(first.delivery).toMatchObject({ kind: 'create' });
    const created = await events.event(added(({ text }) => text === 'first words'));
    await gateway.emotive.customerWrites({ ticketId: first.ticketId!, message: 'second words' });
    const second = await events.event(added(({ text }) => text === 'second words'));
    expect(second['ticketId']).toBe(created['ticketId']);
    expect(second['ticket'].preview).toBe('second words');
  });
});
