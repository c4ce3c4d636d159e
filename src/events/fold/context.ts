// The source of a list of observations. It decides what they may overwrite and whether they make events.

import type { EventCause } from '../../domain/events/event.ts';
import type { AccountId, VendorCode } from '../../domain/ids.ts';
import type { ObservationOrigin } from '../../domain/observation.ts';

export interface FoldContext {
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly origin: ObservationOrigin;
  /** When the vendor's state was read: the start of the read, the arrival of the webhook (epoch ms). */
  readonly observedAt: number;
  readonly receivedAt: number;
  /** True when an operator replays a stored delivery. */
  readonly replayed: boolean;
  readonly cause: EventCause | null;
}
