// Reads over a scripted vendor that records its calls.

import { vendorFailure, type VendorErrorCode } from '../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import type { OpenAccount } from '../../../src/domain/ports/account.ts';
import type { Sync } from '../../../src/domain/ports/sync.ts';
import type { BatchReader, Reading, TicketFeed } from '../../../src/domain/ports/vendor/reads.ts';
import { DEFAULT_FRESHNESS_LIMITS } from '../../../src/reads/freshness-policy.ts';
import { createLiveReads, type LiveReads } from '../../../src/reads/live-reads.ts';
import { createCatalogReads, type CatalogReads } from '../../../src/reads/catalog-reads.ts';
import { createTicketReads, type TicketReads } from '../../../src/reads/ticket-reads.ts';
import {
  handAccount,
  openFoldHarness,
  saysTicket,
  type HandAdapter,
  type FoldHarness,
} from '../events/fold/fold-harness.ts';

export interface HandReader extends BatchReader {
  readonly asked: (readonly string[])[];
  /** The reading of a key; by default a plain ticket is found. */
  answer: (key: string) => Reading | undefined;
  before: () => Promise<void>;
}

export function handReader(maxBatchSize = 10): HandReader {
  const asked: string[][] = [];
  return {
    batch: 'NATIVE_BULK',
    maxBatchSize,
    asked,
    answer: (key) => found(saysTicket(key, { subject: 'from the vendor' })),
    before: async () => undefined,
    async read(keys) {
      asked.push([...keys]);
      await this.before();
      const readings = keys.map((key) => [key, this.answer(key)] as const);
      return new Map(readings.filter((entry): entry is [string, Reading] => entry[1] !== undefined));
    },
  };
}

export const found = (...observations: Observation[]): Reading => ({ state: 'found', observations });
export const failed = (code: VendorErrorCode): Reading => ({ state: 'failed', failure: vendorFailure(code) });

export interface Setting {
  readonly harness: FoldHarness;
  readonly account: OpenAccount;
  readonly reader: HandReader;
  readonly live: LiveReads;
  readonly tickets: TicketReads;
  readonly catalogs: CatalogReads;
  /** The sync's state of the account's last reconciling read. */
  reconciled: { at: number | null; phase: 'BACKFILL' | 'FOLLOWING' };
}

export async function open(adapter: HandAdapter = {}, reader = handReader()): Promise<Setting> {
  const harness = await openFoldHarness();
  const account = handAccount({ ...adapter, reads: { tickets: reader, ...adapter.reads } });
  const live = createLiveReads({ recorder: harness.recorder, now: harness.clock.now });
  const reconciled: Setting['reconciled'] = { at: null, phase: 'FOLLOWING' };
  const sync: Sync = {
    refresh: async () => undefined,
    progress: () => ({
      phase: reconciled.phase,
      ticketsSeen: 0,
      ticketsExpected: null,
      startedAt: null,
      completedAt: null,
      lastReadAt: reconciled.at,
      nextReadAt: null,
      lastFailure: null,
    }),
  };
  const parts = { store: harness.store, live, sync, limits: DEFAULT_FRESHNESS_LIMITS, now: harness.clock.now };
  return {
    harness,
    account,
    reader,
    live,
    tickets: createTicketReads(parts),
    catalogs: createCatalogReads(parts),
    reconciled,
  };
}

export const LIMIT = DEFAULT_FRESHNESS_LIMITS.ticketMs;
export const newestFirst: TicketFeed = {
  newestFirst: true,
  readPage: async () => {
    throw new Error('the feed is not read in this test');
  },
};
