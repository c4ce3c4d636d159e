// What the mapping functions need to know about an account.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { SocialhubSettings } from '../settings.ts';

export interface MapContext {
  readonly settings: SocialhubSettings;
  readonly log: AdapterLog;
}
