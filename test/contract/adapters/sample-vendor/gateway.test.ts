// The sample vendor in a whole gateway, without any change of the gateway: configuration, reads, events, writes.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../../../src/platform/config/load-config.ts';
import { startSandboxVendor } from '../../../../src/sandbox/index.ts';
import { vendors } from '../../../../src/vendors/index.ts';
import type { Json } from '../../../kit/json.ts';
import { openSubscriber } from '../../../kit/subscribe.ts';
import { startVendorGateway, type VendorGateway } from '../../../kit/gateway/vendor-gateway.ts';
import { postbox } from './postbox/index.ts';
import { postboxSandbox } from './postbox/sandbox/index.ts';

const SECRET_PATH = 'secret-path-of-the-sample-vendor';
const start = () => startSandboxVendor(postboxSandbox, { ticketCount: 20 });
let sandbox: Awaited<ReturnType<typeof start>>;
let gateway: VendorGateway;

beforeAll(async () => {
  sandbox = await start();
  // The register with one more line, and an account configured by the environment alone.
  const config = await loadConfig({
    vendors: [...vendors, postbox],
    cwd: import.meta.dirname,
    env: {
      ACCOUNTS: 'postbox:letters',
      CLIENTS: 'desk',
      DESKGRAPH_TOKEN_DESK: 'token-of-the-desk-0123456789',
      DESKGRAPH_LETTERS_BASE_URL: sandbox.url,
      DESKGRAPH_LETTERS_API_KEY: sandbox.settings.apiKey,
      DESKGRAPH_LETTERS_WEBHOOK_SECRET: sandbox.settings.webhookSecret,
      DESKGRAPH_LETTERS_WEBHOOK_PATH: SECRET_PATH,
    },
  });
  const [account] = config.accounts;
  if (account === undefined) throw new Error('the account is not configured');
  gateway = await startVendorGateway(account);
  sandbox.setWebhookTarget(gateway.webhookUrl);
});
afterAll(async () => {
  await gateway.stop();
  await sandbox.stop();
});

test('its tickets are in the lists, under its own name', async () => {
  const { data, errors } = await gateway.query(`{ tickets(first: 3, filter: { vendor: [POSTBOX] }) {
    totalCount nodes { vendor nativeId subject status messages(first: 5) { nodes { text direction } }
      capabilities { reply { allowed } addNote { allowed reasons } } } } }`);
  expect(errors).toBeUndefined();
  expect(data['tickets'].totalCount).toBe(20);
  for (const { vendor, nativeId, subject, messages, capabilities } of data['tickets'].nodes) {
    const letter = sandbox.state.letters.get(nativeId)!;
    expect([vendor, subject]).toEqual(['POSTBOX', letter.subject]);
    expect(messages.nodes.map(({ text }: Json) => text)).toEqual(letter.pages.map(({ text }) => text));
    expect(capabilities.addNote).toEqual({ allowed: false, reasons: ['VENDOR_UNSUPPORTED'] });
  }
});

test('its webhook becomes one event, and a reply goes back', async () => {
  const subscriber = openSubscriber(gateway.url);
  const after = (await gateway.query('{ eventCursor }')).data['eventCursor'];
  const listener = await subscriber.listen(
    `subscription ($after: EventCursor) { events(after: $after) { vendor type ticketId
      ... on MessageAddedEvent { message { text direction author { displayName } } } } }`,
    { after },
  );
  const { ticketId: letterId } = await sandbox.customerWrites({ letterId: 'l3', text: 'Is anybody there?' });
  const added = await listener.event(({ message }) => message?.text === 'Is anybody there?');
  expect(added).toMatchObject({ vendor: 'POSTBOX', type: 'MESSAGE_ADDED', message: { direction: 'INBOUND' } });
  await sandbox.webhooks.repeat(sandbox.webhooks.deliveries().at(-1)!);
  const reply = async (text: string): Promise<Json> => {
    const { data } = await gateway.query(
      `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) {
        userErrors { code field } message { text deliveryStatus } ticket { status } } }`,
      { input: { ticketId: added.ticketId, content: { text: { text } }, idempotencyKey: `key-${text.length}` } },
    );
    return data['ticketReply'];
  };
  expect((await reply('x'.repeat(501))).userErrors).toEqual([
    { code: 'TOO_LONG', field: ['input', 'content', 'text', 'text'] },
  ]);
  expect(await reply('Yes, we are.')).toEqual({
    userErrors: [],
    message: { text: 'Yes, we are.', deliveryStatus: 'SENT' },
    ticket: { status: 'OPEN' },
  });
  expect(sandbox.state.letters.get(letterId!)!.pages.at(-1)).toMatchObject({ from: 'clerk', text: 'Yes, we are.' });
  await listener.event(({ message }) => message?.text === 'Yes, we are.');
  const received = listener.events.filter(({ message }) => message?.text === 'Is anybody there?');
  expect(received).toHaveLength(1);
  await subscriber.close();
});

test('a delivery with a forged signature is refused and changes nothing', async () => {
  const before = await gateway.gateway.store.log.head();
  const headers = { 'content-type': 'application/json', 'x-postbox-signature': 'forged' };
  const answer = await fetch(gateway.webhookUrl, { method: 'POST', headers, body: '{}' });
  expect(answer.status).toBe(401);
  expect(await gateway.gateway.store.log.head()).toBe(before);
});
