// The event that every write into a ticket posts, and the facts that its response yields.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { OutgoingEvent } from '../client/index.ts';
import { messageKeyOf, sentEventIdOf } from '../keys.ts';
import type { EmotiveContext } from '../context.ts';
import { toObservations } from '../map/index.ts';
import type { EmotiveSettings } from '../settings.ts';
import { asText, type EventWire } from '../wire/index.ts';

/** An event of ours; an empty message only sets the status. */
export function toOutgoingEvent(
  { systemType, agentId }: EmotiveSettings,
  message: string,
  status: string,
  now: number,
): OutgoingEvent {
  return {
    message,
    status,
    event_time: new Date(now).toISOString(),
    system_type: systemType,
    ...(agentId === null ? {} : { agent_id: agentId }),
  };
}

/** Merges the response into what was sent. Without an id in it, the id is derived from the write's idempotency key. */
export function toActionResult(
  context: EmotiveContext,
  ticket: TicketRecord,
  sent: OutgoingEvent,
  response: EventWire | null,
  idempotencyKey: string | null,
): ActionResult {
  const returned = Object.entries(response ?? {}).filter(([, value]) => value !== null && value !== undefined);
  const id = asText(response?.id) ?? sentEventIdOf(ticket.key, idempotencyKey, sent.event_time);
  const event: EventWire = { ...sent, ...Object.fromEntries(returned), id, message: sent.message };
  context.ownEvents.add(id);
  const report = {
    ticketKey: ticket.key,
    ticket: null,
    events: [event],
    contactKey: ticket.contactKey,
    isWholeThread: false,
    hasAllReferences: false,
    receivedAt: null,
  };
  const messageKey = sent.message.trim() === '' ? null : messageKeyOf(ticket.key, event);
  return { observations: toObservations(report, context), messageKey };
}
