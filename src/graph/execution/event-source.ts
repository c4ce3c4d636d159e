// What a subscription resolver answers: not the events themselves but what to follow, so that equal ones can share it.

import type { EventSelection } from '../../domain/events/event.ts';

/** An async iterable only because graphql-js wants one; nobody iterates it. */
export class FollowedSource implements AsyncIterable<never> {
  readonly selection: EventSelection;
  /** Follow what comes after this; null: from now on. */
  readonly after: bigint | null;

  constructor(selection: EventSelection, after: bigint | null) {
    this.selection = selection;
    this.after = after;
  }

  [Symbol.asyncIterator](): AsyncIterator<never> {
    return { next: () => Promise.resolve({ done: true, value: undefined }) };
  }
}
