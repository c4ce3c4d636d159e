// The interface through which reads and writes record what a vendor reported.

import type { EventCause, LoggedEvent } from '../events/event.ts';
import type { AccountId, VendorCode } from '../ids.ts';
import type { Observation, ObservationOrigin } from '../observation.ts';
import type { StoreTransaction } from './storage/store.ts';

export interface Recording {
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly observations: readonly Observation[];
  readonly origin: ObservationOrigin;
  /** When the vendor's state was read: the start of the call (epoch ms). */
  readonly observedAt: number;
  readonly cause?: EventCause | null;
}

export interface Recorder {
  /**
   * Folds the observations into the projection and appends the resulting events, in one durable commit. `also` runs in
   * the same transaction, after the events have their positions; the store may run it more than once, so it must have no
   * other effects. Rejects with StoreUnavailableError when nothing was stored.
   */
  record(
    recording: Recording,
    also?: (tx: StoreTransaction, events: readonly LoggedEvent[]) => Promise<void>,
  ): Promise<readonly LoggedEvent[]>;
}
