// Creates events from changes: what they are about, when they happened and who caused them.

import { randomUUID } from 'node:crypto';
import type { EventData, NewEvent } from '../../domain/events/event.ts';
import type { MessageRecord } from '../../domain/message.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { FoldContext } from './context.ts';

/** The ticket and message that a change is about; null for none. */
export interface Subject {
  readonly ticket: TicketRecord | null;
  readonly message?: MessageRecord | null;
  /** When it happened (epoch ms), if that is known better than from the ticket and the message. */
  readonly at?: number | null;
}
/** Observations that only make an event and change nothing in the projection. */
export type DirectObservation = Extract<
  Observation,
  { type: 'survey' | 'action-requested' | 'action-failed' | 'health' | 'unmapped' }
>;

/** One event per change, in order. */
export function toEvents(
  changes: readonly EventData[],
  { ticket, message = null, at = null }: Subject,
  { vendor, account, receivedAt, replayed, cause }: FoldContext,
): readonly NewEvent[] {
  return changes.map((data) => ({
    key: randomUUID(),
    vendor,
    account,
    ticketKey: ticket?.key ?? message?.ticketKey ?? null,
    assigneeKey: ticket?.assigneeKey ?? null,
    teamKey: ticket?.teamKey ?? null,
    channelType: ticket?.channelType ?? null,
    occurredAt: at ?? vendorTimeOf(data, ticket, message) ?? receivedAt,
    receivedAt,
    replayed,
    cause,
    data,
  }));
}

/** The vendor's time of the change; null if the vendor does not report it. */
function vendorTimeOf(data: EventData, ticket: TicketRecord | null, message: MessageRecord | null): number | null {
  switch (data.type) {
    case 'TICKET_CREATED':
      return ticket?.createdAt ?? null;
    case 'MESSAGE_ADDED':
      return message?.createdAt ?? null;
    case 'MESSAGE_UPDATED':
      return message?.editedAt ?? null;
    case 'MESSAGE_DELIVERY_CHANGED':
      return null;
    default:
      return ticket?.updatedAt ?? null;
  }
}

/** The event of an observation that changes nothing else. */
export function directEvent(observation: DirectObservation): EventData {
  switch (observation.type) {
    case 'survey':
      return { type: 'SURVEY_SUBMITTED', rating: observation.rating };
    case 'action-requested':
      return {
        type: 'ACTION_REQUESTED',
        action: observation.action,
        actionId: observation.actionId,
        followupId: observation.followupId,
        ...(observation.optionId === undefined ? {} : { optionId: observation.optionId }),
        messageKey: observation.messageKey,
      };
    case 'action-failed':
      return { type: 'ACTION_FAILED', actionId: observation.actionId, reason: observation.reason };
    case 'health':
      return { type: 'VENDOR_HEALTH_CHANGED', state: observation.state };
    case 'unmapped':
      return { type: 'UNMAPPED', nativeType: observation.nativeType, raw: observation.raw };
  }
}
