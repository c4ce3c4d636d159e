// Routes with which the integration creates and changes tickets.

import { answerJson, fieldsOf, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { faultOfChange, faultOfNew, objectOf } from '../interaction.ts';
import {
  addTicket,
  type Fields,
  interactorIdOf,
  type SocialhubCall,
  type SocialhubContext,
  type SocialhubRoute,
  type Ticket,
  ticketOfInteraction,
} from '../state.ts';
import { answerError, ticketView } from '../views.ts';

/** The `interaction` of the body; null without one. */
export function interactionOf(call: SocialhubCall): Fields | null {
  return objectOf(fieldsOf(call.body)['interaction']);
}

/** The ticket of the path, or the vendor's error. */
export function ticketOf(call: SocialhubCall): Ticket | SandboxAnswer {
  const id = call.param('ticketId');
  if (!/^[a-f0-9]{24}$/.test(id)) return answerError('BadRequestError', 'ticketId should match ^[a-f0-9]{24}$');
  return call.context.state.tickets.get(id) ?? answerError('NotFoundError', 'Ticket not found');
}

function createTicket(call: SocialhubCall): SandboxAnswer {
  const { context } = call;
  const interaction = interactionOf(call);
  if (interaction === null) return answerError('BadRequestError', 'body should have property interaction');
  const fault = faultOfNew(interaction, context.settings.isReusable);
  if (fault !== null) return answerError('BadRequestError', fault);
  const networkItemId = String(interaction['networkItemId']);
  if (ticketOfInteraction(context.state, networkItemId) !== null) {
    return answerError('ConflictError', 'Ticket with such network item id already exists');
  }
  const interactor = objectOf(interaction['interactor']);
  const isOwn = interactor !== null && interactor['interactorId'] === context.settings.networkId;
  const ticket = addTicket(context, {
    networkItemId,
    interaction: stored(interaction, context),
    folder: isOwn ? 'hidden' : 'inbox',
    followupTo: null,
  });
  return answerJson(201, ticketView(ticket, context));
}

/** The interaction as stored: with a time, the vendor's own interactor, and an existing root. */
function stored(interaction: Fields, context: SocialhubContext): Fields {
  const { clock, settings } = context;
  const interactor = objectOf(interaction['interactor']);
  const root = objectOf(interaction['root']);
  const rootId = root?.['rootId'] ?? root?.['rooId'];
  const now = new Date(clock.now()).toISOString();
  if (typeof rootId === 'string') ensureRoot(context, rootId);
  return {
    ...interaction,
    createdTime: interaction['createdTime'] ?? now,
    ...(typeof rootId === 'string' ? { root: { url: null, rootId, createdTime: now } } : {}),
    ...(interactor === null
      ? {}
      : {
          interactor: {
            ...interactor,
            interactorId: interactorIdOf(settings.accountId, String(interactor['interactorId'])),
          },
        }),
  };
}

function ensureRoot(context: SocialhubContext, rootId: string): void {
  if (context.state.ticketIdByNetworkItemId.has(rootId)) return;
  const interaction = { networkItemId: rootId, createdTime: new Date(context.clock.now()).toISOString() };
  addTicket(context, { networkItemId: rootId, interaction, folder: 'hidden', followupTo: null });
}

function updateTicket(call: SocialhubCall): SandboxAnswer {
  const ticket = ticketOf(call);
  if ('status' in ticket) return ticket;
  const interaction = interactionOf(call);
  if (interaction === null) return answerError('BadRequestError', 'body should have property interaction');
  const fault = faultOfChange(interaction);
  if (fault !== null) return answerError('BadRequestError', fault);
  const { context } = call;
  const interactor = { ...objectOf(ticket.interaction['interactor']), ...objectOf(interaction['interactor']) };
  ticket.interaction = {
    ...ticket.interaction,
    ...interaction,
    ...(Object.keys(interactor).length === 0 ? {} : { interactor }),
  };
  ticket.updatedAt = context.clock.now();
  if (call.query.get('reset') === 'true') ticket.folder = 'inbox';
  return answerJson(200, ticketView(ticket, context));
}

export const ticketRoutes: readonly SocialhubRoute[] = [
  {
    coverage: ['S1', 'S8'],
    evidence: 'documented',
    method: 'POST',
    pattern: '/inbox/tickets',
    note: 'Every documented field is validated. Assumed: the wording of a 400, and that an empty hidden root is filled instead of causing a conflict.',
    handle: createTicket,
  },
  {
    coverage: 'S2',
    evidence: 'documented',
    method: 'PATCH',
    pattern: '/inbox/tickets/:ticketId',
    note: 'reset=true moves the ticket back to the inbox. Assumed: 400 for a field that cannot be updated, 404 for an unknown ticket, and that an empty interaction is accepted.',
    handle: updateTicket,
  },
];
