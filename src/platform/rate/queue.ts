// Those who wait for a call: writes first, then interactive work, then background; each in order of arrival.

import type { CallPriority } from '../observability/call-trace.ts';

export const PRIORITIES: readonly CallPriority[] = ['write', 'interactive', 'background'];

export interface QueuedRequest {
  readonly priority: CallPriority;
  readonly latestAt: number;
  grant(): void;
  refuse(earliestAt: number): void;
}

export interface PriorityQueue {
  add(waiter: QueuedRequest): void;
  remove(waiter: QueuedRequest): void;
  /** Who is next; null when nobody waits. */
  head(): QueuedRequest | null;
  size(): number;
  /** How many would be served before a newcomer of this priority. */
  ahead(priority: CallPriority): number;
  /** Everybody with the number of those before, in order; safe against removal on the way. */
  inOrder(): readonly QueuedRequest[];
}

/** Creates an empty line. */
export function createPriorityQueue(): PriorityQueue {
  // A Set keeps the order of arrival and lets go of anyone in constant time.
  const lines: Record<CallPriority, Set<QueuedRequest>> = {
    write: new Set(),
    interactive: new Set(),
    background: new Set(),
  };
  return {
    add: (waiter) => void lines[waiter.priority].add(waiter),
    remove: (waiter) => void lines[waiter.priority].delete(waiter),
    head() {
      for (const priority of PRIORITIES) for (const waiter of lines[priority]) return waiter;
      return null;
    },
    size: () => PRIORITIES.reduce((sum, priority) => sum + lines[priority].size, 0),
    ahead(priority) {
      const upTo = PRIORITIES.indexOf(priority);
      return PRIORITIES.reduce((sum, each, index) => (index <= upTo ? sum + lines[each].size : sum), 0);
    },
    inOrder: () => PRIORITIES.flatMap((priority) => [...lines[priority]]),
  };
}
