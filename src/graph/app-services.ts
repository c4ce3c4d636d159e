// The rooms that resolvers speak to, in one bundle that main.ts puts together once.

import type { AccountDirectory } from '../domain/ports/account.ts';
import type { DeliveryRecord } from '../domain/ports/storage/delivery-inbox.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Sync } from '../domain/ports/sync.ts';
import type { Tail } from '../domain/ports/tail.ts';
import type { UploadStore } from '../domain/ports/storage/uploads.ts';
import type { LiveReads } from '../reads/live-reads.ts';
import type { ObjectReads } from '../reads/object-reads.ts';
import type { PageCursors } from '../reads/page-cursor.ts';
import type { TicketLists } from '../reads/ticket-list.ts';
import type { WritePath } from '../writes/write-path.ts';

export interface AppServices {
  readonly accounts: AccountDirectory;
  readonly store: Store;
  readonly objects: ObjectReads;
  readonly live: LiveReads;
  readonly lists: TicketLists;
  readonly writes: WritePath;
  readonly uploads: UploadStore;
  readonly sync: Sync;
  readonly tail: Tail;
  readonly cursors: PageCursors;
  /** Epoch milliseconds. */
  now(): number;
  /** Reads a kept webhook delivery again; null when there is none. */
  replayDelivery(key: string): Promise<DeliveryRecord | null>;
  /** Address of our own media door for an attachment, valid for so many seconds. */
  mediaUrl(globalId: string, expiresInSeconds: number): string;
}
