// Reports about tickets, merged into the projection: what stays, what changes, what makes events.

import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../../../src/domain/events/event.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import type { TicketFields } from '../../../../src/domain/ticket.ts';
import { ACCOUNT, openFoldHarness, saysMessage, saysTicket, typesOf, VENDOR } from './fold-harness.ts';

const HEAD: Partial<TicketFields> = {
  subject: 'Broken cup',
  status: 'OPEN',
  nativeStatus: { code: 'open', label: 'Open' },
  channelType: 'WHATSAPP',
  assigneeKey: 'a1',
  tagKeys: ['x'],
  createdAt: 1_000_001_000,
  updatedAt: 1_000_002_000,
};

describe('a new ticket', () => {
  it('has the reported fields over those for creation only, and makes one event at the time of its creation', async () => {
    const { record, ticket, clock } = await openFoldHarness();
    const said = saysTicket('t1', HEAD, { createFields: { subject: 'later', priority: 'LOW' } });
    const events = await record([said]);
    expect(events).toMatchObject([
      {
        position: 1n,
        vendor: VENDOR,
        account: ACCOUNT,
        ticketKey: 't1',
        assigneeKey: 'a1',
        teamKey: null,
        channelType: 'WHATSAPP',
        occurredAt: 1_000_001_000,
        receivedAt: clock.now(),
        replayed: false,
        cause: null,
        data: { type: 'TICKET_CREATED' },
      },
    ]);
    expect(await ticket('t1')).toMatchObject({
      subject: 'Broken cup',
      priority: 'LOW',
      version: 1,
      observedAt: clock.now(),
      lastActivityAt: 1_000_002_000,
      threadObservedAt: null,
      threadBehind: false,
    });
  });

  it('that changes without a new vendor time changed when the gateway learned of it', async () => {
    const { record, clock } = await openFoldHarness();
    await record([saysTicket('t1', HEAD)]);
    await clock.advance(5_000);
    const silent = await record([saysTicket('t1', { assigneeKey: 'a2' })]);
    expect(silent).toMatchObject([{ occurredAt: clock.now(), data: { type: 'TICKET_ASSIGNED' } }]);
    const dated = await record([saysTicket('t1', { assigneeKey: 'a3', updatedAt: 1_000_003_000 })]);
    expect(dated).toMatchObject([{ occurredAt: 1_000_003_000, data: { type: 'TICKET_ASSIGNED' } }]);
  });

  it('is not created by an observation for known tickets only', async () => {
    const { record, ticket } = await openFoldHarness();
    expect(await record([saysTicket('t1', HEAD, { existence: 'known-only' })])).toEqual([]);
    expect(await ticket('t1')).toBeUndefined();
    await record([saysTicket('t1', HEAD)]);
    const events = await record([saysTicket('t1', { priority: 'HIGH' }, { existence: 'known-only' })]);
    expect(typesOf(events)).toEqual(['TICKET_UPDATED']);
  });

  it('does not apply fields for creation only to a known ticket', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([saysTicket('t1', { status: 'OPEN' })]);
    expect(await record([saysTicket('t1', {}, { createFields: { subject: 'no', status: 'CLOSED' } })])).toEqual([]);
    expect(await ticket('t1')).toMatchObject({ subject: null, status: 'OPEN', version: 1 });
  });

  it('has at most 280 characters of preview', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([saysTicket('t1', { preview: 'p'.repeat(1_000) })]);
    expect((await ticket('t1'))?.preview).toHaveLength(280);
    await record([saysTicket('t1', { preview: 'q'.repeat(1_000) })]);
    expect((await ticket('t1'))?.preview).toBe('q'.repeat(280));
  });
});

describe('a ticket that is reported again', () => {
  it('makes events of every change in a fixed order, with its current facets and the vendor time', async () => {
    const { record } = await openFoldHarness();
    await record([saysTicket('t1', HEAD)]);
    const events = await record([
      saysTicket('t1', {
        subject: 'New',
        priority: 'HIGH',
        status: 'PENDING',
        nativeStatus: { code: 'wait', label: 'Waiting' },
        assigneeKey: null,
        teamKey: 'm1',
        tagKeys: ['y'],
        updatedAt: 1_000_003_000,
      }),
    ]);
    expect(events.map(({ data }) => data)).toEqual([
      { type: 'TICKET_STATUS_CHANGED', from: 'OPEN', to: 'PENDING' },
      { type: 'TICKET_ASSIGNED', fromAgentKey: 'a1', toAgentKey: null },
      { type: 'TICKET_TAGS_CHANGED', addedKeys: ['y'], removedKeys: ['x'] },
      {
        type: 'TICKET_UPDATED',
        changes: [
          { field: 'subject', before: 'Broken cup', after: 'New' },
          { field: 'priority', before: null, after: 'HIGH' },
          { field: 'teamKey', before: null, after: 'm1' },
        ],
      },
    ]);
    const facets: Partial<NewEvent> = { ticketKey: 't1', assigneeKey: null, teamKey: 'm1', occurredAt: 1_000_003_000 };
    for (const event of events) expect(event).toMatchObject(facets);
    expect(new Set(events.map(({ key }) => key)).size).toBe(4);
  });

  it('makes no event and no version when nothing changed', async () => {
    const { record, ticket, clock } = await openFoldHarness();
    await record([saysTicket('t1', HEAD)]);
    await clock.advance(5_000);
    expect(await record([saysTicket('t1', HEAD)])).toEqual([]);
    expect(await ticket('t1')).toMatchObject({ version: 1, observedAt: clock.now() });
  });

  it('never lets an older vendor time overwrite a newer one, however late it arrives', async () => {
    const { record, ticket, clock } = await openFoldHarness();
    await record([saysTicket('t1', { ...HEAD, updatedAt: 1_000_005_000 })]);
    await clock.advance(1_000);
    const late = saysTicket('t1', { ...HEAD, subject: 'Old', status: 'NEW', updatedAt: 1_000_004_999 });
    expect(await record([late])).toEqual([]);
    expect(await ticket('t1')).toMatchObject({
      subject: 'Broken cup',
      status: 'OPEN',
      updatedAt: 1_000_005_000,
      version: 1,
    });
  });

  it('takes unknown fields from an older report', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([saysTicket('t1', { status: 'OPEN', updatedAt: 1_000_005_000 })]);
    const events = await record([
      saysTicket('t1', { status: 'NEW', subject: 'Known now', contactKey: 'c1', updatedAt: 1_000_004_000 }),
    ]);
    expect(typesOf(events)).toEqual(['TICKET_UPDATED']);
    expect(await ticket('t1')).toMatchObject({
      status: 'OPEN',
      subject: 'Known now',
      contactKey: 'c1',
      updatedAt: 1_000_005_000,
      version: 2,
    });
  });

  it('takes the later read if the vendor has no times, and null if null was reported', async () => {
    const { record, ticket, clock } = await openFoldHarness();
    const now = clock.now();
    await record([saysTicket('t1', { subject: 'second', assigneeKey: 'a1' })], { observedAt: now });
    await record([saysTicket('t1', { subject: 'first' })], { observedAt: now - 10 });
    expect(await ticket('t1')).toMatchObject({ subject: 'second', observedAt: now });
    await record([saysTicket('t1', { assigneeKey: null })], { observedAt: now + 10 });
    expect(await ticket('t1')).toMatchObject({ subject: 'second', assigneeKey: null, observedAt: now + 10 });
  });

  it('makes an event of a change of the native status even if the common status is the same', async () => {
    const { record } = await openFoldHarness();
    await record([saysTicket('t1', HEAD)]);
    const events = await record([saysTicket('t1', { nativeStatus: { code: 'escalated', label: 'Escalated' } })]);
    expect(events.map(({ data }) => data)).toEqual([{ type: 'TICKET_STATUS_CHANGED', from: 'OPEN', to: 'OPEN' }]);
  });

  it('keeps its version when a list repeats an older activity', async () => {
    const { record, ticket } = await openFoldHarness();
    const listed = saysTicket('t1', { ...HEAD, lastActivityAt: 1_000_002_000 });
    await record([listed]);
    await record([saysMessage('m1', { createdAt: 1_000_009_000 })]);
    const { version } = (await ticket('t1')) ?? {};
    for (let round = 0; round < 3; round += 1) await record([listed], { origin: 'read' });
    expect(await ticket('t1')).toMatchObject({ version, lastActivityAt: 1_000_009_000 });
  });

  it('is marked as behind by a read that shows a change without its messages, not by a webhook', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([saysTicket('t1', HEAD)]);
    await record([saysTicket('t1', { ...HEAD, updatedAt: 1_000_003_000 })]);
    expect((await ticket('t1'))?.threadBehind).toBe(false);
    await record([saysTicket('t1', { ...HEAD, updatedAt: 1_000_004_000 })], { origin: 'read' });
    expect((await ticket('t1'))?.threadBehind).toBe(true);
    await record([{ type: 'thread-complete', ticketKey: 't1' }], { origin: 'read' });
    expect((await ticket('t1'))?.threadBehind).toBe(false);
  });

  it('stays behind when a thread arrives that was read before the change', async () => {
    const { record, ticket, clock } = await openFoldHarness();
    await record([saysTicket('t1', HEAD)], { origin: 'backfill' });
    const threadReadAt = clock.now() + 1_000;
    await clock.advance(2_000);
    await record([saysTicket('t1', { ...HEAD, updatedAt: 1_000_003_000 })], { origin: 'read' });
    await record([saysMessage('m1'), { type: 'thread-complete', ticketKey: 't1' }], {
      origin: 'read',
      observedAt: threadReadAt,
    });
    expect(await ticket('t1')).toMatchObject({ threadBehind: true, threadObservedAt: threadReadAt });
    await record([{ type: 'thread-complete', ticketKey: 't1' }], { origin: 'read' });
    expect(await ticket('t1')).toMatchObject({ threadBehind: false, threadObservedAt: clock.now() });
  });
});

describe('a backfill', () => {
  it('makes no events of tickets, changes of tickets and messages', async () => {
    const { record, ticket } = await openFoldHarness();
    const quiet = { origin: 'backfill' } as const;
    expect(await record([saysTicket('t1', HEAD), saysMessage('m1')], quiet)).toEqual([]);
    expect(await record([saysTicket('t1', { ...HEAD, subject: 'New', updatedAt: 1_000_003_000 })], quiet)).toEqual([]);
    expect((await ticket('t1'))?.subject).toBe('New');
  });

  it('does not overwrite what a webhook reported meanwhile', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([saysTicket('t1', { ...HEAD, subject: 'From the webhook', updatedAt: 1_000_009_000 })]);
    await record([saysTicket('t1', HEAD)], { origin: 'backfill' });
    expect(await ticket('t1')).toMatchObject({ subject: 'From the webhook', updatedAt: 1_000_009_000 });
  });
});

describe('a ticket that the vendor no longer has', () => {
  it('is removed and can be created again', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([saysTicket('t1', HEAD), saysMessage('m1')]);
    expect(await record([{ type: 'ticket-removed', key: 't1' }])).toEqual([]);
    expect(await ticket('t1')).toBeUndefined();
    expect(await record([{ type: 'ticket-removed', key: 'never-was' }])).toEqual([]);
    expect(typesOf(await record([saysTicket('t1', HEAD)]))).toEqual(['TICKET_CREATED']);
  });

  it('stays when it was reported after the read that missed it', async () => {
    const { record, ticket, clock } = await openFoldHarness();
    const lookedAt = clock.now();
    await clock.advance(100);
    await record([saysTicket('t1', HEAD)]);
    await record([{ type: 'ticket-removed', key: 't1' }], { origin: 'read', observedAt: lookedAt });
    expect(await ticket('t1')).toBeDefined();
  });
});

describe('the only active ticket of a contact', () => {
  const active = (key: string, rest: Partial<TicketFields> = {}): Observation =>
    saysTicket(key, { status: 'OPEN', contactKey: 'c1', ...rest }, { onlyActiveOfContact: true });

  it('marks the older active ones as superseded once, with one event each', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([
      active('t1'),
      active('other', { contactKey: 'c2' }),
      saysTicket('done', { status: 'CLOSED', contactKey: 'c1' }),
    ]);
    const events = await record([active('t2')]);
    expect(events.map(({ ticketKey, data }) => [ticketKey, data.type])).toEqual([
      ['t2', 'TICKET_CREATED'],
      ['t1', 'TICKET_UPDATED'],
    ]);
    expect(events[1]?.data).toMatchObject({ changes: [{ field: 'superseded', before: 'false', after: 'true' }] });
    expect(await record([active('t2')])).toEqual([]);
    const flags = await Promise.all(['t1', 't2', 'other', 'done'].map(async (key) => (await ticket(key))?.superseded));
    expect(flags).toEqual([true, false, false, false]);
  });

  it('is the one created last at the vendor, whichever is reported first', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([active('t2', { createdAt: 1_000_002_000 })]);
    expect(typesOf(await record([active('t1', { createdAt: 1_000_001_000 })]))).toEqual(['TICKET_CREATED']);
    expect(typesOf(await record([active('t3', { createdAt: 1_000_003_000 })]))).toEqual([
      'TICKET_CREATED',
      'TICKET_UPDATED',
    ]);
    const flags = await Promise.all(['t1', 't2', 't3'].map(async (key) => (await ticket(key))?.superseded));
    expect(flags).toEqual([true, true, false]);
  });

  it('supersedes nothing when it is done or has no contact', async () => {
    const { record, ticket } = await openFoldHarness();
    await record([active('t1')]);
    await record([active('t2', { status: 'CLOSED' }), active('t3', { contactKey: null })]);
    expect(await ticket('t1')).toMatchObject({ superseded: false, version: 1 });
  });
});

describe('many observations in one body', () => {
  it('are stored together: ten thousand in one commit', async () => {
    const { record, store } = await openFoldHarness();
    const many = Array.from({ length: 5_000 }, (_, index) => [
      saysTicket(`t${index}`, HEAD),
      saysMessage(`m${index}`, { ticketKey: `t${index}`, createdAt: 1_000_003_000 }),
    ]).flat();
    expect(await record(many)).toHaveLength(10_000);
    expect(await store.log.head()).toBe(10_000n);
    expect(await store.state.countTickets({ op: 'and', of: [] })).toBe(5_000);
  });

  it('are not stored at all when one of them fails', async () => {
    const { record, store } = await openFoldHarness();
    const many: Observation[] = Array.from({ length: 500 }, (_, index) => saysTicket(`t${index}`, HEAD));
    const bad = { type: 'catalog', entry: { kind: 'agent', key: 'a', nativeId: 'a', self: 1n } };
    await expect(record([...many, bad as unknown as Observation, ...many])).rejects.toThrow(TypeError);
    expect(await store.log.head()).toBe(0n);
    expect(await store.state.countTickets({ op: 'and', of: [] })).toBe(0);
  });
});
