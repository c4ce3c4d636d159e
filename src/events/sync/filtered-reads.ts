// During the backfill: reads the first tickets of a list that the vendor filters by what a client requested.

import { LRUCache } from 'lru-cache';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { TicketFeed } from '../../domain/ports/vendor/reads.ts';

export interface FilteredReadsOptions {
  readonly account: OpenAccount;
  readonly feed: TicketFeed;
  readonly recorder: Recorder;
  /** Epoch milliseconds. */
  now(): number;
}
export interface FilteredReads {
  /**
   * Reads each list from `start` until it has returned `first` tickets, unless that was done within `maxAgeMs`. Equal
   * concurrent reads are one. The tickets are not new: they make no events.
   */
  read(start: string, first: number, maxAgeMs: number): Promise<void>;
}

/** Number of reads whose time is remembered. */
const MAX_REMEMBERED = 200;

/** Creates the filtered reads of one account. */
export function createFilteredReads({ account, feed, recorder, now }: FilteredReadsOptions): FilteredReads {
  const inFlight = new Map<string, Promise<void>>();
  const readAt = new LRUCache<string, number>({ max: MAX_REMEMBERED });

  async function readLists(start: string, first: number): Promise<void> {
    let found = 0;
    for (let cursor: string | null = start; cursor !== null;) {
      const observedAt = now();
      // oxlint-disable-next-line no-await-in-loop -- each page contains the cursor of the next
      const { observations, cursor: next, nextListCursor = null } = await feed.readPage(cursor);
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await recorder.record({
        vendor: account.vendor,
        account: account.id,
        observations,
        origin: 'backfill',
        observedAt,
      });
      const tickets = observations.filter(({ type }) => type === 'ticket').length;
      found += tickets;
      const isListDone = found >= first || tickets === 0 || next === nextListCursor;
      cursor = isListDone ? nextListCursor : next;
      if (isListDone) found = 0;
    }
  }

  return {
    async read(start, first, maxAgeMs) {
      const name = `${first} ${start}`;
      const lastReadAt = readAt.get(name);
      if (maxAgeMs > 0 && lastReadAt !== undefined && now() - lastReadAt <= maxAgeMs) return;
      const running =
        inFlight.get(name) ??
        readLists(start, first)
          .then(() => void readAt.set(name, now()))
          .finally(() => inFlight.delete(name));
      inFlight.set(name, running);
      await running;
    },
  };
}
