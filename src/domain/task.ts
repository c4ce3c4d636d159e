// Work that the gateway owes a vendor because of something the vendor reported. The outbox stores it until it is done.

import type { AccountId } from './ids.ts';

/** The data that the adapter needs to perform the task. */
export type TaskDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface Task {
  readonly account: AccountId;
  /** Unique within the account. */
  readonly key: string;
  /** Names the work; each adapter has its own kinds. */
  readonly kind: string;
  /** Null when the task is not about one ticket. */
  readonly ticketKey: string | null;
  readonly details: TaskDetails;
  /** Epoch milliseconds; the task is not performed before. */
  readonly dueAt: number;
  /** Number of failed attempts. */
  readonly attempts: number;
}
