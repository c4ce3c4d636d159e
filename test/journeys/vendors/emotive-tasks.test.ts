// What the gateway does at Emotive automatically after a webhook, whatever happens in between.

import { afterEach, describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import { eventually } from '../../kit/eventually.ts';
import { EMOTIVE_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { openSubscriber } from '../../kit/subscribe.ts';
import { codes, createActs } from '../writing/write-operations.ts';
import { EVENTS, headCursor } from '../subscriptions/subscriptions-of.ts';

const IDS = '/tickets/:ticketId';

let gateway: TestGateway;
afterEach(() => gateway.stop());
const { setStatus } = createActs(() => gateway);

const start = async (emotiveAccount: Settings): Promise<void> => {
  gateway = await startGateway({ ticketCount: 12, emotiveAccount: { registerExternalIds: true, ...emotiveAccount } });
};
const atVendor = (nativeId: string) => gateway.emotive.state.tickets.get(Number(nativeId))!;
const tries = (nativeId: string, status?: number | null) =>
  gateway.emotive.journal
    .entries({ route: IDS, method: 'POST', ...(status === undefined ? {} : { status }) })
    .filter(({ path }) => path.endsWith(`/${nativeId}`)).length;

async function ticketOf(nativeId: string): Promise<Json> {
  const query = `query ($id: String!) { ticketByNativeId(vendor: EMOTIVE, nativeId: $id) { id
    externalReferences { system value } capabilities { close { allowed reasons } } messages { nodes { text } } } }`;
  return (await gateway.query(query, { id: nativeId })).data['ticketByNativeId'];
}

describe('external ids of the gateway', () => {
  test('are set once when the vendor works again, even if the gateway restarts meanwhile', async () => {
    await start({ readApi: false });
    gateway.emotive.faults.add({ route: `POST ${IDS}`, status: 503 });
    const { ticketId } = await gateway.emotive.customerWrites({ message: 'Is anybody there?' });
    const key = ticketId!;
    await eventually(() => expect(tries(key, 503)).toBeGreaterThan(0));
    const { id, capabilities } = await ticketOf(key);
    expect(capabilities.close).toEqual({ allowed: false, reasons: ['MISSING_EXTERNAL_ID'] });
    expect(codes(await setStatus(id, 'CLOSED'))).toEqual(['NOT_ALLOWED_IN_STATE']);

    await gateway.restart();
    gateway.emotive.faults.clear();
    await eventually(async () => expect((await ticketOf(key)).capabilities.close.allowed).toBe(true));
    expect(atVendor(key).externalTicketId).toBe(`deskgraph-${key}`);
    expect(codes(await setStatus(id, 'CLOSED'))).toEqual([]);
    expect(atVendor(key).status).toBe('closed');
    expect(tries(key, 201)).toBe(1);
  });

  test('are looked up before they are set again if a response was lost', async () => {
    await start({});
    gateway.emotive.faults.add({ route: `POST ${IDS}`, reset: 'after', times: 1 });
    const { ticketId } = await gateway.emotive.customerWrites({ message: 'Hello?' });
    await eventually(async () => expect((await ticketOf(ticketId!)).externalReferences).toHaveLength(2));
    expect(tries(ticketId!)).toBe(1);
  });

  test('are set for an older ticket when a client opens it', async () => {
    await start({});
    const old = [...gateway.emotive.state.tickets.values()].find(
      ({ status, externalTicketId }) => status !== 'solved' && status !== 'closed' && externalTicketId === null,
    );
    const key = String(old?.id);
    expect(tries(key)).toBe(0);
    await eventually(async () => expect((await ticketOf(key)).capabilities.close.allowed).toBe(true));
    expect(tries(key, 201)).toBe(1);
  });

  test('of another program are not changed', async () => {
    await start({ readApi: false });
    const { ticketId: first } = await gateway.emotive.customerWrites({ phone: '+13035550107', message: 'Hi' });
    await eventually(() => expect(tries(first!, 201)).toBe(1));
    atVendor(first!).externalTicketId = 'crm-1';
    await gateway.emotive.customerWrites({ phone: '+13035550107', message: 'Hi again' });
    const { ticketId: last } = await gateway.emotive.customerWrites({ message: 'A later customer' });
    await eventually(() => expect(tries(last!, 201)).toBe(1));
    expect((await ticketOf(first!)).externalReferences).toContainEqual({
      system: 'external_ticket_id',
      value: 'crm-1',
    });
    expect(tries(first!)).toBe(1);
  });
});

test('a refused token appears in the health of an account that is never read', async () => {
  gateway = await startGateway({ ticketCount: 1, emotiveAccount: { readApi: false, brandToken: 'not-the-token' } });
  const query = '{ vendorAccounts(vendor: [EMOTIVE]) { health { state lastError { code } } } }';
  const health = async () => (await gateway.query(query)).data['vendorAccounts'][0].health;
  await eventually(async () => expect(await health()).toEqual({ state: 'STALE', lastError: { code: 'UNAUTHORIZED' } }));
  expect(gateway.logLines.filter((line) => line.includes('not-the-token'))).toEqual([]);
});

test('a message and a ticket whose webhooks were missed make events at the next reconciling read', async () => {
  gateway = await startGateway({
    ticketCount: 3,
    emotiveAccount: { readThreads: true },
    gateway: { reconcileEverySeconds: 1 },
  });
  const subscriber = openSubscriber(gateway.url);
  const events = await subscriber.listen(EVENTS, { after: await headCursor(gateway), filter: { vendor: ['EMOTIVE'] } });
  const { ticketId } = await gateway.emotive.customerWrites({ phone: '+13035550110', message: 'reported at once' });
  await events.event(({ message }) => message?.text === 'reported at once');
  const threadReads = () => gateway.emotive.journal.entries({ route: IDS, method: 'GET', status: 200 });
  await eventually(() => expect(threadReads().some(({ path }) => path.endsWith(`/${ticketId}`))).toBe(true));

  gateway.emotive.setWebhookTarget(null);
  await gateway.emotive.customerWrites({ phone: '+13035550110', message: 'reported later' });
  const { ticketId: missed } = await gateway.emotive.customerWrites({
    phone: '+13035550111',
    message: 'never reported',
  });
  await events.event(({ message }) => message?.text === 'reported later');
  await events.event(({ type, ticket }) => type === 'TICKET_CREATED' && ticket?.nativeId === missed);
  expect((await ticketOf(missed!)).messages.nodes).toEqual([{ text: 'never reported' }]);
  expect(events.events.filter(({ message }) => message?.text === 'reported later')).toHaveLength(1);
  await subscriber.close();
});

describe('a webhook that must be confirmed', () => {
  const post = (body: object) =>
    fetch(gateway.webhookUrl('emotive'), { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status);

  test('makes an event with the data of the vendor', async () => {
    await start({ confirmWebhooks: true });
    const subscriber = openSubscriber(gateway.url);
    const events = await subscriber.listen(EVENTS, { after: await headCursor(gateway) });
    for (const message of ['first words', 'second words']) {
      await gateway.emotive.customerWrites({ phone: '+13035550108', message });
      const added = await events.event((event) => event['message']?.text === message);
      expect(added).toMatchObject({ type: 'MESSAGE_ADDED', vendor: 'EMOTIVE', replayed: false });
    }
    await eventually(() =>
      expect(Object.groupBy(events.events, ({ type }) => type)).toMatchObject({
        TICKET_CREATED: { length: 1 },
        MESSAGE_ADDED: { length: 2 },
        TICKET_UPDATED: { length: 1 },
      }),
    );
    await subscriber.close();
  });

  test('with invented content is stored as a delivery, and no client sees the content', async () => {
    await start({ confirmWebhooks: true });
    const { ticketId } = await gateway.emotive.customerWrites({ message: 'I wrote this' });
    const known = Number(ticketId);
    const lies = {
      message: 'I want my money back',
      created: '2031-01-01T00:00:00Z',
      event_time: '2031-01-01T00:00:00Z',
    };
    const ticket = { id: known, opted_in_user: '+19995550100', status: 'closed', external_ticket_id: null };
    expect(await post({ ticket, event: { id: 1, ticket_id: known, status: 'closed', ...lies } })).toBe(200);
    expect(await post({ ticket: { ...ticket, id: 999_999 }, event: { id: 2, ticket_id: 999_999, ...lies } })).toBe(200);

    const account = EMOTIVE_ACCOUNT;
    await eventually(async () => {
      expect(gateway.emotive.journal.count({ route: IDS, method: 'GET', status: 404 })).toBeGreaterThan(0);
      expect(await gateway.gateway.store.outbox.due(account, Date.now() + 3_600_000, 10)).toEqual([]);
    });
    const records = await gateway.gateway.store.state.tickets(account, [String(known), '999999']);
    expect(records.get(String(known))).toMatchObject({ status: 'NEW', superseded: false });
    expect(records.get(String(known))?.phone).toBe(atVendor(ticketId!).phone);
    expect(records.has('999999')).toBe(false);
    expect((await ticketOf(ticketId!)).messages.nodes).toEqual([{ text: 'I wrote this' }]);
    const kept = await gateway.query('{ vendorAccounts(vendor: [EMOTIVE]) { webhooks { accepted quarantined } } }');
    expect(kept.data['vendorAccounts'][0].webhooks).toEqual({ accepted: 3, quarantined: 0 });
  });
});
