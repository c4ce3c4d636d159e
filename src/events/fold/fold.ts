// The fold: applies what a vendor reported to the projection and returns the resulting events, inside one transaction.
// Each type of observation has one function; tickets, messages and catalogs have a file each.

import type { NewEvent } from '../../domain/events/event.ts';
import type { Observation } from '../../domain/observation.ts';
import type { StateWriter } from '../../domain/ports/storage/projection.ts';
import { directEvent } from './change-events.ts';
import type { FoldContext } from './context.ts';
import {
  foldAccountEnabled,
  foldCatalogEntry,
  foldCollectionComplete,
  foldOptOut,
  foldPresence,
} from './fold-catalog.ts';
import { foldDelivery, foldMessage } from './fold-messages.ts';
import { createFoldRun, type FoldRun } from './fold-run.ts';
import {
  foldThreadComplete,
  foldTicket,
  foldTicketMoved,
  foldTicketRemoved,
  foldTimeline,
  foldTimelineComplete,
} from './fold-tickets.ts';

/**
 * Applies the observations in order. Tickets and messages of a backfill, and those of the first read of a thread, make no
 * events; everything else that is new or different does.
 */
export async function fold(
  state: StateWriter,
  observations: readonly Observation[],
  context: FoldContext,
): Promise<NewEvent[]> {
  const run = createFoldRun(state, context);
  for (const observation of observations) await foldObservation(run, observation);
  await run.tickets.flush();
  return run.events;
}

async function foldObservation(run: FoldRun, observation: Observation): Promise<void> {
  switch (observation.type) {
    case 'ticket':
      return foldTicket(run, observation);
    case 'ticket-removed':
      return foldTicketRemoved(run, observation);
    case 'ticket-moved':
      return foldTicketMoved(run, observation);
    case 'message':
      return foldMessage(run, observation);
    case 'delivery':
      return foldDelivery(run, observation);
    case 'thread-complete':
      return foldThreadComplete(run, observation);
    case 'timeline':
      return foldTimeline(run, observation);
    case 'timeline-complete':
      return foldTimelineComplete(run, observation);
    case 'catalog':
      return foldCatalogEntry(run, observation);
    case 'collection-complete':
      return foldCollectionComplete(run, observation);
    case 'contact-opted-out':
      return foldOptOut(run, observation);
    case 'presence':
      return foldPresence(run, observation);
    case 'account-enabled':
      return foldAccountEnabled(run, observation);
    case 'task':
    case 'task-done':
      return; // The recorder stores tasks in the outbox.
    default: {
      const ticket = await run.tickets.find(observation.ticketKey);
      return run.emit([directEvent(observation)], { ticket, at: observation.at });
    }
  }
}
