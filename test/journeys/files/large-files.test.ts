// A hundred megabytes in, a hundred out to the vendor, and back again: the gateway hands bytes on and keeps none of them.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { desk360Sandbox, type RunningDesk360 } from '../../../src/vendors/desk360/sandbox/index.ts';
import { openBreakableProxy, type BreakableProxy } from '../../kit/breakable-proxy.ts';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { PNG, upload, type NamedFile } from './files.ts';
import { startMeasuredGateway, type MeasuredGateway } from '../reading/measured.ts';

const MB = 1024 * 1024;
/** A few pieces on their way; a fifth of one file. */
const MAX_HELD = 4 * MB;
let desk: RunningDesk360;
/** Between the gateway and the vendor. */
let proxy: BreakableProxy;
let directory = '';
let gateway: MeasuredGateway;
beforeAll(async () => {
  desk = await startSandboxVendor(desk360Sandbox, { ticketCount: 3, settings: { plan: 'enterprise' } });
  proxy = await openBreakableProxy(() => desk.url);
  directory = await mkdtemp(join(tmpdir(), 'deskgraph-large-'));
  gateway = await startMeasuredGateway(optionsFor('data'));
});
afterAll(async () => {
  await gateway.stop();
  await proxy.close();
  await desk.stop();
  await rm(directory, { recursive: true, force: true });
});

function optionsFor(folder: string) {
  const apiToken = desk.settings.accounts[0]?.token ?? '';
  return {
    dataDir: join(directory, folder),
    account: DESK_ACCOUNT,
    baseUrl: `${proxy.url}${new URL(desk.url).pathname}`,
    apiToken,
  };
}
const picture = (byteSize: number, name = 'picture.png'): NamedFile => ({
  name,
  bytes: Buffer.concat([PNG], byteSize),
  type: 'image/png',
});
async function ask(query: string, variables: object): Promise<Json> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
async function idsOf(files: readonly NamedFile[]): Promise<string[]> {
  const { status, answer } = await upload(gateway, files);
  expect(status).toBe(201);
  return answer.map(({ id }: Json) => id);
}
async function act(mutation: string, type: string, input: object): Promise<void> {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message field } } }`;
  const answer = await ask(query, { input: { idempotencyKey: randomUUID(), ...input } });
  expect(answer).toMatchObject({ data: { [mutation]: { userErrors: [] } } });
}
const sendFiles = (uploadIds: readonly string[]): Promise<void> =>
  act('messageSend', 'MessageSendInput', {
    channelId: toGlobalId('channel', DESK_ACCOUNT, '11/WhatsApp'),
    to: '+905550000042',
    content: { media: { uploadIds } },
  });
/** How much is held while the vendor takes nothing, and then everything. */
const heldOver = (acting: () => Promise<void>): Promise<number> =>
  gateway.heldDuring(async () => {
    proxy.block();
    const letGo = async (): Promise<void> => {
      await gateway.untilWeighed();
      proxy.unblock();
    };
    await Promise.all([acting(), letGo()]);
  });
/** Her picture, as large as the vendor gives it, at the address that we show. */
async function addressOf(byteSize: number): Promise<string> {
  const phone = '905551110077';
  desk.setWebhookTarget(`${gateway.url}/webhooks/desk360/${DESK_ACCOUNT}/secret-path-of-desk360-0123456789`);
  const { messageId } = await desk.customerWrites({ kind: 'image', phone, productId: 11 });
  const { mediaId } = desk.state.whatsapp.get(messageId ?? '')!.content as { mediaId: string };
  const file = desk.state.media.get(mediaId)!;
  desk.state.media.set(mediaId, { ...file, bytes: Buffer.alloc(byteSize, 1) });
  const answer = await ask(
    'query ($phone: String!) { tickets(filter: { phone: { eq: $phone } }) { nodes { messages(last: 1) { nodes { attachments { url } } } } } }',
    { phone: `+${phone}` },
  );
  return answer.data.tickets.nodes[0].messages.nodes[0].attachments[0].url;
}
/** Starts to read only after the gateway had time to buffer unread bytes. */
async function readLate(url: string): Promise<number> {
  const [response] = (await once(get(url), 'response')) as [IncomingMessage];
  await gateway.untilWeighed();
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).byteLength;
  return bytes;
}

test(
  'five files of 20 MB come in, go to the vendor, and a film comes back, in a small part of that memory',
  { timeout: 60_000 },
  async () => {
    let ids: string[] = [];
    const files = Array.from({ length: 5 }, (_, index) => picture(20 * MB, `${index}.png`));
    const coming = await gateway.heldDuring(async () => void (ids = await idsOf(files)));
    const going = await heldOver(() => sendFiles(ids));
    const got = [...desk.state.media.values()].filter(({ bytes }) => bytes.byteLength === 20 * MB);
    expect(got).toHaveLength(5);
    const url = await addressOf(60 * MB);
    const back = await gateway.heldDuring(async () => expect(await readLate(url)).toBe(60 * MB));
    expect(coming).toBeLessThan(MAX_HELD);
    expect(going).toBeLessThan(MAX_HELD);
    expect(back).toBeLessThan(MAX_HELD);
  },
);

test('replies, notes and new tickets stream their files as well', { timeout: 60_000 }, async () => {
  const uploadIds = await idsOf([picture(20 * MB, 'a.png'), picture(20 * MB, 'b.png')]);
  const { ticketId, reasonTagId } = await eventually(async () => {
    const { data } = await ask(
      '{ tickets(first: 9) { nodes { id capabilities { addNote { allowed } } } } tags(kind: [REASON]) { id } }',
      {},
    );
    // A conversation of WhatsApp takes no notes.
    const ticket = data.tickets.nodes.find(({ capabilities }: Json) => capabilities.addNote.allowed);
    expect(ticket).toBeDefined();
    return { ticketId: ticket.id, reasonTagId: data.tags[0].id };
  });
  const made = {
    accountId: toGlobalId('account', DESK_ACCOUNT),
    channelId: toGlobalId('channel', DESK_ACCOUNT, '11/Api'),
    contact: { name: 'Ada King', email: 'ada@example.com' },
    text: 'It broke.',
    reasonTagId,
  };
  const acts: [string, string, object][] = [
    ['ticketReply', 'TicketReplyInput', { ticketId, content: { text: { text: 'see here', uploadIds } } }],
    ['ticketNoteAdd', 'TicketNoteAddInput', { ticketId, text: 'for us', uploadIds }],
    ['ticketCreate', 'TicketCreateInput', { ...made, uploadIds }],
  ];
  for (const [mutation, type, input] of acts) {
    const held = await heldOver(() => act(mutation, type, input));
    expect(held, mutation).toBeLessThan(MAX_HELD);
  }
  const sent = [...desk.state.files.values()].filter(({ bytes }) => bytes.byteLength === 20 * MB);
  expect(sent).toHaveLength(6);
});

test('a disk that is full refuses a file by 507, keeps no half of it, and takes what fits', async () => {
  // No file of that process may have more than 8 MiB: its writes fail as on a full disk.
  const small = await startMeasuredGateway(optionsFor('small'), 8 * 1024);
  try {
    const kept = (): Promise<string[]> => readdir(join(directory, 'small', 'uploads'));
    const { status, retryAfter, answer } = await upload(small, [picture(MB), picture(20 * MB)]);
    expect([status, retryAfter]).toEqual([507, 60]);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'STORE_UNAVAILABLE' } }]);
    expect(JSON.stringify(answer)).not.toContain(directory);
    expect(await kept()).toEqual([]);
    expect((await upload(small, [picture(MB)])).status).toBe(201);
    expect(await kept()).toHaveLength(2);
  } finally {
    await small.stop();
  }
});
