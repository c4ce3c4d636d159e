// What Emotive reported about one ticket, by webhook, read or response to a write.

import type { EventWire, TicketWire } from '../wire/index.ts';

export interface TicketReport {
  readonly ticketKey: string;
  /** null: the report holds events only. */
  readonly ticket: TicketWire | null;
  readonly events: readonly EventWire[];
  /** The contact, for a report without the ticket; null if unknown. */
  readonly contactKey: string | null;
  /** True if `events` are all events of the ticket. */
  readonly isWholeThread: boolean;
  /** True if a missing external id means that there is none. A webhook may be older than our registration. */
  readonly hasAllReferences: boolean;
  /** Epoch milliseconds, for events without a readable time; null: the time of the event before it in the list. */
  readonly receivedAt: number | null;
}
