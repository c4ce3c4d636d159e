// What mapping Glassix' objects leans on.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { GlassixSettings } from '../settings.ts';

/** What mapping needs to know of the account. */
export interface MapContext {
  readonly settings: GlassixSettings;
  readonly log: AdapterLog;
  /** Whether a user is a bot, as far as that is known. */
  isBot(userId: string): boolean;
}
