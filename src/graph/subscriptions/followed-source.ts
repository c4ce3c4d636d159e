// The result of a subscription resolver: which events to follow, so that equal subscriptions can share the work.

import type { EventSelection } from '../../domain/events/event.ts';
import type { SubscriptionNode } from '../nodes/node-types.ts';

/** graphql-js requires an async iterable. This one is never iterated: `prepareSubscription` takes the selection. */
export class FollowedSource implements AsyncIterable<SubscriptionNode> {
  readonly selection: EventSelection;
  /** Position to start after; null: start at the newest event. */
  readonly after: bigint | null;

  constructor(selection: EventSelection, after: bigint | null) {
    this.selection = selection;
    this.after = after;
  }

  [Symbol.asyncIterator](): AsyncIterator<SubscriptionNode> {
    return { next: () => Promise.resolve({ done: true, value: undefined }) };
  }
}
