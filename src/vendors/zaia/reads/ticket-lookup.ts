// Looks up tickets by key in as few calls as possible: a hundred chats per call and status, or one call per ticket.

import type { ZaiaClient } from '../client/index.ts';
import type { ZaiaContext } from '../context.ts';
import { keyOf, ticketIdsOf, type TicketIds } from '../keys.ts';
import type { WireTicketDetails } from '../wire/index.ts';
import { failedBy, type LookupResult } from './lookup-result.ts';

/** Chats per call: the tickets of more would not fit into one page. */
export const BULK_SIZE = 100;
const MAX_CALLS_IN_FLIGHT = 4;
const MAX_PAGES = 50;

export interface TicketLookup {
  /** A result for every key; at most 100 keys. */
  byKeys(keys: readonly string[]): Promise<ReadonlyMap<string, LookupResult>>;
  one(ticketId: string): Promise<LookupResult>;
}

export function createTicketLookup(client: ZaiaClient, { settings }: ZaiaContext): TicketLookup {
  const isIncluded = ({ chatIsRemoved }: WireTicketDetails): boolean => settings.removedChats || chatIsRemoved !== true;

  async function one(ticketId: string): Promise<LookupResult> {
    try {
      const details = await client.getTicket(ticketId);
      return isIncluded(details) ? { state: 'found', details } : { state: 'missing' };
    } catch (error) {
      return failedBy(error);
    }
  }

  async function oneByOne(
    requested: ReadonlyMap<string, TicketIds>,
    results: Map<string, LookupResult>,
  ): Promise<void> {
    const queue = [...requested];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [key, { ticketId }] = next;
        const result = await one(ticketId);
        const isOther = result.state === 'found' && keyOf(result.details) !== key;
        results.set(key, isOther ? { state: 'missing' } : result);
      }
    };
    await Promise.all(Array.from({ length: Math.min(MAX_CALLS_IN_FLIGHT, queue.length) }, work));
  }

  /** Lists status by status until all are found, removing found ones from `requested`. A chat may have many tickets. */
  async function inBulk(requested: Map<string, TicketIds>, results: Map<string, LookupResult>): Promise<void> {
    for (const status of settings.statuses.keys()) {
      for (let page = 1; page <= MAX_PAGES && requested.size > 0; page += 1) {
        const chatIds = [...new Set([...requested.values()].map(({ chatId }) => chatId))];
        const { rows, isLast } = await client.listTickets({ status, chatIds, page });
        for (const details of rows) {
          if (requested.delete(keyOf(details))) results.set(keyOf(details), { state: 'found', details });
        }
        if (isLast) break;
      }
    }
  }

  return {
    one,
    async byKeys(keys) {
      const results = new Map<string, LookupResult>();
      const requested = new Map<string, TicketIds>();
      for (const key of keys) {
        const ids = ticketIdsOf(key);
        if (ids === null) results.set(key, { state: 'missing' });
        else requested.set(key, ids);
      }
      if (requested.size > settings.statuses.size) {
        try {
          await inBulk(requested, results);
        } catch (error) {
          const failed = failedBy(error);
          for (const key of requested.keys()) results.set(key, failed);
          return results;
        }
      }
      // A ticket in no list may have another status or a removed chat. Only its own call proves that it is missing.
      await oneByOne(requested, results);
      return results;
    },
  };
}
