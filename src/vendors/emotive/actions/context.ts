// What every act of an account works with.

import type { EmotiveClient } from '../client/index.ts';
import type { MapContext } from '../map/index.ts';
import type { OwnEvents } from '../client/own-events.ts';
import type { EmotiveSettings } from '../settings.ts';

export interface ActionContext {
  readonly client: EmotiveClient;
  readonly settings: EmotiveSettings;
  readonly map: MapContext;
  readonly ownEvents: OwnEvents;
}
