// Reads catalog entries (agents, tags, channels …): from the store while fresh, otherwise by reading the vendor's collection.

import type { CatalogKind, CatalogRecord } from '../domain/catalog.ts';
import { VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import type { FreshnessSource } from '../domain/freshness.ts';
import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import { staleReasonOf, type Cached, type CachedByKey } from './cached.ts';
import { KINDS_WITHOUT_COLLECTION, type FreshnessLimits } from './freshness-policy.ts';
import type { LiveReads } from './live-reads.ts';
import { createMissingEntries } from './missing-entries.ts';

/** A whole collection of one account, as stored. */
export interface Collection<K extends CatalogKind> {
  /** In order of key. */
  readonly entries: readonly Cached<CatalogRecord<K>>[];
  /** Why the collection could not be refreshed; null: it is fresh. */
  readonly failure: VendorFailure | null;
  /** When the collection was last read as a whole (epoch ms); null: never. */
  readonly observedAt: number | null;
}

export interface CatalogReads {
  entries<K extends CatalogKind>(
    account: OpenAccount,
    kind: K,
    keys: readonly string[],
  ): Promise<CachedByKey<CatalogRecord<K>>>;
  /** Refreshes the collection if it is stale, then lists it. */
  collection<K extends CatalogKind>(account: OpenAccount, kind: K): Promise<Collection<K>>;
  /** Refreshes the collection if it is stale. Returns the failure, or null. */
  ensureCollection(account: OpenAccount, kind: CatalogKind): Promise<VendorFailure | null>;
}

export interface CatalogReadsOptions {
  readonly store: Store;
  readonly live: LiveReads;
  readonly limits: FreshnessLimits;
  /** Epoch milliseconds. */
  now(): number;
}

/** An entry that is younger counts as read for this request. */
const LIVE_WITHIN_MS = 1000;

/** Creates the reads of catalog entries. */
export function createCatalogReads({ store, live, limits, now }: CatalogReadsOptions): CatalogReads {
  const { state } = store;
  const missingEntries = createMissingEntries({ live, limits, ensureCollection, now });

  async function ensureCollection(
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

  async function entries<K extends CatalogKind>(
    account: OpenAccount,
    kind: K,
    keys: readonly string[],
  ): Promise<CachedByKey<CatalogRecord<K>>> {
    const failure = KINDS_WITHOUT_COLLECTION.includes(kind) ? null : await ensureCollection(account, kind);
    const stored = await state.catalog(account.id, kind, keys);
    const missing = failure === null ? keys.filter((key) => !stored.has(key)) : [];
    const failures = missing.length === 0 ? null : await missingEntries.fetch(account, kind, missing);
    const fetched = missing.length === 0 ? null : await state.catalog(account.id, kind, missing);
    return new Map(
      keys.map((key) => {
        const record = stored.get(key) ?? fetched?.get(key) ?? null;
        return [key, toCachedEntry(account, record, failures?.get(key) ?? failure)];
      }),
    );
  }

  function toCachedEntry<K extends CatalogKind>(
    account: OpenAccount,
    record: CatalogRecord<K> | null,
    failure: VendorFailure | null,
  ): Cached<CatalogRecord<K>> | VendorCallError | null {
    if (record === null) return failure === null ? null : new VendorCallError(failure);
    const source = collectionSourceOf(account, record.kind);
    const isLive = now() - record.observedAt < LIVE_WITHIN_MS && source === 'CACHE' && failure === null;
    return toCached(record, isLive ? 'LIVE' : source, failure);
  }

  return {
    entries,
    async collection(account, kind) {
      const failure = await ensureCollection(account, kind);
      const observedAt = await state.collectionObservedAt(account.id, kind);
      const records = await listAll(store, account.id, kind);
      const source = collectionSourceOf(account, kind);
      return { entries: records.map((record) => toCached(record, source, failure)), failure, observedAt };
    },
    ensureCollection: (account, kind) => ensureCollection(account, kind),
  };
}

function collectionSourceOf(account: OpenAccount, kind: CatalogKind): FreshnessSource {
  return account.adapter.reads.collections[kind] === undefined ? 'EVENT_STORE' : 'CACHE';
}

function toCached<T extends CatalogRecord>(
  record: T,
  source: FreshnessSource,
  failure: VendorFailure | null,
): Cached<T> {
  const staleReason = failure === null ? null : staleReasonOf(failure);
  return { record, freshness: { source, fetchedAt: record.observedAt, staleReason } };
}

const BATCH_SIZE = 500;

/** Every stored entry of the kind, in order of key. */
async function listAll<K extends CatalogKind>(
  { state }: Pick<Store, 'state'>,
  account: AccountId,
  kind: K,
): Promise<readonly CatalogRecord<K>[]> {
  const records: CatalogRecord<K>[] = [];
  for (let isLastBatch = false; !isLastBatch;) {
    const last = records.at(-1);
    const after = last === undefined ? null : { account: last.account, key: last.key };
    const batch = await state.listCatalog(kind, { accounts: [account], after, limit: BATCH_SIZE });
    records.push(...batch);
    isLastBatch = batch.length < BATCH_SIZE;
  }
  return records;
}
