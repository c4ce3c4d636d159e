// Checks the credentials of accounts: once for accounts that are read, and regularly for the others, whose refused
// credentials nothing else would reveal.

import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { Clock } from '../../platform/clock.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import { createHealthNotifications, FAILURES_TO_NOTIFY } from './health-notifications.ts';

export interface AccountChecksOptions {
  readonly accounts: AccountDirectory;
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** Pause between two checks of an account, milliseconds. */
  readonly everyMs: number;
  /** Called once when an account starts to fail, and once, with null, when it passes again. */
  observe?(account: OpenAccount, failure: unknown): void;
}
/** One account to check. */
interface CheckedAccount {
  readonly account: OpenAccount;
  readonly checkAccount: () => Promise<void>;
  /** The account has a list or a queue. Once it has passed, its reads report later failures. */
  readonly isRead: boolean;
}
export interface AccountChecks {
  /** Stops after the checks in flight. */
  stop(): Promise<void>;
}

/** Starts the checks, the first one at once. The results appear in the account's health. */
export function startAccountChecks(options: AccountChecksOptions): AccountChecks {
  const stopping = new AbortController();
  const running = options.accounts.all.flatMap((account) => {
    const { feed, queue, checkAccount } = account.adapter;
    const isRead = feed !== null || queue !== undefined;
    return checkAccount === null ? [] : [runChecks({ account, checkAccount, isRead }, options, stopping.signal)];
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function runChecks(
  { account, checkAccount, isRead }: CheckedAccount,
  { recorder, clock, everyMs, observe }: AccountChecksOptions,
  signal: AbortSignal,
): Promise<void> {
  const notifyHealth = createHealthNotifications(account, recorder, clock);
  let failures = 0;
  while (!signal.aborted) {
    try {
      await runWithTrace(createTrace('background', signal), checkAccount);
      if (failures > 0) observe?.(account, null);
      if (isRead) return;
      failures = 0;
      // A store that refuses the notification gets it after the next check.
      await notifyHealth('OK').catch(() => undefined);
    } catch (failure) {
      if (signal.aborted) return;
      if (failures === 0) observe?.(account, failure);
      failures += 1;
      if (!isRead && failures >= FAILURES_TO_NOTIFY) await notifyHealth('FAILED').catch(() => undefined);
    }
    // The sleep rejects only when the checks stop.
    await clock.sleep(everyMs, signal).catch(() => undefined);
  }
}
