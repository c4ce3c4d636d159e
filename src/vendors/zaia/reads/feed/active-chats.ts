// Finds the tickets in whose chats somebody spoke, and brings what was said: one call for all chats, one for each of them.

import type { Observation } from '../../../../domain/observation.ts';
import type { ZaiaClient } from '../../client/index.ts';
import { keyOf, type MapContext } from '../../map/index.ts';
import { threadOf } from '../threads.ts';
import type { WireChat, WireTicketDetails } from '../../wire/index.ts';
import type { Page, Pass, SeenTickets } from './pass.ts';

const MAX_PAGES = 100;

export type ActiveChatIds = ReadonlyMap<string, WireChat>;
export interface ActiveChats {
  /** The chats in which somebody spoke at or after this instant (epoch ms), by id. Throws VendorCallError. */
  chatsSince(since: number): Promise<ActiveChatIds>;
  /** The threads of tickets of these chats that were active since then. */
  threads(chats: ActiveChatIds, since: number, seen: SeenTickets): Pass;
}

/** Remembers the last word of each thread that it read, so that overlapping looks cost no second call. */
export function createActiveChats(client: ZaiaClient, context: MapContext): ActiveChats {
  let lastWords: ReadonlyMap<string, number | null> = new Map();

  async function chatsSince(since: number): Promise<ActiveChatIds> {
    const chats = new Map<string, WireChat>();
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const before = chats.size;
      const { rows, isLast } = await client.listChatsSince(since, page);
      for (const chat of rows) chats.set(chat.id, chat);
      if (isLast || chats.size === before) break;
    }
    return chats;
  }

  return {
    chatsSince,
    async *threads(chats, since, seen) {
      const heard = new Map<string, number | null>();
      for (const [key, ticket] of seen) {
        const chat = chats.get(ticket.chatId);
        if (chat === undefined || !wasActive(ticket, since)) continue;
        const lastWord = chat.lastMessageCreatedAt;
        if (lastWord === null || lastWords.get(key) !== lastWord) {
          yield toNews(ticket, await threadOf(client, ticket, context), since);
        }
        heard.set(key, lastWord);
      }
      lastWords = heard;
    },
  };
}

function wasActive({ completedAt }: WireTicketDetails, since: number): boolean {
  return completedAt === null || completedAt >= since;
}

/**
 * What was said before is history where the thread was never read, what was said since is news: the thread counts as
 * known in between. Where it was read before, whatever is unseen is news.
 */
function toNews(ticket: WireTicketDetails, thread: Awaited<ReturnType<typeof threadOf>>, since: number): Page {
  const isBefore = ({ fields }: (typeof thread)[number]): boolean => fields.createdAt < since;
  const known: Observation = { type: 'thread-complete', ticketKey: keyOf(ticket) };
  return [...thread.filter(isBefore), known, ...thread.filter((message) => !isBefore(message))];
}
