// What an adapter can read: single objects in batches, whole collections, and the feed of an account's tickets.

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

/** What reading one object brought. */
export type Reading =
  | { readonly state: 'found'; readonly observations: readonly Observation[] }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: VendorFailure };

/** Answers by key, never by position; every key asked for is in the map. */
export type ReadingsByKey = ReadonlyMap<string, Reading>;

export interface BatchReader {
  readonly batch: BatchStrategy;
  readonly maxBatchSize: number;
  read(keys: readonly string[]): Promise<ReadingsByKey>;
}

/** Reads a whole kind in as few calls as the vendor allows; ends with a `collection-complete` observation. */
export interface CollectionReader {
  readonly batch: 'LIST_AND_INDEX';
  read(): Promise<readonly Observation[]>;
}

export interface FeedPage {
  readonly observations: readonly Observation[];
  /** Where to go on; null: this was the last page. Kept as text over restarts. */
  readonly cursor: string | null;
  /**
   * Where the next independent list begins (the next product), for a read that has seen enough of this one; null or
   * absent: this was the last list.
   */
  readonly nextListCursor?: string | null;
  /** The vendor's time of the oldest change on this page (epoch ms); null where the vendor has no such time. */
  readonly oldestUpdatedAt: number | null;
  /** How many tickets there are in all, where the vendor tells. */
  readonly expectedTotal: number | null;
}

/** Reads the account's tickets page by page, newest change first where the vendor can order, without their threads. */
export interface TicketFeed {
  /** True when pages come newest change first, so that a reconciling read may stop at what it knows. */
  readonly newestFirst: boolean;
  readPage(cursor: string | null): Promise<FeedPage>;
  /**
   * The pages of a reconciling read, where a vendor without an order by change can at least narrow it, with its own cursors:
   * to what may have changed at or after `since` (epoch ms; null while no whole read is behind us), messages included
   * where no webhook brings them. Absent: it reads as the history is read.
   */
  readonly readRecentPage?: (cursor: string | null, since: number | null) => Promise<FeedPage>;
  /**
   * Where lists begin, for `readPage`, that hold the tickets wanted and as few others as the vendor can leave out; null
   * where it cannot be narrowed by anything that is wanted. Used while the history is not read yet, which brings the rest.
   */
  readonly filteredCursor?: (wanted: RequestedTickets) => Promise<string | null>;
}

export interface AdapterReads {
  /** False for tickets that the vendor has no read call for (they live in our store only); default: all can be read. */
  readonly isReadable?: (ticketKey: string) => boolean;
  /** Ticket heads by key. A reading may bring the thread along (`thread-complete`). */
  readonly tickets: BatchReader | null;
  /** Threads by ticket key. */
  readonly threads: BatchReader | null;
  readonly timelines: BatchReader | null;
  readonly collections: Partial<Record<CatalogKind, CollectionReader>>;
  /** Single entries of a kind by key, for those that a list read before did not have; absent where there is no such call. */
  readonly entries?: Partial<Record<CatalogKind, BatchReader>>;
  /** Finds the key of a ticket by the id that the vendor's support knows; null where unknown. */
  findTicket: ((nativeId: string) => Promise<Reading & { readonly key?: string }>) | null;
}
