// The ticket routes of the emulated Desk360: list, details, logs, create, reply, note, status.

import { answerJson, filesOf, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { DeskRefusal } from '../http/errors.ts';
import {
  bodyFields,
  invalid,
  optionalInteger,
  requiredInteger,
  requiredText,
  type DeskFields,
} from '../http/fields.ts';
import { filteredTickets } from '../http/filters.ts';
import { addMessage, type DeskMessageType, setStatus, storeFiles } from '../data/history.ts';
import { checkReason, currentAgent, deskRoute, productOf, ticketOf } from '../http/lookup.ts';
import { linkHeader, pageOf, sliceOf } from '../http/paging.ts';
import { renderLog, renderMessage, renderTicket, renderTicketDetails } from '../http/render.ts';
import type { DeskIntegration } from '../settings.ts';
import { type DeskCall, type DeskTicket, takeId } from '../data/state.ts';
import { scriptOf } from '../data/ticket-scripts.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const TICKETS = '/products/:productId/tickets';
const TICKET = `${TICKETS}/:ticketId`;
const INTEGRATIONS: Readonly<Record<string, DeskIntegration>> = {
  Facebook: 'facebook',
  Instagram: 'instagram',
  Twitter: 'twitter',
  Email: 'email',
};

function list(call: DeskCall): SandboxAnswer {
  const product = productOf(call);
  const page = pageOf(call);
  const tickets = filteredTickets(call, product.id);
  const shown = sliceOf(tickets, page).map((ticket) => renderTicket(call.context, ticket));
  return answerJson(200, shown, linkHeader(call, page, tickets.length));
}

function logs(call: DeskCall): SandboxAnswer {
  const script = scriptOf(call.context.state, ticketOf(call));
  return answerJson(
    200,
    script.logs.map((log) => renderLog(call.context, log)),
  );
}

function jsonText(fields: DeskFields): string | null {
  const text = fields['settings'];
  if (text === undefined || text === null || text === '') return null;
  try {
    if (typeof text !== 'string') throw new TypeError('not a text');
    JSON.parse(text);
    return text;
  } catch {
    throw invalid('The settings must be a valid JSON string.');
  }
}

function newTicket(call: DeskCall): { ticket: DeskTicket; description: string } {
  const { state, clock } = call.context;
  const productId = productOf(call).id;
  const fields = bodyFields(call);
  const name = requiredText(fields, 'name');
  const email = requiredText(fields, 'email');
  if (!EMAIL.test(email)) throw invalid('The email must be a valid email address.');
  const reasonId = requiredInteger(fields, 'reason_id');
  checkReason(call, reasonId);
  const description = requiredText(fields, 'description');
  const status = requiredInteger(fields, 'status');
  if (status < 0 || status > 3) throw invalid('The selected status is invalid.');
  const agentId = optionalInteger(fields, 'assign_to_agent_id');
  if (agentId !== null && !state.agents.some(({ id }) => id === agentId)) {
    throw invalid('The selected assign_to_agent_id is invalid.');
  }
  const settings = jsonText(fields);
  const at = Math.floor(clock.now() / 1000) * 1000;
  const open = { typeId: null, phone: null, language: null, countryCode: null, starRating: null, priority: 0 };
  const from = { productId, name, email, reasonId, status, agentId, settings, channel: 'Api', platform: 'Api' };
  const script = { subject: null, messages: [], logs: [] };
  return { ticket: { id: takeId(state), ...open, ...from, createdAt: at, updatedAt: at, script }, description };
}

function create(call: DeskCall): SandboxAnswer {
  const { context } = call;
  const { ticket, description } = newTicket(call);
  const attachments = storeFiles(context, filesOf(call.body, 'attachments'));
  context.state.tickets.set(ticket.id, ticket);
  addMessage(context, ticket, { agentId: 0, text: description, type: 0, attachments });
  return answerJson(200, renderTicket(context, ticket));
}

function checkIntegration(call: DeskCall, ticket: DeskTicket): void {
  const integration = INTEGRATIONS[ticket.channel];
  if (integration === undefined || !call.context.settings.brokenIntegrations.includes(integration)) return;
  throw new DeskRefusal(integration === 'email' ? 'email_error' : `${integration}_integration_error`);
}

function write(call: DeskCall, type: DeskMessageType): SandboxAnswer {
  const { context } = call;
  const ticket = ticketOf(call);
  const files = filesOf(call.body, 'attachments');
  const fields = bodyFields(call);
  const text = files.length > 0 && fields['message'] === undefined ? '' : requiredText(fields, 'message');
  if (type === 0) checkIntegration(call, ticket);
  const attachments = storeFiles(context, files);
  const message = addMessage(context, ticket, { agentId: currentAgent(call).id, text, type, attachments });
  return answerJson(200, renderMessage(context, message));
}

function updateStatus(call: DeskCall): SandboxAnswer {
  const { context } = call;
  const ticket = ticketOf(call);
  const fields = bodyFields(call);
  const status = requiredInteger(fields, 'status');
  const reasonId = optionalInteger(fields, 'reason_id');
  checkReason(call, reasonId);
  if (status !== 1 && status !== 2) throw new DeskRefusal('status_update_failed');
  const changesReason = reasonId !== null && reasonId !== ticket.reasonId;
  if (ticket.status === 1 && changesReason) throw new DeskRefusal('status_update_failed');
  setStatus(context, ticket, { status, reasonId, agentId: currentAgent(call).id });
  return answerJson(200, renderTicket(context, ticket, null));
}

export const ticketRoutes = [
  deskRoute('GET', TICKETS, { coverage: 'D3', note: 'all filters, order, pages of 20, Link header' }, list),
  deskRoute('GET', TICKET, { coverage: 'D4', note: 'with all messages, one page' }, (call) =>
    answerJson(200, renderTicketDetails(call.context, ticketOf(call))),
  ),
  deskRoute('GET', `${TICKET}/logs`, { coverage: 'D5', note: 'bare list, oldest first' }, logs),
  deskRoute('POST', TICKETS, { coverage: 'D6', note: 'JSON, or form-data with attachments' }, create),
  deskRoute('POST', `${TICKET}/reply`, { coverage: 'D7', note: 'JSON, or form-data with attachments' }, (call) =>
    write(call, 0),
  ),
  deskRoute('POST', `${TICKET}/note`, { coverage: 'D8', note: 'message type 6' }, (call) => write(call, 6)),
  deskRoute(
    'POST',
    `${TICKET}/status`,
    { coverage: 'D9', note: 'only 1 and 2; a resolved reason stays' },
    updateStatus,
  ),
];
