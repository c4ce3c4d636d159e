// What the mapping functions need to know about an account.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { ZaiaSettings } from '../settings.ts';

export interface MapContext {
  readonly settings: ZaiaSettings;
  readonly log: AdapterLog;
}
