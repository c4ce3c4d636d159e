// Reads the beginning of lists that a vendor narrows to what somebody looks for, while the history is still being read.

import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { TicketFeed } from '../../domain/ports/vendor/reads.ts';

export interface FilteredReadsOptions {
  readonly account: OpenAccount;
  readonly feed: TicketFeed;
  readonly recorder: Recorder;
  now(): number;
}
export interface FilteredReads {
  /**
   * Reads each list from its beginning until it has brought `first` tickets, unless that was done within `maxAgeMs`;
   * equal reads at the same time are one. What it finds was there before: it makes no events.
   */
  read(start: string, first: number, maxAgeMs: number): Promise<void>;
}

/** So many different questions are remembered. */
const MAX_REMEMBERED = 200;

/** Opens the narrowed reads of one account. */
export function createFilteredReads({ account, feed, recorder, now }: FilteredReadsOptions): FilteredReads {
  const inFlight = new Map<string, Promise<void>>();
  const readAt = new Map<string, number>();

  async function readAll(start: string, first: number): Promise<void> {
    let found = 0;
    for (let cursor: string | null = start; cursor !== null;) {
      const observedAt = now();
      // oxlint-disable-next-line no-await-in-loop -- where to go on stands in this page
      const { observations, cursor: next, nextListCursor = null } = await feed.readPage(cursor);
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await recorder.record({
        vendor: account.vendor,
        account: account.id,
        observations,
        origin: 'backfill',
        observedAt,
      });
      const brought = observations.filter(({ type }) => type === 'ticket').length;
      found += brought;
      const isEnough = found >= first || brought === 0 || next === nextListCursor;
      cursor = isEnough ? nextListCursor : next;
      if (isEnough) found = 0;
    }
  }

  function remember(name: string, at: number): void {
    readAt.delete(name);
    readAt.set(name, at);
    const oldest = readAt.size > MAX_REMEMBERED ? readAt.keys().next().value : undefined;
    if (oldest !== undefined) readAt.delete(oldest);
  }

  return {
    async read(start, first, maxAgeMs) {
      const name = `${first} ${start}`;
      const at = readAt.get(name);
      if (maxAgeMs > 0 && at !== undefined && now() - at <= maxAgeMs) return;
      const running =
        inFlight.get(name) ??
        readAll(start, first)
          .then(() => remember(name, now()))
          .finally(() => inFlight.delete(name));
      inFlight.set(name, running);
      await running;
    },
  };
}
