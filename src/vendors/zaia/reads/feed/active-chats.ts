// Finds chats with new messages and reads the threads of their tickets: one call for all chats, one for each thread.

import type { Observation } from '../../../../domain/observation.ts';
import type { ZaiaClient } from '../../client/index.ts';
import type { ZaiaContext } from '../../context.ts';
import { keyOf } from '../../keys.ts';
import type { WireChat, WireTicketDetails } from '../../wire/index.ts';
import { threadOf } from '../threads.ts';
import type { Page, SeenTickets, SyncPass } from './sync-pass-types.ts';

const MAX_PAGES = 100;

export type ChatsById = ReadonlyMap<string, WireChat>;
export interface ActiveChats {
  /** The chats with a message at or after this instant (epoch ms). Throws VendorCallError. */
  chatsSince(since: number): Promise<ChatsById>;
  /** The threads of tickets of these chats that were active since then. */
  threads(chats: ChatsById, since: number, seen: SeenTickets): SyncPass;
}

/** Remembers the time of the last message of each thread it read, so that overlapping passes need no second call. */
export function createActiveChats(client: ZaiaClient, context: ZaiaContext): ActiveChats {
  let lastMessageTimes: ReadonlyMap<string, number | null> = new Map();

  async function chatsSince(since: number): Promise<ChatsById> {
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
      const times = new Map<string, number | null>();
      for (const [key, ticket] of seen) {
        const chat = chats.get(ticket.chatId);
        if (chat === undefined || !wasActive(ticket, since)) continue;
        const lastMessageAt = chat.lastMessageCreatedAt;
        if (lastMessageAt === null || lastMessageTimes.get(key) !== lastMessageAt) {
          yield toThreadPage(ticket, await threadOf(client, ticket, context), since);
        }
        times.set(key, lastMessageAt);
      }
      lastMessageTimes = times;
    },
  };
}

function wasActive({ completedAt }: WireTicketDetails, since: number): boolean {
  return completedAt === null || completedAt >= since;
}

/**
 * The thread is reported as complete after its older messages. In a thread that was never read, messages before `since`
 * therefore make no events, and later ones do. In a thread that was read before, every unknown message makes an event.
 */
function toThreadPage(ticket: WireTicketDetails, thread: Awaited<ReturnType<typeof threadOf>>, since: number): Page {
  const isOlder = ({ fields }: (typeof thread)[number]): boolean => fields.createdAt < since;
  const complete: Observation = { type: 'thread-complete', ticketKey: keyOf(ticket) };
  return [...thread.filter(isOlder), complete, ...thread.filter((message) => !isOlder(message))];
}
