// Gives every event a time and puts the events in order.

import { asText, type EventWire } from '../wire/index.ts';
import type { MapContext } from './context.ts';
import type { TicketReport } from './report.ts';
import { toInstant } from './time.ts';

export interface TimedEvent {
  readonly event: EventWire;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `at` by the vendor's clock; null if `at` is from our clock or a guess. */
  readonly vendorAt: number | null;
}

/** The events, oldest first. `created` (the vendor's clock) comes before `event_time` (the sender's clock). */
export function toTimedEvents(report: TicketReport, context: MapContext): readonly TimedEvent[] {
  let previousAt = report.receivedAt ?? toInstant(report.ticket?.created_at) ?? 0;
  const timed = report.events.map((event) => {
    const createdAt = toInstant(event.created);
    const sentAt = toInstant(event.event_time);
    const at = createdAt ?? sentAt ?? previousAt;
    if (report.receivedAt === null) previousAt = at;
    return { event, at, vendorAt: createdAt ?? (isOwnEvent(event, context) ? null : sentAt) };
  });
  return timed.toSorted((one, other) => one.at - other.at);
}

/** True for an event that this process posted: its `event_time` is by our clock. */
export function isOwnEvent(event: EventWire, { ownEvents }: MapContext): boolean {
  const eventId = asText(event.id);
  return eventId !== null && ownEvents.has(eventId);
}
