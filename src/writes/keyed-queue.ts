// Lets work of the same key go one after the other, and work of different keys side by side.

import type { AccountId } from '../domain/ids.ts';

export interface KeyedQueue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** The key of all work on one ticket. */
export const ticketTarget = (account: AccountId, ticketKey: string): string => `${account}\n${ticketKey}`;

/** Opens an empty queue; a key is forgotten as soon as nobody waits for it. */
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
