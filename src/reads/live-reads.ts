// Asks vendors: one batched call per account and kind, shared by everybody who wants the same at the same time.

import type { CatalogKind } from '../domain/catalog.ts';
import { vendorFailure, VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import type { Observation } from '../domain/observation.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { BatchReader } from '../domain/ports/vendor/reads.ts';

/** How a live read of one key ended; what was found is in the projection by then. */
export type LiveOutcome =
  | { readonly state: 'found' | 'missing' }
  | { readonly state: 'failed'; readonly failure: VendorFailure };

export interface LiveReads {
  /** Reads these tickets' heads, threads or timelines; every key is in the answer. Never rejects for a vendor's sake. */
  objects(account: OpenAccount, aspect: Aspect, keys: readonly string[]): Promise<ReadonlyMap<string, LiveOutcome>>;
  /** Reads these single entries of a collection; like `objects`. */
  entries(account: OpenAccount, kind: CatalogKind, keys: readonly string[]): Promise<ReadonlyMap<string, LiveOutcome>>;
  /** Reads a whole collection. */
  collection(account: OpenAccount, kind: CatalogKind): Promise<LiveOutcome>;
  /** Looks a ticket up by the vendor's own id; the key it has with us, or null. */
  findTicket(account: OpenAccount, nativeId: string): Promise<string | null>;
}
export type Aspect = 'tickets' | 'threads' | 'timelines';

export interface LiveReadsOptions {
  readonly recorder: Recorder;
  now(): number;
}

/** Opens the live side of the reads. */
export function createLiveReads({ recorder, now }: LiveReadsOptions): LiveReads {
  const flights = new Map<string, Promise<LiveOutcome>>();

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
    const found = keys.flatMap((key) => {
      const reading = readings.get(key);
      if (reading?.state === 'found') return reading.observations;
      return reading?.state === 'missing' ? whenMissing(key) : [];
    });
    if (found.length > 0) await record(account, found, observedAt);
    return new Map(keys.map((key) => [key, outcomeOf(readings.get(key))]));
  }

  function startBatches(account: OpenAccount, aspect: Aspect, reader: BatchReader, keys: readonly string[]): void {
    for (let start = 0; start < keys.length; start += reader.maxBatchSize) {
      const chunk = keys.slice(start, start + reader.maxBatchSize);
      const batch = readBatch(account, reader, chunk, ticketRemoved).catch((failure: unknown) =>
        failedBatch(chunk, failure),
      );
      for (const key of chunk) {
        const flight = batch.then((outcomes) => outcomes.get(key) ?? UNANSWERED);
        void share(flightKey(account, aspect, key), flight);
      }
    }
  }

  function share(key: string, flight: Promise<LiveOutcome>): Promise<LiveOutcome> {
    const landed = flight.finally(() => flights.delete(key));
    flights.set(key, landed);
    return landed;
  }

  async function objects(
    account: OpenAccount,
    aspect: Aspect,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, LiveOutcome>> {
    const reader = account.adapter.reads[aspect];
    if (reader === null) return new Map(keys.map((key) => [key, UNSUPPORTED]));
    startBatches(
      account,
      aspect,
      reader,
      [...new Set(keys)].filter((key) => !flights.has(flightKey(account, aspect, key))),
    );
    const outcomes = await Promise.all(
      keys.map(async (key) => [key, await (flights.get(flightKey(account, aspect, key)) ?? UNANSWERED)] as const),
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
      // An entry that is missing is taken out by the next reading of the list, which is complete.
      return readBatch(account, reader, keys, () => []).catch((failure: unknown) => failedBatch(keys, failure));
    },
    collection(account, kind) {
      const key = flightKey(account, 'collection', kind);
      return flights.get(key) ?? share(key, readCollection(account, kind));
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
  failure: vendorFailure('BAD_RESPONSE', { message: 'The vendor left this object out of its answer.' }),
};

const ticketRemoved = (key: string): readonly Observation[] => [{ type: 'ticket-removed', key }];

function flightKey(account: OpenAccount, aspect: string, key: string): string {
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

/** Our own faults (a store that refuses, a bug) are not the vendor's: they go up as they are. */
function failureOf(failure: unknown): VendorFailure {
  if (failure instanceof VendorCallError) return failure.failure;
  throw failure;
}
