// Reads catalog entries that the last read of their collection did not contain, with a limit on the calls for unknown keys.

import type { CatalogKind } from '../domain/catalog.ts';
import type { VendorFailure } from '../domain/errors/error-codes.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { FreshnessLimits } from './freshness-policy.ts';
import type { LiveOutcome, LiveReads } from './live-reads.ts';

export interface MissingEntries {
  /** Reads these keys as far as the limits allow. Returns the failures by key. */
  fetch(account: OpenAccount, kind: CatalogKind, keys: readonly string[]): Promise<ReadonlyMap<string, VendorFailure>>;
}
export interface MissingEntriesOptions {
  readonly live: LiveReads;
  readonly limits: FreshnessLimits;
  /** Reads the whole collection if it is older than this. */
  ensureCollection(account: OpenAccount, kind: CatalogKind, maxAgeMs: number): Promise<VendorFailure | null>;
  /** Epoch milliseconds. */
  now(): number;
}

/** A key that was read alone. */
interface SingleRead {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly outcome: Promise<LiveOutcome>;
}
type SingleReads = Map<string, SingleRead>;

/** Single reads per minute; more keys cost less as one read of the collection. */
const MAX_SINGLES = 2;

/**
 * Reads one or two keys alone where the vendor has a call for it. A key that the vendor does not know is not read again
 * until the collection itself is stale. More keys, or a vendor without such a call: reads the collection, at most once a
 * minute.
 */
export function createMissingEntries({ live, limits, ensureCollection, now }: MissingEntriesOptions): MissingEntries {
  /** By account and kind. */
  const singleReads = new Map<string, SingleReads>();

  function recentReads(account: OpenAccount, kind: CatalogKind): SingleReads {
    const name = `${account.id}\n${kind}`;
    const reads = singleReads.get(name) ?? new Map<string, SingleRead>();
    for (const [key, { at }] of reads) if (now() - at > limits.catalogMs) reads.delete(key);
    singleReads.set(name, reads);
    return reads;
  }

  function mayReadAlone(account: OpenAccount, kind: CatalogKind, count: number, reads: SingleReads): boolean {
    if (account.adapter.reads.entries?.[kind] === undefined) return false;
    const recent = [...reads.values()].filter(({ at }) => now() - at <= limits.unknownKeyMs);
    return recent.length + count <= MAX_SINGLES;
  }

  function startReads(account: OpenAccount, kind: CatalogKind, keys: readonly string[], reads: SingleReads): void {
    const batch = live.entries(account, kind, keys);
    for (const key of keys) {
      const outcome = batch.then((outcomes): LiveOutcome => outcomes.get(key) ?? { state: 'missing' });
      reads.set(key, { at: now(), outcome });
    }
  }

  /** Waits for the single reads. Removes failed ones, so that the next request may try again. */
  async function failuresOf(keys: readonly string[], reads: SingleReads): Promise<Map<string, VendorFailure>> {
    const failures = new Map<string, VendorFailure>();
    for (const key of keys) {
      // oxlint-disable-next-line no-await-in-loop -- all of them are in flight
      const outcome = await reads.get(key)?.outcome;
      if (outcome?.state !== 'failed') continue;
      failures.set(key, outcome.failure);
      reads.delete(key);
    }
    return failures;
  }

  return {
    async fetch(account, kind, keys) {
      const reads = recentReads(account, kind);
      const newKeys = keys.filter((key) => !reads.has(key));
      if (newKeys.length > 0 && !mayReadAlone(account, kind, newKeys.length, reads)) {
        const failure = await ensureCollection(account, kind, limits.unknownKeyMs);
        if (failure !== null) return new Map(newKeys.map((key) => [key, failure]));
      } else if (newKeys.length > 0) startReads(account, kind, newKeys, reads);
      return failuresOf(keys, reads);
    },
  };
}
