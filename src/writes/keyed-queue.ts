// Runs work with the same key one after the other, and work with different keys concurrently.

import type { AccountId } from '../domain/ids.ts';

export interface KeyedQueue {
  /** Settles as the work does. Work that fails does not stop the work behind it. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** The key for all work on one ticket. */
export const ticketTarget = (account: AccountId, ticketKey: string): string => `${account}\n${ticketKey}`;

/** Creates an empty queue. A key is removed as soon as no work waits for it. */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run<T>(key: string, work: () => Promise<T>): Promise<T> {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work, work);
      const tail: Promise<unknown> = turn
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return turn;
    },
  };
}
