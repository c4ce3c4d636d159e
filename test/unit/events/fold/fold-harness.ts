// Test harness: a real store in a temporary directory, a manual clock and scripted vendors.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { ALLOWED, capabilities, TICKET_ACTIONS } from '../../../../src/domain/commands/capabilities.ts';
import type { EventSelection, LoggedEvent } from '../../../../src/domain/events/event.ts';
import type { MessageFields } from '../../../../src/domain/message.ts';
import type { Observation, ObservationOrigin } from '../../../../src/domain/observation.ts';
import {
  createAccountDirectory,
  type AccountDirectory,
  type OpenAccount,
} from '../../../../src/domain/ports/account.ts';
import type { Recorder } from '../../../../src/domain/ports/recorder.ts';
import type { Store } from '../../../../src/domain/ports/storage/store.ts';
import { NO_ACTIONS, type AdapterActions } from '../../../../src/domain/ports/vendor/actions.ts';
import type { AdapterReads } from '../../../../src/domain/ports/vendor/reads.ts';
import type { VendorAdapter } from '../../../../src/domain/ports/vendor/module.ts';
import type { TicketFields, TicketRecord } from '../../../../src/domain/ticket.ts';
import { createRecorder } from '../../../../src/events/recorder.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { openSqliteStore } from '../../../../src/storage/sqlite/open-sqlite-store.ts';
import { createManualClock, type ManualClock } from '../../../kit/manual-clock.ts';

export const VENDOR = 'HAND';
export const ACCOUNT = 'hand-one';

export interface FoldHarness {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly recorder: Recorder;
  readonly path: string;
  /** Records observations of ACCOUNT; returns their events. */
  record(
    observations: readonly Observation[],
    how?: { readonly origin?: ObservationOrigin; readonly observedAt?: number },
  ): Promise<readonly LoggedEvent[]>;
  ticket(key: string): Promise<TicketRecord | undefined>;
  /** All events of the log, oldest first. */
  log(): Promise<readonly LoggedEvent[]>;
  /** Closes the store and opens it again. */
  reopen(): Promise<FoldHarness>;
}

let tidy: (() => Promise<void>)[] = [];
afterEach(async () => {
  const all = tidy.toReversed();
  tidy = [];
  for (const step of all) await step();
});

/** Runs a step at the end of the test; the last step runs first. */
export function atEnd(step: () => Promise<void>): void {
  tidy.push(step);
}

/** Opens an empty harness; `maxPages` limits the disk to this number of pages of 4,096 bytes. */
export async function openFoldHarness(given: { readonly maxPages?: number } = {}): Promise<FoldHarness> {
  const directory = await mkdtemp(join(tmpdir(), 'deskgraph-fold-'));
  atEnd(() => rm(directory, { recursive: true, force: true }));
  return openAt(join(directory, 'store.db'), createManualClock(), given);
}

async function openAt(path: string, clock: ManualClock, given: { readonly maxPages?: number }): Promise<FoldHarness> {
  const store = await openSqliteStore({
    path,
    // Its own clock, so that `clock.pending()` counts no timers of the store.
    clock: systemClock,
    ...(given.maxPages === undefined ? {} : { maxFileBytes: given.maxPages * 4_096 }),
  });
  atEnd(() => store.close());
  const recorder = createRecorder({ store, now: clock.now });
  return {
    store,
    clock,
    recorder,
    path,
    record: (observations, { origin = 'webhook', observedAt = clock.now() } = {}) =>
      recorder.record({ vendor: VENDOR, account: ACCOUNT, observations, origin, observedAt }),
    ticket: async (key) => (await store.state.tickets(ACCOUNT, [key])).get(key),
    log: async () => (await store.log.read({ after: 0n, limit: 100_000, selection: null })).events,
    async reopen() {
      await store.close();
      return openAt(path, clock, given);
    },
  };
}

const NO_READS: AdapterReads = { tickets: null, threads: null, timelines: null, collections: {}, findTicket: null };

export type HandAdapter = Omit<Partial<VendorAdapter>, 'reads' | 'acts'> & {
  readonly reads?: Partial<AdapterReads>;
  readonly acts?: Partial<AdapterActions>;
};

/** An account of a vendor that supports only what is given. */
export function handAccount(adapter: HandAdapter = {}, given: Partial<Omit<OpenAccount, 'adapter'>> = {}): OpenAccount {
  const { reads, acts, ...rest } = adapter;
  const everything = capabilities(Object.fromEntries(TICKET_ACTIONS.map((action) => [action, ALLOWED])));
  return {
    id: ACCOUNT,
    name: 'Scripted',
    vendor: VENDOR,
    module: {
      code: VENDOR,
      slug: 'hand',
      title: 'Hand',
      about: 'A scripted vendor.',
      settings: [],
      operations: [],
      capabilities: [],
      rate: () => ({ callsPerMinute: null, reservedForWrites: 0 }),
      open: () => {
        throw new Error('a scripted vendor is never opened');
      },
    },
    health: () => ({
      circuit: 'CLOSED',
      latencyP95Ms: null,
      lastSuccessAt: null,
      lastFailureAt: null,
      lastFailure: null,
    }),
    rate: () => ({ limit: null, remaining: null, reservedForWrites: 0, resetAt: null, source: 'CONFIGURED' }),
    ...given,
    adapter: {
      feed: null,
      webhook: null,
      media: null,
      capabilities: () => everything,
      checkAccount: null,
      ...rest,
      reads: { ...NO_READS, ...reads },
      actions: { ...NO_ACTIONS, ...acts },
    },
  };
}

export function directoryOf(...accounts: OpenAccount[]): AccountDirectory {
  return createAccountDirectory(accounts);
}

/** Advances the clock until the promise settles, for work that pauses. */
export async function advanceUntil<T>(clock: ManualClock, promise: Promise<T>, stepMs = 100): Promise<T> {
  let isSettled = false;
  const settled = promise.finally(() => (isSettled = true));
  settled.catch(() => undefined);
  while (!isSettled) await clock.advance(stepMs);
  return settled;
}

type ObservationOf<T extends Observation['type']> = Extract<Observation, { type: T }>;

/** A report about a ticket. */
export function saysTicket(
  key: string,
  fields: Partial<TicketFields>,
  rest: Partial<Omit<ObservationOf<'ticket'>, 'type' | 'key' | 'fields'>> = {},
): ObservationOf<'ticket'> {
  return { type: 'ticket', key, nativeId: `native-${key}`, fields, ...rest };
}

/** A report about a message; by default an inbound text of ticket `t1`. */
export function saysMessage(key: string, fields: Partial<MessageFields> = {}): ObservationOf<'message'> {
  return {
    type: 'message',
    key,
    nativeId: `native-${key}`,
    fields: {
      ticketKey: 't1',
      direction: 'INBOUND',
      visibility: 'PUBLIC',
      author: null,
      automated: false,
      text: `text of ${key}`,
      html: null,
      content: { kind: 'TEXT' },
      attachments: [],
      replyToKey: null,
      deliveryStatus: 'RECEIVED',
      deliveryError: null,
      createdAt: 1_000_001_000,
      editedAt: null,
      ...fields,
    },
  };
}

export function typesOf(events: readonly LoggedEvent[]): string[] {
  return events.map(({ data }) => data.type);
}

/** Every event of these accounts. */
export function everythingOf(...accounts: string[]): EventSelection {
  return {
    accounts,
    types: null,
    vendors: null,
    tickets: null,
    assignees: null,
    teams: null,
    channelTypes: null,
  };
}

/** A promise that the test settles, for vendors that respond on demand. */
export function gate<T = void>(): { readonly promise: Promise<T>; open(value: T): void; fail(reason: unknown): void } {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { promise, open: resolve, fail: reject };
}
