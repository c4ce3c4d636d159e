// The services that resolvers call. src/main creates them once.

import type { AccountDirectory } from '../domain/ports/account.ts';
import type { DeliveryRecord } from '../domain/ports/storage/delivery-inbox.ts';
import type { Sync } from '../domain/ports/sync.ts';
import type { Tail } from '../domain/ports/tail.ts';
import type { UploadStore } from '../domain/ports/storage/uploads.ts';
import type { AccountStatus } from '../reads/account-status.ts';
import type { CatalogReads } from '../reads/catalog-reads.ts';
import type { DeliveryReads } from '../reads/delivery-reads.ts';
import type { EventLogReads } from '../reads/event-log-reads.ts';
import type { LiveReads } from '../reads/live-reads.ts';
import type { PageCursors } from '../reads/page-cursor.ts';
import type { TicketLists } from '../reads/ticket-list.ts';
import type { TicketReads } from '../reads/ticket-reads.ts';
import type { WritePath } from '../writes/write-path.ts';

export interface AppServices {
  readonly accounts: AccountDirectory;
  readonly accountStatus: AccountStatus;
  readonly tickets: TicketReads;
  readonly catalogs: CatalogReads;
  readonly lists: TicketLists;
  readonly live: LiveReads;
  readonly eventLog: EventLogReads;
  readonly deliveries: DeliveryReads;
  readonly cursors: PageCursors;
  readonly writes: WritePath;
  readonly uploads: UploadStore;
  readonly sync: Sync;
  readonly tail: Tail;
  /** Epoch milliseconds. */
  now(): number;
  /** Processes a stored webhook delivery again; null when there is none. */
  replayDelivery(key: string): Promise<DeliveryRecord | null>;
  /** URL of an attachment at the gateway's media endpoint. */
  mediaUrl(globalId: string, expiresInSeconds: number): string;
}
