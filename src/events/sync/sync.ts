// Keeps every account's picture true: reads its history once, then small reconciling reads, within the rate budget.

import { vendorFailure, VendorCallError, type VendorFailure } from '../../domain/errors/error-codes.ts';
import type { SyncProgress } from '../../domain/health.ts';
import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { SyncCheckpoint } from '../../domain/ports/storage/projection.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { Sync } from '../../domain/ports/sync.ts';
import type { TicketFeed } from '../../domain/ports/vendor/reads.ts';
import type { RequestedTickets } from '../../domain/ticket-query.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import type { Clock } from '../../platform/clock.ts';
import { createHealthNotifications, FAILURES_TO_NOTIFY } from './health-notifications.ts';
import { createFilteredReads } from './filtered-reads.ts';
import { createReconciler } from './reconcile.ts';

export interface SyncOptions {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** From the start of one reconciling read of an account to the next, milliseconds; half of it always stays quiet. */
  readonly reconcileEveryMs: number;
  /** Told of each page and failure, for the log and metrics. */
  observe?(account: OpenAccount, progress: SyncProgress): void;
}
export interface RunningSync extends Sync {
  /** Resolves when every account has its first page or has failed once. */
  readonly firstPages: Promise<void>;
  /** Stops after the reads under way. */
  stop(): Promise<void>;
}

const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 60_000;

/** Starts reading all accounts that have a read call, each at its own pace. */
export function startSync(options: SyncOptions): RunningSync {
  const stopping = new AbortController();
  const runners = options.accounts.all.map((account) => createRunner(account, options, stopping.signal));
  const byAccount = new Map(runners.map((runner) => [runner.account.id, runner]));
  const running = runners.map((runner) => runner.run());
  return {
    firstPages: Promise.all(runners.map(({ firstPage }) => firstPage)).then(() => undefined),
    progress: (account) => byAccount.get(account)?.progress() ?? EVENTS_ONLY,
    refresh: async (account, maxAgeMs, wanted) => byAccount.get(account)?.refresh(maxAgeMs, wanted),
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

const EVENTS_ONLY: SyncProgress = {
  phase: 'EVENTS_ONLY',
  ticketsSeen: 0,
  ticketsExpected: null,
  startedAt: null,
  completedAt: null,
  lastReadAt: null,
  nextReadAt: null,
  lastFailure: null,
};

interface Runner {
  readonly account: OpenAccount;
  readonly firstPage: Promise<void>;
  run(): Promise<void>;
  progress(): SyncProgress;
  refresh(maxAgeMs: number, wanted?: RequestedTickets): Promise<void>;
}

function createRunner(account: OpenAccount, options: SyncOptions, stopped: AbortSignal): Runner {
  const { feed } = account.adapter;
  if (feed === null)
    return {
      account,
      firstPage: Promise.resolve(),
      run: async () => {},
      progress: () => EVENTS_ONLY,
      refresh: async () => {},
    };
  return createReadingRunner(account, feed, options, stopped);
}

function createReadingRunner(
  account: OpenAccount,
  feed: TicketFeed,
  options: SyncOptions,
  stopped: AbortSignal,
): Runner {
  const { store, clock, recorder } = options;
  const reconciler = createReconciler({
    account,
    feed,
    recorder,
    store,
    now: () => clock.now(),
    isNews: () => checkpoint?.phase === 'FOLLOWING',
    completeSince: () => (checkpoint?.phase === 'FOLLOWING' ? checkpoint.lastReadAt : null),
    completed: noteCompleteRead,
  });
  const narrowed = createFilteredReads({ account, feed, recorder, now: () => clock.now() });
  const first = Promise.withResolvers<void>();
  let checkpoint: SyncCheckpoint | null = null;
  let nextReadAt: number | null = null;
  let lastFailure: VendorFailure | null = null;
  const announce = createHealthNotifications(account, recorder, clock);

  const progress = (): SyncProgress => ({
    phase: stopped.aborted ? 'PAUSED' : (checkpoint?.phase ?? 'BACKFILL'),
    ticketsSeen: checkpoint?.ticketsSeen ?? 0,
    ticketsExpected: checkpoint?.ticketsExpected ?? null,
    startedAt: checkpoint?.startedAt ?? null,
    completedAt: checkpoint?.completedAt ?? null,
    lastReadAt: checkpoint?.lastReadAt ?? null,
    nextReadAt,
    lastFailure,
  });

  /** Runs one step and tells how long to wait before the next; a failure backs off and is shown, never thrown. */
  async function attempt(step: () => Promise<void>, failures: number): Promise<number> {
    try {
      await runWithTrace(createTrace('background', stopped), step);
      lastFailure = null;
      await announce('OK');
      options.observe?.(account, progress());
      return 0;
    } catch (failure) {
      if (stopped.aborted) return failures;
      lastFailure =
        failure instanceof VendorCallError
          ? failure.failure
          : vendorFailure('UNAVAILABLE', { message: 'Reading the account failed on our side.' });
      if (failures + 1 >= FAILURES_TO_NOTIFY) await announce('FAILED').catch(() => undefined);
      first.resolve();
      const backOffMs = Math.min(FIRST_RETRY_MS * 2 ** failures, MAX_RETRY_MS);
      const paused = pause(Math.max(backOffMs, (lastFailure.retryAfterSeconds ?? 0) * 1000));
      options.observe?.(account, progress());
      await paused;
      return failures + 1;
    }
  }

  async function pause(ms: number): Promise<void> {
    nextReadAt = clock.now() + ms;
    await clock.sleep(ms, stopped).catch(() => undefined);
    nextReadAt = null;
  }

  async function readBackfillPage(current: SyncCheckpoint): Promise<void> {
    const observedAt = clock.now();
    const page = await feed.readPage(current.cursor);
    const seen = page.observations.filter(({ type }) => type === 'ticket').length;
    const next: SyncCheckpoint = {
      ...current,
      phase: page.cursor === null ? 'FOLLOWING' : 'BACKFILL',
      cursor: page.cursor,
      ticketsSeen: current.ticketsSeen + seen,
      ticketsExpected: page.expectedTotal ?? current.ticketsExpected,
      completedAt: page.cursor === null ? clock.now() : null,
      // What was read first may have changed since: following begins where the history's reading began.
      lastReadAt: page.cursor === null ? current.startedAt : observedAt,
    };
    const recording = {
      vendor: account.vendor,
      account: account.id,
      observations: page.observations,
      origin: 'backfill',
      observedAt,
    } as const;
    await recorder.record(recording, (tx) => tx.state.putCheckpoint(account.id, next));
    checkpoint = next;
  }

  async function noteCompleteRead(startedAt: number): Promise<void> {
    if (checkpoint?.phase !== 'FOLLOWING') return;
    const next = { ...checkpoint, lastReadAt: startedAt };
    await store.commit((tx) => tx.state.putCheckpoint(account.id, next));
    checkpoint = next;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (checkpoint === null && !stopped.aborted) {
      failures = await attempt(async () => {
        checkpoint = (await store.state.checkpoint(account.id)) ?? freshCheckpoint(clock.now());
      }, failures);
    }
    for (let current = checkpoint; current?.phase === 'BACKFILL' && !stopped.aborted; current = checkpoint) {
      const step = current;
      failures = await attempt(() => readBackfillPage(step), failures);
      first.resolve();
    }
    first.resolve();
    while (!stopped.aborted) {
      const begun = clock.now();
      failures = await attempt(() => reconciler.read(), failures);
      const leftMs = begun + options.reconcileEveryMs - clock.now();
      if (failures === 0 && !stopped.aborted) await pause(Math.max(leftMs, options.reconcileEveryMs / 2));
    }
  }

  return {
    account,
    firstPage: first.promise,
    run,
    progress,
    async refresh(maxAgeMs, wanted) {
      const start =
        wanted === undefined || checkpoint?.phase === 'FOLLOWING' ? null : await feed.filteredCursor?.(wanted);
      if (wanted !== undefined && start != null) return narrowed.read(start, wanted.first, maxAgeMs);
      const readAt = progress().lastReadAt;
      // Nought asks now, also within the instant of the last read.
      if (maxAgeMs > 0 && readAt !== null && clock.now() - readAt <= maxAgeMs) return;
      await reconciler.read();
    },
  };
}

function freshCheckpoint(startedAt: number): SyncCheckpoint {
  return {
    phase: 'BACKFILL',
    cursor: null,
    ticketsSeen: 0,
    ticketsExpected: null,
    startedAt,
    completedAt: null,
    lastReadAt: null,
  };
}
