// Answers single objects and what hangs on them: from the projection while young enough, else by one batched vendor call.

import type { CatalogKind, CatalogRecord } from '../domain/catalog.ts';
import { VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import type { Freshness, FreshnessSource } from '../domain/freshness.ts';
import type { MessageRecord } from '../domain/message.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { ThreadPage, ThreadQuery } from '../domain/ports/storage/projection.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Sync } from '../domain/ports/sync.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import type { TimelineChange } from '../domain/timeline.ts';
import {
  isHeadFresh,
  isThreadFresh,
  isTimelineFresh,
  KINDS_WITHOUT_COLLECTION,
  type FreshnessLimits,
  type FreshnessCheck,
} from './freshness-policy.ts';
import { staleReasonOf, type Cached } from './cached.ts';
import type { Aspect, LiveOutcome, LiveReads } from './live-reads.ts';
import { createMissingEntries } from './missing-entries.ts';

/** By key: the object with its age, null where there is none, or the failure when nothing is known and nobody answers. */
export type CachedByKey<T> = ReadonlyMap<string, Cached<T> | VendorCallError | null>;

export interface ObjectReads {
  /** `maxAgeMs` null: the usual limit; 0: ask the vendor now. */
  tickets(account: OpenAccount, keys: readonly string[], maxAgeMs: number | null): Promise<CachedByKey<TicketRecord>>;
  messages(account: OpenAccount, keys: readonly string[]): Promise<CachedByKey<MessageRecord>>;
  /** Makes sure that the threads of these tickets are here; the failures by ticket key, none for the rest. */
  ensureThreads(account: OpenAccount, ticketKeys: readonly string[]): Promise<ReadonlyMap<string, VendorFailure>>;
  threads(account: OpenAccount, queries: readonly ThreadQuery[]): Promise<ReadonlyMap<string, ThreadPage>>;
  timelines(
    account: OpenAccount,
    ticketKeys: readonly string[],
  ): Promise<ReadonlyMap<string, readonly TimelineChange[] | VendorCallError>>;
  catalog<K extends CatalogKind>(
    account: OpenAccount,
    kind: K,
    keys: readonly string[],
  ): Promise<CachedByKey<CatalogRecord<K>>>;
  /** Makes sure that a whole collection is here; the failure when it could not be read now. */
  ensureCollection(account: OpenAccount, kind: CatalogKind): Promise<VendorFailure | null>;
}

export interface ObjectReadsOptions {
  readonly store: Store;
  readonly live: LiveReads;
  readonly sync: Sync;
  readonly limits: FreshnessLimits;
  now(): number;
}

/** Opens the reads of single objects. */
export function createObjectReads({ store, live, sync, limits, now }: ObjectReadsOptions): ObjectReads {
  const { state } = store;
  const unknownEntries = createMissingEntries({ live, limits, ensureList: bringCollection, now });

  function lookAt(account: OpenAccount, maxAgeMs: number): FreshnessCheck {
    // A caller who asks for a certain age means this very object, not a list that was read some time ago.
    const { phase, lastReadAt } = sync.progress(account.id);
    // A page of history looks at its own tickets only.
    const isLookAtAll = account.adapter.feed?.newestFirst === true && phase !== 'BACKFILL';
    return { now: now(), reconciledAt: isLookAtAll ? lastReadAt : null, maxAgeMs };
  }

  /** Asks the vendor for those that are too old; says how each of them ended. */
  async function renew(
    account: OpenAccount,
    aspect: Aspect,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, LiveOutcome>> {
    const { isReadable = () => true } = account.adapter.reads;
    const readable = account.adapter.reads[aspect] === null ? [] : keys.filter(isReadable);
    return readable.length === 0 ? new Map() : live.objects(account, aspect, readable);
  }

  async function tickets(
    account: OpenAccount,
    keys: readonly string[],
    maxAgeMs: number | null,
  ): Promise<CachedByKey<TicketRecord>> {
    const held = await state.tickets(account.id, keys);
    const look = lookAt(account, maxAgeMs ?? limits.ticketMs);
    const exact = maxAgeMs === null ? look : { ...look, reconciledAt: null };
    const old = keys.filter((key) => !isFreshTicket(held.get(key), exact));
    // The vendor is asked for a ticket that moved under the key that it has now.
    const keyOf = (key: string): string => held.get(key)?.key ?? key;
    const outcomes = await renew(account, 'tickets', [...new Set(old.map(keyOf))]);
    const renewed = outcomes.size === 0 ? held : await state.tickets(account.id, keys);
    const wasAsked = maxAgeMs !== null;
    return new Map(
      keys.map((key) => [
        key,
        holdTicket(account, renewed.get(key) ?? null, outcomes.get(keyOf(key)), wasAsked && old.includes(key)),
      ]),
    );
  }

  function holdTicket(
    account: OpenAccount,
    record: TicketRecord | null,
    outcome: LiveOutcome | undefined,
    tooOld: boolean,
  ): Cached<TicketRecord> | VendorCallError | null {
    if (record === null)
      return outcome?.state === 'failed' && outcome.failure.code !== 'UNSUPPORTED'
        ? new VendorCallError(outcome.failure)
        : null;
    const unreadable = tooOld && outcome === undefined;
    const freshness = freshnessOf(sourceOf(account, record.key, outcome), record.observedAt, outcome);
    return { record, freshness: unreadable ? { ...freshness, staleReason: 'NO_READ_API' } : freshness };
  }

  async function bringThreads(
    account: OpenAccount,
    ticketKeys: readonly string[],
  ): Promise<ReadonlyMap<string, VendorFailure>> {
    const held = await state.tickets(account.id, ticketKeys);
    const look = lookAt(account, limits.ticketMs);
    const old = ticketKeys.filter((key) => {
      const ticket = held.get(key);
      return ticket === undefined || !isThreadFresh(ticket, look);
    });
    return failuresOf(await renew(account, 'threads', old));
  }

  async function timelines(
    account: OpenAccount,
    ticketKeys: readonly string[],
  ): Promise<ReadonlyMap<string, readonly TimelineChange[] | VendorCallError>> {
    const held = await state.tickets(account.id, ticketKeys);
    const look = { now: now(), reconciledAt: null, maxAgeMs: limits.timelineMs };
    const old = ticketKeys.filter((key) => {
      const ticket = held.get(key);
      return ticket !== undefined && !isTimelineFresh(ticket, look);
    });
    const failures = failuresOf(await renew(account, 'timelines', old));
    const kept = await state.timelines(account.id, ticketKeys);
    return new Map(
      ticketKeys.map((key) => [
        key,
        answerWith(kept.get(key) ?? [], failures.get(key), held.get(key)?.timelineObservedAt ?? null),
      ]),
    );
  }

  async function bringCollection(
    account: OpenAccount,
    kind: CatalogKind,
    maxAgeMs = limits.catalogMs,
  ): Promise<VendorFailure | null> {
    if (account.adapter.reads.collections[kind] === undefined) return null;
    const observedAt = await state.collectionObservedAt(account.id, kind);
    if (observedAt !== null && now() - observedAt <= maxAgeMs) return null;
    const outcome = await live.collection(account, kind);
    return outcome.state === 'failed' ? outcome.failure : null;
  }

  async function catalog<K extends CatalogKind>(
    account: OpenAccount,
    kind: K,
    keys: readonly string[],
  ): Promise<CachedByKey<CatalogRecord<K>>> {
    const failure = KINDS_WITHOUT_COLLECTION.includes(kind) ? null : await bringCollection(account, kind);
    const held = await state.catalog(account.id, kind, keys);
    const unknown = failure === null ? keys.filter((key) => !held.has(key)) : [];
    const failures = unknown.length === 0 ? null : await unknownEntries.fetch(account, kind, unknown);
    const found = unknown.length === 0 ? null : await state.catalog(account.id, kind, unknown);
    return new Map(
      keys.map((key) => [
        key,
        holdEntry(account, held.get(key) ?? found?.get(key) ?? null, failures?.get(key) ?? failure),
      ]),
    );
  }

  function holdEntry<K extends CatalogKind>(
    account: OpenAccount,
    record: CatalogRecord<K> | null,
    failure: VendorFailure | null,
  ): Cached<CatalogRecord<K>> | VendorCallError | null {
    if (record === null) return failure === null ? null : new VendorCallError(failure);
    const source: FreshnessSource =
      account.adapter.reads.collections[record.kind] === undefined ? 'EVENT_STORE' : 'CACHE';
    const justRead = now() - record.observedAt < 1000 && source === 'CACHE' && failure === null;
    return {
      record,
      freshness: {
        source: justRead ? 'LIVE' : source,
        fetchedAt: record.observedAt,
        staleReason: failure === null ? null : staleReasonOf(failure),
      },
    };
  }

  return {
    tickets,
    ensureThreads: bringThreads,
    timelines,
    catalog,
    ensureCollection: (account, kind) => bringCollection(account, kind),
    threads: (account, queries) => state.threads(account.id, queries),
    async messages(account, keys) {
      const held = await state.messages(account.id, keys);
      const hold = (record: MessageRecord | undefined): Cached<MessageRecord> | null =>
        record === undefined
          ? null
          : {
              record,
              freshness: {
                source: sourceOf(account, record.ticketKey, undefined),
                fetchedAt: record.observedAt,
                staleReason: null,
              },
            };
      return new Map(keys.map((key) => [key, hold(held.get(key))]));
    },
  };
}

function isFreshTicket(ticket: TicketRecord | undefined, look: FreshnessCheck): boolean {
  return ticket !== undefined && isHeadFresh(ticket, look);
}

/** Where the answer stands: asked just now, read some time ago, or pieced together from webhooks because nothing can be read. */
export function sourceOf(
  account: OpenAccount,
  ticketKey: string | null,
  outcome: LiveOutcome | undefined,
): FreshnessSource {
  if (outcome?.state === 'found') return 'LIVE';
  const { reads, feed } = account.adapter;
  const readable = ticketKey === null || reads.isReadable === undefined || reads.isReadable(ticketKey);
  return (reads.tickets !== null || feed !== null) && readable ? 'CACHE' : 'EVENT_STORE';
}

function freshnessOf(source: FreshnessSource, fetchedAt: number, outcome: LiveOutcome | undefined): Freshness {
  return { source, fetchedAt, staleReason: outcome?.state === 'failed' ? staleReasonOf(outcome.failure) : null };
}

function failuresOf(outcomes: ReadonlyMap<string, LiveOutcome>): Map<string, VendorFailure> {
  const failures = new Map<string, VendorFailure>();
  for (const [key, outcome] of outcomes) if (outcome.state === 'failed') failures.set(key, outcome.failure);
  return failures;
}

/** What we hold is better than nothing; a failure shows only when nothing was ever read. */
function answerWith<T>(
  kept: readonly T[],
  failure: VendorFailure | undefined,
  readAt: number | null,
): readonly T[] | VendorCallError {
  return failure !== undefined && readAt === null && kept.length === 0 ? new VendorCallError(failure) : kept;
}
