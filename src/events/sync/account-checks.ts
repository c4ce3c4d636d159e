// Checks the credentials of accounts: once of those that are read, again and again of those that are never read, where
// nobody else would notice that they are refused.

import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import type { Clock } from '../../platform/clock.ts';
import { createHealthNotifications, FAILURES_TO_NOTIFY } from './health-notifications.ts';

export interface AccountChecksOptions {
  readonly accounts: AccountDirectory;
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** Pause between two checks of an account, milliseconds. */
  readonly everyMs: number;
  /** Told once when an account begins to fail, and once (with null) when it passes again. */
  observe?(account: OpenAccount, failure: unknown): void;
}
/** One account to check. */
interface Checked {
  readonly account: OpenAccount;
  readonly checkAccount: () => Promise<void>;
  /** Its reads tell what comes later, and announce it. */
  readonly isRead: boolean;
}
export interface AccountChecks {
  /** Stops after the checks under way. */
  stop(): Promise<void>;
}

/** Starts checking, at once; what is found shows in the account's health. */
export function startAccountChecks(options: AccountChecksOptions): AccountChecks {
  const stopping = new AbortController();
  const running = options.accounts.all.flatMap((account) => {
    const { feed, queue, checkAccount } = account.adapter;
    const isRead = feed !== null || queue !== undefined;
    return checkAccount === null ? [] : [check({ account, checkAccount, isRead }, options, stopping.signal)];
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function check(
  { account, checkAccount, isRead }: Checked,
  { recorder, clock, everyMs, observe }: AccountChecksOptions,
  stopped: AbortSignal,
): Promise<void> {
  const announce = createHealthNotifications(account, recorder, clock);
  let failures = 0;
  while (!stopped.aborted) {
    try {
      await runWithTrace(createTrace('background', stopped), checkAccount);
      if (failures > 0) observe?.(account, null);
      if (isRead) return;
      failures = 0;
      // A store that cannot take the news now takes it at the next check.
      await announce('OK').catch(() => undefined);
    } catch (failure) {
      if (stopped.aborted) return;
      if (failures === 0) observe?.(account, failure);
      failures += 1;
      if (!isRead && failures >= FAILURES_TO_NOTIFY) await announce('FAILED').catch(() => undefined);
    }
    await clock.sleep(everyMs, stopped).catch(() => undefined);
  }
}
