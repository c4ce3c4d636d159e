// Counts the subscriptions of each client over all doors, so that one client cannot take everything.

import type { GraphQLError } from 'graphql';
import { refusal } from './read-operation.ts';

export interface SubscriptionQuota {
  /** What refuses one more subscription to this client; null while its share is not used up. */
  refusalFor(clientId: string): GraphQLError | null;
  /** Counts one more; call the answer once when it has ended. */
  take(clientId: string): () => void;
}

/** Opens the count; `maxPerClient` subscriptions may run at once for one client. */
export function createSubscriptionQuota(maxPerClient: number): SubscriptionQuota {
  const running = new Map<string, number>();
  return {
    refusalFor: (clientId) =>
      (running.get(clientId) ?? 0) < maxPerClient
        ? null
        : refusal('TOO_MANY_ITEMS', `One client may run at most ${maxPerClient} subscriptions.`),
    take(clientId) {
      running.set(clientId, (running.get(clientId) ?? 0) + 1);
      return () => {
        const left = (running.get(clientId) ?? 1) - 1;
        if (left > 0) running.set(clientId, left);
        else running.delete(clientId);
      };
    },
  };
}
