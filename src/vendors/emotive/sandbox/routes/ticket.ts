// Reads tickets and sets the brand's own fields of them.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { type EmotiveCall, type EmotiveRoute, integerOf, jsonFieldsOf } from '../call.ts';
import { changeStatus, setExternalTicketId, type Ticket } from '../state.ts';
import { answerMessage, eventView, ticketView } from '../views.ts';
import { oneOf, statuses, systemTypes } from '../enums.ts';

const minLimit = 5;
const maxLimit = 50;
const samples = 3;

/** The ticket of the path, or null; also null for ids that are not integers. */
export function ticketOf(call: EmotiveCall): Ticket | null {
  return call.context.state.tickets.get(integerOf(call.param('ticketId')) ?? -1) ?? null;
}

export const noSuchTicket = (): SandboxAnswer => answerMessage(404, 'There is no such ticket.');

function viewOf(call: EmotiveCall, ticket: Ticket): object {
  return ticketView(ticket, call.context.settings, call.context.settings.ticketIdField);
}

function listTickets(call: EmotiveCall): SandboxAnswer {
  const after = integerOf(call.query.get('after_ticket_id') ?? '0');
  const limit = integerOf(call.query.get('limit') ?? '20');
  if (after === null) return answerMessage(400, 'after_ticket_id must be an integer of at least 0.');
  if (limit === null || limit < minLimit || limit > maxLimit) {
    return answerMessage(400, `limit must be an integer from ${minLimit} to ${maxLimit}.`);
  }
  const { state } = call.context;
  const page = ticketsAfter(state.tickets, after, limit + 1);
  const items = page.slice(0, limit).map((ticket) => viewOf(call, ticket));
  const last = page[limit - 1];
  const more = page.length > limit && last !== undefined;
  return answerJson(200, more ? { items, next: nextOf(call, last.id, limit) } : { items });
}

/** Tickets are in the order of their ids, which may have gaps. */
function ticketsAfter(tickets: ReadonlyMap<number, Ticket>, after: number, most: number): Ticket[] {
  const page: Ticket[] = [];
  for (const ticket of tickets.values()) {
    if (page.length === most) break;
    if (ticket.id > after) page.push(ticket);
  }
  return page;
}

function nextOf({ context }: EmotiveCall, lastId: number, limit: number): string {
  if (context.settings.nextForm === 'id') return String(lastId);
  const path = `/tickets?after_ticket_id=${lastId}&limit=${limit}`;
  if (context.settings.nextForm === 'url') return `${context.url}${path}`;
  return `${new URL(context.url).pathname}${path}`;
}

function readTicket(call: EmotiveCall): SandboxAnswer {
  const ticket = ticketOf(call);
  if (ticket === null) return noSuchTicket();
  const events = ticket.events.map((event) => eventView(event, call.context.settings));
  return answerJson(200, { ticket: viewOf(call, ticket), events });
}

function updateTicket(call: EmotiveCall): SandboxAnswer {
  const { state } = call.context;
  const ticket = ticketOf(call);
  if (ticket === null) return noSuchTicket();
  const fields = jsonFieldsOf(call);
  if (fields === null) return answerMessage(400, 'A JSON object is required.');
  const { external_ticket_id: externalTicketId, external_user_id: externalUserId } = fields;
  const status = fields['status'] === undefined ? ticket.status : oneOf(statuses, fields['status']);
  const systemType = fields['system_type'] ?? ticket.systemType;
  const knownSystem = oneOf(systemTypes, systemType);
  if (!isTextOrAbsent(externalTicketId) || !isTextOrAbsent(externalUserId)) {
    return answerMessage(400, 'external_ticket_id and external_user_id must be strings.');
  }
  if (status === null || knownSystem === null) return answerMessage(400, 'status or system_type is not known.');
  if (!changeStatus(state, ticket, status)) return answerMessage(400, 'The subscriber has another active ticket.');
  if (externalTicketId !== undefined) setExternalTicketId(state, ticket, externalTicketId);
  if (externalUserId !== undefined) ticket.externalUserId = externalUserId;
  ticket.systemType = knownSystem;
  return answerJson(201, { ticket: viewOf(call, ticket) });
}

function isTextOrAbsent(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}

function readSamples(call: EmotiveCall): SandboxAnswer {
  const tickets = [...call.context.state.tickets.values()].slice(-samples);
  const results = tickets.flatMap((ticket) => {
    const event = ticket.events.at(-1);
    if (event === undefined) return [];
    return [{ ticket: viewOf(call, ticket), event: eventView(event, call.context.settings) }];
  });
  return answerJson(200, { results });
}

export const ticketRoutes: readonly EmotiveRoute[] = [
  {
    coverage: 'E11',
    evidence: 'documented',
    method: 'GET',
    pattern: '/tickets/polling/fallback',
    note: 'Sample data for zaps: here the newest tickets with their last event.',
    handle: readSamples,
  },
  {
    coverage: 'E11',
    evidence: 'documented',
    method: 'POST',
    pattern: '/tickets/internal',
    note: 'Requires the vendor’s internal key: always 401 here.',
    handle: () => answerMessage(401, 'An internal key is required.'),
  },
  {
    coverage: 'E11',
    evidence: 'documented',
    method: 'GET',
    pattern: '/tickets',
    note: 'Keyset by after_ticket_id, limit 5 to 50. Ascending order and the form of next are assumed.',
    handle: listTickets,
  },
  {
    coverage: 'E11',
    evidence: 'documented',
    method: 'GET',
    pattern: '/tickets/:ticketId',
    note: 'The ticket and all its events; 404 is documented for the update only and assumed here.',
    handle: readTicket,
  },
  {
    coverage: 'E6',
    evidence: 'documented',
    method: 'POST',
    pattern: '/tickets/:ticketId',
    note: 'Answers 201. Assumed: an external id set on two tickets refers to the last one.',
    handle: updateTicket,
  },
];
