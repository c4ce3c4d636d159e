// The interface through which reads request a fresh ticket list of an account and see the progress of its sync.

import type { SyncStatus } from '../health.ts';
import type { AccountId } from '../ids.ts';
import type { RequestedTickets } from '../ticket-query.ts';

export interface Sync extends SyncStatus {
  /**
   * Makes sure that the stored ticket list of an account is at most `maxAgeMs` old. If it is older, reads the newest
   * changes now, or joins the read in flight. During the backfill it reads the `requested` tickets instead if the vendor
   * can filter its list. Rejects with VendorCallError; resolves at once for an account without a list.
   */
  refresh(account: AccountId, maxAgeMs: number, requested?: RequestedTickets): Promise<void>;
}
