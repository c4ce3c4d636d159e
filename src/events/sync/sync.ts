// Keeps the stored tickets of every account complete and fresh: a backfill first, then small reconciling reads.

import type { SyncProgress } from '../../domain/health.ts';
import type { AccountDirectory } from '../../domain/ports/account.ts';
import type { Sync } from '../../domain/ports/sync.ts';
import { createAccountSync, type AccountSyncOptions } from './account-sync.ts';

export interface SyncOptions extends AccountSyncOptions {
  readonly accounts: AccountDirectory;
}
export interface RunningSync extends Sync {
  /** Resolves when every account has its first page or has failed once. */
  readonly firstPages: Promise<void>;
  /** Stops after the reads in flight. */
  stop(): Promise<void>;
}

/** The progress of an account without a list: only its webhooks are processed. */
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

/** Starts to read every account that has a list, each at its own pace. */
export function startSync(options: SyncOptions): RunningSync {
  const stopping = new AbortController();
  const syncs = options.accounts.all.flatMap((account) => {
    const { feed } = account.adapter;
    return feed === null ? [] : [createAccountSync(account, feed, options, stopping.signal)];
  });
  const byAccount = new Map(syncs.map((sync) => [sync.account.id, sync]));
  const running = syncs.map((sync) => sync.run());
  return {
    firstPages: Promise.all(syncs.map(({ firstPage }) => firstPage)).then(() => undefined),
    progress: (account) => byAccount.get(account)?.progress() ?? EVENTS_ONLY,
    refresh: async (account, maxAgeMs, requested) => byAccount.get(account)?.refresh(maxAgeMs, requested),
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
