// From Emotive's tickets to ticket observations.

import type { Observation } from '../../../domain/observation.ts';
import { isDone, type ExternalReference, type TicketFields } from '../../../domain/ticket.ts';
import { CHANNEL_KEY } from '../keys.ts';
import { asText, type TicketWire } from '../wire/index.ts';
import { toSubscriber } from './contact.ts';
import type { MapContext } from './context.ts';
import { toStatus } from './enums.ts';
import type { TicketReport } from './report.ts';
import { toInstant } from './time.ts';
import type { TimedEvent } from './timed-events.ts';

export function toTicket(report: TicketReport, timed: readonly TimedEvent[], context: MapContext): Observation {
  const { ticketKey, ticket } = report;
  const fields: Partial<TicketFields> = {
    channelType: 'SMS',
    channelKey: CHANNEL_KEY,
    ...headFields(report),
    ...statusFields(ticket, timed, context),
    ...changeFields(timed),
  };
  const firstAt = fields.createdAt ?? timed[0]?.at ?? null;
  const isOnlyActive =
    fields.contactKey !== undefined && fields.status !== undefined && !isDone({ status: fields.status });
  return {
    type: 'ticket',
    key: ticketKey,
    nativeId: ticketKey,
    fields,
    createFields: { createdAt: firstAt, updatedAt: firstAt },
    ...(isOnlyActive ? { onlyActiveOfContact: true as const } : {}),
    ...(ticket === null ? {} : { raw: ticket }),
  };
}

/** True for an observation of a ticket that is not done. */
export function isActive(observation: Observation): boolean {
  const status = observation.type === 'ticket' ? observation.fields.status : undefined;
  return status !== undefined && !isDone({ status });
}

function headFields({ ticket, hasAllReferences }: TicketReport): Partial<TicketFields> {
  if (ticket === null) return {};
  const subscriber = toSubscriber(ticket.opted_in_user);
  const createdAt = toInstant(ticket.created_at);
  const references = toReferences(ticket);
  return {
    ...(subscriber === null ? {} : { contactKey: subscriber.key, phone: subscriber.phone }),
    ...(createdAt === null ? {} : { createdAt }),
    ...(hasAllReferences || references.length > 0 ? { externalReferences: references } : {}),
  };
}

function toReferences(ticket: TicketWire): readonly ExternalReference[] {
  const systems = ['external_ticket_id', 'external_user_id'] as const;
  return systems.flatMap((system) => {
    const value = asText(ticket[system]);
    return value === null ? [] : [{ system, value }];
  });
}

/** The status of the ticket itself, otherwise of the last event that carries one. */
function statusFields(
  ticket: TicketWire | null,
  timed: readonly TimedEvent[],
  context: MapContext,
): Partial<TicketFields> {
  const lastWithStatus = timed.findLast(({ event }) => asText(event.status) !== null);
  const reported = asText(ticket?.status) ?? asText(lastWithStatus?.event.status);
  if (reported === null) return {};
  const state = toStatus(reported, context.log);
  if (state.status === 'UNKNOWN') return state;
  if (!isDone(state)) return { ...state, closedAt: null };
  const closing = timed.findLast(({ event }) => asText(event.status) === reported);
  return closing === undefined ? state : { ...state, closedAt: closing.at };
}

/** The time of the last change by the vendor's clock; preview and activity follow from the messages. */
function changeFields(timed: readonly TimedEvent[]): Partial<TicketFields> {
  const updatedAt = timed.findLast(({ vendorAt }) => vendorAt !== null)?.vendorAt ?? null;
  return updatedAt === null ? {} : { updatedAt };
}
