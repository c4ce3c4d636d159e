// What all acts of an account share.

import type { Observation } from '../../../domain/observation.ts';
import type { ChannelInfo } from '../reads/channel.ts';
import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubSettings } from '../settings.ts';

export interface ActionContext {
  readonly client: SocialhubClient;
  readonly settings: SocialhubSettings;
  readonly channel: ChannelInfo;
}

/** A call that was taken shows that the channel is switched on; `at` in epoch milliseconds. */
export function switchedOn(at: number): Observation {
  return { type: 'account-enabled', isEnabled: true, at };
}
