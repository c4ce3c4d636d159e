// The webhook endpoint for SocialHub, which removes a webhook from its manifest after one wrong answer.

import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { createManualClock } from '../../kit/manual-clock.ts';
import { CREATE, post, startSocialhubGateway, type SocialhubGateway } from '../../kit/gateway/socialhub-gateway.ts';

const SECRET = 'sandbox-socialhub-webhook-secret-0001';
const CHANNEL = '5eb47954a545b82b5b522cce';

function fixture(name: string): any {
  return JSON.parse(readFileSync(new URL(`../../fixtures/socialhub/socialhub-${name}.json`, import.meta.url), 'utf8'));
}
const captured: { headers: Record<string, string>; rawBody: string } = fixture('webhook-ticket_action-captured-4');

let harness: SocialhubGateway;
beforeAll(async () => {
  harness = await startSocialhubGateway();
});
afterAll(() => harness.stop());

/** Signs as the vendor's PHP sample does. */
function signed(body: string, at = Date.now(), secret = SECRET) {
  const challenge = createHash('sha256').update(`${at};${secret}`).digest('hex');
  const signature = createHmac('sha256', challenge).update(body).digest('hex');
  return { body, challenge, headers: { 'x-socialhub-timestamp': String(at), 'x-socialhub-signature': signature } };
}
const send = (body: string, headers: Record<string, string>, at: SocialhubGateway = harness): Promise<Response> =>
  fetch(at.webhookUrl, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

let uuids = 0;
function button(changes: Record<string, unknown> = {}): string {
  uuids += 1;
  const uuid = `4616f2f0-5069-4ee8-ad95-${String(uuids).padStart(12, '0')}`;
  const event = { ...fixture('ticket_action-button'), time: Date.now(), uuid, ...changes };
  return JSON.stringify({ manifestId: 'm', accountId: 'a', channelId: CHANNEL, events: { ticket_action: [event] } });
}
const counts = async (at: SocialhubGateway = harness) =>
  (await at.query('{ vendorAccounts { webhooks { accepted rejected quarantined duplicates } } eventCursor }')).data;

describe('every answer that says yes solves the challenge', () => {
  it.each<[string, () => string]>([
    ['a new delivery', () => button()],
    ['the test call with empty events', () => JSON.stringify(fixture('webhook-test-request'))],
    ['a delivery that cannot be read', () => button({ ticketId: 'none' })],
    ['bytes that are no JSON', () => '{"events":'],
    ['no bytes at all', () => ''],
    ['a delivery about another channel', () => button().replace(CHANNEL, '5c9c01952bdfd718307a0a53')],
    ['an event of an unknown kind', () => button({ type: 'pin' })],
  ])('to %s, and to its repetition', async (_name, body) => {
    const { headers, challenge, body: text } = signed(body());
    for (let time = 0; time < 2; time += 1) {
      const answer = await send(text, headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-socialhub-challenge')).toBe(challenge);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      await answer.arrayBuffer();
    }
  });

  it('in a burst that is kept first and read after', async () => {
    const deliveries = Array.from({ length: 120 }, () => signed(button()));
    const answers = await Promise.all(deliveries.map(({ body, headers }) => send(body, headers)));
    expect(answers.map(({ status }) => status)).toEqual(deliveries.map(() => 200));
    expect(answers.map(({ headers }) => headers.get('x-socialhub-challenge'))).toEqual(
      deliveries.map(({ challenge }) => challenge),
    );
    await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  });

  it('so that the vendor keeps our webhook, whatever it sends', async () => {
    const { ticket } = (await harness.query(CREATE, post())).data['ticketCreate'];
    const { delivery } = await harness.vendor.customerWrites({ ticketId: ticket.nativeId });
    for (const repeated of await harness.vendor.webhooks.repeat(delivery!, 3)) {
      expect(repeated.answerHeaders['x-socialhub-challenge']).toBe(delivery?.answerHeaders['x-socialhub-challenge']);
    }
    expect(harness.vendor.state.webhookRemovals).toBe(0);
  });
});

describe('a captured delivery', () => {
  it('is accepted with the secret and clock of the account, and is one action', async () => {
    const at = Number(captured.headers['x-socialhub-timestamp']);
    const own = await startSocialhubGateway({
      clock: createManualClock(at + 20),
      account: { webhookSecret: 'random_32_or_more_chars_long_string', accessToken: 'a-token-without-claims' },
    });
    try {
      const answer = await send(captured.rawBody, pick(captured.headers), own);
      expect(answer.headers.get('x-socialhub-challenge')).toBe(fixture('signature-vector').challenge);
      const { data } = await own.query(`{ events(first: 9) { nodes {
        type ... on ActionRequestedEvent { kind followupId message { text deliveryStatus } ticket { nativeId } }
      } } }`);
      expect(data['events'].nodes.at(-1)).toEqual({
        type: 'ACTION_REQUESTED',
        kind: 'REPLY',
        followupId: 'e32f7bc0-4008-11ee-a26f-6d6444d01d92',
        message: { text: 'werewr', deliveryStatus: 'QUEUED' },
        ticket: { nativeId: '64df79734ecfe084f398ae15' },
      });
    } finally {
      await own.stop();
    }
  });
});

function pick(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-socialhub-')));
}

describe('what is not from the vendor', () => {
  const FIVE_MINUTES_MS = 300_000;
  it.each<[string, () => ReturnType<typeof signed>]>([
    ['a changed byte', () => ({ ...signed(button()), body: button() })],
    ['another secret', () => signed(button(), Date.now(), `${SECRET}2`)],
    ['an old timestamp', () => signed(button(), Date.now() - FIVE_MINUTES_MS - 5_000)],
    ['a timestamp to come', () => signed(button(), Date.now() + FIVE_MINUTES_MS + 5_000)],
    ['a timestamp in seconds', () => signed(button(), Math.floor(Date.now() / 1000))],
    ['no signature', () => without('x-socialhub-signature')],
    ['no timestamp', () => without('x-socialhub-timestamp')],
    [
      'half a signature',
      () => ({ ...signed(button()), headers: { ...signed('').headers, 'x-socialhub-signature': 'abcd' } }),
    ],
  ])('such as %s is refused, and nothing becomes of it', async (_name, make) => {
    const before = await counts();
    const { body, headers } = make();
    const answer = await send(body, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('x-socialhub-challenge')).toBeNull();
    await answer.arrayBuffer();
    const after = await counts();
    expect(after['eventCursor']).toBe(before['eventCursor']);
    expect(after['vendorAccounts'][0].webhooks.accepted).toBe(before['vendorAccounts'][0].webhooks.accepted);
  });

  function without(name: string): ReturnType<typeof signed> {
    const given = signed(button());
    const headers = { ...given.headers, [name]: undefined };
    return { ...given, headers: JSON.parse(JSON.stringify(headers)) };
  }
});

describe('a delivery that comes again', () => {
  it('makes one event', async () => {
    const after = (await counts())['eventCursor'];
    const body = button({ networkItemId: 'one-event-only' });
    for (let time = 0; time < 3; time += 1) {
      const { headers } = signed(body);
      expect((await send(body, headers)).status).toBe(200);
    }
    const document = 'query ($after: EventCursor) { events(after: $after, first: 9) { nodes { type } } }';
    await eventually(async () => {
      const { data } = await harness.query(document, { after });
      expect(data['events'].nodes).toEqual([{ type: 'TICKET_CREATED' }, { type: 'ACTION_REQUESTED' }]);
    });
    expect((await counts())['vendorAccounts'][0].webhooks.duplicates).toBeGreaterThanOrEqual(2);
  });
});
