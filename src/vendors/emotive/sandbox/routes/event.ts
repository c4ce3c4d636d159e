// Events that a brand writes: replies, closing, and the opt-out keyword, on three paths.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { type EmotiveCall, type EmotiveRoute, jsonFieldsOf } from '../call.ts';
import { changeStatus, createEvent, type Ticket, type TicketEvent } from '../state.ts';
import { noSuchTicket, ticketOf } from './ticket.ts';
import { answerMessage, eventView } from '../views.ts';
import { oneOf, type Status, statuses, systemTypes } from '../enums.ts';

type EventRequest = {
  readonly message: string;
  readonly status: Status;
  readonly eventTime: string;
  readonly agentId: string | null;
};

/** Validates the four required fields; the message may be empty. Null for anything else. */
function eventRequestOf(call: EmotiveCall): EventRequest | null {
  const fields = jsonFieldsOf(call);
  if (fields === null) return null;
  const { message, event_time: eventTime, agent_id: agentId = null } = fields;
  const status = oneOf(statuses, fields['status']);
  if (typeof message !== 'string' || typeof eventTime !== 'string' || status === null) return null;
  if (oneOf(systemTypes, fields['system_type']) === null) return null;
  if (agentId !== null && typeof agentId !== 'string') return null;
  return { message, status, eventTime, agentId };
}

/** Whether the whole message is the keyword; documented in lower case only. */
function isOptOut(message: string): boolean {
  return /^#opt-?out$/i.test(message.trim());
}

function writeEvent(call: EmotiveCall, ticket: Ticket | null): SandboxAnswer {
  if (ticket === null) return noSuchTicket();
  const { state, settings, clock } = call.context;
  const request = eventRequestOf(call);
  if (request === null) return answerMessage(400, 'message, status, event_time and system_type are required.');
  if (!changeStatus(state, ticket, request.status)) {
    return answerMessage(400, 'The subscriber has another active ticket.');
  }
  const { message, status, eventTime, agentId } = request;
  const event = createEvent(state, ticket, { message, status, eventTime, agentId, createdAt: clock.now() });
  if (isOptOut(message)) state.optedOut.add(ticket.phone);
  else take(call, ticket, event);
  return answerJson(201, eventView(event, settings));
}

function take(call: EmotiveCall, ticket: Ticket, event: TicketEvent): void {
  const { state } = call.context;
  ticket.events.push(event);
  if (event.message === '' || state.optedOut.has(ticket.phone)) return;
  state.delivered.push({ phone: ticket.phone, ticketId: ticket.id, text: event.message, at: event.createdAt });
}

function writeToPath(path: 'events' | 'external-events') {
  return (call: EmotiveCall): SandboxAnswer => {
    const { replyPath, missingReplyPathStatus } = call.context.settings;
    if (replyPath === 'both' || replyPath === path) return writeEvent(call, ticketOf(call));
    return answerMessage(missingReplyPathStatus, 'There is no such path.');
  };
}

function writeByExternalId(call: EmotiveCall): SandboxAnswer {
  const { state } = call.context;
  const id = state.ticketIdByExternalId.get(call.param('externalTicketId'));
  return writeEvent(call, state.tickets.get(id ?? -1) ?? null);
}

export const eventRoutes: readonly EmotiveRoute[] = [
  {
    coverage: 'E9',
    evidence: 'documented',
    method: 'POST',
    pattern: '/tickets/external/:externalTicketId/events',
    note: 'Closing, or any event, by the brand’s id. Assumed: 404 if that id was never set.',
    handle: writeByExternalId,
  },
  {
    coverage: ['E7', 'E8'],
    evidence: 'documented',
    method: 'POST',
    pattern: '/tickets/:ticketId/events',
    note: 'The reply path of the guide. It is missing in the OpenAPI; a setting removes it.',
    handle: writeToPath('events'),
  },
  {
    coverage: ['E7', 'E8'],
    evidence: 'documented',
    method: 'POST',
    pattern: '/tickets/:ticketId/external-events',
    note: 'The reply path of the OpenAPI. It is missing in the guide; a setting removes it.',
    handle: writeToPath('external-events'),
  },
];
