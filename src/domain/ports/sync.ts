// The door through which reads ask for a younger picture of an account, and see how far the gateway is with it.

import type { SyncStatus } from '../health.ts';
import type { AccountId } from '../ids.ts';
import type { RequestedTickets } from '../ticket-query.ts';

export interface Sync extends SyncStatus {
  /**
   * Makes the picture of an account's ticket list at most `maxAgeMs` old: reads the newest changes now if it is older,
   * joining a read under way. While the history is still being read, what is wanted is read instead where the vendor can
   * narrow its list to it. Rejects with VendorCallError; resolves at once for an account without a read call.
   */
  refresh(account: AccountId, maxAgeMs: number, wanted?: RequestedTickets): Promise<void>;
}
