// The door through which reads and writes hand what a vendor told them to the event side of the house.

import type { EventCause, LoggedEvent } from '../events/event.ts';
import type { AccountId, VendorCode } from '../ids.ts';
import type { Observation, ObservationOrigin } from '../observation.ts';
import type { StoreTransaction } from './storage/store.ts';

export interface Recording {
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly observations: readonly Observation[];
  readonly origin: ObservationOrigin;
  /** When the vendor's state was taken: the start of the call (epoch ms). */
  readonly observedAt: number;
  readonly cause?: EventCause | null;
}

export interface Recorder {
  /**
   * Folds the observations into the projection and appends the events they make, in one durable commit. `also` runs in
   * the same transaction, after the events have their positions. Rejects with StoreUnavailableError with nothing kept.
   */
  record(
    recording: Recording,
    also?: (tx: StoreTransaction, events: readonly LoggedEvent[]) => Promise<void>,
  ): Promise<readonly LoggedEvent[]>;
}
