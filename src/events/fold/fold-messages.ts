// Folds the observations of messages and their delivery states.

import type { TicketRecord } from '../../domain/ticket.ts';
import type { FoldRun, ObservationOf } from './fold-run.ts';
import {
  createMessage,
  mergeMessage,
  messageChanges,
  withDelivery,
  withMessage,
  withNativeId,
} from './merge-message.ts';

export async function foldMessage(run: FoldRun, observation: ObservationOf<'message'>): Promise<void> {
  const { state, tickets, context } = run;
  const before = await state.message(context.account, observation.key);
  const early = before === null ? await state.takeEarlyDelivery(context.account, observation.key) : null;
  const after =
    before === null ? createMessage(observation, early, context) : mergeMessage(before, observation, context);
  if (before === after) return;
  const ticket = await tickets.find(after.ticketKey);
  // A message that was reported under a former key of the ticket belongs to its current key.
  const message = ticket === null || ticket.key === after.ticketKey ? after : { ...after, ticketKey: ticket.key };
  await state.putMessage(message, observation.raw);
  const changed = ticket !== null && before === null ? withMessage(ticket, message) : ticket;
  if (changed !== null && changed !== ticket) tickets.put(changed);
  if (before !== null || isNewMessage(run, ticket))
    run.emit(messageChanges(before, message), { ticket: changed, message });
}

/** The messages that the first read of a thread finds existed before: they are not new. */
function isNewMessage({ context: { origin } }: FoldRun, ticket: TicketRecord | null): boolean {
  if (origin === 'backfill') return false;
  return origin !== 'read' || (ticket !== null && ticket.threadObservedAt !== null);
}

export async function foldDelivery(run: FoldRun, observation: ObservationOf<'delivery'>): Promise<void> {
  const { state, tickets, context } = run;
  const { messageKey, status, error, nativeId, at } = observation;
  const before = await state.message(context.account, messageKey);
  if (before === null) return state.putEarlyDelivery(context.account, messageKey, { status, error });
  const delivered = withDelivery(before, status, error);
  if (delivered === before) return;
  const after = withNativeId(delivered, nativeId);
  await state.putMessage(after, undefined);
  const ticket = await tickets.find(after.ticketKey);
  run.emit(messageChanges(before, after), { ticket, message: after, at });
}
