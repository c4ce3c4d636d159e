// Fills a gateway's store with many tickets of two vendors, through the storage port, in large commits.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { BLANK_TICKET_FIELDS, TICKET_PRIORITIES, TICKET_STATUSES, type TicketRecord } from '../../src/domain/ticket.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { DESK_ACCOUNT, SMS_ACCOUNT } from './accounts.ts';

const PER_UNIT = 500;
const STATUSES = TICKET_STATUSES.filter((status) => status !== 'UNKNOWN');
const NEWEST_AT = Date.UTC(2026, 10, 20);
const STEP_MS = 61_000;
const SUBJECTS = [
  'Parcel has not arrived',
  'Wrong size delivered',
  'Question about my invoice',
  'رقم الطلب',
  '配送について',
];

/** The database file of a gateway's store. */
export const storeFile = (dataDir: string): string => join(dataDir, 'deskgraph.sqlite');

/** Adds tickets numbered `from` to `to` (exclusive). No gateway may have the folder open. */
export async function fillStore(dataDir: string, from: number, to: number): Promise<void> {
  const store = await openSqliteStore({ path: storeFile(dataDir), clock: systemClock });
  try {
    const query = { accounts: [DESK_ACCOUNT], after: null, limit: 50 };
    const agents = (await store.state.listCatalog('agent', query)).map(({ key }) => key);
    for (let start = from; start < to; start += PER_UNIT) {
      const numbers = Array.from({ length: Math.min(PER_UNIT, to - start) }, (_, index) => start + index);
      // oxlint-disable-next-line no-await-in-loop -- one commit after another
      await store.commit(async (tx) => {
        // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing at a time
        for (const number of numbers) await tx.state.putTicket(ticketOf(number, agents), undefined);
      });
    }
    await untilIndexed(storeFile(dataDir));
  } finally {
    await store.close();
  }
}

/** The store indexes text in the background. A measure starts when that is done. */
async function untilIndexed(file: string): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true });
  const waiting = database.prepare('SELECT count(*) AS waiting FROM search_queue');
  try {
    // oxlint-disable-next-line no-await-in-loop -- waits for the indexer
    while (Number(waiting.get()?.['waiting']) > 0) await sleep(100);
  } finally {
    database.close();
  }
}

function ticketOf(number: number, agents: readonly string[]): TicketRecord {
  const isDesk = number % 2 === 0;
  const updatedAt = NEWEST_AT - ((number * 7919) % 1_000_003) * STEP_MS;
  const text = `Customer ${number} writes: the order ${number * 13} is late, please have a look at it and call me back.`;
  return {
    ...BLANK_TICKET_FIELDS,
    vendor: isDesk ? 'DESK360' : 'EMOTIVE',
    account: isDesk ? DESK_ACCOUNT : SMS_ACCOUNT,
    key: isDesk ? `11/${5_000_000 + number}` : String(5_000_000 + number),
    nativeId: String(5_000_000 + number),
    number: isDesk ? String(number) : null,
    subject: isDesk ? `${SUBJECTS[number % SUBJECTS.length]} ${number}` : null,
    preview: text,
    status: STATUSES[number % STATUSES.length] ?? 'OPEN',
    nativeStatus: { code: '3', label: 'Reopened' },
    priority: isDesk ? (TICKET_PRIORITIES[number % 4] ?? null) : null,
    channelType: isDesk ? 'EMAIL' : 'SMS',
    email: isDesk ? `customer${number % 20_000}@example.com` : null,
    phone: isDesk ? null : `+1555${String(number % 20_000).padStart(7, '0')}`,
    assigneeKey: isDesk ? (agents[number % agents.length] ?? null) : null,
    tagKeys: [],
    createdAt: updatedAt - 86_400_000,
    updatedAt,
    lastActivityAt: updatedAt,
    version: 1,
    observedAt: Date.now(),
    threadObservedAt: null,
    threadBehind: false,
    timelineObservedAt: null,
  };
}
