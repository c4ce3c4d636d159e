// Deliveries of a broken or hostile vendor: each is accepted or quarantined, and none makes the gateway fail.

import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { eventually } from '../../kit/eventually.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openRaw, subscribe, type RawSocket } from '../sockets/raw-socket.ts';

const EVENTS = `subscription { events { type ticket { status preview }
  ... on MessageAddedEvent { message { id nativeId text deliveryStatus } }
  ... on UnmappedVendorEvent { nativeType raw } } }`;
const PING = { type: 'ping' };
let running: TestGateway;
let raw: RawSocket;
let marks = 0;

beforeAll(async () => {
  running = await startGateway({ ticketCount: 5 });
  raw = await openRaw(running.url);
  raw.send(subscribe('e', EVENTS));
  raw.send(PING);
  await raw.message(({ type }) => type === 'pong');
});
afterEach(() => void raw.frames.splice(0));
afterAll(async () => {
  await raw.close();
  await expectNothingOpen(running.url);
  await running.stop();
});

async function post(
  body: string | Buffer,
  slug: 'desk360' | 'emotive' = 'desk360',
): Promise<{ status: number; body: Json }> {
  const response = await fetch(running.webhookUrl(slug), { method: 'POST', body: new Uint8Array(Buffer.from(body)) });
  return { status: response.status, body: await response.json() };
}
const newBody = (given: object = {}) => {
  marks += 1;
  const messages = {
    id: `w${marks}`,
    text: 'hello',
    from: `90555${String(marks).padStart(7, '0')}`,
    timestamp: '1700000000',
    name: 'A',
    type: 'text',
    ...given,
  };
  return { id: messages.id, body: JSON.stringify({ messages }) };
};
const received = (): Json[] =>
  raw.messages().flatMap(({ type, payload }) => (type === 'next' ? [payload.data.events] : []));
/** All events before a final marker event. */
async function allEvents(): Promise<Json[]> {
  const end = `END${(marks += 1)}`;
  await post(JSON.stringify({ [end]: {} }));
  await eventually(() => expect(received().at(-1)?.nativeType).toBe(end));
  return received().slice(0, -1);
}
async function newest(): Promise<Json> {
  const answer = await running.query(
    '{ webhookDeliveries(first: 1) { nodes { state reason dedupeKey attempts error headers body events { id type } } } }',
  );
  expect(answer.errors).toBeUndefined();
  return answer.data['webhookDeliveries'].nodes[0];
}

describe('repeated deliveries', () => {
  test('make no event again, one after the other or a hundred at once', async () => {
    const { id, body } = newBody();
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(body)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200));
    expect(answers.filter(({ body: { duplicate } }) => duplicate === false).length).toBeLessThanOrEqual(1);
    expect((await post(body)).body).toMatchObject({ duplicate: true });
    const all = await allEvents();
    expect(all.filter(({ type, message }) => type === 'MESSAGE_ADDED' && message.nativeId === id)).toHaveLength(1);
    const found = await running.query('{ webhookDeliveries(first: 20) { nodes { dedupeKey attempts } } }');
    const rows = found.data['webhookDeliveries'].nodes.filter(({ dedupeKey }: Json) =>
      dedupeKey.startsWith(`messages:${id}:`),
    );
    expect(rows).toMatchObject([{ attempts: 101 }]);
  });

  test('with a known id and another body update the message and add none', async () => {
    const first = newBody({ text: 'a placeholder' });
    await post(first.body);
    const second = first.body.replace('a placeholder', 'the whole text');
    expect(await post(second)).toMatchObject({ status: 200, body: { duplicate: false } });
    expect(await post(second)).toMatchObject({ status: 200, body: { duplicate: true } });
    const events = (await allEvents()).filter(({ type }) => type.startsWith('MESSAGE_'));
    expect(events.map(({ type }) => type)).toEqual(['MESSAGE_ADDED', 'MESSAGE_UPDATED']);
    const { data } = await running.query('{ tickets(first: 5, filter: { text: "whole" }) { nodes { preview } } }');
    expect(data['tickets'].nodes).toEqual([{ preview: 'the whole text' }]);
  });

  test('without ids are distinguished by their times: equal ones at different times are both stored', async () => {
    const talk = (timestamp: string) =>
      JSON.stringify({
        bot_histories: [
          { type: 'Message', to: '905559999999', is_bot: true, text: 'How can I help?' },
          { type: 'Button', from: '905559999999', is_bot: false, text: 'Help', timestamp },
        ],
      });
    await post(talk('1700000000'));
    await post(talk('1700003600'));
    expect((await post(talk('1700003600'))).body).toMatchObject({ duplicate: true });
    const texts = (await allEvents()).flatMap(({ message }) => (message == null ? [] : [message.text]));
    expect(texts).toHaveLength(4);
    expect(texts.filter((text) => text === 'Help')).toHaveLength(2);
  });
});

describe('deliveries out of order', () => {
  test('a state that arrives before its message is stored for it, and an older state after a newer one changes nothing', async () => {
    const { id, body } = newBody();
    await post(JSON.stringify({ statuses: { id, status: 'read' } }));
    await post(JSON.stringify({ statuses: { id, status: 'delivered' } }));
    await post(body);
    await post(JSON.stringify({ statuses: { id, status: 'sent' } }));
    const all = await allEvents();
    expect(all.filter(({ type }) => type === 'MESSAGE_ADDED')).toHaveLength(1);
    expect(all.filter(({ type }) => type === 'MESSAGE_DELIVERY_CHANGED')).toEqual([]);
  });

  test('an event of an unknown ticket creates the ticket, and older fields never overwrite newer ones', async () => {
    const ticket = (status: string) => ({ id: 7001, status, opted_in_user: '+14155557001' });
    const event = (id: number, at: string, status?: string) => ({
      id,
      ticket_id: 7001,
      message: `event ${id}`,
      created: at,
      ...(status === undefined ? {} : { status }),
    });
    await post(JSON.stringify({ event: event(71, '2026-01-01T10:00:00Z') }), 'emotive');
    await post(JSON.stringify({ ticket: ticket('closed'), event: event(73, '2026-01-01T12:00:00Z') }), 'emotive');
    await post(JSON.stringify({ event: event(72, '2026-01-01T11:00:00Z') }), 'emotive');
    const all = await allEvents();
    expect(all.filter(({ type }) => type === 'TICKET_CREATED')).toHaveLength(1);
    expect(all.filter(({ type }) => type === 'MESSAGE_ADDED').map(({ message }) => message.text)).toEqual([
      'event 71',
      'event 73',
      'event 72',
    ]);
    expect(all.at(-1)?.ticket.preview).toContain('event 73');
  });
});

describe('undocumented bodies', () => {
  const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
  test.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '17'],
    ['a list', '[1]'],
    ['broken JSON', '{"messages":'],
    ['a byte order mark', `\uFEFF{"messages":{}}`],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x01])],
    ['prototype keys', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    ['a prototype key inside', '{"messages":{"__proto__":{"id":"x"},"id":"p1","from":"905","timestamp":"1"}}'],
    ['lone surrogates', '{"odd":{"text":"\\ud800 and \\udfff"}}'],
    ['NUL', '{"odd":{"text":"a\\u0000b","\\u0000":1}}'],
    ['1e400', '{"odd":{"big":1e400}}'],
    ['four hundred digits', `{"odd":{"big":${'9'.repeat(400)}}}`],
    ['an unknown kind', '{"surprise":{"a":1}}'],
    ['missing fields', '{"messages":{}}'],
    ['wrong types', '{"messages":{"id":{},"from":[],"timestamp":true}}'],
    ['64 levels', `{"odd":${nested(64)}}`],
    ['1,000 levels', `{"odd":${nested(1000)}}`],
    ['3,000 levels', `{"odd":${nested(3000)}}`],
    ['6,000 levels', `{"odd":${nested(6000)}}`],
    ['100,000 levels', `{"odd":${nested(100_000)}}`],
    ['100,000 levels of lists', `{"odd":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a hundred thousand keys', `{"odd":{${Array.from({ length: 90_000 }, (_, index) => `"k${index}":1`).join(',')}}}`],
  ])('%s', async (_name, body) => {
    for (const slug of ['desk360', 'emotive'] as const) {
      const answer = await post(body, slug);
      expect(answer.status).toBe(200);
      const stored = await newest();
      expect(['ACCEPTED', 'QUARANTINED']).toContain(stored.state);
      if (stored.state === 'QUARANTINED') expect(['UNPARSABLE', 'SCHEMA_MISMATCH']).toContain(stored.reason);
    }
    await allEvents();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test('a probe with GET or HEAD gets a response and stores nothing', async () => {
  const before = await newest();
  for (const method of ['GET', 'HEAD'])
    expect((await fetch(running.webhookUrl('desk360'), { method })).status).toBe(200);
  expect(await newest()).toEqual(before);
});

test('a client that sends a byte now and then is disconnected in time, and no other client waits for it', async () => {
  const { host, hostname, port, pathname } = new URL(running.webhookUrl('desk360'));
  const startedAt = performance.now();
  const closed = Array.from({ length: 40 }, () => {
    const socket = connect(Number(port), hostname);
    socket.write(`POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\n`);
    const drip = setInterval(() => socket.write('x-a: b\r\n'), 500);
    socket.on('error', () => undefined);
    return new Promise<void>((resolve) => {
      socket.resume().once('close', () => {
        clearInterval(drip);
        resolve();
      });
    });
  });
  const answeredAt = performance.now();
  expect((await post(newBody().body)).status).toBe(200);
  expect(performance.now() - answeredAt).toBeLessThan(2000);
  await Promise.all(closed);
  expect(performance.now() - startedAt).toBeLessThan(12_000);
});
