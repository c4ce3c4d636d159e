// Reads tickets: one with its details, or the list of one status with its filters.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { BadData, checked, idFilter, pageOf, uuidOf, type ZaiaCall, type ZaiaRoute } from '../call.ts';
import type { Ticket } from '../state.ts';
import { notFound, statusOf, ticketDetails } from '../views.ts';
import { oneOf } from '../enums.ts';

function readTicket(call: ZaiaCall): SandboxAnswer {
  const { state, settings } = call.context;
  const ticket = state.tickets.get(uuidOf(call.param('id')));
  return ticket === undefined ? notFound('Ticket') : answerJson(200, ticketDetails(ticket, state, settings));
}

function listTickets(call: ZaiaCall): SandboxAnswer {
  const { state, settings } = call.context;
  const status = oneOf(Object.values(settings.statusWords), call.query.get('status'));
  if (status === null) throw new BadData();
  const fits = filtersOf(call);
  const found = [...state.tickets.values()].filter((ticket) => statusOf(ticket, settings) === status && fits(ticket));
  return answerJson(
    200,
    pageOf(call, found).map((ticket) => ticketDetails(ticket, state, settings)),
  );
}

function filtersOf(call: ZaiaCall): (ticket: Ticket) => boolean {
  const assignees = idFilter(call, 'assigneeIds');
  const chats = idFilter(call, 'chatIds');
  const responders = idFilter(call, 'responderIds');
  const versions = idFilter(call, 'responderVersionIds');
  const tagged = idFilter(call, 'tagIds');
  const search = (call.query.get('search') ?? '').toLowerCase();
  const includeRemoved = call.query.get('includeRemoved') === 'true';
  return (ticket) =>
    assignees(ticket.assigneeId) &&
    chats(ticket.chat.id) &&
    responders(ticket.chat.responder.id) &&
    versions(ticket.chat.responder.versionId) &&
    (tagged(null) || [...ticket.tags.keys()].some(tagged)) &&
    (includeRemoved || !ticket.chat.isRemoved) &&
    `${ticket.summary}\n${ticket.chat.owner.name ?? ''}`.toLowerCase().includes(search);
}

export const ticketReads: readonly ZaiaRoute[] = [
  {
    coverage: 'Z2',
    evidence: 'documented',
    method: 'GET',
    pattern: '/tickets/details',
    note: 'One status per call, all filters, a bare list. The status values, the order and the fields of search are assumed.',
    handle: checked(listTickets),
  },
  {
    coverage: 'Z1',
    evidence: 'documented',
    method: 'GET',
    pattern: '/tickets/:id/details',
    note: 'A ticket of a removed chat is still answered: assumed.',
    handle: checked(readTicket),
  },
];
