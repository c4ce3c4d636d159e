// Callbacks of the integration: a reply was published on the network, or an action failed.

import { answerBytes, answerJson, fieldsOf, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { generateFile } from '../../../../sandbox/kit/sample-files.ts';
import { faultOfConfirmation } from '../interaction.ts';
import {
  addTicket,
  type Followup,
  type SocialhubCall,
  type SocialhubContext,
  type SocialhubRoute,
  type Ticket,
  ticketOfInteraction,
} from '../state.ts';
import { interactionOf, ticketOf } from './ticket.ts';
import { answerError, ticketView } from '../views.ts';
import { actionIdPattern } from '../enums.ts';

function followupOf({ state }: SocialhubContext, ticket: Ticket, id: string): Followup | null {
  const followup = state.followups.get(id);
  return followup?.ticketId === ticket.id ? followup : null;
}

function confirmReply(call: SocialhubCall): SandboxAnswer {
  const { context } = call;
  const ticket = ticketOf(call);
  if ('status' in ticket) return ticket;
  const followup = followupOf(context, ticket, call.param('followupId'));
  if (followup === null) return answerError('NotFoundError', 'Followup not found');
  const given = interactionOf(call);
  if (given === null) return answerError('BadRequestError', 'body should have property interaction');
  const fault = faultOfConfirmation(given, context.settings.isReusable);
  if (fault !== null) return answerError('BadRequestError', fault);
  const networkItemId = String(given['networkItemId']);
  if (followup.state === 'confirmed' || ticketOfInteraction(context.state, networkItemId) !== null) {
    return answerError('ConflictError', 'Ticket with such network item id already exists');
  }
  followup.state = 'confirmed';
  const createdTime = given['createdTime'] ?? new Date(context.clock.now()).toISOString();
  const interaction = { ...given, createdTime, ...(followup.text === '' ? {} : { message: followup.text }) };
  const reply = addTicket(context, { networkItemId, interaction, folder: 'hidden', followupTo: ticket.id });
  return answerJson(201, ticketView(reply, context));
}

function resetAction(call: SocialhubCall): SandboxAnswer {
  const { context } = call;
  const ticket = ticketOf(call);
  if ('status' in ticket) return ticket;
  const actionId = call.param('actionId');
  if (!actionIdPattern.test(actionId)) return answerError('BadRequestError', 'actionId is not an action id');
  const action = context.state.actions.find(({ id }) => id === actionId);
  if (action === undefined) return answerError('NotFoundError', 'Ticket action not found');
  const { followupId, reason } = fieldsOf(call.body);
  const why = typeof reason === 'string' ? reason : null;
  if (action.type === 'reply' || action.type === 'template_reply') {
    const followup = followupOf(context, ticket, typeof followupId === 'string' ? followupId : '');
    if (followup === null) return answerError('BadRequestError', 'body should have the followupId of this ticket');
    if (followup.state !== 'pending') return answerError('ConflictError', 'Followup is not pending');
    followup.state = 'failed';
    followup.reason = why;
  } else {
    context.state.failedActions.push({ ticketId: ticket.id, actionId, reason: why });
  }
  ticket.folder = 'inbox';
  ticket.updatedAt = context.clock.now();
  return answerJson(201, ticketView(ticket, context));
}

function storedFile(call: SocialhubCall): SandboxAnswer {
  const { bytes, contentType } = generateFile(call.param('name'));
  return answerBytes(200, bytes, contentType);
}

export const callbackRoutes: readonly SocialhubRoute[] = [
  {
    coverage: 'S6',
    evidence: 'documented',
    method: 'POST',
    pattern: '/inbox/tickets/:ticketId/replies/:followupId/success',
    note: 'Answers the new reply ticket with followupTo. Assumed: it has the reply’s text, and confirming twice is the 409 of a known networkItemId.',
    handle: confirmReply,
  },
  {
    coverage: 'S7',
    evidence: 'documented',
    method: 'POST',
    pattern: '/inbox/tickets/:ticketId/reset/:actionId',
    note: 'Assumed: the answer is the ticket, back in the inbox; 409 for a reply that is confirmed or failed already; 404 for an action that the manifest lacks.',
    handle: resetAction,
  },
  {
    coverage: 'S3',
    evidence: 'assumed',
    method: 'GET',
    pattern: '/files/:name',
    note: 'A file of a reply. Documented only: its url needs no credentials.',
    open: true,
    handle: storedFile,
  },
];
