// Where a list of observations came from: decides what it may overwrite and whether it makes news.

import type { EventCause } from '../../domain/events/event.ts';
import type { AccountId, VendorCode } from '../../domain/ids.ts';
import type { ObservationOrigin } from '../../domain/observation.ts';

export interface FoldContext {
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly origin: ObservationOrigin;
  /** When the vendor's state was taken: the start of the read, the arrival of the webhook (epoch ms). */
  readonly observedAt: number;
  readonly receivedAt: number;
  /** True when an operator replays a kept delivery. */
  readonly replayed: boolean;
  readonly cause: EventCause | null;
}
