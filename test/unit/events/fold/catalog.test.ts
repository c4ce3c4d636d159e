// Reports about agents, contacts, tags and the rest, and observations that only make an event.

import { describe, expect, it } from 'vitest';
import type { AgentFields, CatalogEntry, ContactFields } from '../../../../src/domain/catalog.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import { ACCOUNT, openFoldHarness, saysTicket, typesOf, type FoldHarness } from './fold-harness.ts';

const saysEntry = (entry: CatalogEntry): Observation => ({ type: 'catalog', entry });
const agent = (key: string, fields: Partial<AgentFields> = {}): Observation =>
  saysEntry({
    kind: 'agent',
    key,
    nativeId: key,
    displayName: key,
    email: null,
    avatarUrl: null,
    presence: null,
    teamKeys: null,
    active: true,
    ...fields,
  });
const contact = (key: string, fields: Partial<ContactFields> = {}): Observation =>
  saysEntry({
    kind: 'contact',
    key,
    nativeId: key,
    displayName: null,
    avatarUrl: null,
    identities: [],
    blocked: null,
    optedOut: null,
    ...fields,
  });
const tag = (key: string): Observation =>
  saysEntry({
    kind: 'tag',
    key,
    nativeId: key,
    tagKind: 'TAG',
    name: key,
    color: null,
    description: null,
    active: true,
    editable: true,
  });
const completes = (kind: 'agent' | 'tag', scope: string | null = null): Observation => ({
  type: 'collection-complete',
  kind,
  scope,
});

async function keysOf(harness: FoldHarness, kind: 'agent' | 'tag'): Promise<string[]> {
  const entries = await harness.store.state.listCatalog(kind, { accounts: [ACCOUNT], after: null, limit: 100 });
  return entries.map(({ key }) => key);
}

describe('a collection', () => {
  it('that was read completely deletes missing entries and stores the time of the read', async () => {
    const harness = await openFoldHarness();
    await harness.record([agent('a1'), agent('a2'), tag('x'), completes('agent')]);
    expect(await harness.store.state.collectionObservedAt(ACCOUNT, 'agent')).toBe(harness.clock.now());
    expect(await harness.store.state.collectionObservedAt(ACCOUNT, 'tag')).toBeNull();
    await harness.record([agent('a2'), agent('a3'), completes('agent')], { origin: 'read' });
    expect([await keysOf(harness, 'agent'), await keysOf(harness, 'tag')]).toEqual([['a2', 'a3'], ['x']]);
    await harness.record([completes('agent')], { origin: 'read' });
    expect(await keysOf(harness, 'agent')).toEqual([]);
  });

  it('of one scope leaves the other scopes unchanged', async () => {
    const harness = await openFoldHarness();
    await harness.record([tag('p1:a'), tag('p1:b'), tag('p2:a')]);
    await harness.record([tag('p1:b'), completes('tag', 'p1:')]);
    expect(await keysOf(harness, 'tag')).toEqual(['p1:b', 'p2:a']);
  });

  it('of many thousand entries is stored in one commit', async () => {
    const harness = await openFoldHarness();
    const many = Array.from({ length: 10_000 }, (_, index) => tag(`t${index}`));
    await harness.record([...many, completes('tag')]);
    await harness.record([...many.slice(0, 9_000), completes('tag')]);
    const found = await harness.store.state.catalog(ACCOUNT, 'tag', ['t0', 't8999', 't9000', 't9999']);
    expect([...found.keys()]).toEqual(['t0', 't8999']);
  });
});

describe('an entry', () => {
  it('is not overwritten by an older read', async () => {
    const harness = await openFoldHarness();
    const now = harness.clock.now();
    await harness.record([agent('a1', { displayName: 'New' })]);
    await harness.record([agent('a1', { displayName: 'Old' })], { observedAt: now - 1 });
    expect((await harness.store.state.catalog(ACCOUNT, 'agent', ['a1'])).get('a1')?.displayName).toBe('New');
  });

  it('of a bot keeps the version that a list of bots does not contain', async () => {
    const { record, store } = await openFoldHarness();
    const bot = (versionLabel: string | null): Observation =>
      saysEntry({ kind: 'bot', key: 'b1', nativeId: 'b1', displayName: 'Aria', avatarUrl: null, versionLabel });
    for (const label of ['7', null]) await record([bot(label)]);
    expect((await store.state.catalog(ACCOUNT, 'bot', ['b1'])).get('b1')).toMatchObject({ versionLabel: '7' });
    await record([bot('8')]);
    expect((await store.state.catalog(ACCOUNT, 'bot', ['b1'])).get('b1')).toMatchObject({ versionLabel: '8' });
  });

  it('of a contact keeps the fields that a ticket does not contain', async () => {
    const harness = await openFoldHarness();
    const identities = [{ kind: 'PHONE', value: '+491', verified: true }] as const;
    await harness.record([
      contact('c1', { displayName: 'Ada', avatarUrl: 'u', identities, blocked: true, optedOut: true }),
    ]);
    await harness.record([contact('c1')]);
    const kept = (await harness.store.state.catalog(ACCOUNT, 'contact', ['c1'])).get('c1');
    expect(kept).toMatchObject({ displayName: 'Ada', avatarUrl: 'u', identities, blocked: true, optedOut: true });
    await harness.record([contact('c1', { displayName: 'Ada L.', optedOut: false })]);
    const changed = (await harness.store.state.catalog(ACCOUNT, 'contact', ['c1'])).get('c1');
    expect(changed).toMatchObject({ displayName: 'Ada L.', optedOut: false, blocked: true });
  });
});

describe('an opt-out', () => {
  const out: Observation = { type: 'contact-opted-out', contactKey: 'c1', ticketKey: 't1', at: 1_000_005_000 };

  it('makes one event, at its own time, with the facets of its ticket', async () => {
    const harness = await openFoldHarness();
    await harness.record([saysTicket('t1', { teamKey: 'm1' })]);
    expect(await harness.record([out, out])).toMatchObject([
      {
        ticketKey: 't1',
        teamKey: 'm1',
        occurredAt: 1_000_005_000,
        data: { type: 'CONTACT_OPTED_OUT', contactKey: 'c1' },
      },
    ]);
    expect(await harness.record([out])).toEqual([]);
  });

  it('applies to an unknown contact and to a known one', async () => {
    const harness = await openFoldHarness();
    await harness.record([contact('c2', { displayName: 'Ada' })]);
    await harness.record([out, { ...out, contactKey: 'c2' }]);
    const found = await harness.store.state.catalog(ACCOUNT, 'contact', ['c1', 'c2']);
    expect(found.get('c1')).toMatchObject({ optedOut: true, displayName: null });
    expect(found.get('c2')).toMatchObject({ optedOut: true, displayName: 'Ada' });
  });
});

describe('a presence', () => {
  const says = (presence: 'ONLINE' | 'BREAK', agentKey = 'a1'): Observation => ({
    type: 'presence',
    agentKey,
    presence,
    at: 1_000_006_000,
  });

  it('makes an event when it changes, and stays when a list does not contain it', async () => {
    const harness = await openFoldHarness();
    await harness.record([agent('a1')]);
    const events = await harness.record([says('ONLINE'), says('ONLINE'), says('BREAK'), agent('a1')]);
    expect(events.map(({ data }) => data)).toEqual([
      { type: 'AGENT_PRESENCE_CHANGED', agentKey: 'a1', presence: 'ONLINE' },
      { type: 'AGENT_PRESENCE_CHANGED', agentKey: 'a1', presence: 'BREAK' },
    ]);
    expect(events[0]).toMatchObject({ ticketKey: null, occurredAt: 1_000_006_000 });
    expect((await harness.store.state.catalog(ACCOUNT, 'agent', ['a1'])).get('a1')?.presence).toBe('BREAK');
  });

  it('of an unknown agent makes an event and no agent', async () => {
    const harness = await openFoldHarness();
    expect(typesOf(await harness.record([says('ONLINE', 'unknown')]))).toEqual(['AGENT_PRESENCE_CHANGED']);
    expect(await keysOf(harness, 'agent')).toEqual([]);
  });
});

describe('a timeline', () => {
  it('is stored without events, each change once, with the time of its complete read', async () => {
    const harness = await openFoldHarness();
    await harness.record([saysTicket('t1', {})]);
    const change = {
      key: 'l1',
      at: 1_000_000_001,
      actor: null,
      type: 'TAGS',
      addedKeys: ['x'],
      removedKeys: [],
    } as const;
    const said: Observation[] = [
      { type: 'timeline', ticketKey: 't1', changes: [change, { ...change, key: 'l2', at: 1_000_000_002 }] },
      { type: 'timeline-complete', ticketKey: 't1' },
    ];
    expect(await harness.record([...said, ...said])).toEqual([]);
    expect((await harness.store.state.timelines(ACCOUNT, ['t1'])).get('t1')?.map(({ key }) => key)).toEqual([
      'l1',
      'l2',
    ]);
    expect((await harness.ticket('t1'))?.timelineObservedAt).toBe(harness.clock.now());
    expect(await harness.record([{ type: 'timeline-complete', ticketKey: 'unknown' }])).toEqual([]);
  });
});

describe('an observation that only makes an event', () => {
  it('changes nothing and copies the facets of its ticket', async () => {
    const harness = await openFoldHarness();
    await harness.record([saysTicket('t1', { assigneeKey: 'a1', channelType: 'SMS' })]);
    const before = await harness.ticket('t1');
    const at = 1_000_004_000;
    const events = await harness.record([
      { type: 'survey', ticketKey: 't1', rating: { value: 4, scale: 5 }, at },
      {
        type: 'action-requested',
        ticketKey: 't1',
        actionId: 'x1',
        followupId: null,
        action: 'BUTTON',
        messageKey: 'm1',
        at,
      },
      { type: 'action-failed', ticketKey: 't1', actionId: 'x1', reason: 'no', at },
      { type: 'health', ticketKey: null, state: 'FAILED', at },
      { type: 'unmapped', ticketKey: null, nativeType: 'strange', raw: { a: [1, null] }, at },
    ]);
    expect(events.map(({ ticketKey, occurredAt, data }) => [ticketKey, occurredAt, data])).toEqual([
      ['t1', at, { type: 'SURVEY_SUBMITTED', rating: { value: 4, scale: 5 } }],
      ['t1', at, { type: 'ACTION_REQUESTED', action: 'BUTTON', actionId: 'x1', followupId: null, messageKey: 'm1' }],
      ['t1', at, { type: 'ACTION_FAILED', actionId: 'x1', reason: 'no' }],
      [null, at, { type: 'VENDOR_HEALTH_CHANGED', state: 'FAILED' }],
      [null, at, { type: 'UNMAPPED', nativeType: 'strange', raw: { a: [1, null] } }],
    ]);
    expect(events[0]).toMatchObject({ assigneeKey: 'a1', channelType: 'SMS' });
    expect(await harness.ticket('t1')).toEqual(before);
    expect(await harness.log()).toMatchObject([
      { data: { type: 'TICKET_CREATED' } },
      ...events.map(({ data }) => ({ data })),
    ]);
  });
});

describe('an account', () => {
  const says = (isOn: boolean, at: number): Observation => ({ type: 'account-enabled', isEnabled: isOn, at });

  it('that its vendor disables makes one event, and one when it is enabled again', async () => {
    const harness = await openFoldHarness();
    expect(await harness.record([says(true, 1_000_001_000)])).toEqual([]);
    expect(await harness.record([says(false, 1_000_002_000), says(false, 1_000_003_000)])).toMatchObject([
      { ticketKey: null, occurredAt: 1_000_002_000, data: { type: 'VENDOR_HEALTH_CHANGED', state: 'FAILED' } },
    ]);
    expect(await harness.store.state.disabledAt(ACCOUNT)).toBe(1_000_002_000);
    expect(await harness.record([says(true, 1_000_004_000)])).toMatchObject([
      { occurredAt: 1_000_004_000, data: { type: 'VENDOR_HEALTH_CHANGED', state: 'OK' } },
    ]);
    expect(await harness.store.state.disabledAt(ACCOUNT)).toBeNull();
  });

  it('stays disabled when the report to the contrary is older', async () => {
    const harness = await openFoldHarness();
    await harness.record([says(false, 1_000_002_000)]);
    expect(await harness.record([says(true, 1_000_001_999)])).toEqual([]);
    expect(await harness.store.state.disabledAt(ACCOUNT)).toBe(1_000_002_000);
  });
});
