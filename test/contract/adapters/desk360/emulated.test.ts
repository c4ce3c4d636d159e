// The adapter against the emulated Desk360, which was written from the documents without knowing the adapter.

import { afterEach, describe, expect, test } from 'vitest';
import type { NoteCommand, ReplyCommand } from '../../../../src/domain/commands/message-commands.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { FeedPage } from '../../../../src/domain/ports/vendor/reads.ts';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { createSandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import {
  desk360Sandbox,
  type DeskSettings,
  type RunningDesk360,
} from '../../../../src/vendors/desk360/sandbox/index.ts';
import { conversationRecord, delivery, NOW, openAccount, ticketRecord, uploaded } from './account.ts';
import { failureOf, ofType, type VendorAccount } from '../../../kit/vendor-account.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function start(
  vendor: Partial<DeskSettings> = {},
  settings: Settings = {},
): Promise<VendorAccount & { desk: RunningDesk360 }> {
  const desk = await startSandboxVendor(desk360Sandbox, {
    clock: createSandboxClock(NOW),
    ticketCount: 90,
    settings: { ratePerMinute: 100_000, ...vendor },
  });
  closers.push(() => desk.stop());
  const account = openAccount(desk.url, { products: [], ...settings });
  closers.push(() => account.close());
  return { ...account, desk };
}

async function readAll({ adapter }: VendorAccount): Promise<{ observations: Observation[]; pages: number }> {
  const observations: Observation[] = [];
  let pages = 0;
  for (let cursor: string | null = null; pages < 100;) {
    // oxlint-disable-next-line no-await-in-loop -- the page contains the next cursor
    const page: FeedPage | undefined = await adapter.feed?.readPage(cursor);
    pages += 1;
    observations.push(...(page?.observations ?? []));
    cursor = page?.cursor ?? null;
    if (cursor === null) break;
  }
  return { observations, pages };
}
async function someTicket(account: VendorAccount, fits: (of: ReturnType<typeof ticketRecord>) => boolean = () => true) {
  const { observations } = await readAll(account);
  for (const { key, nativeId, fields } of ofType(observations, 'ticket')) {
    const record = ticketRecord({ ...fields, key, nativeId });
    if (fits(record)) return record;
  }
  throw new Error('the emulated vendor has no such ticket');
}

describe('reading', () => {
  test('the feed contains every ticket once, each list newest change first, with nothing unknown', async () => {
    const account = await start({ linkOrigin: 'http://api.localhost:10380' });
    const tickets = ofType((await readAll(account)).observations, 'ticket');
    expect(new Set(tickets.map(({ key }) => key)).size).toBe(tickets.length);
    expect(tickets.length).toBe(90);
    const byProduct = Map.groupBy(tickets, ({ fields }) => fields.brandKey);
    for (const list of byProduct.values()) {
      const times = list.map(({ fields }) => fields.updatedAt ?? 0);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    }
    expect(account.unknownValues).toEqual([]);
  });

  test('every ticket can be read with its thread and timeline', async () => {
    const account = await start();
    const keys = ofType((await readAll(account)).observations, 'ticket').map(({ key }) => key);
    const details = await account.adapter.reads.tickets?.read(keys);
    const timelines = await account.adapter.reads.timelines?.read(keys);
    for (const key of keys) {
      expect(details?.get(key)?.state, key).toBe('found');
      expect(timelines?.get(key)?.state, key).toBe('found');
    }
    expect(account.unknownValues).toEqual([]);
  });

  test('list and details agree in all common fields, so that reading one after the other changes nothing', async () => {
    const account = await start();
    const listed = ofType((await readAll(account)).observations, 'ticket');
    const details = await account.adapter.reads.tickets?.read(listed.map(({ key }) => key));
    for (const { key, fields } of listed) {
      const reading = details?.get(key);
      const head = reading?.state === 'found' ? ofType(reading.observations, 'ticket')[0] : undefined;
      const { preview, ...both } = fields;
      expect(head?.fields, key).toMatchObject(both);
      expect(preview === undefined || head?.fields.preview === undefined, key).toBe(true);
    }
  });

  test('the catalogs contain what tickets refer to', async () => {
    const account = await start();
    const keysOf = async (kind: 'agent' | 'tag' | 'brand' | 'channel' | 'template') =>
      new Set(
        ofType((await account.adapter.reads.collections[kind]?.read()) ?? [], 'catalog').map(({ entry }) => entry.key),
      );
    const [agents, tags, brands, channels] = [
      await keysOf('agent'),
      await keysOf('tag'),
      await keysOf('brand'),
      await keysOf('channel'),
    ];
    for (const { fields } of ofType((await readAll(account)).observations, 'ticket')) {
      if (typeof fields.assigneeKey === 'string') expect(agents).toContain(fields.assigneeKey);
      for (const tag of fields.tagKeys ?? []) expect(tags).toContain(tag);
      expect(brands).toContain(fields.brandKey);
      expect(channels).toContain(fields.channelKey);
    }
    expect((await keysOf('template')).size).toBeGreaterThan(0);
  });

  test('times without a zone are those of the configured zone', async () => {
    const utc = await someTicket(await start());
    const istanbul = await start({ utcOffsetMinutes: 180 }, { timeZone: 'Europe/Istanbul' });
    expect((await someTicket(istanbul)).updatedAt).toBe(utc.updatedAt);
  });

  test('a rate limit is recognised in every form that the vendor uses', async () => {
    for (const limitAnswer of [429, 200] as const) {
      const account = await start({ ratePerMinute: 1, limitAnswer });
      await account.adapter.reads.collections.agent?.read();
      // Another gateway with the same token does not know the previous call, so only the vendor can refuse.
      const other = openAccount(account.desk.url);
      closers.push(() => other.close());
      const failure = await failureOf(other.adapter.reads.collections.agent?.read() ?? Promise.resolve());
      expect(failure.retryAfterSeconds, String(limitAnswer)).toBeGreaterThan(0);
      expect(['RATE_LIMITED', 'RATE_BUDGET_EXHAUSTED'], String(limitAnswer)).toContain(failure.code);
    }
  });
});

describe('acting', () => {
  const replyTo = (ticket: ReplyCommand['ticket'], words: string): ReplyCommand => ({
    ticket,
    content: { kind: 'TEXT', text: words, html: null, files: [uploaded('a.txt', 'bytes')] },
    idempotencyKey: 'key-1',
    now: NOW,
  });

  test('a reply and a note are in the thread under the key that the write returned', async () => {
    const account = await start();
    const ticket = await someTicket(account, ({ channelType }) => channelType === 'MOBILE_APP');
    const reply = await account.adapter.actions.reply?.perform(replyTo(ticket, 'A reply'));
    const note: NoteCommand = { ticket, text: 'A note', files: [], now: NOW };
    const noted = await account.adapter.actions.note?.perform(note);
    const reading = (await account.adapter.reads.threads?.read([ticket.key]))?.get(ticket.key);
    if (reading?.state !== 'found') throw new Error('not found');
    const thread = new Map(ofType(reading.observations, 'message').map((message) => [message.key, message.fields]));
    expect(thread.get(reply?.messageKey ?? '')).toMatchObject({ text: 'A reply', visibility: 'PUBLIC' });
    expect(thread.get(reply?.messageKey ?? '')?.attachments).toHaveLength(1);
    expect(thread.get(noted?.messageKey ?? '')).toMatchObject({ text: 'A note', visibility: 'INTERNAL' });
  });

  test('a state that was set is the state that is read', async () => {
    const account = await start();
    const ticket = await someTicket(account, ({ status }) => status === 'OPEN' || status === 'NEW');
    const base = { ticket, snoozedUntil: null, reasonTagKey: null, summary: null, now: NOW };
    const result = await account.adapter.actions.setStatus?.perform({ ...base, status: 'RESOLVED' });
    expect(ofType(result?.observations ?? [], 'ticket')[0]?.fields.status).toBe('RESOLVED');
    const reading = (await account.adapter.reads.tickets?.read([ticket.key]))?.get(ticket.key);
    const head = reading?.state === 'found' ? ofType(reading.observations, 'ticket')[0] : undefined;
    expect(head?.fields.status).toBe('RESOLVED');
  });

  test('a WhatsApp text is sent whatever the vendor answers', async () => {
    for (const sendAnswer of ['message-id', 'empty-object', 'empty-body'] as const) {
      const account = await start({ sendAnswer });
      const brands = ofType((await account.adapter.reads.collections.brand?.read()) ?? [], 'catalog');
      const open = openAccount(account.desk.url, { products: brands.map(({ entry }) => entry.key) });
      closers.push(() => open.close());
      const key = `wa/${brands[0]?.entry.key}/905551112233`;
      const written = await account.desk.customerWrites({ kind: 'text', phone: '+905551112233', text: 'Hi' });
      expect(written.kind).toBe('text');
      const command = replyTo(conversationRecord({ key }), 'Hello');
      const content = { ...command.content, files: [] } as ReplyCommand['content'];
      const result = await open.adapter.actions.reply?.perform({ ...command, content });
      expect(result?.messageKey, sendAnswer).toMatch(sendAnswer === 'message-id' ? /^wa\/./ : /^sent\/./);
    }
  });
});

test('every webhook that the emulated vendor sends is read without anything unknown', async () => {
  const account = await start();
  const bodies: Buffer[] = [];
  const { createServer } = await import('node:http');
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks));
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => receiver.close(() => resolve())));
  const address = receiver.address();
  account.desk.setWebhookTarget(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  const kinds = ['text', 'location', 'contacts', 'image', 'bot-histories', 'auto-replies'] as const;
  for (const kind of kinds) await account.desk.customerWrites({ kind, phone: '+905551112233' });
  expect(bodies).toHaveLength(kinds.length);
  for (const [index, body] of bodies.entries()) {
    const parsed = account.adapter.webhook?.parse(delivery(body));
    expect(parsed?.state, kinds[index]).toBe('read');
    const messages = parsed?.state === 'read' ? ofType(parsed.observations, 'message') : [];
    expect(messages.length, kinds[index]).toBeGreaterThan(0);
  }
  expect(account.unknownValues).toEqual([]);
});
