// A store that the previous release wrote is read whole by this one.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogRecord } from '../../../../src/domain/catalog.ts';
import type { Store } from '../../../../src/domain/ports/storage/store.ts';
import type { TicketPredicate } from '../../../../src/domain/ticket-query.ts';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import type { TimelineChange } from '../../../../src/domain/timeline.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { MIGRATIONS } from '../../../../src/storage/sqlite/database/migrations/index.ts';
import { openSqliteStore } from '../../../../src/storage/sqlite/open-sqlite-store.ts';
import { messageRecord, newDelivery, newEvent, ticketRecord } from '../../../kit/domain/records.ts';

const PREVIOUS_VERSION = 6;
const APPLICATION_ID = 0x64736b67;
const ACCOUNT = 'desk-one';

const indexed = ticketRecord({
  ...{
    key: 'indexed',
    nativeId: '41',
    subject: 'unicorn Straße',
    assigneeKey: 'anna',
    tagKeys: ['vip'],
    updatedAt: 20,
  },
  externalReferences: ['order-7', 'groß-2'].map((value) => ({ system: 'shop', value })),
});
const queued = ticketRecord({ key: 'queued', nativeId: '42', subject: 'griffin', tagKeys: [], updatedAt: 10 });
const message = messageRecord({ key: 'message', ticketKey: 'indexed', text: 'pegasus ISPARTA ışıl' });
const event = newEvent({ key: 'event', ticketKey: 'indexed' });
const delivery = newDelivery({ key: 'delivery', dedupeKey: 'once' });
const change: TimelineChange = {
  ...{ key: 'change', at: 30, actor: null, type: 'FIELD', field: 'subject', before: null, after: 'unicorn' },
};
const tag: CatalogRecord<'tag'> = {
  ...{ vendor: 'DESK360', account: ACCOUNT, key: 'vip', nativeId: 'vip', kind: 'tag', tagKind: 'TAG', name: 'VIP' },
  ...{ color: null, description: null, active: true, editable: true, observedAt: 5 },
};
const checkpoint = {
  ...({ phase: 'FOLLOWING', cursor: 'c', ticketsSeen: 2, ticketsExpected: null } as const),
  ...{ startedAt: 1, completedAt: 2, lastReadAt: 3 },
};

let directory = '';
let path = '';
let store: Store;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'deskgraph-migrations-'));
  path = join(directory, 'store.db');
  writePreviousRelease(path);
  store = await openSqliteStore({ path, clock: systemClock });
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

function writePreviousRelease(file: string): void {
  const database = new DatabaseSync(file);
  const insert = (table: string, row: Readonly<Record<string, string | number | Uint8Array | null>>): void => {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    database.prepare(sql).run(...Object.values(row));
  };
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  for (const { version, sql } of MIGRATIONS) if (version <= PREVIOUS_VERSION) database.exec(sql);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${PREVIOUS_VERSION}`);

  insert('meta', { name: 'logId', value: 'log-of-the-previous-release' });
  insert('meta', { name: 'secret', value: new Uint8Array(32).fill(7) });
  const { account, vendor, receivedAt } = event;
  insert('events', {
    ...{ position: 1, account, vendor, type: event.data.type, ticket_key: 'indexed', received_at: receivedAt },
    doc: JSON.stringify(event),
  });
  insert('deliveries', {
    ...{ sequence: 1, key: delivery.key, account, vendor, received_at: delivery.receivedAt, state: delivery.state },
    ...{ dedupe_key: 'once', event_positions: '["1"]', headers: JSON.stringify(delivery.headers), body: delivery.body },
  });
  insert('delivery_counts', { account, last_received_at: 1_000, accepted: 1 });
  insert('arrivals', { account, received_at: 9, headers: '{"a":"b"}', body: new TextEncoder().encode('queued body') });
  for (const [index, ticket] of [indexed, queued].entries()) insertTicket(index + 1, ticket);
  insert('ticket_raws', { sequence: 1, raw: '{"native":1}' });
  insert('ticket_tags', { tag_key: 'vip', sequence: 1 });
  for (const value of ['order-7', 'groß-2']) insert('ticket_references', { value, sequence: 1 });
  insert('known_accounts', { account, vendor });
  insert('ticket_aliases', { account, key: 'former', to_key: 'indexed' });
  insert('search', { rowid: 1, words: 'unicorn pegasus' });
  insert('search_queue', { sequence: 2 });
  insert('messages', {
    ...{ sequence: 1, account, key: 'message', ticket_key: 'indexed', created_at: message.createdAt, revision: 1 },
    ...{ direction: message.direction, visibility: message.visibility, content_kind: message.content.kind },
    ...{ automated: 0, words: 'pegasus', doc: JSON.stringify(message) },
  });
  insert('message_raws', { sequence: 1, raw: '{"native":2}' });
  insert('early_deliveries', { account, message_key: 'later', status: 'READ', error: null });
  insert('timeline', { account, key: 'change', ticket_key: 'indexed', at: 30, doc: JSON.stringify(change) });
  insert('catalog', { kind: 'tag', account, key: 'vip', doc: JSON.stringify(tag) });
  insert('collections', { account, kind: 'tag', observed_at: 77 });
  insert('checkpoints', { account, doc: JSON.stringify(checkpoint) });
  insert('ledger', { key: 'client:key', request_hash: 'hash', started_at: 100, outcome: null });
  insert('outbox', {
    ...{ account, key: 'task', kind: 'call', ticket_key: null, details: '{}', due_at: 100, attempts: 1 },
  });
  insert('switched_off', { account, at: 5_000 });
  database.exec('COMMIT');
  database.close();

  function insertTicket(sequence: number, ticket: TicketRecord): void {
    insert('tickets', {
      ...{ sequence, account, key: ticket.key, native_id: ticket.nativeId, vendor, revision: sequence },
      ...{ updated_sort: ticket.updatedAt, activity_sort: 0, created_sort: 0, priority_sort: 0 },
      ...{ status: ticket.status, channel_type: ticket.channelType, assignee_key: ticket.assigneeKey },
      ...{ tag_count: ticket.tagKeys?.length ?? 0, subject: ticket.subject },
    });
    insert('ticket_docs', { sequence, words: ticket.subject, doc: JSON.stringify(ticket) });
  }
}

const list = async (predicate: TicketPredicate): Promise<string[]> => {
  const sort = { field: 'UPDATED_AT', direction: 'DESC' } as const;
  return (await store.state.listTickets({ predicate, sort, after: null, limit: 10 })).map((row) => row.ticket.key);
};

describe('a store of the previous release', () => {
  it('gives back its log and its secret', async () => {
    expect([store.log.id, store.secret]).toEqual(['log-of-the-previous-release', new Uint8Array(32).fill(7)]);
    const { events } = await store.log.read({ after: 0n, limit: 10, selection: null });
    expect(events).toEqual([{ ...event, position: 1n }]);
    const [next] = await store.commit((tx) => tx.log.append([newEvent()]));
    expect(next!.position).toBe(2n);
  });

  it('gives back its deliveries and its ingest queue', async () => {
    const read = (await store.inbox.byKeys(['delivery'])).get('delivery')!;
    expect({ ...read, body: Buffer.from(read.body) }).toEqual({
      ...{ ...delivery, body: Buffer.from(delivery.body) },
      ...{ attempts: 1, eventPositions: [1n] },
    });
    expect(await store.inbox.counts(ACCOUNT)).toMatchObject({ lastReceivedAt: 1_000, accepted: 1 });
    const [entry] = await store.commit((tx) => tx.inbox.dequeue(10));
    expect(new TextDecoder().decode(entry!.body)).toBe('queued body');
    expect(await store.commit((tx) => tx.inbox.prune(10_000))).toBe(1);
  });

  it('lists and finds its tickets in every way', async () => {
    expect(await list({ op: 'and', of: [] })).toEqual(['indexed', 'queued']);
    expect(await list({ op: 'in', field: 'account', values: [ACCOUNT] })).toEqual(['indexed', 'queued']);
    expect(await list({ op: 'ref', field: 'tag', refs: [{ account: ACCOUNT, key: 'vip' }] })).toEqual(['indexed']);
    expect(await list({ op: 'ref', field: 'assignee', refs: [{ account: ACCOUNT, key: 'anna' }] })).toEqual([
      'indexed',
    ]);
    expect(await list({ op: 'text', field: 'externalReference', is: 'eq', value: 'order-7' })).toEqual(['indexed']);
    expect(await list({ op: 'search', text: 'pegasus' })).toEqual(['indexed']);
    expect(await list({ op: 'search', text: 'griffin' })).toEqual(['queued']);
    expect(await store.state.countTickets({ op: 'in', field: 'status', values: [indexed.status] })).toBe(2);
    expect(await store.state.ticketByNativeId([ACCOUNT], '42')).toEqual(queued);
    expect((await store.state.tickets(ACCOUNT, ['former'])).get('former')).toEqual(indexed);
    expect(await store.state.raw(ACCOUNT, 'ticket', 'indexed')).toEqual({ native: 1 });
  });

  it('folds its texts again', async () => {
    const searches = ['PEGASUS', 'isparta', 'IŞIL', 'unicorn STRASSE', 'gross-2'];
    for (const text of searches) expect(await list({ op: 'search', text }), text).toEqual(['indexed']);
    expect(await list({ op: 'text', field: 'subject', is: 'contains', value: 'strasse' })).toEqual(['indexed']);
    expect(await list({ op: 'text', field: 'externalReference', is: 'eq', value: 'GROSS-2' })).toEqual(['indexed']);
  });

  it('gives back its messages, timelines, catalogs and checkpoints', async () => {
    const query = { ticketKey: 'indexed', after: null, before: null, limit: 5, fromEnd: false, filter: null };
    const thread = (await store.state.threads(ACCOUNT, [query])).get('indexed')!;
    expect(thread.messages.map((row) => row.message)).toEqual([message]);
    expect(await store.state.raw(ACCOUNT, 'message', 'message')).toEqual({ native: 2 });
    expect(await store.state.timelineChange(ACCOUNT, 'change')).toEqual({ ticketKey: 'indexed', change });
    expect((await store.state.catalog(ACCOUNT, 'tag', ['vip'])).get('vip')).toEqual(tag);
    expect(await store.state.collectionObservedAt(ACCOUNT, 'tag')).toBe(77);
    expect(await store.state.checkpoint(ACCOUNT)).toEqual(checkpoint);
    expect(await store.state.disabledAt(ACCOUNT)).toBe(5_000);
    const early = await store.commit((tx) => tx.state.takeEarlyDelivery(ACCOUNT, 'later'));
    expect(early).toEqual({ status: 'READ', error: null });
  });

  it('gives back its ledger and its outbox', async () => {
    expect(await store.ledger.entry('client:key')).toMatchObject({ requestHash: 'hash', startedAt: 100 });
    expect(await store.outbox.task(ACCOUNT, 'task')).toMatchObject({ kind: 'call', dueAt: 100, attempts: 1 });
  });

  it('takes changes and removals of its tickets', async () => {
    await store.commit((tx) => tx.state.putTicket({ ...indexed, subject: 'dragon', tagKeys: [], version: 2 }, {}));
    expect(await list({ op: 'search', text: 'dragon' })).toEqual(['indexed']);
    expect(await list({ op: 'search', text: 'unicorn' })).toEqual([]);
    await store.commit((tx) => tx.state.removeTicket(ACCOUNT, 'indexed'));
    expect(await list({ op: 'and', of: [] })).toEqual(['queued']);
    expect((await store.state.messages(ACCOUNT, ['message'])).size).toBe(0);
  });

  it('keeps no old column name and stays intact', async () => {
    const database = new DatabaseSync(path, { readOnly: true });
    const schema = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
    expect(schema.filter(({ sql }) => /\b(sequence|place)\b/.test(String(sql)))).toEqual([]);
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });
});
