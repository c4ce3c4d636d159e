// Tickets that the vendor continues under another key.

import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../src/domain/observation.ts';
import { ACCOUNT, openFoldHarness, saysMessage, saysTicket, typesOf } from './fold-harness.ts';

const moved = (key: string, toKey: string): Observation => ({
  type: 'ticket-moved',
  key,
  toKey,
  toNativeId: `native-${toKey}`,
});

describe('a ticket that moved', () => {
  it('continues under its new key with its stored fields, and the old key finds it', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([
      saysTicket('t1', { subject: 'Broken cup', teamKey: 'sales', updatedAt: 1_000_005_000, number: 'native-t1' }),
    ]);
    await record([moved('t1', 't2')]);
    expect(await ticket('t2')).toMatchObject({
      key: 't2',
      nativeId: 'native-t2',
      number: 'native-t2',
      subject: 'Broken cup',
      teamKey: 'sales',
      threadObservedAt: null,
      version: 2,
    });
    expect((await ticket('t1'))?.key).toBe('t2');
  });

  it('makes one event under the old key, and events of further changes under the new one', async () => {
    const { record } = await openFoldHarness();
    await record([saysTicket('t1', { subject: 'Broken cup', teamKey: 'sales' })]);
    const events = await record([moved('t1', 't2'), saysTicket('t2', { teamKey: 'support' })]);
    expect(events.map(({ ticketKey, data }) => [ticketKey, data])).toEqual([
      ['t1', { type: 'TICKET_UPDATED', changes: [{ field: 'nativeId', before: 'native-t1', after: 'native-t2' }] }],
      ['t2', { type: 'TICKET_UPDATED', changes: [{ field: 'teamKey', before: 'sales', after: 'support' }] }],
    ]);
    expect(await record([moved('t1', 't2')])).toEqual([]);
  });

  it('takes messages that are reported under the old key, and nothing else', async () => {
    const { record, store, ticket } = await openFoldHarness();
    await record([saysTicket('t1', { subject: 'Broken cup', status: 'OPEN' })]);
    await record([moved('t1', 't2')]);
    const events = await record([saysMessage('m9'), saysTicket('t1', { status: 'CLOSED', subject: 'gone' })]);
    expect(typesOf(events)).toEqual(['MESSAGE_ADDED']);
    expect(events[0]?.ticketKey).toBe('t2');
    expect((await store.state.messages(ACCOUNT, ['m9'])).get('m9')?.ticketKey).toBe('t2');
    expect(await ticket('t2')).toMatchObject({ status: 'OPEN', subject: 'Broken cup' });
  });

  it('can be known under both keys, or under none', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([saysTicket('t1', { subject: 'old' }), saysTicket('t2', { subject: 'new' })]);
    await record([moved('t1', 't2'), moved('t8', 't9')]);
    expect([(await ticket('t1'))?.subject, (await ticket('t2'))?.subject]).toEqual(['new', 'new']);
    expect(await ticket('t8')).toBeUndefined();
    await record([saysTicket('t9', { subject: 'nine' })]);
    expect((await ticket('t8'))?.subject).toBe('nine');
  });

  it('makes no event during a backfill', async () => {
    const { record } = await openFoldHarness();
    await record([saysTicket('t1', { subject: 'old' })]);
    expect(await record([moved('t1', 't2')], { origin: 'backfill' })).toEqual([]);
  });
});
