// What every act of an account works with.

import type { EmotiveClient } from '../client.ts';
import type { MapContext } from '../map.ts';
import type { OwnEvents } from '../own-events.ts';
import type { EmotiveSettings } from '../settings.ts';

export interface ActContext {
  readonly client: EmotiveClient;
  readonly settings: EmotiveSettings;
  readonly map: MapContext;
  readonly ownEvents: OwnEvents;
}
