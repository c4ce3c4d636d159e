// Glassix's events: signed, repeated and forged webhooks, and the queue for gateways without a public address.

import { afterEach, describe, expect, it } from 'vitest';
import { hmac } from '../../../src/platform/adapter/signature.ts';
import { eventually } from '../../kit/eventually.ts';
import type { Json } from '../../kit/json.ts';
import {
  glassixId,
  GLASSIX_ACCOUNT,
  startGlassixGateway,
  type GlassixGatewayOptions,
  type GlassixGateway,
} from '../../kit/gateway/glassix-gateway.ts';

const harnesses: GlassixGateway[] = [];
afterEach(async () => {
  for (const harness of harnesses.splice(0)) await harness.stop();
});
async function start(options: GlassixGatewayOptions = {}): Promise<GlassixGateway> {
  const harness = await startGlassixGateway({ ticketCount: 5, ...options });
  harnesses.push(harness);
  return harness;
}

/** The message texts of a ticket's events, in order of the log. */
async function loggedTexts(harness: GlassixGateway, ticketId: string | null): Promise<string[]> {
  const answer = await harness.query(
    'query ($filter: EventFilter) { events(first: 100, filter: $filter) { nodes { ... on MessageAddedEvent { message { text } } } } }',
    { filter: { types: ['MESSAGE_ADDED'], ticketIds: [glassixId('ticket', ticketId ?? '')] } },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data['events'].nodes.map(({ message }: Json) => message.text);
}
const deliveries = async (harness: GlassixGateway): Promise<Json[]> => {
  const answer = await harness.query('{ webhookDeliveries(first: 50) { nodes { state reason } } }');
  return answer.data['webhookDeliveries'].nodes;
};
const writes = (harness: GlassixGateway, text: string, phone = '+491555000001') =>
  harness.vendor.customerWrites({ kind: 'text', phone, text });

describe('a webhook', () => {
  it.each(['object', 'list'] as const)('is accepted once however often it is sent (as %s)', async (webhookForm) => {
    const harness = await start({ sandbox: { webhookForm } });
    const first = await writes(harness, 'Hello');
    const second = await writes(harness, 'Are you there?');
    if (second.delivery !== null) await harness.vendor.webhooks.repeat(second.delivery, 3);
    await eventually(async () =>
      expect(await loggedTexts(harness, first.ticketId)).toEqual(['Hello', 'Are you there?']),
    );
    expect(harness.vendor.webhooks.deliveries().map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await harness.gateway.store.inbox.counts(GLASSIX_ACCOUNT)).toMatchObject({ accepted: 2, duplicates: 3 });
  });

  it('that is forged is refused and only recorded as rejected', async () => {
    const harness = await start();
    const good = await writes(harness, 'Hello');
    const { body, headers } = good.delivery ?? { body: Buffer.alloc(0), headers: {} };
    const send = (bytes: Buffer, more: Record<string, string>) =>
      fetch(harness.webhookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...more },
        body: new Uint8Array(bytes),
      });
    const tampered = Buffer.from(body.toString('utf8').replace('Hello', 'Hacked'), 'utf8');
    expect((await send(tampered, { ...headers })).status).toBe(401);
    expect((await send(body, {})).status).toBe(401);
    await eventually(async () => expect(await loggedTexts(harness, good.ticketId)).toEqual(['Hello']));
    expect(await deliveries(harness)).toEqual(
      expect.arrayContaining([
        { state: 'REJECTED', reason: 'BAD_SIGNATURE' },
        { state: 'ACCEPTED', reason: null },
      ]),
    );
  });

  it.each(['X-Glassix-Auth', 'X-Glassix-Auth-Signature'] as const)(
    'that is signed only by its date in %s is accepted if the settings allow it',
    async (dateSignatureHeader) => {
      const sandbox = { signature: 'date', dateSignatureHeader } as const;
      const strict = await start({ sandbox });
      expect((await writes(strict, 'Hello')).delivery?.status).toBe(401);
      const lenient = await start({ sandbox, account: { acceptDateSignature: true } });
      expect((await writes(lenient, 'Hello')).delivery?.status).toBe(200);
    },
  );

  it('that is unreadable is quarantined and acknowledged, and no log line contains a secret', async () => {
    const harness = await start();
    const apiSecret = harness.vendor.settings.credentials[0]?.apiSecret ?? '';
    const body = JSON.stringify({ key: 'x', changes: [{ _event: 'NEW_TICKET' }] });
    const signature = `sha1=${hmac('sha1', apiSecret, body).toString('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature': signature };
    expect((await fetch(harness.webhookUrl, { method: 'POST', headers, body })).status).toBe(200);
    expect(await deliveries(harness)).toEqual([{ state: 'QUARANTINED', reason: 'SCHEMA_MISMATCH' }]);
    await writes(harness, 'Hello');
    expect(harness.logLines.length).toBeGreaterThan(0);
    for (const secret of [apiSecret, ...harness.vendor.state.tokens.keys(), signature]) {
      expect(harness.logLines.join('\n')).not.toContain(secret);
    }
  });
});

describe('the queue', () => {
  const polling: GlassixGatewayOptions = {
    sandbox: { queue: 'only' },
    account: { pollQueue: true, pollEverySeconds: 1 },
  };

  it('delivers the same events without webhooks, and is emptied after they are stored', async () => {
    const harness = await start(polling);
    const first = await writes(harness, 'Hello');
    for (let line = 1; line < 13; line += 1) await writes(harness, `Line ${line}`);
    await eventually(async () => expect(await loggedTexts(harness, first.ticketId)).toHaveLength(13));
    await eventually(() => expect(harness.vendor.state.queue).toEqual([]));
    expect(harness.vendor.webhooks.deliveries()).toEqual([]);
    expect(harness.vendor.journal.entries({ route: '/webhooks/getevents' })[0]?.query).toEqual({
      deleteEvents: 'false',
    });
    expect((await deliveries(harness)).every(({ state }) => state === 'ACCEPTED')).toBe(true);
  });

  it('keeps events while the gateway is down', async () => {
    const harness = await start(polling);
    const ids: (string | null)[] = [];
    await harness.restart(async () => {
      ids.push((await writes(harness, 'Is anybody there?')).ticketId);
    });
    await eventually(async () => expect(await loggedTexts(harness, ids[0] ?? null)).toEqual(['Is anybody there?']));
  });

  it('beside webhooks makes no duplicate event', async () => {
    const harness = await start({ sandbox: { queue: 'also' }, account: { pollQueue: true, pollEverySeconds: 1 } });
    const first = await writes(harness, 'Hello');
    await writes(harness, 'Again');
    await eventually(() => expect(harness.vendor.state.queue).toEqual([]));
    expect(await loggedTexts(harness, first.ticketId)).toEqual(['Hello', 'Again']);
    await eventually(async () =>
      expect(await harness.gateway.store.inbox.counts(GLASSIX_ACCOUNT)).toMatchObject({ accepted: 2, duplicates: 2 }),
    );
  });

  it('continues after a failed deletion without duplicate events', async () => {
    const harness = await start(polling);
    harness.vendor.faults.add({ route: '/webhooks/deleteevents', status: 500, times: 1 });
    const first = await writes(harness, 'Hello');
    await eventually(() => expect(harness.vendor.state.queue).toEqual([]));
    expect(await loggedTexts(harness, first.ticketId)).toEqual(['Hello']);
    expect(harness.logLines.some((line) => line.includes('vendor queue cannot be fetched'))).toBe(true);
  });
});
