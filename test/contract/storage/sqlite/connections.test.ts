// Another connection writes to the file of an open store: what its clients may see does not depend on this process.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../../src/domain/ports/storage/store.ts';
import type { TicketPredicate } from '../../../../src/domain/ticket-query.ts';
import { TICKET_STATUSES } from '../../../../src/domain/ticket.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { openSqliteStore } from '../../../../src/storage/sqlite/open-sqlite-store.ts';
import { toTicketColumns } from '../../../../src/storage/sqlite/state/tickets/columns.ts';
import { ticketRecord } from '../../../kit/domain/records.ts';

let directory = '';
let store: Store;
let other: DatabaseSync;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'deskgraph-connections-'));
  const path = join(directory, 'store.db');
  store = await openSqliteStore({ path, clock: systemClock });
  other = new DatabaseSync(path);
  await store.commit((tx) => tx.state.putTicket(ticketRecord({ key: 'own' }), undefined));
});
afterEach(async () => {
  other.close();
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

function insertElsewhere(account: string, vendor: string, isAccountKnown: boolean): void {
  const ticket = ticketRecord({ account, vendor, key: 'other', subject: 'secret' });
  const columns = { account, key: ticket.key, revision: 1, ...toTicketColumns(ticket) };
  const names = Object.keys(columns);
  const insert = other.prepare(`INSERT INTO tickets (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
  const id = insert.run(...Object.values(columns)).lastInsertRowid;
  other.prepare('INSERT INTO ticket_docs VALUES (?, ?, ?)').run(id, 'secret', JSON.stringify(ticket));
  other.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)').run(id, 'secret');
  if (isAccountKnown) other.prepare('INSERT INTO known_accounts VALUES (?, ?)').run(account, vendor);
}

const keysOf = async (predicate: TicketPredicate): Promise<string[]> => {
  const sort = { field: 'UPDATED_AT', direction: 'DESC' } as const;
  const rows = await store.state.listTickets({ predicate, sort, after: null, limit: 10 });
  expect(await store.state.countTickets(predicate)).toBe(rows.length);
  return rows.map((row) => row.ticket.key).sort();
};
const viewer: TicketPredicate = { op: 'in', field: 'account', values: ['desk-one'] };
const and = (...of: TicketPredicate[]): TicketPredicate => ({ op: 'and', of });

describe('a ticket that another connection inserted', () => {
  it.each([true, false])(
    'never reaches a viewer of other accounts, whether its account is known or not: %s',
    async (isAccountKnown) => {
      // The store has read and planned lists before it could learn of the other account.
      expect(await keysOf(viewer)).toEqual(['own']);
      insertElsewhere('desk-two', 'DESK360', isAccountKnown);
      expect(await keysOf(viewer)).toEqual(['own']);
      expect(await keysOf(and(viewer, { op: 'in', field: 'status', values: TICKET_STATUSES }))).toEqual(['own']);
      expect(await keysOf(and(viewer, { op: 'in', field: 'vendor', values: ['DESK360'] }))).toEqual(['own']);
      expect(await keysOf(and(viewer, { op: 'search', text: 'secret' }))).toEqual([]);
      expect(await keysOf({ op: 'not', of: viewer })).toEqual(['other']);
    },
  );

  it('is listed at once by the vendor of its account', async () => {
    const emotive: TicketPredicate = { op: 'in', field: 'vendor', values: ['EMOTIVE'] };
    const desk: TicketPredicate = { op: 'in', field: 'vendor', values: ['DESK360'] };
    expect([await keysOf(emotive), await keysOf(desk)]).toEqual([[], ['own']]);
    insertElsewhere('emotive-one', 'EMOTIVE', true);
    expect([await keysOf(emotive), await keysOf(desk)]).toEqual([['other'], ['own']]);
  });
});
