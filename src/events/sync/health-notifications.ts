// Tells subscribers that an account stopped answering, and that it is back: once each.

import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Recorder } from '../../domain/ports/recorder.ts';
import type { Clock } from '../../platform/clock.ts';

/** So many failures in a row are news; fewer are an accident. */
export const FAILURES_TO_NOTIFY = 3;

/** Rejects when the store cannot take the news; the next call then tries again. */
export type NotifyHealth = (state: 'OK' | 'FAILED') => Promise<void>;

/** An account is taken for well until the first announcement. */
export function createHealthNotifications(account: OpenAccount, recorder: Recorder, clock: Clock): NotifyHealth {
  let announced: 'OK' | 'FAILED' = 'OK';
  return async (state) => {
    if (announced === state) return;
    const at = clock.now();
    const observations = [{ type: 'health', ticketKey: null, state, at }] as const;
    await recorder.record({
      vendor: account.vendor,
      account: account.id,
      observations,
      origin: 'gateway',
      observedAt: at,
    });
    announced = state;
  };
}
