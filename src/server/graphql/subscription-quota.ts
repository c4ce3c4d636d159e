// Limits the number of subscriptions per client, over all transports.

import type { GraphQLError } from 'graphql';
import { refusal } from './read-operation.ts';

export interface SubscriptionQuota {
  /** The error that refuses one more subscription; null while the client is below its limit. */
  refusalFor(clientId: string): GraphQLError | null;
  /** Counts one more. Call the returned function once, when the subscription ends. */
  take(clientId: string): () => void;
}

/** Creates the quota: one client may run at most `maxPerClient` subscriptions at a time. */
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
        const remaining = (running.get(clientId) ?? 1) - 1;
        if (remaining > 0) running.set(clientId, remaining);
        else running.delete(clientId);
      };
    },
  };
}
