// Looks for catalog entries that a list read some time ago did not have: worth a call, but not one for every unknown key.

import type { CatalogKind } from '../domain/catalog.ts';
import type { VendorFailure } from '../domain/errors/error-codes.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { FreshnessLimits } from './freshness-policy.ts';
import type { LiveOutcome, LiveReads } from './live-reads.ts';

export interface MissingEntries {
  /** Asks for these keys as far as they may be asked for now; the failures by key, none for the rest. */
  fetch(account: OpenAccount, kind: CatalogKind, keys: readonly string[]): Promise<ReadonlyMap<string, VendorFailure>>;
}
export interface MissingEntriesOptions {
  readonly live: LiveReads;
  readonly limits: FreshnessLimits;
  /** Reads the whole list if it is older than this. */
  ensureList(account: OpenAccount, kind: CatalogKind, maxAgeMs: number): Promise<VendorFailure | null>;
  now(): number;
}

/** A key that was asked for alone. */
interface Asked {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly outcome: Promise<LiveOutcome>;
}

/** As many single entries a minute as one reading of a list may cost in calls. */
const MAX_SINGLES = 2;

/**
 * One or two keys are asked for alone where the vendor has a call for it; what it does not know is not asked for again
 * until the list itself is due. For more of them, or where there is no such call: the list, at most once a minute.
 */
export function createMissingEntries({
  live,
  limits,
  ensureList: bringList,
  now,
}: MissingEntriesOptions): MissingEntries {
  /** By account and kind. */
  const asked = new Map<string, Map<string, Asked>>();

  function askedOf(account: OpenAccount, kind: CatalogKind): Map<string, Asked> {
    const name = `${account.id}\n${kind}`;
    const known = asked.get(name) ?? new Map<string, Asked>();
    for (const [key, { at }] of known) if (now() - at > limits.catalogMs) known.delete(key);
    asked.set(name, known);
    return known;
  }

  function mayAskAlone(account: OpenAccount, kind: CatalogKind, count: number, known: ReadonlyMap<string, Asked>) {
    if (account.adapter.reads.entries?.[kind] === undefined) return false;
    const recent = [...known.values()].filter(({ at }) => now() - at <= limits.unknownKeyMs);
    return recent.length + count <= MAX_SINGLES;
  }

  function askAlone(account: OpenAccount, kind: CatalogKind, keys: readonly string[], known: Map<string, Asked>): void {
    const reading = live.entries(account, kind, keys);
    for (const key of keys) {
      const outcome = reading.then((outcomes): LiveOutcome => outcomes.get(key) ?? { state: 'missing' });
      known.set(key, { at: now(), outcome });
    }
  }

  /** Waits for what was asked for alone; a failure is forgotten, so that it may be asked for again. */
  async function failuresOf(keys: readonly string[], known: Map<string, Asked>): Promise<Map<string, VendorFailure>> {
    const failures = new Map<string, VendorFailure>();
    for (const key of keys) {
      // oxlint-disable-next-line no-await-in-loop -- all of them are under way
      const outcome = await known.get(key)?.outcome;
      if (outcome?.state !== 'failed') continue;
      failures.set(key, outcome.failure);
      known.delete(key);
    }
    return failures;
  }

  return {
    async fetch(account, kind, keys) {
      const known = askedOf(account, kind);
      const fresh = keys.filter((key) => !known.has(key));
      if (fresh.length > 0 && !mayAskAlone(account, kind, fresh.length, known)) {
        const failure = await bringList(account, kind, limits.unknownKeyMs);
        if (failure !== null) return new Map(fresh.map((key) => [key, failure]));
      } else if (fresh.length > 0) askAlone(account, kind, fresh, known);
      return failuresOf(keys, known);
    },
  };
}
