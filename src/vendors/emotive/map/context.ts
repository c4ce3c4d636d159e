// What every part of one open Emotive account shares.

import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import type { OwnEvents } from '../client/own-events.ts';
import type { EmotiveSettings } from '../settings.ts';

export interface EmotiveContext extends Pick<AdapterContext, 'log'> {
  readonly settings: EmotiveSettings;
  /** Events that this process posted; see client/own-events.ts for what that leaves out. */
  readonly ownEvents: OwnEvents;
}
