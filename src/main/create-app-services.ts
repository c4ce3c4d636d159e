// Creates the services that resolvers call: reads, lists and the write path.

import type { AppServices } from '../graph/app-services.ts';
import type { AccountDirectory } from '../domain/ports/account.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { Tail } from '../domain/ports/tail.ts';
import type { UploadStore } from '../domain/ports/storage/uploads.ts';
import type { RunningSync } from '../events/sync/sync.ts';
import type { Clock } from '../platform/clock.ts';
import { createAccountStatus } from '../reads/account-status.ts';
import { createCatalogReads } from '../reads/catalog-reads.ts';
import { createDeliveryReads } from '../reads/delivery-reads.ts';
import { createEventLogReads } from '../reads/event-log-reads.ts';
import { DEFAULT_FRESHNESS_LIMITS } from '../reads/freshness-policy.ts';
import { createLiveReads } from '../reads/live-reads.ts';
import { createPageCursors } from '../reads/page-cursor.ts';
import { createTicketLists } from '../reads/ticket-list.ts';
import { createTicketReads } from '../reads/ticket-reads.ts';
import type { KeyedQueue } from '../writes/keyed-queue.ts';
import { createWritePath } from '../writes/write-path.ts';

/** How long a list with a maximum age waits for the vendors. */
const REFRESH_WITHIN_MS = 4000;

export interface AppServicesParts {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  readonly tail: Tail;
  readonly sync: RunningSync;
  readonly recorder: Recorder;
  readonly queue: KeyedQueue;
  readonly uploads: UploadStore;
  readonly clock: Clock;
  readonly mediaUrl: AppServices['mediaUrl'];
  /** Called when a write was done at the vendor and could not be stored. */
  onFailure(failure: unknown): void;
}

/** Everything but `replayDelivery`, which needs the ingest. */
export function createAppServices(parts: AppServicesParts): Omit<AppServices, 'replayDelivery'> {
  const { store, accounts, tail, sync, recorder, queue, uploads, clock, mediaUrl, onFailure } = parts;
  const now = (): number => clock.now();
  const limits = DEFAULT_FRESHNESS_LIMITS;
  const live = createLiveReads({ recorder, now });
  const tickets = createTicketReads({ store, live, sync, limits, now });
  const catalogs = createCatalogReads({ store, live, limits, now });
  const cursors = createPageCursors(store.secret);
  const writes = createWritePath({
    store,
    recorder,
    queue,
    now,
    onFailure,
    loadTicket: async (account, key) => recordOf(await tickets.tickets(account, [key], null), key),
    loadContact: async (account, key) => recordOf(await catalogs.entries(account, 'contact', [key]), key),
  });
  return {
    accounts,
    accountStatus: createAccountStatus(store),
    tickets,
    catalogs,
    lists: createTicketLists({ store, sync, cursors, refreshWithinMs: REFRESH_WITHIN_MS, clock }),
    live,
    eventLog: createEventLogReads({ store, tail }),
    deliveries: createDeliveryReads(store),
    cursors,
    writes,
    uploads,
    sync,
    tail,
    now,
    mediaUrl,
  };
}

/** The record of the key, or null. Throws the vendor's failure. */
function recordOf<T>(found: ReadonlyMap<string, { readonly record: T } | Error | null>, key: string): T | null {
  const entry = found.get(key) ?? null;
  if (entry instanceof Error) throw entry;
  return entry?.record ?? null;
}
