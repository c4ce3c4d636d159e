// The one shape of everything that is written into a ticket, and what its answer makes true.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import { contentKey } from '../../../domain/ids.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { OutgoingEvent } from '../client/index.ts';
import { messageKeyOf, toObservations } from '../map/index.ts';
import type { EmotiveSettings } from '../settings.ts';
import { asText, type EventWire } from '../wire/index.ts';
import type { ActionContext } from './context.ts';

/** An event of ours; an empty message is a state only. */
export function toEvent(settings: EmotiveSettings, message: string, status: string, now: number): OutgoingEvent {
  return {
    message,
    status,
    event_time: new Date(now).toISOString(),
    system_type: settings.systemType,
    ...(settings.agentId === null ? {} : { agent_id: settings.agentId }),
  };
}

/** The vendor's answer laid over what was sent; without an id in it the write's own key names the message. */
export function toActionResult(
  context: ActionContext,
  ticket: TicketRecord,
  sent: OutgoingEvent,
  answer: EventWire | null,
  idempotencyKey: string | null,
): ActionResult {
  const said = Object.entries(answer ?? {}).filter(([, value]) => value !== null && value !== undefined);
  const id = asText(answer?.id) ?? `sent-${contentKey(ticket.key, idempotencyKey, sent.event_time)}`;
  const event: EventWire = { ...sent, ...Object.fromEntries(said), id, message: sent.message };
  context.ownEvents.add(id);
  const told = {
    ticketKey: ticket.key,
    ticket: null,
    events: [event],
    contactKey: ticket.contactKey,
    wholeThread: false,
    saysReferences: false,
    receivedAt: null,
  };
  const messageKey = sent.message.trim() === '' ? null : messageKeyOf(ticket.key, event);
  return { observations: toObservations(told, context.map), messageKey };
}
