// What the mapping functions need to know about an account.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { GlassixSettings } from '../settings.ts';

export interface MapContext {
  readonly settings: GlassixSettings;
  readonly log: AdapterLog;
  /** True for a user that is known to be a bot. */
  isBot(userId: string): boolean;
}
