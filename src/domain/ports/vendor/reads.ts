// The reads of an adapter: single objects in batches, whole collections, and the feed of an account's tickets.

import type { CatalogKind } from '../../catalog.ts';
import type { VendorFailure } from '../../errors/error-codes.ts';
import type { Observation } from '../../observation.ts';
import type { RequestedTickets } from '../../ticket-query.ts';

export type BatchStrategy =
  | 'NATIVE_BULK'
  | 'LIST_AND_INDEX'
  | 'WINDOW_SCAN'
  | 'BOUNDED_FAN_OUT'
  | 'EVENT_STORE'
  | 'NONE';

/** The result of reading one object. */
export type Reading =
  | { readonly state: 'found'; readonly observations: readonly Observation[] }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: VendorFailure };

/** Results by key. Contains every requested key. */
export type ReadingsByKey = ReadonlyMap<string, Reading>;

export interface BatchReader {
  readonly batch: BatchStrategy;
  readonly maxBatchSize: number;
  read(keys: readonly string[]): Promise<ReadingsByKey>;
}

/** Reads a whole collection in as few calls as possible; ends with a `collection-complete` observation. */
export interface CollectionReader {
  readonly batch: 'LIST_AND_INDEX';
  read(): Promise<readonly Observation[]>;
}

export interface FeedPage {
  readonly observations: readonly Observation[];
  /** The next page; null: this was the last one. Stored as text, so it survives restarts. */
  readonly cursor: string | null;
  /**
   * Start of the next independent list, such as the next product, for a read that stops early in this one; null or absent:
   * this was the last list.
   */
  readonly nextListCursor?: string | null;
  /** Time of the oldest change on this page, epoch milliseconds; null if the vendor has none. */
  readonly oldestUpdatedAt: number | null;
  /** Number of all tickets; null if the vendor does not state it. */
  readonly expectedTotal: number | null;
}

/** Reads the account's tickets page by page, without threads. */
export interface TicketFeed {
  /** True if pages are sorted by change, newest first: a reconciling read then stops at the first unchanged ticket. */
  readonly newestFirst: boolean;
  readPage(cursor: string | null): Promise<FeedPage>;
  /**
   * The pages of a reconciling read, for a vendor that cannot sort by change but can filter: tickets that may have changed at
   * or after `since` (epoch milliseconds; null before the first complete read), including messages if there are no webhooks.
   * Its cursors are separate. Absent: the reconciling read uses `readPage`.
   */
  readonly readRecentPage?: (cursor: string | null, since: number | null) => Promise<FeedPage>;
  /**
   * A cursor for `readPage` of a list that contains the requested tickets and as few others as possible; null if the vendor
   * supports none of the filters. Used until the backfill is complete.
   */
  readonly filteredCursor?: (requested: RequestedTickets) => Promise<string | null>;
}

export interface AdapterReads {
  /** False for tickets without a read call at the vendor, which exist in the store only. Default: all are readable. */
  readonly isReadable?: (ticketKey: string) => boolean;
  /** Ticket heads by key. A result may include the thread, which ends with `thread-complete`. */
  readonly tickets: BatchReader | null;
  /** Threads by ticket key. */
  readonly threads: BatchReader | null;
  readonly timelines: BatchReader | null;
  readonly collections: Partial<Record<CatalogKind, CollectionReader>>;
  /** Single entries by key, for entries that the collection lacked; absent if there is no such call. */
  readonly entries?: Partial<Record<CatalogKind, BatchReader>>;
  /** Finds a ticket by the id in the vendor's user interface; null: unsupported. */
  findTicket: ((nativeId: string) => Promise<Reading & { readonly key?: string }>) | null;
}
