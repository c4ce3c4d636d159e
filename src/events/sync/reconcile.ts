// Reconciling reads: the newest changes of each list, down to the tickets that are known already.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { FeedPage, TicketFeed } from '../../domain/ports/vendor/reads.ts';
import { sanitizeObservation } from '../fold/sanitize-observation.ts';

export interface ReconcilerOptions {
  readonly account: OpenAccount;
  readonly feed: TicketFeed;
  readonly recorder: Recorder;
  readonly store: Store;
  /** Epoch milliseconds. */
  now(): number;
  /** When the last complete read of the account started (epoch ms); null when there was none. */
  completeSince(): number | null;
  /** Called after a complete read, with the instant at which it started. */
  completed(startedAt: number): Promise<void>;
  /** False during the backfill: the tickets that are found then are not new, and make no events. */
  makesEvents(): boolean;
}
export interface Reconciler {
  /** Reads until it reaches the known tickets; concurrent calls share one read. */
  read(): Promise<void>;
}

/** Reads further back than necessary, because vendors' clocks differ and their times may be whole seconds. */
const OVERLAP_MS = 60_000;
const PAGE_CYCLE = 'The vendor’s pages lead back to one that was read already.';

/** Creates the reconciler of one account. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { account, feed, recorder, store, now } = options;
  let inFlight: Promise<void> | null = null;

  async function readAll(): Promise<void> {
    const startedAt = now();
    const since = options.completeSince();
    const from = since === null ? null : since - OVERLAP_MS;
    const readPage = (at: string | null): Promise<FeedPage> => feed.readRecentPage?.(at, from) ?? feed.readPage(at);
    let cursor: string | null = null;
    const requested = new Set<string | null>();
    do {
      if (requested.has(cursor)) throw new VendorCallError(vendorFailure('BAD_RESPONSE', { message: PAGE_CYCLE }));
      requested.add(cursor);
      const observedAt = now();
      const page: FeedPage = await readPage(cursor);
      const isListDone = feed.newestFirst && isBefore(page, since) && !(await hasChanges(page));
      await recorder.record({
        vendor: account.vendor,
        account: account.id,
        observations: page.observations,
        origin: options.makesEvents() ? 'read' : 'backfill',
        observedAt,
      });
      cursor = isListDone || (feed.newestFirst && since === null) ? (page.nextListCursor ?? null) : page.cursor;
    } while (cursor !== null);
    // A read of the newest page alone is not complete, even if the backfill has ended meanwhile.
    if (since !== null || !feed.newestFirst) await options.completed(startedAt);
  }

  /** True for a page with an unknown or changed ticket. This holds even if the clocks disagree. */
  async function hasChanges(page: FeedPage): Promise<boolean> {
    const received = { observedAt: now(), receivedAt: now() };
    const tickets = page.observations
      .map((observation) => sanitizeObservation(observation, received))
      .filter((observation) => observation.type === 'ticket');
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

/** True when the page reaches back far enough. Before the first complete read the newest page is enough. */
function isBefore(page: FeedPage, since: number | null): boolean {
  return since === null || page.oldestUpdatedAt === null || page.oldestUpdatedAt < since - OVERLAP_MS;
}
