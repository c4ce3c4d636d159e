// What the mapping functions need to know about an account.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { OwnEvents } from '../client/own-events.ts';

export interface MapContext {
  readonly log: AdapterLog;
  /** Events that this process posted; see client/own-events.ts for what that leaves out. */
  readonly ownEvents: OwnEvents;
}
