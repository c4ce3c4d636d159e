// Reports about messages and deliveries: new or known, edits, progress, and their effect on the ticket.

import { describe, expect, it } from 'vitest';
import type { Observation, ObservationOrigin } from '../../../../src/domain/observation.ts';
import type { DeliveryStatus, MessageRecord } from '../../../../src/domain/message.ts';
import { ACCOUNT, openFoldHarness, saysMessage, saysTicket, typesOf, type FoldHarness } from './fold-harness.ts';

const complete: Observation = { type: 'thread-complete', ticketKey: 't1' };

async function message(harness: FoldHarness, key: string): Promise<MessageRecord | undefined> {
  return (await harness.store.state.messages(ACCOUNT, [key])).get(key);
}

async function worldWithTicket(): Promise<FoldHarness> {
  const harness = await openFoldHarness();
  await harness.record([saysTicket('t1', { status: 'OPEN', assigneeKey: 'a1', updatedAt: 1_000_000_500 })]);
  return harness;
}

describe('an edit', () => {
  it('keeps the time of creation and the message that is answered', async () => {
    const harness = await worldWithTicket();
    await harness.record([saysMessage('m1', { createdAt: 1_000_001_000, replyToKey: 'm0' })]);
    const edit = saysMessage('m1', { text: 'New', createdAt: 1_000_002_000, editedAt: 1_000_002_000 });
    expect(typesOf(await harness.record([edit]))).toEqual(['MESSAGE_UPDATED']);
    expect(await message(harness, 'm1')).toMatchObject({
      text: 'New',
      createdAt: 1_000_001_000,
      editedAt: 1_000_002_000,
      replyToKey: 'm0',
    });
  });
});

describe('a message', () => {
  it('from a webhook makes an event, with its ticket and the time at which it was written', async () => {
    const { record } = await worldWithTicket();
    const events = await record([saysMessage('m1', { createdAt: 1_000_007_000 })]);
    expect(events).toMatchObject([
      {
        ticketKey: 't1',
        assigneeKey: 'a1',
        occurredAt: 1_000_007_000,
        data: { type: 'MESSAGE_ADDED', messageKey: 'm1' },
      },
    ]);
    expect(await record([saysMessage('m1', { createdAt: 1_000_007_000 })])).toEqual([]);
  });

  it('of the first read of a thread makes no event, of a later read it does', async () => {
    const { record } = await worldWithTicket();
    const read = (...keys: string[]) => record([...keys.map((key) => saysMessage(key)), complete], { origin: 'read' });
    expect(await read('m1', 'm2')).toEqual([]);
    expect(await read('m1', 'm2', 'm3')).toMatchObject([{ data: { type: 'MESSAGE_ADDED', messageKey: 'm3' } }]);
    expect(await read('m1', 'm2', 'm3')).toEqual([]);
  });

  it.each<[ObservationOrigin, string[]]>([
    ['webhook', ['MESSAGE_ADDED']],
    ['write', ['MESSAGE_ADDED']],
    ['read', []],
    ['backfill', []],
  ])('of a thread that was never read completely, from a %s, makes %j', async (origin, types) => {
    const { record } = await worldWithTicket();
    expect(typesOf(await record([saysMessage('m1')], { origin }))).toEqual(types);
  });

  it('of an unknown ticket is stored and makes an event with the ticket key only', async () => {
    const harness = await openFoldHarness();
    const events = await harness.record([saysMessage('m1', { ticketKey: 'unknown' })]);
    expect(events).toMatchObject([{ ticketKey: 'unknown', assigneeKey: null, channelType: null }]);
    expect(await message(harness, 'm1')).toMatchObject({ ticketKey: 'unknown' });
    expect(await harness.record([saysMessage('m2', { ticketKey: null })])).toMatchObject([{ ticketKey: null }]);
  });

  it('updates the ticket: activity, preview, last inbound message, first response, version', async () => {
    const { record, ticket } = await worldWithTicket();
    await record([
      saysMessage('m1', { createdAt: 1_000_001_000, text: 'question' }),
      saysMessage('m2', { createdAt: 1_000_003_000, text: 'bot', direction: 'OUTBOUND', automated: true }),
      saysMessage('m3', { createdAt: 1_000_005_000, text: 'note', direction: 'INTERNAL', visibility: 'INTERNAL' }),
      saysMessage('m4', { createdAt: 1_000_004_000, text: 'answer', direction: 'OUTBOUND' }),
      saysMessage('m5', { createdAt: 1_000_002_000, text: 'older', direction: 'OUTBOUND' }),
    ]);
    expect(await ticket('t1')).toMatchObject({
      lastActivityAt: 1_000_005_000,
      lastInboundAt: 1_000_001_000,
      firstResponseAt: 1_000_002_000,
      preview: 'bot',
      version: 6,
    });
    await record([
      saysMessage('m6', { createdAt: 1_000_006_000, text: 'x'.repeat(500) }),
      saysMessage('m7', { createdAt: 1_000_007_000, text: '' }),
    ]);
    expect((await ticket('t1'))?.preview).toBe('x'.repeat(280));
  });
});

describe('a message that is reported again', () => {
  it('is edited by a later read, with one event', async () => {
    const harness = await worldWithTicket();
    await harness.record([saysMessage('m1')]);
    await harness.clock.advance(1_000);
    const edited = saysMessage('m1', { text: 'edited', editedAt: 1_000_009_000 });
    expect(await harness.record([edited])).toMatchObject([
      { occurredAt: 1_000_009_000, data: { type: 'MESSAGE_UPDATED' } },
    ]);
    expect(await harness.record([edited])).toEqual([]);
    const undated = await harness.record([saysMessage('m1', { text: 'again' })]);
    expect(undated).toMatchObject([{ occurredAt: harness.clock.now(), data: { type: 'MESSAGE_UPDATED' } }]);
    await harness.record([edited]);
    expect(await message(harness, 'm1')).toMatchObject({ text: 'edited', observedAt: harness.clock.now() });
  });

  it('is not edited back by a read that started before the edit', async () => {
    const harness = await worldWithTicket();
    const { clock, record } = harness;
    await record([saysMessage('m1', { text: 'first' })]);
    await clock.advance(1_000);
    const slowReadAt = clock.now();
    await clock.advance(1_000);
    await record([saysMessage('m1', { text: 'edited' })]);
    expect(await record([saysMessage('m1', { text: 'first' })], { origin: 'read', observedAt: slowReadAt })).toEqual(
      [],
    );
    expect(await message(harness, 'm1')).toMatchObject({ text: 'edited' });
  });

  it('keeps the author and direction of the write, whatever a list contains', async () => {
    const harness = await worldWithTicket();
    const author = { kind: 'AGENT', key: 'a1', displayName: 'Ada' } as const;
    await harness.record([saysMessage('m1', { direction: 'OUTBOUND', author, deliveryStatus: 'SENT' })], {
      origin: 'write',
    });
    const guessed = saysMessage('m1', { direction: 'INBOUND', author: null, deliveryStatus: 'RECEIVED' });
    expect(await harness.record([guessed], { origin: 'read' })).toEqual([]);
    expect(await message(harness, 'm1')).toMatchObject({ direction: 'OUTBOUND', author, deliveryStatus: 'SENT' });
  });

  it('keeps a known author if a later read names none', async () => {
    const harness = await worldWithTicket();
    const author = { kind: 'CONTACT', key: 'c1', displayName: null } as const;
    await harness.record([saysMessage('m1', { author })]);
    await harness.record([saysMessage('m1', { text: 'edited' })]);
    expect(await message(harness, 'm1')).toMatchObject({ author, text: 'edited' });
  });
});

describe('a delivery', () => {
  const says = (status: DeliveryStatus, error: string | null = null): Observation => ({
    type: 'delivery',
    messageKey: 'm1',
    status,
    error,
    at: 1_000_008_000,
  });
  const sent = saysMessage('m1', { direction: 'OUTBOUND', deliveryStatus: 'SENT' });

  it('only moves forward, with one event per step', async () => {
    const harness = await worldWithTicket();
    await harness.record([sent]);
    const events = await harness.record([
      says('DELIVERED'),
      says('SENT'),
      says('READ'),
      says('DELIVERED'),
      says('FAILED'),
    ]);
    expect(events.map(({ data }) => data)).toEqual([
      { type: 'MESSAGE_DELIVERY_CHANGED', messageKey: 'm1', deliveryStatus: 'DELIVERED' },
      { type: 'MESSAGE_DELIVERY_CHANGED', messageKey: 'm1', deliveryStatus: 'READ' },
    ]);
    expect(events[0]).toMatchObject({ ticketKey: 't1', assigneeKey: 'a1', occurredAt: 1_000_008_000 });
    expect(await message(harness, 'm1')).toMatchObject({ deliveryStatus: 'READ', deliveryError: null });
  });

  it('that failed stores the reason, and drops it when the message is delivered after all', async () => {
    const harness = await worldWithTicket();
    await harness.record([sent, says('FAILED', 'no such number')]);
    expect(await message(harness, 'm1')).toMatchObject({ deliveryStatus: 'FAILED', deliveryError: 'no such number' });
    await harness.record([says('DELIVERED')]);
    expect(await message(harness, 'm1')).toMatchObject({ deliveryStatus: 'DELIVERED', deliveryError: null });
  });

  it('that arrives before its message is stored, the furthest one wins, and the message has it from the start', async () => {
    const harness = await worldWithTicket();
    expect(await harness.record([says('READ')])).toEqual([]);
    expect(await harness.record([says('DELIVERED')])).toEqual([]);
    expect(typesOf(await harness.record([sent]))).toEqual(['MESSAGE_ADDED']);
    expect(await message(harness, 'm1')).toMatchObject({ deliveryStatus: 'READ' });
  });

  it('is not reverted by an edit with an older state', async () => {
    const harness = await worldWithTicket();
    await harness.record([sent, says('READ')]);
    await harness.clock.advance(1);
    const edited = saysMessage('m1', { direction: 'OUTBOUND', deliveryStatus: 'SENT', text: 'edited' });
    expect(typesOf(await harness.record([edited]))).toEqual(['MESSAGE_UPDATED']);
    expect(await message(harness, 'm1')).toMatchObject({ deliveryStatus: 'READ', text: 'edited' });
  });
});

describe('a delivery with the id of the network', () => {
  it('gives the message that id, with an event for the delivery only', async () => {
    const { record, ...harness } = await worldWithTicket();
    await record([saysMessage('m1', { direction: 'OUTBOUND', deliveryStatus: 'QUEUED' })]);
    const sent = {
      type: 'delivery',
      messageKey: 'm1',
      status: 'SENT',
      error: null,
      at: 1_000_009_000,
      nativeId: 'answer-1',
    } as const;
    expect(await record([sent])).toMatchObject([
      { data: { type: 'MESSAGE_DELIVERY_CHANGED', deliveryStatus: 'SENT' } },
    ]);
    expect((await harness.store.state.messages(ACCOUNT, ['m1'])).get('m1')).toMatchObject({ nativeId: 'answer-1' });
    expect(await record([{ ...sent, nativeId: 'answer-2' }])).toEqual([]);
    expect((await harness.store.state.messages(ACCOUNT, ['m1'])).get('m1')).toMatchObject({ nativeId: 'answer-1' });
  });
});
