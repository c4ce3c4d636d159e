// Reports to subscribers that an account stopped responding, and that it works again: one event each.

import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { Clock } from '../../platform/clock.ts';

/** Failures in a row before subscribers are notified. */
export const FAILURES_TO_NOTIFY = 3;

/** Rejects when the store refuses the event; the next call then tries again. */
export type NotifyHealth = (state: 'OK' | 'FAILED') => Promise<void>;

/** Creates the notifications of one account, which counts as OK until the first one. */
export function createHealthNotifications(account: OpenAccount, recorder: Recorder, clock: Clock): NotifyHealth {
  let reported: 'OK' | 'FAILED' = 'OK';
  return async (state) => {
    if (reported === state) return;
    const at = clock.now();
    const observations = [{ type: 'health', ticketKey: null, state, at }] as const;
    await recorder.record({
      vendor: account.vendor,
      account: account.id,
      observations,
      origin: 'gateway',
      observedAt: at,
    });
    reported = state;
  };
}
