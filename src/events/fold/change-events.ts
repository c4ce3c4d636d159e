// Makes events of news: what it is about, when it happened, and who caused it.

import { randomUUID } from 'node:crypto';
import type { EventData, NewEvent } from '../../domain/events/event.ts';
import type { MessageRecord } from '../../domain/message.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { FoldContext } from './context.ts';

/** What news is about; null where it is about none. */
export interface Subject {
  readonly ticket: TicketRecord | null;
  readonly message?: MessageRecord | null;
  /** When it happened (epoch ms), where that is known better than by ticket and message. */
  readonly at?: number | null;
}
/** What only becomes an event and changes nothing else. */
export type DirectObservation = Extract<
  Observation,
  { type: 'survey' | 'action-requested' | 'action-failed' | 'health' | 'unmapped' }
>;

/** One event for each piece of news, in their order. */
export function toEvents(
  news: readonly EventData[],
  { ticket, message = null, at = null }: Subject,
  { vendor, account, receivedAt, replayed, cause }: FoldContext,
): readonly NewEvent[] {
  return news.map((data) => ({
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

/** When it happened by the vendor's own word; null where the vendor does not say. */
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

/** The event that plain news is. */
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
