// Remembers which events this process posted, because Emotive does not report who wrote an event without an agent.
//
// This is state that exists in memory only. After a restart it is empty, and a second process has its own. Both then read
// an event of ours, if it carries no `agent_id`, as written by the contact. Messages already in the store keep their
// author. The setting `agentId` closes the gap: our events then carry an `agent_id` (README: "Who wrote it").

export interface OwnEvents {
  add(eventId: string): void;
  has(eventId: string): boolean;
}

/** Remembers the newest `maxCount` ids and drops the oldest first. */
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
