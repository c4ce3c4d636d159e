// Remembers which events this process posted, because Emotive does not say who wrote an event without an agent.

/** The ids of events that we posted: the newest ones, lost at a restart (README: "Who wrote it"). */
export interface OwnEvents {
  add(eventId: string): void;
  has(eventId: string): boolean;
}

/** Keeps at most `maxCount` ids and forgets the oldest first. */
export function createOwnEvents(maxCount = 10_000): OwnEvents {
  const ids = new Set<string>();
  return {
    add(eventId) {
      ids.add(eventId);
      const [oldest] = ids;
      if (ids.size > maxCount && oldest !== undefined) ids.delete(oldest);
    },
    has: (eventId) => ids.has(eventId),
  };
}
