// The small read that keeps a picture true: the newest changes of each list, down to what is known already.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { FeedPage, TicketFeed } from '../../domain/ports/vendor/reads.ts';

export interface ReconcilerOptions {
  readonly account: OpenAccount;
  readonly feed: TicketFeed;
  readonly recorder: Recorder;
  readonly store: Store;
  now(): number;
  /** When the last complete read of the account began (epoch ms); null when there was none. */
  completeSince(): number | null;
  /** Told when a complete read is over, with the instant it began. */
  completed(startedAt: number): Promise<void>;
  /** False while the history is still being read: what is found then was there before and makes no events. */
  isNews(): boolean;
}
export interface Reconciler {
  /** Reads until the known part is reached; calls at the same time share one read. */
  read(): Promise<void>;
}

/** A vendor's clock and second-wide times: read back a little further than strictly known. */
const OVERLAP_MS = 60_000;
const ENDLESS = 'The vendor’s pages lead back to one that was read already.';

/** Opens the reconciler of one account. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { account, feed, recorder, store, now } = options;
  let inFlight: Promise<void> | null = null;

  async function readAll(): Promise<void> {
    const startedAt = now();
    const since = options.completeSince();
    const from = since === null ? null : since - OVERLAP_MS;
    const readPage = (at: string | null): Promise<FeedPage> => feed.readRecentPage?.(at, from) ?? feed.readPage(at);
    let cursor: string | null = null;
    const asked = new Set<string | null>();
    do {
      if (asked.has(cursor)) throw new VendorCallError(vendorFailure('BAD_RESPONSE', { message: ENDLESS }));
      asked.add(cursor);
      const observedAt = now();
      const page: FeedPage = await readPage(cursor);
      const reached = feed.newestFirst && hasReached(page, since) && !(await bringsNews(page));
      const origin = options.isNews() ? 'read' : 'backfill';
      await recorder.record({
        vendor: account.vendor,
        account: account.id,
        observations: page.observations,
        origin,
        observedAt,
      });
      cursor = reached || (feed.newestFirst && since === null) ? (page.nextListCursor ?? null) : page.cursor;
    } while (cursor !== null);
    // A look at the newest page alone is no whole picture, even if the history was completed meanwhile.
    if (since !== null || !feed.newestFirst) await options.completed(startedAt);
  }

  /** A page with a ticket that is unknown or was changed: with clocks that disagree, this is what can be trusted. */
  async function bringsNews(page: FeedPage): Promise<boolean> {
    const tickets = page.observations.filter((observation) => observation.type === 'ticket');
    const known = await store.state.tickets(
      account.id,
      tickets.map(({ key }) => key),
    );
    return tickets.some(({ key, fields }) => {
      const ticket = known.get(key);
      return ticket === undefined || (fields.updatedAt ?? null) !== ticket.updatedAt;
    });
  }

  return {
    read() {
      inFlight ??= readAll().finally(() => {
        inFlight = null;
      });
      return inFlight;
    },
  };
}

/** With nothing read before, the newest page is enough: the backfill brings the rest. */
function hasReached(page: FeedPage, since: number | null): boolean {
  return since === null || page.oldestUpdatedAt === null || page.oldestUpdatedAt < since - OVERLAP_MS;
}
