// From Emotive's tickets and events to observations: pure, apart from counting unrecognised enum values.

import type { Observation } from '../../../domain/observation.ts';
import type { TicketResponse } from '../wire/index.ts';
import { toSubscriber } from './contact.ts';
import type { MapContext } from './context.ts';
import { toMessages } from './messages.ts';
import type { TicketReport } from './report.ts';
import { toTicket } from './ticket.ts';
import { toTimedEvents } from './timed-events.ts';

/** All facts of one report: contact, ticket, messages, opt-outs, and that the thread is complete where it is. */
export function toObservations(report: TicketReport, context: MapContext): readonly Observation[] {
  const subscriber = toSubscriber(report.ticket?.opted_in_user);
  const contactKey = subscriber?.key ?? report.contactKey;
  const timed = toTimedEvents(report, context);
  const observations: Observation[] = [];
  if (subscriber !== null) {
    const { key, nativeId, fields } = subscriber;
    observations.push({ type: 'catalog', entry: { key, nativeId, ...fields } });
  }
  observations.push(toTicket(report, timed, context));
  for (const event of timed) observations.push(...toMessages(report.ticketKey, event, contactKey, context));
  if (report.isWholeThread) observations.push({ type: 'thread-complete', ticketKey: report.ticketKey });
  return observations;
}

/** The facts of a response `{ticket, events?}` that is the vendor's current state. */
export function toReadObservations(
  ticketKey: string,
  { ticket, events }: TicketResponse,
  context: MapContext,
): readonly Observation[] {
  const report = {
    ticketKey,
    ticket,
    events: events ?? [],
    contactKey: null,
    isWholeThread: Array.isArray(events),
    hasAllReferences: true,
    receivedAt: null,
  };
  return toObservations(report, context);
}
