// The sync of one account. Each step loads the checkpoint, reads one page of the backfill, or reconciles.

import { vendorFailure, VendorCallError, type VendorFailure } from '../../domain/errors/error-codes.ts';
import type { SyncProgress } from '../../domain/health.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { SyncCheckpoint } from '../../domain/ports/storage/projection.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { TicketFeed } from '../../domain/ports/vendor/reads.ts';
import type { RequestedTickets } from '../../domain/ticket-query.ts';
import type { Clock } from '../../platform/clock.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import { retryLoop, type StepFailure } from '../../platform/retry-loop.ts';
import { createFilteredReads } from './filtered-reads.ts';
import { createHealthNotifications, FAILURES_TO_NOTIFY } from './health-notifications.ts';
import { createReconciler } from './reconcile.ts';

export interface AccountSyncOptions {
  readonly store: Store;
  readonly recorder: Recorder;
  readonly clock: Clock;
  /**
   * From the start of one reconciling read of an account to the start of the next, milliseconds. At least half of it is
   * a pause.
   */
  readonly reconcileEveryMs: number;
  /** Called after each page and each failure, for the log and metrics. */
  observe?(account: OpenAccount, progress: SyncProgress): void;
}
export interface AccountSync {
  readonly account: OpenAccount;
  /** Resolves when the first page is stored or a step has failed. */
  readonly firstPage: Promise<void>;
  /** Resolves when the signal has aborted and the step in flight is over. */
  run(): Promise<void>;
  progress(): SyncProgress;
  /** See `Sync.refresh`. */
  refresh(maxAgeMs: number, requested?: RequestedTickets): Promise<void>;
}

const BACK_OFF = { firstMs: 1000, maxMs: 60_000, jitter: 0 };
const INTERNAL_FAILURE = 'Reading the account failed on our side.';

/** Creates the sync of an account; `run` starts it. */
export function createAccountSync(
  account: OpenAccount,
  feed: TicketFeed,
  options: AccountSyncOptions,
  signal: AbortSignal,
): AccountSync {
  const { store, clock, recorder, reconcileEveryMs } = options;
  const now = (): number => clock.now();
  const reconciler = createReconciler({
    account,
    feed,
    recorder,
    store,
    now,
    makesEvents: () => checkpoint?.phase === 'FOLLOWING',
    completeSince: () => (checkpoint?.phase === 'FOLLOWING' ? checkpoint.lastReadAt : null),
    completed: putLastRead,
  });
  const filteredReads = createFilteredReads({ account, feed, recorder, now });
  const notifyHealth = createHealthNotifications(account, recorder, clock);
  const firstPage = Promise.withResolvers<void>();
  let checkpoint: SyncCheckpoint | null = null;
  let nextReadAt: number | null = null;
  let lastFailure: VendorFailure | null = null;

  const progress = (): SyncProgress => ({
    phase: signal.aborted ? 'PAUSED' : (checkpoint?.phase ?? 'BACKFILL'),
    ticketsSeen: checkpoint?.ticketsSeen ?? 0,
    ticketsExpected: checkpoint?.ticketsExpected ?? null,
    startedAt: checkpoint?.startedAt ?? null,
    completedAt: checkpoint?.completedAt ?? null,
    lastReadAt: checkpoint?.lastReadAt ?? null,
    nextReadAt,
    lastFailure,
  });

  async function loadCheckpoint(): Promise<SyncCheckpoint> {
    return (await store.state.checkpoint(account.id)) ?? newCheckpoint(now());
  }

  /** Records one page together with the checkpoint that follows it. */
  async function readBackfillPage(current: SyncCheckpoint): Promise<SyncCheckpoint> {
    const observedAt = now();
    const page = await feed.readPage(current.cursor);
    const isLast = page.cursor === null;
    const next: SyncCheckpoint = {
      ...current,
      phase: isLast ? 'FOLLOWING' : 'BACKFILL',
      cursor: page.cursor,
      ticketsSeen: current.ticketsSeen + page.observations.filter(({ type }) => type === 'ticket').length,
      ticketsExpected: page.expectedTotal ?? current.ticketsExpected,
      completedAt: isLast ? now() : null,
      // The tickets of the first pages may have changed since: reconciling starts where the backfill started.
      lastReadAt: isLast ? current.startedAt : observedAt,
    };
    const { observations } = page;
    await recorder.record(
      { vendor: account.vendor, account: account.id, observations, origin: 'backfill', observedAt },
      (tx) => tx.state.putCheckpoint(account.id, next),
    );
    return next;
  }

  async function putLastRead(startedAt: number): Promise<void> {
    if (checkpoint?.phase !== 'FOLLOWING') return;
    const next = { ...checkpoint, lastReadAt: startedAt };
    await store.commit((tx) => tx.state.putCheckpoint(account.id, next));
    checkpoint = next;
  }

  /** Returns the pause before the next step, milliseconds. */
  async function step(): Promise<number> {
    const startedAt = now();
    const hadCheckpoint = checkpoint !== null;
    const isReconciling = checkpoint?.phase === 'FOLLOWING';
    await runWithTrace(createTrace('background', signal), async () => {
      if (checkpoint === null) checkpoint = await loadCheckpoint();
      else if (checkpoint.phase === 'BACKFILL') checkpoint = await readBackfillPage(checkpoint);
      else await reconciler.read();
    });
    lastFailure = null;
    await notifyHealth('OK');
    options.observe?.(account, progress());
    if (hadCheckpoint || checkpoint?.phase === 'FOLLOWING') firstPage.resolve();
    return isReconciling ? Math.max(startedAt + reconcileEveryMs - now(), reconcileEveryMs / 2) : 0;
  }

  async function onFailure({ failure, failures, retryAt }: StepFailure): Promise<void> {
    lastFailure =
      failure instanceof VendorCallError
        ? failure.failure
        : vendorFailure('UNAVAILABLE', { message: INTERNAL_FAILURE });
    // A store that refuses the notification gets it after the next failure.
    if (failures >= FAILURES_TO_NOTIFY) await notifyHealth('FAILED').catch(() => undefined);
    firstPage.resolve();
    nextReadAt = retryAt;
    options.observe?.(account, progress());
  }

  return {
    account,
    firstPage: firstPage.promise,
    progress,
    async run() {
      await retryLoop({
        clock,
        signal,
        backOff: BACK_OFF,
        step,
        minDelayMs: (failure) =>
          failure instanceof VendorCallError ? (failure.failure.retryAfterSeconds ?? 0) * 1000 : 0,
        onFailure,
        onWait: (until) => (nextReadAt = until),
      });
      firstPage.resolve();
    },
    async refresh(maxAgeMs, requested) {
      if (requested !== undefined && checkpoint?.phase !== 'FOLLOWING') {
        const start = (await feed.filteredCursor?.(requested)) ?? null;
        if (start !== null) return filteredReads.read(start, requested.first, maxAgeMs);
      }
      const readAt = progress().lastReadAt;
      // 0 forces a read, even at the instant of the last one.
      if (maxAgeMs > 0 && readAt !== null && now() - readAt <= maxAgeMs) return;
      await reconciler.read();
    },
  };
}

function newCheckpoint(startedAt: number): SyncCheckpoint {
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
