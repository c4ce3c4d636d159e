// Looks tickets up by key in as few calls as there are: a hundred chats a call and status, or one call for a single ticket.

import type { ZaiaClient } from '../client/index.ts';
import { ticketIdsOf, type TicketIds } from '../keys.ts';
import { keyOf } from '../map/index.ts';
import type { ZaiaSettings } from '../settings.ts';
import type { WireTicketDetails } from '../wire/index.ts';
import { failedBy, type LookupResult } from './outcome.ts';

/** Chats that one call is asked for: with more, the tickets of a page would not fit either. */
export const BULK_SIZE = 100;
const CALLS_AT_ONCE = 4;
const MAX_PAGES = 50;

export interface TicketLookup {
  /** Every key is in the answer; at most 100 of them. */
  byKeys(keys: readonly string[]): Promise<ReadonlyMap<string, LookupResult>>;
  one(ticketId: string): Promise<LookupResult>;
}

/** A lookup over an account's client. */
export function createTicketLookup(client: ZaiaClient, settings: ZaiaSettings): TicketLookup {
  const isKept = ({ chatIsRemoved }: WireTicketDetails): boolean => settings.removedChats || chatIsRemoved !== true;

  async function one(ticketId: string): Promise<LookupResult> {
    try {
      const details = await client.getTicket(ticketId);
      return isKept(details) ? { state: 'found', details } : { state: 'missing' };
    } catch (error) {
      return failedBy(error);
    }
  }

  async function oneEach(wanted: ReadonlyMap<string, TicketIds>, looked: Map<string, LookupResult>): Promise<void> {
    const waiting = [...wanted];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [key, { ticketId }] = next;
        const outcome = await one(ticketId);
        const isOther = outcome.state === 'found' && keyOf(outcome.details) !== key;
        looked.set(key, isOther ? { state: 'missing' } : outcome);
      }
    };
    await Promise.all(Array.from({ length: Math.min(CALLS_AT_ONCE, waiting.length) }, work));
  }

  /** Asks one status after the other, until all are found; a chat may have many tickets, so a list may have pages. */
  async function inBulk(wanted: Map<string, TicketIds>, looked: Map<string, LookupResult>): Promise<void> {
    for (const status of settings.statuses.keys()) {
      for (let page = 1; page <= MAX_PAGES && wanted.size > 0; page += 1) {
        const chatIds = [...new Set([...wanted.values()].map(({ chatId }) => chatId))];
        const { rows, isLast } = await client.listTickets({ status, chatIds, page });
        for (const details of rows) {
          if (wanted.delete(keyOf(details))) looked.set(keyOf(details), { state: 'found', details });
        }
        if (isLast) break;
      }
    }
  }

  return {
    one,
    async byKeys(keys) {
      const looked = new Map<string, LookupResult>();
      const wanted = new Map<string, TicketIds>();
      for (const key of keys) {
        const ids = ticketIdsOf(key);
        if (ids === null) looked.set(key, { state: 'missing' });
        else wanted.set(key, ids);
      }
      if (wanted.size > settings.statuses.size) {
        try {
          await inBulk(wanted, looked);
        } catch (error) {
          const failed = failedBy(error);
          for (const key of wanted.keys()) looked.set(key, failed);
          return looked;
        }
      }
      // What no list shows (another status, a removed chat) is asked for by name: only that tells that it is gone.
      await oneEach(wanted, looked);
      return looked;
    },
  };
}
