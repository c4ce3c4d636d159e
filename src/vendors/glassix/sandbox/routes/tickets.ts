// Reading and changing a ticket of the emulated Glassix.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import {
  answerMessage,
  bodyFields,
  currentUser,
  type Fields,
  flagOf,
  isRecord,
  listField,
  livingTicketOf,
  Refusal,
  route,
  textField,
  ticketOf,
} from '../call.ts';
import { ownerChange, stateChange, postEvent } from '../events.ts';
import { addTransaction, moveTicket, participantOf, setOwner, setState } from '../history.ts';
import { renderTicket } from '../render.ts';
import { DEPARTMENTS } from '../settings.ts';
import { type GlassixCall, ownerOf, type Ticket, userNamed } from '../state.ts';
import { STATES, enumValueOf } from '../enums.ts';
import { dynamicFields } from './create.ts';

function setTicketState(call: GlassixCall): SandboxAnswer {
  const { context } = call;
  const ticket = livingTicketOf(call);
  const next = enumValueOf(STATES, call.query.get('nextState'));
  if (next === null) throw new Refusal(400, 'nextState is not valid');
  if (next === ticket.state) throw new Refusal(400, `Ticket #${ticket.id} state is already: ${next}`);
  const fields = bodyFields(call);
  const by = currentUser(call);
  const at = context.clock.now();
  const tags = listField(fields, 'tags').filter((tag) => typeof tag === 'string');
  ticket.tags = [...new Set([...ticket.tags, ...tags])];
  const summary = textField(fields, 'summary');
  if (summary !== null) ticket.summary = { userId: by.id, at, value: summary };
  setState(context.state, ticket, next, by, at);
  if (flagOf(call.query.get('enableWebhook'), true)) {
    void postEvent(context, ticket.departmentId, [stateChange(context, ticket)]);
  }
  const wantsTicket = flagOf(call.query.get('getTicket'), false) && context.settings.setStateAnswer === 'ticket';
  if (wantsTicket) return answerJson(201, renderTicket(context, ticket));
  return answerMessage(call, 201, `Ticket #${ticket.id} state was changed to: ${next}`);
}

function changed(call: GlassixCall, ticket: Ticket): SandboxAnswer {
  ticket.lastActivityAt = call.context.clock.now();
  return answerMessage(call, 201, `Ticket #${ticket.id} was updated`);
}

function setFields(call: GlassixCall): SandboxAnswer {
  const ticket = livingTicketOf(call);
  const fields = bodyFields(call);
  for (const [index, text] of dynamicFields(fields).entries()) if (text !== null) ticket.fields[index] = text;
  ticket.uniqueArgument = textField(fields, 'uniqueArgument') ?? ticket.uniqueArgument;
  if (isRecord(fields['details'])) ticket.details = { ...ticket.details, ...fields['details'] };
  return changed(call, ticket);
}

function setTicketOwner(call: GlassixCall): SandboxAnswer {
  const { context } = call;
  const ticket = livingTicketOf(call);
  const next = userNamed(context.state, call.query.get('nextOwnerUserName') ?? '');
  if (next === null) throw new Refusal(400, 'nextOwnerUserName does not exist in this department');
  const before = ownerOf(context.state, ticket);
  setOwner(ticket, next, currentUser(call), context.clock.now());
  const keeps = flagOf(call.query.get('keepCurrentOwnerInConversation'), false);
  if (!keeps && before !== null && before.id !== next.id) participantOf(ticket, before).isActive = false;
  void postEvent(context, ticket.departmentId, [ownerChange(ticket, next)]);
  return answerMessage(call, 201, `Ticket #${ticket.id} owner was changed`);
}

function assignAvailable(call: GlassixCall): SandboxAnswer {
  const { context } = call;
  const ticket = livingTicketOf(call);
  const free = context.state.users.find(({ type, status }) => type === 'AGENT' && status === 'Online');
  if (free === undefined) throw new Refusal(400, 'No user is available');
  setOwner(ticket, free, currentUser(call), context.clock.now());
  void postEvent(context, ticket.departmentId, [ownerChange(ticket, free)]);
  return answerMessage(call, 201, `Ticket #${ticket.id} owner was changed`);
}

function setDepartment(call: GlassixCall): SandboxAnswer {
  const { context } = call;
  const ticket = livingTicketOf(call);
  const departmentId = textField(bodyFields(call), 'departmentId') ?? '';
  const known = Object.values(DEPARTMENTS).some((one) => one === departmentId.toLowerCase());
  if (!known) throw new Refusal(400, 'departmentId does not exist');
  if (departmentId.toLowerCase() === ticket.departmentId) throw new Refusal(400, 'The ticket is in this department');
  const clone = moveTicket(context, ticket, departmentId.toLowerCase(), currentUser(call));
  return answerJson(201, { ticketId: clone.id });
}

function addTags(call: GlassixCall): SandboxAnswer {
  const ticket = livingTicketOf(call);
  const { body } = call;
  const tags = body.kind === 'json' && Array.isArray(body.value) ? body.value : null;
  if (tags === null || !tags.every((tag) => typeof tag === 'string' && tag !== '')) {
    throw new Refusal(400, 'The body must be an array of strings');
  }
  ticket.tags = [...new Set([...ticket.tags, ...tags.map(String)])];
  ticket.lastActivityAt = call.context.clock.now();
  return answerJson(201, ticket.tags);
}

function removeTag(call: GlassixCall): SandboxAnswer {
  const ticket = livingTicketOf(call);
  const tag = call.query.get('tag') ?? '';
  if (tag === '') throw new Refusal(400, 'tag is required');
  ticket.tags = ticket.tags.filter((one) => one !== tag);
  ticket.lastActivityAt = call.context.clock.now();
  return answerJson(200, ticket.tags);
}

function wordsOf(fields: Fields): { readonly text: string; readonly html: string } {
  const content = { text: textField(fields, 'text') ?? '', html: textField(fields, 'html') ?? '' };
  if (content.text === '' && content.html === '') throw new Refusal(400, 'Either text or html must be provided');
  return content;
}

function addNote(call: GlassixCall): SandboxAnswer {
  const { state, clock } = call.context;
  const ticket = livingTicketOf(call);
  const from = participantOf(ticket, currentUser(call));
  addTransaction(state, ticket, { from, type: 'Note', ...wordsOf(bodyFields(call)), status: 'Read', at: clock.now() });
  return answerMessage(call, 201, `A note was added to ticket #${ticket.id}`);
}

function setSummary(call: GlassixCall): SandboxAnswer {
  const ticket = livingTicketOf(call);
  const value = textField(bodyFields(call), 'summary');
  if (value === null) throw new Refusal(400, 'summary is required');
  ticket.summary = { userId: currentUser(call).id, at: call.context.clock.now(), value };
  return changed(call, ticket);
}

const G4 = { coverage: 'G4' };

export const ticketRoutes = [
  route('GET', '/tickets/get/:ticketId', { ...G4, note: 'the whole ticket with its transactions' }, (call) =>
    answerJson(200, renderTicket(call.context, ticketOf(call))),
  ),
  route('PUT', '/tickets/setstate/:ticketId', { ...G4, note: 'answers 201 and a sentence' }, setTicketState),
  route(
    'PUT',
    '/tickets/setfields/:ticketId',
    { ...G4, note: 'field1 to field10, uniqueArgument, details' },
    setFields,
  ),
  route('PUT', '/tickets/setowner/:ticketId', { ...G4, note: 'by user name' }, setTicketOwner),
  route('PUT', '/tickets/assignavailableuser/:ticketId', { ...G4, note: 'anybody who is online' }, assignAvailable),
  route(
    'PUT',
    '/tickets/setdepartment/:ticketId',
    { ...G4, note: 'clones the ticket: a new id, and the old one says where it went; that it is closed is assumed' },
    setDepartment,
  ),
  route('POST', '/tickets/addtags/:ticketId', { ...G4, note: 'a bare list; answers the whole list' }, addTags),
  route('DELETE', '/tickets/removetag/:ticketId', { ...G4, note: 'answers the whole list' }, removeTag),
  route('POST', '/tickets/addnote/:ticketId', { ...G4, note: 'type Note is assumed' }, addNote),
  route('POST', '/tickets/setsummary/:ticketId', { ...G4, note: 'the answer is assumed' }, setSummary),
];
