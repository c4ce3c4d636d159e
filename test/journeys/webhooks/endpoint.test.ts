// The webhook endpoint: duplicates, unreadable and too large bodies, unknown paths, and restarts.

import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
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

describe('the endpoint', () => {
  test('acknowledges a duplicate and makes no event of it', async () => {
    const body = copyOf('text', '21');
    expect((await post('desk360', body)).body).toEqual({ received: true, duplicate: false });
    await events.event(added(({ text }) => text === 'Hello'));
    const count = events.results.length;
    expect(await post('desk360', body)).toEqual({ status: 200, body: { received: true, duplicate: true } });
    const spaced = JSON.stringify(JSON.parse(body), null, 4);
    expect((await post('desk360', spaced)).body).toEqual({ received: true, duplicate: true });
    await post('desk360', copyOf('location', '22'));
    await events.event(added(({ contentKind }) => contentKind === 'LOCATION'));
    expect(events.events.filter(added(({ text }) => text === 'Hello'))).toHaveLength(1);
    expect(events.results.length).toBeLessThanOrEqual(count + 2);
    const { accepted, duplicates } = (
      await gateway.query('{ vendorAccounts(vendor: [DESK360]) { webhooks { accepted duplicates } } }')
    ).data['vendorAccounts'][0].webhooks;
    expect([accepted > 0, duplicates >= 2]).toEqual([true, true]);
  });

  test('treats twelve concurrent copies as one', async () => {
    const body = copyOf('text', '23');
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('desk360', body)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(answers.filter(({ body: { duplicate } }) => duplicate === false)).toHaveLength(1);
  });

  test('quarantines unreadable bodies, shows them with the reason, and can replay them', async () => {
    const broken: [string | Buffer<ArrayBuffer>, string][] = [
      ['{"messages": {', 'UNPARSABLE'],
      [Buffer.from([0xff, 0xfe, 0x00]), 'UNPARSABLE'],
      ['', 'UNPARSABLE'],
      ['{"messages": {"id": "no-number", "timestamp": "soon"}}', 'SCHEMA_MISMATCH'],
      ['[]', 'SCHEMA_MISMATCH'],
    ];
    for (const [body, reason] of broken) {
      expect((await post('desk360', body)).status).toBe(200);
      const [quarantined] = await deliveries({ state: ['QUARANTINED'] });
      expect(quarantined).toMatchObject({
        vendor: 'DESK360',
        account: { name: 'desk360-test' },
        state: 'QUARANTINED',
        reason,
        events: [],
      });
      expect(quarantined.error).not.toBeNull();
    }
    const all = await deliveries({ state: ['QUARANTINED'] });
    expect(all.length).toBeGreaterThanOrEqual(5);
    expect((await deliveries({ state: ['QUARANTINED'], vendor: ['EMOTIVE'] })).length).toBeLessThan(all.length);
    const again = await gateway.query(
      `mutation ($id: ID!) { webhookReplay(input: { deliveryId: $id, clientMutationId: "m" }) { clientMutationId
        userErrors { code } delivery { id state reason attempts } } }`,
      { id: all[0].id },
    );
    expect(again.data['webhookReplay']).toMatchObject({
      clientMutationId: 'm',
      userErrors: [],
      delivery: { id: all[0].id, state: 'QUARANTINED' },
    });
  });

  test('replays an accepted delivery and reports it as replayed', async () => {
    const body = copyOf('text', '24');
    await post('desk360', body);
    const first = await events.event(added(({ text }) => text === 'Hello'));
    const { data } = await gateway.query(
      `mutation ($id: ID!) { webhookReplay(input: { deliveryId: $id }) { userErrors { code } eventCursor delivery { state attempts events { id } } } }`,
      { id: first['cause'].webhookDeliveryId },
    );
    expect(data['webhookReplay']).toMatchObject({ userErrors: [], delivery: { state: 'REPLAYED', attempts: 2 } });
    const unknown = await gateway.query(
      'mutation { webhookReplay(input: { deliveryId: "whd_ZGVzazM2MC10ZXN0Cm5v" }) { userErrors { code field } delivery { id } } }',
    );
    expect(unknown.data['webhookReplay']).toEqual({
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'deliveryId'] }],
      delivery: null,
    });
  });

  test('refuses 10 MB with 413 at once, without storing them', async () => {
    const before = (await deliveries()).length;
    const headers = { 'content-type': 'application/json', 'content-length': 10 * 1024 * 1024 };
    const status = await new Promise((resolve, reject) => {
      const sending = request(gateway.webhookUrl('desk360'), { method: 'POST', headers }, (answer) => {
        resolve(answer.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write(Buffer.alloc(1024, 'x'));
    });
    expect(status).toBe(413);
    expect((await deliveries()).length).toBe(before);
    expect((await post('desk360', copyOf('text', '25'))).status).toBe(200);
  });

  test('answers 404 for another account, vendor, secret of equal length, and a missing one', async () => {
    const url = gateway.webhookUrl('desk360');
    const wrong = [
      url.replace(/.$/, 'X'),
      url.replace('secret-path', 'SECRET-path'),
      `${url}x`,
      url.slice(0, -1),
      url.replace('desk360-test', 'desk360-best'),
      url.replace('desk360-test', 'emotive-test'),
      url.replace('/desk360/', '/emotive/'),
      url.slice(0, url.lastIndexOf('/')),
      gateway.webhookUrl('emotive').replace('/emotive/', '/desk360/'),
    ];
    for (const path of wrong) {
      const response = await fetch(path, {
        method: 'POST',
        body: fixture('text'),
        headers: { 'content-type': 'application/json' },
      });
      expect([response.status, path]).toEqual([404, path]);
      expect(await response.text()).not.toContain('secret');
    }
  });

  test('accepts uncompressed bodies of any content type (415 for gzip), and answers a probe', async () => {
    const zipped = await post('desk360', gzipSync(fixture('text')), {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    });
    expect(zipped.status).toBe(415);
    for (const method of ['GET', 'HEAD'])
      expect((await fetch(gateway.webhookUrl('desk360'), { method })).status).toBe(200);
    for (const [index, type] of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-8',
      'x/y',
    ].entries())
      expect((await post('desk360', copyOf('text', `3${index}`), { 'content-type': type })).body).toEqual({
        received: true,
        duplicate: false,
      });
    expect((await fetch(gateway.webhookUrl('desk360'), { method: 'PUT', body: '{}' })).status).toBe(404);
  });
});

test('deliveries and events survive a restart, and an earlier delivery is recognised as a duplicate', async () => {
  const body = copyOf('text', '41');
  await post('desk360', body);
  const event = await events.event(added(({ text }) => text === 'Hello'));
  const stored = await deliveries();
  await subscriber.close();
  await gateway.restart();
  expect((await deliveries()).map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
  const log: Json = await gateway.query('{ events(first: 100) { nodes { id cursor } } }');
  expect(log.data.events.nodes.map(({ id }: Json) => id)).toContain(event['id']);
  expect((await post('desk360', body)).body).toEqual({ received: true, duplicate: true });
});

test('a quarantined delivery becomes events after its reader is fixed', async () => {
  const account: Record<string, string> = { webhookForm: 'ticket-and-event' };
  const strict = await startGateway({ ticketCount: 3, emotiveAccount: account });
  const DELIVERIES = '{ webhookDeliveries { nodes { id state reason } } }';
  try {
    const bare = { id: 99, ticket_id: 88, message: 'kept for later', status: 'open', created: '2026-11-20T09:30:01Z' };
    await fetch(strict.webhookUrl('emotive'), { method: 'POST', body: JSON.stringify(bare) });
    const [quarantined] = (await strict.query(DELIVERIES)).data['webhookDeliveries'].nodes;
    expect(quarantined).toMatchObject({ state: 'QUARANTINED', reason: 'SCHEMA_MISMATCH' });
    account['webhookForm'] = 'tolerant';
    await strict.restart();
    const after = await headCursor(strict);
    const { data } = await strict.query(
      'mutation ($id: ID!) { webhookReplay(input: { deliveryId: $id }) { userErrors { code } eventCursor delivery { state reason error } } }',
      { id: quarantined.id },
    );
    expect(data['webhookReplay']).toMatchObject({
      userErrors: [],
      delivery: { state: 'REPLAYED', reason: null, error: null },
    });
    const follower = openSubscriber(strict.url);
    const replayed = await follower.listen(EVENTS, { after });
    expect(await replayed.event(added(({ text }) => text === 'kept for later'))).toMatchObject({
      replayed: true,
      ticket: { nativeId: '88' },
    });
    expect(replayed.cursor).toBe(data['webhookReplay'].eventCursor);
    await follower.close();
  } finally {
    await strict.stop();
  }
});
