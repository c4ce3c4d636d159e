// Calls vendors: one batched call per account and kind, shared by all requests that need the same object at the same time.

import type { CatalogKind } from '../domain/catalog.ts';
import { vendorFailure, VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import type { Observation } from '../domain/observation.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { BatchReader } from '../domain/ports/vendor/reads.ts';

/** How a live read of one key ended. Found objects are in the store by then. */
export type LiveOutcome =
  | { readonly state: 'found' | 'missing' }
  | { readonly state: 'failed'; readonly failure: VendorFailure };

export interface LiveReads {
  /** Reads heads, threads or timelines of these tickets. Every key has an outcome. A vendor failure never rejects. */
  objects(account: OpenAccount, aspect: Aspect, keys: readonly string[]): Promise<ReadonlyMap<string, LiveOutcome>>;
  /** Reads single entries of a collection; otherwise like `objects`. */
  entries(account: OpenAccount, kind: CatalogKind, keys: readonly string[]): Promise<ReadonlyMap<string, LiveOutcome>>;
  /** Reads a whole collection. */
  collection(account: OpenAccount, kind: CatalogKind): Promise<LiveOutcome>;
  /** Finds a ticket by the vendor's own id. Returns its key, or null. Rejects with VendorCallError. */
  findTicket(account: OpenAccount, nativeId: string): Promise<string | null>;
}
export type Aspect = 'tickets' | 'threads' | 'timelines';

export interface LiveReadsOptions {
  readonly recorder: Recorder;
  /** Epoch milliseconds. */
  now(): number;
}

/** Creates the live reads. */
export function createLiveReads({ recorder, now }: LiveReadsOptions): LiveReads {
  const inFlight = new Map<string, Promise<LiveOutcome>>();

  async function record(account: OpenAccount, observations: readonly Observation[], observedAt: number): Promise<void> {
    await recorder.record({ vendor: account.vendor, account: account.id, observations, origin: 'read', observedAt });
  }

  async function readBatch(
    account: OpenAccount,
    reader: BatchReader,
    keys: readonly string[],
    whenMissing: (key: string) => readonly Observation[],
  ): Promise<Map<string, LiveOutcome>> {
    const observedAt = now();
    const readings = await reader.read(keys);
    const observations = keys.flatMap((key) => {
      const reading = readings.get(key);
      if (reading?.state === 'found') return reading.observations;
      return reading?.state === 'missing' ? whenMissing(key) : [];
    });
    if (observations.length > 0) await record(account, observations, observedAt);
    return new Map(keys.map((key) => [key, outcomeOf(readings.get(key))]));
  }

  function startBatches(account: OpenAccount, aspect: Aspect, reader: BatchReader, keys: readonly string[]): void {
    for (let start = 0; start < keys.length; start += reader.maxBatchSize) {
      const chunk = keys.slice(start, start + reader.maxBatchSize);
      const batch = readBatch(account, reader, chunk, ticketRemoved).catch((failure: unknown) =>
        failedBatch(chunk, failure),
      );
      for (const key of chunk) {
        const outcome = batch.then((outcomes) => outcomes.get(key) ?? UNANSWERED);
        void share(readKey(account, aspect, key), outcome);
      }
    }
  }

  function share(key: string, outcome: Promise<LiveOutcome>): Promise<LiveOutcome> {
    const shared = outcome.finally(() => inFlight.delete(key));
    inFlight.set(key, shared);
    return shared;
  }

  async function objects(
    account: OpenAccount,
    aspect: Aspect,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, LiveOutcome>> {
    const reader = account.adapter.reads[aspect];
    if (reader === null) return new Map(keys.map((key) => [key, UNSUPPORTED]));
    const newKeys = [...new Set(keys)].filter((key) => !inFlight.has(readKey(account, aspect, key)));
    startBatches(account, aspect, reader, newKeys);
    const outcomes = await Promise.all(
      keys.map(async (key) => [key, await (inFlight.get(readKey(account, aspect, key)) ?? UNANSWERED)] as const),
    );
    return new Map(outcomes);
  }

  async function readCollection(account: OpenAccount, kind: CatalogKind): Promise<LiveOutcome> {
    const reader = account.adapter.reads.collections[kind];
    if (reader === undefined) return UNSUPPORTED;
    try {
      const observedAt = now();
      await record(account, await reader.read(), observedAt);
      return { state: 'found' };
    } catch (failure) {
      return { state: 'failed', failure: failureOf(failure) };
    }
  }

  return {
    objects,
    async entries(account, kind, keys) {
      const reader = account.adapter.reads.entries?.[kind];
      if (reader === undefined) return new Map(keys.map((key) => [key, UNSUPPORTED]));
      // A missing entry is removed by the next read of the whole collection.
      return readBatch(account, reader, keys, () => []).catch((failure: unknown) => failedBatch(keys, failure));
    },
    collection(account, kind) {
      const key = readKey(account, 'collection', kind);
      return inFlight.get(key) ?? share(key, readCollection(account, kind));
    },
    async findTicket(account, nativeId) {
      const find = account.adapter.reads.findTicket;
      if (find === null) return null;
      const observedAt = now();
      const reading = await find(nativeId);
      if (reading.state !== 'found' || reading.key === undefined) return null;
      await record(account, reading.observations, observedAt);
      return reading.key;
    },
  };
}

const UNSUPPORTED: LiveOutcome = { state: 'failed', failure: vendorFailure('UNSUPPORTED') };
const UNANSWERED: LiveOutcome = {
  state: 'failed',
  failure: vendorFailure('BAD_RESPONSE', { message: 'The vendor left this object out of its response. Try again.' }),
};

const ticketRemoved = (key: string): readonly Observation[] => [{ type: 'ticket-removed', key }];

function readKey(account: OpenAccount, aspect: string, key: string): string {
  return `${account.id}\n${aspect}\n${key}`;
}

function outcomeOf(
  reading: { state: 'found' | 'missing' } | { state: 'failed'; failure: VendorFailure } | undefined,
): LiveOutcome {
  if (reading === undefined) return UNANSWERED;
  return reading.state === 'failed' ? { state: 'failed', failure: reading.failure } : { state: reading.state };
}

function failedBatch(keys: readonly string[], failure: unknown): Map<string, LiveOutcome> {
  return new Map(keys.map((key) => [key, { state: 'failed', failure: failureOf(failure) }]));
}

/** Rethrows errors of the gateway itself, such as a store that rejects a write. */
function failureOf(failure: unknown): VendorFailure {
  if (failure instanceof VendorCallError) return failure.failure;
  throw failure;
}
