// Creates, completes, takes over, assigns and tags tickets. Every route answers 200.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { BadData, bodyOf, checked, uuidOf, uuidOrNullOf, type ZaiaCall, type ZaiaRoute } from '../call.ts';
import { openTicket, openTicketOf, type Ticket } from '../state.ts';
import { answerError, notFound, ticketRow } from '../views.ts';
import { oneOf } from '../enums.ts';

const conflict = (sentence: string): SandboxAnswer => answerError(400, 'BadRequest', sentence);

function createTicket(call: ZaiaCall): SandboxAnswer {
  const { state, settings, clock } = call.context;
  const fields = bodyOf(call);
  const [chatId, assigneeId, teamId] = [
    uuidOf(fields['chatId']),
    uuidOf(fields['assigneeId']),
    uuidOrNullOf(fields['ticketingTeamId']),
  ];
  const { waiting, ongoing, completed } = settings.statusWords;
  const status = oneOf([waiting, ongoing, completed], fields['status']);
  if (status === null) throw new BadData();
  const chat = state.chats.get(chatId);
  const team = state.teams.find(({ id }) => id === teamId) ?? null;
  if (chat === undefined || chat.isRemoved) return notFound('Chat');
  if (!state.users.some(({ id }) => id === assigneeId)) return notFound('User');
  if (teamId !== null && team === null) return notFound('Ticketing team');
  if (openTicketOf(chat) !== null) return conflict('The chat already has a ticket');
  const at = clock.now();
  const summary = chat.messages.findLast(({ from }) => from === 'customer')?.content.slice(0, 120) ?? '';
  const ticket = openTicket(state, chat, { circumstance: 'takeover', team, assigneeId, summary, at });
  if (status !== waiting) ticket.ongoingAt = at;
  if (status === completed) ticket.completedAt = at;
  return answerJson(200, ticketRow(ticket, settings));
}

/** Changes an open ticket. Assumed: changes to completed tickets are refused. */
function change(call: ZaiaCall, personField: 'userId' | 'assigneeId', act: (ticket: Ticket, userId: string) => void) {
  const { state, settings, clock } = call.context;
  const ticket = state.tickets.get(uuidOf(call.param('id')));
  const userId = uuidOf(bodyOf(call)[personField]);
  if (ticket === undefined) return notFound('Ticket');
  if (!state.users.some(({ id }) => id === userId)) return notFound('User');
  if (ticket.completedAt !== null) return conflict('The ticket is completed');
  act(ticket, userId);
  ticket.updatedAt = clock.now();
  return answerJson(200, ticketRow(ticket, settings));
}

const completeTicket = (call: ZaiaCall): SandboxAnswer =>
  change(call, 'userId', (ticket, userId) => {
    ticket.assigneeId ??= userId;
    ticket.completedAt = call.context.clock.now();
    ticket.pendingChatMessages = 0;
  });

const takeOver = (call: ZaiaCall): SandboxAnswer =>
  change(call, 'assigneeId', (ticket, assigneeId) => {
    ticket.assigneeId = assigneeId;
    ticket.ongoingAt ??= call.context.clock.now();
    ticket.lastViewedAt = call.context.clock.now();
  });

const assign = (call: ZaiaCall): SandboxAnswer =>
  change(call, 'assigneeId', (ticket, assigneeId) => {
    ticket.assigneeId = assigneeId;
  });

function addTag(call: ZaiaCall): SandboxAnswer {
  const { state, clock } = call.context;
  const ticket = state.tickets.get(uuidOf(call.param('ticketId')));
  const tag = state.tags.get(uuidOf(bodyOf(call)['tagId']));
  if (ticket === undefined) return notFound('Ticket');
  if (tag === undefined) return notFound('Tag');
  const at = ticket.tags.get(tag.id) ?? clock.now();
  ticket.tags.set(tag.id, at);
  const createdAt = new Date(at).toISOString();
  return answerJson(200, { createdAt, updatedAt: createdAt, tagId: tag.id, ticketId: ticket.id });
}

function removeTag(call: ZaiaCall): SandboxAnswer {
  const ticket = call.context.state.tickets.get(uuidOf(call.param('ticketId')));
  const tagId = uuidOf(call.param('tagId'));
  if (ticket === undefined) return notFound('Ticket');
  if (!ticket.tags.delete(tagId)) return notFound('Ticket tag');
  return answerJson(200, { message: 'Tag removed from ticket' });
}

const documented = { evidence: 'documented' } as const;

export const ticketWrites: readonly ZaiaRoute[] = [
  {
    ...documented,
    coverage: 'Z4',
    method: 'POST',
    pattern: '/tickets',
    note: 'The team may be null, not absent. A second open ticket of a chat is 400, unknown people and teams 404: assumed.',
    handle: checked(createTicket),
  },
  {
    ...documented,
    coverage: 'Z3',
    method: 'PATCH',
    pattern: '/tickets/:id/complete',
    note: 'By userId; the responder leads the chat again. Assumed: a completed ticket cannot be changed (400).',
    handle: checked(completeTicket),
  },
  {
    ...documented,
    coverage: 'Z7',
    method: 'PATCH',
    pattern: '/tickets/:id/takeover',
    note: 'Assigns and sets ongoingAt where it was not set: assumed.',
    handle: checked(takeOver),
  },
  {
    ...documented,
    coverage: 'Z8',
    method: 'PATCH',
    pattern: '/tickets/:id/assignee',
    note: 'Null is refused; ongoingAt stays as it is: assumed.',
    handle: checked(assign),
  },
  {
    ...documented,
    coverage: 'Z5',
    method: 'POST',
    pattern: '/tickets/:ticketId/tags',
    note: 'Assumed: attaching a tag again returns the first attachment.',
    handle: checked(addTag),
  },
  {
    ...documented,
    coverage: 'Z6',
    method: 'DELETE',
    pattern: '/tickets/:ticketId/tags/:tagId',
    note: 'A tag that is not attached is 404: assumed.',
    handle: checked(removeTag),
  },
];
