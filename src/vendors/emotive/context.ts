// What the parts of one open Emotive account share.

import type { MapContext } from './map/context.ts';
import type { EmotiveSettings } from './settings.ts';

export interface EmotiveContext extends MapContext {
  readonly settings: EmotiveSettings;
}
