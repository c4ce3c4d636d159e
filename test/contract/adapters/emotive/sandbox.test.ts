// The adapter against the emulated vendor over real HTTP; each is written from the documents without the other.

import { afterEach, describe, expect, test } from 'vitest';
import type { Observation } from '../../../../src/domain/observation.ts';
import { startSandboxVendor } from '../../../../src/sandbox/index.ts';
import { emotiveSandbox, type EmotiveSandboxSettings } from '../../../../src/vendors/emotive/sandbox/index.ts';
import { startReceiver } from '../../emulated-vendors/kit/receiver.ts';
import { NOW, openAccount, ticketRecord } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function start(quirks: Partial<EmotiveSandboxSettings> = {}, settings = {}) {
  const receiver = await startReceiver();
  closing.push(() => receiver.stop());
  const vendor = await startSandboxVendor(emotiveSandbox, {
    ticketCount: 120,
    settings: quirks,
    webhookTarget: receiver.url,
  });
  closing.push(() => vendor.stop());
  const brandToken = vendor.settings.brandToken;
  const account = openAccount(vendor.url, { readApi: true, brandToken, ...settings });
  /** The parsed deliveries since the last call. */
  const readDeliveries = () =>
    receiver.received.splice(0).map(({ body }) => {
      const raw = { headers: {}, body, remoteAddress: '127.0.0.1', receivedAt: NOW };
      const parsed = account.adapter.webhook!.parse(raw);
      if (parsed.state !== 'read') throw new Error(parsed.error);
      return parsed;
    });
  return { vendor, account, adapter: account.adapter, readDeliveries };
}

async function readThread(adapter: Awaited<ReturnType<typeof start>>['adapter'], key: string) {
  const reading = (await adapter.reads.threads!.read([key])).get(key);
  if (reading?.state !== 'found') throw new Error(`ticket ${key} is ${reading?.state}`);
  return reading.observations;
}
const textsOf = (observations: readonly Observation[]) =>
  ofType(observations, 'message').map(({ fields }) => [fields.direction, fields.text]);
const content = (text: string) => ({ kind: 'TEXT', text, html: null, files: [] }) as const;

test('accepts the right brand token and no other', async () => {
  const { adapter, vendor } = await start();
  await adapter.checkAccount!();
  const wrong = openAccount(vendor.url, { readApi: true, brandToken: 'x' });
  await expect(wrong.adapter.checkAccount!()).rejects.toMatchObject({ failure: { code: 'UNAUTHORIZED' } });
});

test.each<Partial<EmotiveSandboxSettings>>([
  { nextForm: 'url' },
  { nextForm: 'path', ticketIdField: 'id' },
  { nextForm: 'id', ticketIdField: 'ticket_id', timeForm: 'naive' },
])('reads every ticket in pages of fifty: %j', async (quirks) => {
  const { adapter, vendor, account } = await start(quirks);
  const keys: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await adapter.feed!.readPage(cursor);
    for (const ticket of ofType(page.observations, 'ticket')) {
      keys.push(ticket.key);
      const native = vendor.state.tickets.get(Number(ticket.key))!;
      expect(ticket.fields).toMatchObject({ phone: native.phone, createdAt: native.createdAt, channelType: 'SMS' });
      expect(ticket.fields.nativeStatus).toMatchObject({ code: native.status });
    }
    ({ cursor } = page);
  } while (cursor !== null);
  expect(keys).toEqual([...vendor.state.tickets.keys()].map(String));
  expect(vendor.journal.count({ route: '/tickets' })).toBe(3);
  expect(account).toMatchObject({ unknownValues: [], warnings: [] });
});

test('reads a thread with the author of each message', async () => {
  const { adapter, vendor } = await start();
  const native = [...vendor.state.tickets.values()].find(({ events }) =>
    events.some(({ agentId }) => agentId !== null),
  )!;
  const observations = await readThread(adapter, String(native.id));
  const written = native.events.filter(({ message }) => message !== '');
  expect(textsOf(observations)).toEqual(
    written.map(({ agentId, message }) => [agentId === null ? 'INBOUND' : 'OUTBOUND', message]),
  );
});

describe('a subscriber who writes', () => {
  test.each<Partial<EmotiveSandboxSettings>>([
    {},
    { webhookTicketIdField: 'id', timeForm: 'offset' },
    { webhookTicketIdField: 'ticket_id', timeForm: 'naive' },
  ])('opens a ticket, and a second text adds a message to it: %j', async (quirks) => {
    const { vendor, readDeliveries } = await start(quirks);
    const first = await vendor.customerWrites({ phone: '+13035550199', message: 'Hello' });
    const second = await vendor.customerWrites({ phone: '+13035550199', message: 'Anybody there?' });
    const [created, updated] = readDeliveries();
    expect(created!.dedupeKey).toBe(`event:${first.messageId}`);
    expect(updated!.dedupeKey).toBe(`event:${second.messageId}`);
    expect(ofType(created!.observations, 'ticket')[0]).toMatchObject({
      key: first.ticketId,
      onlyActiveOfContact: true,
      fields: { status: 'NEW', contactKey: '+13035550199', phone: '+13035550199' },
    });
    expect(ofType(updated!.observations, 'ticket')[0]!.key).toBe(first.ticketId);
    expect(textsOf([...created!.observations, ...updated!.observations])).toEqual([
      ['INBOUND', 'Hello'],
      ['INBOUND', 'Anybody there?'],
    ]);
  });

  test('is read from a bare event, and from a bare ticket without the text', async () => {
    const bareEvent = await start({ webhookForm: 'bare-event' });
    const { ticketId } = await bareEvent.vendor.customerWrites({ message: 'Hello' });
    const [parsed] = bareEvent.readDeliveries();
    expect(ofType(parsed!.observations, 'ticket')[0]).toMatchObject({ key: ticketId, fields: { status: 'NEW' } });
    expect(textsOf(parsed!.observations)).toEqual([['INBOUND', 'Hello']]);
    const bareTicket = await start({ webhookForm: 'bare-ticket' });
    await bareTicket.vendor.customerWrites({ message: 'Hello' });
    const [head] = bareTicket.readDeliveries();
    expect(head!.observations.map(({ type }) => type)).toEqual(['catalog', 'ticket', 'task']);
  });
});

test.each<Partial<EmotiveSandboxSettings>>([
  { replyPath: 'both' },
  { replyPath: 'events' },
  { replyPath: 'external-events' },
  { replyPath: 'external-events', missingReplyPathStatus: 405 },
])('replies, registers its id and closes: %j', async (quirks) => {
  const { adapter, vendor } = await start(quirks);
  const { ticketId } = await vendor.customerWrites({ phone: '+13035550199', message: 'Hello' });
  const key = ticketId!;
  const ticket = ticketRecord({ key, nativeId: key, nativeStatus: { code: 'new', label: 'New' }, status: 'NEW' });

  const reply = { ticket, content: content('At your service'), idempotencyKey: 'k', now: NOW };
  const replied = await adapter.actions.reply!.perform(reply);
  expect(textsOf(replied.observations)).toEqual([['OUTBOUND', 'At your service']]);
  expect(vendor.state.delivered.at(-1)).toMatchObject({ phone: '+13035550199', text: 'At your service' });
  expect(vendor.state.tickets.get(Number(key))!.status).toBe('open');
  const thread = await readThread(adapter, key);
  expect(textsOf(thread)).toEqual([
    ['INBOUND', 'Hello'],
    ['OUTBOUND', 'At your service'],
  ]);
  expect(ofType(thread, 'message').at(-1)!.key).toBe(replied.messageKey);

  const externalTicketId = `deskgraph-${key}`;
  const reference = { ticket, externalTicketId, externalUserId: 'user 7', now: NOW };
  const { observations } = await adapter.actions.setExternalReference!.perform(reference);
  const { externalReferences } = ofType(observations, 'ticket')[0]!.fields;
  expect(externalReferences).toEqual([
    { system: 'external_ticket_id', value: externalTicketId },
    { system: 'external_user_id', value: 'user 7' },
  ]);

  const known = { ...ticket, externalReferences: externalReferences! };
  const status = {
    ticket: known,
    status: 'CLOSED',
    snoozedUntil: null,
    reasonTagKey: null,
    summary: null,
    now: NOW,
  } as const;
  expect(adapter.actions.setStatus!.check(status)).toEqual([]);
  const closed = await adapter.actions.setStatus!.perform(status);
  expect(ofType(closed.observations, 'ticket')[0]!.fields).toMatchObject({ status: 'CLOSED' });
  expect(vendor.state.tickets.get(Number(key))!.status).toBe('closed');

  const next = await vendor.customerWrites({ phone: '+13035550199', message: 'One more thing' });
  expect(next.kind).toBe('create');
});

describe('a vendor in trouble', () => {
  test('fails the requested ticket with the reason', async () => {
    const { adapter, vendor } = await start();
    const [id] = vendor.state.tickets.keys();
    const readOne = async () => (await adapter.reads.tickets!.read([String(id)])).get(String(id));
    for (const replaceBody of ['html', 'garbage', 'empty', 'wrong-shape'] as const) {
      vendor.faults.add({ route: 'GET /tickets/:ticketId', replaceBody });
      expect(await readOne()).toMatchObject({ state: 'failed', failure: { code: 'BAD_RESPONSE' } });
      vendor.faults.clear();
    }
    expect(await readOne()).toMatchObject({ state: 'found' });
  });

  test('leaves the outcome of a reply unknown if its response is lost, and does not send it again', async () => {
    const { adapter, vendor } = await start();
    const { ticketId } = await vendor.customerWrites({ message: 'Hello' });
    vendor.faults.add({ route: 'POST /tickets/:ticketId/events', reset: 'after', times: 1 });
    const ticket = ticketRecord({ key: ticketId!, nativeId: ticketId! });
    const reply = { ticket, content: content('Once'), idempotencyKey: 'k', now: NOW };
    await expect(adapter.actions.reply!.perform(reply)).rejects.toMatchObject({ failure: { outcomeUnknown: true } });
    expect(vendor.state.delivered.filter(({ text }) => text === 'Once')).toHaveLength(1);
  });
});
