// The small read that keeps a picture true: the newest changes of each list, down to what is known already.

import type { OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { Store } from '../domain/ports/store.ts';
import type { FeedPage, TicketFeed } from '../domain/ports/vendor.ts';

export interface ReconcilerOptions {
  readonly account: OpenAccount;
  readonly feed: TicketFeed;
  readonly recorder: Recorder;
  readonly store: Store;
  now(): number;
  /** False while the history is still being read: what is found then was there before and makes no events. */
  isNews(): boolean;
}
export interface Reconciler {
  /** Reads until the known part is reached; calls at the same time share one read. */
  read(): Promise<void>;
  /** When the last complete read began (epoch ms); null before the first. */
  lastReadAt(): number | null;
}

/** A vendor's clock and second-wide times: read back a little further than strictly known. */
const OVERLAP_MS = 60_000;
const MAX_PAGES = 10_000;

/** Opens the reconciler of one account. */
export function createReconciler({ account, feed, recorder, store, now, isNews }: ReconcilerOptions): Reconciler {
  let underWay: Promise<void> | null = null;
  let lastReadAt: number | null = null;

  /** The newest vendor time in the projection; null for an account of which nothing is known. */
  async function knownThrough(): Promise<number | null> {
    const [newest] = await store.state.listTickets({
      predicate: { op: 'in', field: 'account', values: [account.id] },
      sort: { field: 'UPDATED_AT', direction: 'DESC' },
      after: null,
      limit: 1,
    });
    return newest?.ticket.updatedAt ?? null;
  }

  async function readAll(): Promise<void> {
    const startedAt = now();
    const known = feed.newestFirst ? await knownThrough() : null;
    let cursor: string | null = null;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const observedAt = now();
      const page: FeedPage = await feed.readPage(cursor);
      await recorder.record({
        vendor: account.vendor,
        account: account.id,
        observations: page.observations,
        origin: isNews() ? 'read' : 'backfill',
        observedAt,
      });
      cursor = feed.newestFirst && hasReached(page, known) ? (page.nextListCursor ?? null) : page.cursor;
      if (cursor === null) break;
    }
    lastReadAt = startedAt;
  }

  return {
    lastReadAt: () => lastReadAt,
    read() {
      underWay ??= readAll().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}

/** With nothing known, the newest page is enough: the backfill brings the rest. */
function hasReached(page: FeedPage, known: number | null): boolean {
  return known === null || page.oldestUpdatedAt === null || page.oldestUpdatedAt < known - OVERLAP_MS;
}
