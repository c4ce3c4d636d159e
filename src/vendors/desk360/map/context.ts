// What the mapping functions need to know about an account.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { Desk360Settings } from '../settings.ts';

export interface MapContext {
  readonly settings: Desk360Settings;
  readonly log: AdapterLog;
}
