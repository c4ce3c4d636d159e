// The door through which equal subscriptions share their work: one following, one rendering, many receivers.

import type { EventSelection } from '../events/event.ts';
import type { TailItem } from './tail.ts';

/** What equal subscriptions have in common. */
export interface Topic {
  /** Equal for subscriptions that must get the same bytes: same document, variables and rights. */
  readonly key: string;
  readonly selection: EventSelection;
  /** Makes the bytes for one item, once for all receivers. Must not reject: what goes wrong belongs into the bytes. */
  render(item: TailItem): Promise<Buffer>;
}
/** Somebody who gets the bytes. */
export interface Subscriber {
  /** Takes the bytes of one item; called in order, never for an item at or before its place. */
  deliver(payload: Buffer): void;
  /** While it catches up: a promise to wait for before it is given more; null: go on. */
  ready(): Promise<void> | null;
}

export interface Broadcaster {
  /**
   * Lets a receiver have every item of the topic after `after`, in order; null: from now on. One that comes from far back
   * reads the log until it has caught up and then shares with the others. Returns the way to leave.
   */
  join(topic: Topic, after: bigint | null, receiver: Subscriber): () => void;
  /** How many topics are followed, for metrics and tests. */
  topics(): number;
}
