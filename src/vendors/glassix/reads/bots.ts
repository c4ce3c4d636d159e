// Which users are bots: a participant says User for both, only the list of users tells.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import { toGuid } from '../keys.ts';
import type { WireUser } from '../wire/index.ts';

const KEPT_FOR_MS = 15 * 60_000;
const RETRY_AFTER_MS = 60_000;

export interface Bots {
  /** By what is known so far; a bot that nobody has heard of counts as an agent. */
  isBot(userId: string): boolean;
  /** What a list of users tells. */
  learn(users: readonly WireUser[]): void;
  /** Resolves when the list is known and not old; a list that cannot be read leaves what is known. */
  ready(): Promise<void>;
}

/** Remembers the bots of one account; who waits for the same reading shares it. */
export function createBots(listUsers: () => Promise<readonly WireUser[]>, now: () => number): Bots {
  let ids: ReadonlySet<string> = new Set();
  let askAgainAt = -Infinity;
  let inFlight: Promise<void> | null = null;

  function learn(users: readonly WireUser[]): void {
    const bots = users.filter(({ type }) => type?.toUpperCase() === 'BOT');
    ids = new Set(bots.flatMap(({ id }) => toGuid(id) ?? []));
    askAgainAt = now() + KEPT_FOR_MS;
  }

  async function read(): Promise<void> {
    askAgainAt = now() + RETRY_AFTER_MS;
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
      if (inFlight === null && now() < askAgainAt) return;
      inFlight ??= read().finally(() => {
        inFlight = null;
      });
      await inFlight;
    },
  };
}
