// A pass compares the vendor with what was known: active tickets, those that left their lists, completed ones, messages.

import { VendorCallError } from '../../../../domain/errors/error-codes.ts';
import type { ZaiaClient } from '../../client/index.ts';
import { keyOf, toPageObservations, type MapContext } from '../../map/index.ts';
import { BULK_SIZE, createTicketLookup } from '../ticket-lookup.ts';
import type { WireTicketDetails } from '../../wire/index.ts';
import { createCompletedScan } from './completed-scan.ts';
import { readListPage } from './lists.ts';
import type { Page, Pass, SeenTickets } from './pass.ts';
import { createActiveChats, type ActiveChatIds } from './active-chats.ts';

type TicketPage = Awaited<ReturnType<ZaiaClient['listTickets']>>;

export interface Passes {
  /** Begins a pass; what happened at or after this instant (epoch ms) may be unknown. Its steps throw VendorCallError. */
  begin(since: number): Pass;
}

/** The passes of one account, one at a time. What they remember of each other only saves calls: a restart loses nothing. */
export function createPasses(client: ZaiaClient, context: MapContext): Passes {
  const lookup = createTicketLookup(client, context.settings);
  const round = createCompletedScan(client, context);
  const spoken = createActiveChats(client, context);
  /** The active tickets of the last whole pass. */
  let active: ReadonlySet<string> = new Set();

  const wordsOf = (areDone: boolean): readonly string[] =>
    [...context.settings.statuses].filter(([, stage]) => (stage === 'CLOSED') === areDone).map(([word]) => word);

  const note = (seen: SeenTickets, rows: readonly WireTicketDetails[]): Page => {
    for (const details of rows) seen.set(keyOf(details), details);
    return toPageObservations(rows, context);
  };

  /** A list over its pages. One that brings nothing new is at its end, or does not page at all. */
  async function* allPages(seen: SeenTickets, readPage: (page: number) => Promise<TicketPage>): Pass {
    for (let page = 1; ; page += 1) {
      const before = seen.size;
      const { rows, isLast } = await readPage(page);
      yield note(seen, rows);
      if (isLast || seen.size === before) break;
    }
  }

  async function* activeTickets(seen: SeenTickets): Pass {
    for (const word of wordsOf(false)) yield* allPages(seen, (page) => readListPage(client, word, page));
  }

  /** What was active and is in no list of active tickets any more: completed, removed, or moved between two pages. */
  async function* goneTickets(seen: SeenTickets): Pass {
    const gone = [...active].filter((key) => !seen.has(key));
    for (let start = 0; start < gone.length; start += BULK_SIZE) {
      const looked = [...(await lookup.byKeys(gone.slice(start, start + BULK_SIZE)))];
      const failed = looked.map(([, one]) => one).find(({ state }) => state === 'failed');
      // Passed over, it would be forgotten: the next pass asks again.
      if (failed?.state === 'failed') throw new VendorCallError(failed.failure);
      const found = looked.flatMap(([, one]) => (one.state === 'found' ? [one.details] : []));
      const removed = looked.filter(([, { state }]) => state === 'missing');
      yield [...note(seen, found), ...removed.map(([key]) => ({ type: 'ticket-removed', key }) as const)];
    }
  }

  /** What was made and completed since the last pass stands in no list of active tickets, but in a chat that spoke. */
  async function* completedAtOnce(chats: ActiveChatIds, seen: SeenTickets): Pass {
    const seenChats = new Set([...seen.values()].map(({ chatId }) => chatId));
    const others = [...chats.keys()].filter((chatId) => !seenChats.has(chatId));
    for (const status of wordsOf(true)) {
      for (let start = 0; start < others.length; start += BULK_SIZE) {
        const chatIds = others.slice(start, start + BULK_SIZE);
        yield* allPages(seen, (page) => client.listTickets({ status, chatIds, page }));
      }
    }
  }

  async function* begin(since: number): Pass {
    const seen: SeenTickets = new Map();
    yield* activeTickets(seen);
    yield* goneTickets(seen);
    for await (const rows of round.turn()) yield note(seen, rows);
    // All chats before any thread: while messages are read, the list moves on.
    const chats = await spoken.chatsSince(since);
    if (!round.sawAll()) yield* completedAtOnce(chats, seen);
    yield* spoken.threads(chats, since, seen);
    active = new Set([...seen].filter(([, { completedAt }]) => completedAt === null).map(([key]) => key));
  }

  return { begin };
}
