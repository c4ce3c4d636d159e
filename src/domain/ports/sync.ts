// The door through which reads ask for a younger picture of an account, and see how far the gateway is with it.

import type { SyncStatus } from '../health.ts';
import type { AccountId } from '../ids.ts';

export interface Sync extends SyncStatus {
  /**
   * Makes the picture of an account's ticket list at most `maxAgeMs` old: reads the newest changes now if it is older,
   * joining a read under way. Rejects with VendorCallError; resolves at once for an account without a read call.
   */
  refresh(account: AccountId, maxAgeMs: number): Promise<void>;
}
