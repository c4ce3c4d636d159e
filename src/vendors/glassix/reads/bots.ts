// Which users are bots. Participants have the type User for both; only the list of users distinguishes them.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import { toGuid } from '../keys.ts';
import type { WireUser } from '../wire/index.ts';

const CACHED_FOR_MS = 15 * 60_000;
const RETRY_AFTER_MS = 60_000;

export interface Bots {
  /** Uses the last list; a user that is not in it counts as an agent. */
  isBot(userId: string): boolean;
  /** Stores the bots of a list of users. */
  learn(users: readonly WireUser[]): void;
  /** Resolves once the list is cached and recent. If it cannot be read, the previous one stays. */
  ready(): Promise<void>;
}

/** Concurrent callers share one call. */
export function createBots(listUsers: () => Promise<readonly WireUser[]>, now: () => number): Bots {
  let ids: ReadonlySet<string> = new Set();
  let refreshAt = -Infinity;
  let inFlight: Promise<void> | null = null;

  function learn(users: readonly WireUser[]): void {
    const bots = users.filter(({ type }) => type?.toUpperCase() === 'BOT');
    ids = new Set(bots.flatMap(({ id }) => toGuid(id) ?? []));
    refreshAt = now() + CACHED_FOR_MS;
  }

  async function read(): Promise<void> {
    refreshAt = now() + RETRY_AFTER_MS;
    try {
      learn(await listUsers());
    } catch (error) {
      if (!(error instanceof VendorCallError)) throw error;
    }
  }

  return {
    isBot: (userId) => ids.has(userId),
    learn,
    async ready() {
      if (inFlight === null && now() < refreshAt) return;
      inFlight ??= read().finally(() => {
        inFlight = null;
      });
      await inFlight;
    },
  };
}
