// Something that must still be done at a vendor because of what it told us: kept with the store until it is done.

import type { AccountId } from './ids.ts';

/** What the adapter that asked for a task needs to know to do it. */
export type TaskDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface Task {
  readonly account: AccountId;
  /** Unique within the account. */
  readonly key: string;
  /** The adapter's own word for what is to be done. */
  readonly kind: string;
  /** null: not about one ticket. */
  readonly ticketKey: string | null;
  readonly details: TaskDetails;
  /** Epoch milliseconds; not done before. */
  readonly dueAt: number;
  /** How often it was tried in vain. */
  readonly attempts: number;
}
