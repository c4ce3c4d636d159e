// The interface through which subscriptions follow the event log.

import type { EventSelection, LoggedEvent } from '../events/event.ts';

/** An event, or a notice that the events before `oldestAvailable` are no longer stored. */
export type TailItem =
  | { readonly type: 'event'; readonly event: LoggedEvent }
  | { readonly type: 'gap'; readonly oldestAvailable: bigint; readonly resumeAfter: bigint };

export interface Tail {
  /**
   * Yields every selected event after the position `after`, in order and without end; null starts at the newest event. A
   * slow follower reads the log at its own pace: nothing is queued for it, so nothing can overflow or be dropped.
   * Aborting the signal ends the iteration, at once if the follower waits for an event.
   */
  follow(selection: EventSelection, after: bigint | null, signal: AbortSignal): AsyncGenerator<TailItem, void, void>;
  /** Position of the newest event that followers can see. */
  head(): bigint;
  close(): Promise<void>;
}
