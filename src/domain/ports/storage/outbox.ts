// The outbox: tasks still to be done at vendors, stored in the transaction that causes them.

import type { AccountId } from '../../ids.ts';
import type { Task } from '../../task.ts';

export interface OutboxReader {
  /** Tasks of the account that are due at `now` (epoch ms), in order of `dueAt`. */
  due(account: AccountId, now: number, limit: number): Promise<readonly Task[]>;
  /** null if there is no such task or it is done. */
  task(account: AccountId, key: string): Promise<Task | null>;
}
export interface OutboxWriter {
  /** Adds a task. An existing task with the same account and key is left unchanged. */
  put(task: Task): Promise<void>;
  /** Reschedules a task. Does nothing if it no longer exists. */
  postpone(account: AccountId, key: string, to: Pick<Task, 'dueAt' | 'attempts'>): Promise<void>;
  /** Removes a task that is done or obsolete. Does nothing if it no longer exists. */
  remove(account: AccountId, key: string): Promise<void>;
}
