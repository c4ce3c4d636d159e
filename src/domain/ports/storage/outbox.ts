// The door to the tasks that are still to be done at vendors: put in with what made them necessary, over restarts.

import type { AccountId } from '../../ids.ts';
import type { Task } from '../../task.ts';

export interface OutboxReader {
  /** Tasks of the account that are due at `now`, the longest due first. */
  due(account: AccountId, now: number, limit: number): Promise<readonly Task[]>;
  /** null: there is none, or it is done. */
  task(account: AccountId, key: string): Promise<Task | null>;
}
export interface OutboxWriter {
  /** Keeps a task; one of the same account and key that is there already stays as it is. */
  put(task: Task): Promise<void>;
  /** Tries a task again later; nothing happens when it is gone. */
  postpone(account: AccountId, key: string, to: Pick<Task, 'dueAt' | 'attempts'>): Promise<void>;
  /** Takes a task out, done or not wanted any more; nothing happens when it is gone. */
  remove(account: AccountId, key: string): Promise<void>;
}
