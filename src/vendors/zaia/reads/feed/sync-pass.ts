// A sync pass finds changes by comparing the vendor with what is known, because Zaia has no webhooks. Its steps, in order:
// active tickets, tickets that left the lists of active ones, completed tickets, and new messages.

import { VendorCallError } from '../../../../domain/errors/error-codes.ts';
import type { ZaiaClient } from '../../client/index.ts';
import type { ZaiaContext } from '../../context.ts';
import { keyOf } from '../../keys.ts';
import { toPageObservations } from '../../map/index.ts';
import type { WireTicketDetails } from '../../wire/index.ts';
import { BULK_SIZE, createTicketLookup } from '../ticket-lookup.ts';
import { createActiveChats, type ChatsById } from './active-chats.ts';
import { createCompletedScan } from './completed-scan.ts';
import { readListPage } from './lists.ts';
import type { Page, SeenTickets, SyncPass } from './sync-pass-types.ts';

type TicketPage = Awaited<ReturnType<ZaiaClient['listTickets']>>;

export interface SyncPasses {
  /** Starts a pass that finds changes at or after this instant (epoch ms). Its steps throw VendorCallError. */
  start(since: number): SyncPass;
}

/** The passes of one account, one at a time. The state kept between them only saves calls: a restart loses nothing. */
export function createSyncPasses(client: ZaiaClient, context: ZaiaContext): SyncPasses {
  const lookup = createTicketLookup(client, context);
  const completed = createCompletedScan(client, context);
  const activeChats = createActiveChats(client, context);
  /** The active tickets of the last finished pass. */
  let active: ReadonlySet<string> = new Set();

  const statusesOf = (isDone: boolean): readonly string[] =>
    [...context.settings.statuses].filter(([, stage]) => (stage === 'CLOSED') === isDone).map(([status]) => status);

  const record = (seen: SeenTickets, rows: readonly WireTicketDetails[]): Page => {
    for (const details of rows) seen.set(keyOf(details), details);
    return toPageObservations(rows, context);
  };

  /** All pages of a list. A page without new tickets ends it, in case the list does not support paging. */
  async function* allPages(seen: SeenTickets, readPage: (page: number) => Promise<TicketPage>): SyncPass {
    for (let page = 1; ; page += 1) {
      const before = seen.size;
      const { rows, isLast } = await readPage(page);
      yield record(seen, rows);
      if (isLast || seen.size === before) break;
    }
  }

  async function* activeTickets(seen: SeenTickets): SyncPass {
    for (const status of statusesOf(false)) yield* allPages(seen, (page) => readListPage(client, status, page));
  }

  /** Tickets that were active and are in no list of active ones now: completed, removed, or moved between two pages. */
  async function* ticketsThatLeft(seen: SeenTickets): SyncPass {
    const left = [...active].filter((key) => !seen.has(key));
    for (let start = 0; start < left.length; start += BULK_SIZE) {
      const results = [...(await lookup.byKeys(left.slice(start, start + BULK_SIZE)))];
      const failed = results.map(([, result]) => result).find(({ state }) => state === 'failed');
      // The pass fails, so that the next one looks the ticket up again.
      if (failed?.state === 'failed') throw new VendorCallError(failed.failure);
      const found = results.flatMap(([, result]) => (result.state === 'found' ? [result.details] : []));
      const removed = results.filter(([, { state }]) => state === 'missing');
      yield [...record(seen, found), ...removed.map(([key]) => ({ type: 'ticket-removed', key }) as const)];
    }
  }

  /** Tickets created and completed since the last pass are in no list of active ones, but their chats have new messages. */
  async function* ticketsCompletedAtOnce(chats: ChatsById, seen: SeenTickets): SyncPass {
    const seenChats = new Set([...seen.values()].map(({ chatId }) => chatId));
    const others = [...chats.keys()].filter((chatId) => !seenChats.has(chatId));
    for (const status of statusesOf(true)) {
      for (let start = 0; start < others.length; start += BULK_SIZE) {
        const chatIds = others.slice(start, start + BULK_SIZE);
        yield* allPages(seen, (page) => client.listTickets({ status, chatIds, page }));
      }
    }
  }

  async function* runPass(since: number): SyncPass {
    const seen: SeenTickets = new Map();
    yield* activeTickets(seen);
    yield* ticketsThatLeft(seen);
    for await (const rows of completed.run()) yield record(seen, rows);
    // All chats before any thread, because the list changes while messages are read.
    const chats = await activeChats.chatsSince(since);
    if (!completed.hasSeenAll()) yield* ticketsCompletedAtOnce(chats, seen);
    yield* activeChats.threads(chats, since, seen);
    active = new Set([...seen].filter(([, { completedAt }]) => completedAt === null).map(([key]) => key));
  }

  return { start: runPass };
}
