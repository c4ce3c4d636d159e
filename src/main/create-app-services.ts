// Puts the rooms together that answer and act: live reads, objects, lists, the write path.

import type { AppServices } from '../graph/app-services.ts';
import type { AccountDirectory } from '../domain/ports/account.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { Tail } from '../domain/ports/tail.ts';
import type { UploadStore } from '../domain/ports/storage/uploads.ts';
import type { RunningSync } from '../events/sync/sync.ts';
import { DEFAULT_FRESHNESS_LIMITS } from '../reads/freshness-policy.ts';
import { createLiveReads } from '../reads/live-reads.ts';
import { createObjectReads } from '../reads/object-reads.ts';
import { createPageCursors } from '../reads/page-cursor.ts';
import { createTicketLists } from '../reads/ticket-list.ts';
import type { KeyedQueue } from '../writes/keyed-queue.ts';
import { createWritePath } from '../writes/write-path.ts';

const REFRESH_WITHIN_MS = 4000;

/** What the rooms are made of. */
export interface AppServicesParts {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  readonly tail: Tail;
  readonly sync: RunningSync;
  readonly recorder: Recorder;
  readonly queue: KeyedQueue;
  readonly uploads: UploadStore;
  readonly mediaUrl: AppServices['mediaUrl'];
  now(): number;
  onFailure(failure: unknown): void;
}

/** Opens what answers and acts. */
export function createAppServices(parts: AppServicesParts): Omit<AppServices, 'replayDelivery'> {
  const { store, accounts, tail, sync, recorder, queue, uploads, mediaUrl, now, onFailure } = parts;
  const live = createLiveReads({ recorder, now });
  const objects = createObjectReads({ store, live, sync, limits: DEFAULT_FRESHNESS_LIMITS, now });
  const cursors = createPageCursors(store.secret);
  const lists = createTicketLists({ store, sync, cursors, refreshWithinMs: REFRESH_WITHIN_MS, now });
  const held = async <T>(
    answer: Promise<ReadonlyMap<string, { readonly record: T } | Error | null>>,
    key: string,
  ): Promise<T | null> => {
    const found = (await answer).get(key) ?? null;
    if (found instanceof Error) throw found;
    return found?.record ?? null;
  };
  const writes = createWritePath({
    store,
    recorder,
    queue,
    now,
    onFailure,
    loadTicket: (account, key) => held(objects.tickets(account, [key], null), key),
    loadContact: (account, key) => held(objects.catalog(account, 'contact', [key]), key),
  });
  return { store, accounts, tail, sync, live, objects, cursors, lists, writes, uploads, now, mediaUrl };
}
