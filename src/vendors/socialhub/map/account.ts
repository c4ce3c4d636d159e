// Whether SocialHub has the channel of the account enabled.

import type { Observation } from '../../../domain/observation.ts';

/** A call or an action that was accepted proves that the channel is enabled; `at` in epoch milliseconds. */
export function accountEnabled(at: number): Observation {
  return toAccountState(true, at);
}

export function toAccountState(isEnabled: boolean, at: number): Observation {
  return { type: 'account-enabled', isEnabled, at };
}
