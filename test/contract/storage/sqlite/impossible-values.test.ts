// A store in which an earlier release kept impossible values of vendors is readable, and its values are corrected.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../../src/domain/ports/storage/store.ts';
import type { TicketSortField } from '../../../../src/domain/ticket-query.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { MIGRATIONS } from '../../../../src/storage/sqlite/database/migrations/index.ts';
import { openSqliteStore } from '../../../../src/storage/sqlite/open-sqlite-store.ts';
import { messageRecord, newEvent, ticketRecord } from '../../../kit/domain/records.ts';

const PREVIOUS_VERSION = 7;
const APPLICATION_ID = 0x64736b67;
const ACCOUNT = 'desk-one';
const RECEIVED = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const NONE = Number.MIN_SAFE_INTEGER;

const attachment = {
  ...({ name: null, mimeType: null, sha256: null, mediaKind: 'OTHER', vendorUrl: null } as const),
  ...({ vendorMediaId: null, scanState: 'UNKNOWN' } as const),
};
const SIZES = [5, 3_000_000_000, 1024.5, 1e20, -1, null];
const sound = ticketRecord({
  ...{ key: 'sound', nativeId: '1', observedAt: RECEIVED, createdAt: RECEIVED - 1, updatedAt: RECEIVED + DAY },
  ...{ lastActivityAt: RECEIVED, lastInboundAt: null, snoozedUntil: RECEIVED + 100 * DAY, closedAt: null },
});
const bad = ticketRecord({
  ...{ key: 'bad', nativeId: '2', observedAt: RECEIVED, createdAt: 1.7e18, updatedAt: Number.MAX_SAFE_INTEGER },
  ...{ lastActivityAt: 1.7e18, lastInboundAt: 1.7e18, firstResponseAt: -1, snoozedUntil: 1e20, closedAt: 1e21 },
  ...{ subject: 'cut \ud83d' },
});
const badMessage = messageRecord({
  ...{ key: 'bad', ticketKey: 'bad', observedAt: RECEIVED - 5, createdAt: 1.7e18, editedAt: RECEIVED + DAY + 1 },
  ...{ text: '\ude00 cut', direction: 'INBOUND' },
  attachments: SIZES.map((byteSize, index) => ({ ...attachment, key: `bad/${index}`, byteSize })),
});
const soundMessage = messageRecord({
  ...{ key: 'sound', ticketKey: 'bad', observedAt: RECEIVED, createdAt: RECEIVED - 7, direction: 'OUTBOUND' },
});
const badEvent = newEvent({ key: 'bad', receivedAt: RECEIVED, occurredAt: 1.7e18 });
const soundEvent = newEvent({ key: 'sound', receivedAt: RECEIVED, occurredAt: RECEIVED - 3 });

let directory = '';
let store: Store;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'deskgraph-impossible-'));
  const path = join(directory, 'store.db');
  writePreviousRelease(path);
  store = await openSqliteStore({ path, clock: systemClock });
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

function writePreviousRelease(file: string): void {
  const database = new DatabaseSync(file);
  const insert = (table: string, row: Readonly<Record<string, string | number | null>>): void => {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    database.prepare(sql).run(...Object.values(row));
  };
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  for (const { version, sql } of MIGRATIONS) if (version <= PREVIOUS_VERSION) database.exec(sql);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${PREVIOUS_VERSION}`);
  for (const [index, ticket] of [sound, bad].entries()) {
    const id = index + 1;
    insert('tickets', {
      ...{ id, account: ACCOUNT, key: ticket.key, native_id: ticket.nativeId, vendor: ticket.vendor, revision: id },
      ...{ updated_sort: ticket.updatedAt, activity_sort: ticket.lastActivityAt, created_sort: ticket.createdAt },
      ...{ priority_sort: NONE, status: ticket.status, channel_type: ticket.channelType, tag_count: 0 },
    });
    insert('ticket_docs', { ticket_id: id, words: '', doc: JSON.stringify(ticket) });
  }
  insert('ticket_raws', { ticket_id: 2, raw: JSON.stringify({ 'k\ud800': '\ud83d' }) });
  insert('known_accounts', { account: ACCOUNT, vendor: sound.vendor });
  for (const [index, message] of [badMessage, soundMessage].entries()) {
    insert('messages', {
      ...{ id: index + 1, account: ACCOUNT, key: message.key, ticket_key: 'bad', created_at: message.createdAt },
      ...{ revision: 1, direction: message.direction, visibility: message.visibility, automated: 0, words: '' },
      ...{ content_kind: message.content.kind, doc: JSON.stringify(message) },
    });
  }
  for (const event of [badEvent, soundEvent]) {
    insert('events', {
      ...{ account: ACCOUNT, vendor: event.vendor, type: event.data.type, received_at: event.receivedAt },
      doc: JSON.stringify(event),
    });
  }
  for (const at of [30, 1.7e18]) {
    const doc = { key: `c${at}`, at, actor: null, type: 'FIELD', field: 'subject', before: null, after: 'a\ud83d' };
    insert('timeline', { account: ACCOUNT, key: doc.key, ticket_key: 'bad', at, doc: JSON.stringify(doc) });
  }
  insert('disabled_accounts', { account: ACCOUNT, at: Number.MAX_SAFE_INTEGER });
  database.exec('COMMIT');
  database.close();
}

it('its tickets have the times that are possible, in the lists too', async () => {
  const tickets = await store.state.tickets(ACCOUNT, ['sound', 'bad']);
  expect(tickets.get('sound')).toEqual(sound);
  expect(tickets.get('bad')).toEqual({
    ...bad,
    ...{ createdAt: null, updatedAt: null, firstResponseAt: null, snoozedUntil: null, closedAt: null },
    ...{ lastActivityAt: RECEIVED - 5, lastInboundAt: RECEIVED - 5, subject: 'cut \ufffd' },
  });
  expect(await store.state.raw(ACCOUNT, 'ticket', 'bad')).toEqual({ 'k\ufffd': '\ufffd' });
  const positions = async (field: TicketSortField): Promise<unknown[]> => {
    const sort = { field, direction: 'DESC' } as const;
    const rows = await store.state.listTickets({ predicate: { op: 'and', of: [] }, sort, after: null, limit: 10 });
    return rows.map(({ ticket, position }) => [ticket.key, position.value]);
  };
  expect(await positions('UPDATED_AT')).toEqual([
    ['sound', RECEIVED + DAY],
    ['bad', NONE],
  ]);
  expect(await positions('CREATED_AT')).toEqual([
    ['sound', RECEIVED - 1],
    ['bad', NONE],
  ]);
  expect(await positions('LAST_ACTIVITY_AT')).toEqual([
    ['sound', RECEIVED],
    ['bad', RECEIVED - 5],
  ]);
});

it('its messages have the time of their receipt, and sizes that are sizes', async () => {
  const query = { ticketKey: 'bad', after: null, before: null, limit: 10, fromEnd: false, filter: null };
  const thread = (await store.state.threads(ACCOUNT, [query])).get('bad');
  expect(thread?.messages.map(({ message, position }) => [message.key, message.createdAt, position.createdAt])).toEqual(
    [
      ['sound', RECEIVED - 7, RECEIVED - 7],
      ['bad', RECEIVED - 5, RECEIVED - 5],
    ],
  );
  const messages = await store.state.messages(ACCOUNT, ['bad', 'sound']);
  expect(messages.get('sound')).toEqual(soundMessage);
  expect(messages.get('bad')).toMatchObject({ editedAt: null, text: '\ufffd cut' });
  expect(messages.get('bad')?.attachments.map(({ byteSize }) => byteSize)).toEqual([
    5,
    3_000_000_000,
    ...[null, null, null, null],
  ]);
});

it('its events, its timeline and its disabled accounts have possible times', async () => {
  const { events } = await store.log.read({ after: 0n, limit: 10, selection: null });
  expect(events.map(({ key, occurredAt }) => [key, occurredAt])).toEqual([
    ['bad', RECEIVED],
    ['sound', RECEIVED - 3],
  ]);
  const timelines = await store.state.timelines(ACCOUNT, ['bad'], { from: null, limit: 10 });
  const times = timelines.get('bad')?.map(({ at }) => at) ?? [];
  expect(times[0]).toBe(30);
  expect(Math.abs((times[1] ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(timelines.get('bad')?.[0]).toMatchObject({ after: 'a\ufffd' });
  expect(await store.state.disabledAt(ACCOUNT)).toBeLessThan(Date.now() + 60_000);
});
