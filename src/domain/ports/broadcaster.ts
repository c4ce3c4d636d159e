// The interface between subscriptions and the event log: equal subscriptions share one log follower and one rendering.

import type { EventSelection } from '../events/event.ts';
import type { TailItem } from './tail.ts';

/** What equal subscriptions share. */
export interface Topic {
  /** Equal for subscriptions that must receive the same bytes: same document, variables and rights. */
  readonly key: string;
  readonly selection: EventSelection;
  /** Renders one item, once for all subscribers. It must not reject: errors belong into the payload. */
  render(item: TailItem): Promise<Buffer>;
}
/** The receiver of one subscription's payloads. */
export interface Subscriber {
  /** Delivers one payload. Called in log order; items at or before the subscriber's position are skipped. */
  deliver(payload: Buffer): void;
  /** Called before each delivery while the subscriber catches up: a promise to wait for, or null to continue at once. */
  ready(): Promise<void> | null;
}

export interface Broadcaster {
  /**
   * Delivers every item of the topic after `after` to the subscriber, in order; null starts at the newest event. A
   * subscriber that resumes from an older position reads the log until it has caught up with its group. Returns a
   * function that ends the subscription.
   */
  join(topic: Topic, after: bigint | null, subscriber: Subscriber): () => void;
  /** Number of topics that are followed, for metrics and tests. */
  topics(): number;
}
