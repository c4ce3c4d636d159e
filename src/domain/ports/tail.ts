// The door through which subscriptions follow the event log.

import type { EventSelection, LoggedEvent } from '../events/event.ts';

/** What a follower is handed: an event, or the news that events before `oldestAvailable` are no longer kept. */
export type TailItem =
  | { readonly type: 'event'; readonly event: LoggedEvent }
  | { readonly type: 'gap'; readonly oldestAvailable: bigint; readonly resumeAfter: bigint };

export interface Tail {
  /**
   * Every selected event after `after`, in order, without end; null starts at the newest. A follower that is slow or
   * comes from far back reads the log at its own pace: nothing is queued for it, so nothing can overflow or be dropped.
   * Abort the signal to leave: a follower that waits for news is let go at once.
   */
  follow(selection: EventSelection, after: bigint | null, signal: AbortSignal): AsyncGenerator<TailItem, void, void>;
  /** Position of the newest event that followers can see. */
  head(): bigint;
  close(): Promise<void>;
}
