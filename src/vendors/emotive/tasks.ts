// The outbox tasks that a webhook creates: register our external ids, and confirm the webhook's content by a read.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TaskHandler } from '../../domain/ports/vendor/actions.ts';
import type { Task } from '../../domain/task.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import { registerIds } from './actions/external-reference.ts';
import type { EmotiveClient } from './client/index.ts';
import { CONFIRM_TASK, confirmTaskKeyOf, EXTERNAL_IDS_TASK } from './keys.ts';
import type { EmotiveContext } from './context.ts';
import { externalIdsTask, isRegistered, ownIdsOf } from './map/external-ids.ts';
import { toObservations, toReadObservations } from './map/index.ts';
import { toInstant } from './map/time.ts';
import { readSameTicket } from './reads/tickets.ts';
import { asText, type EventWire } from './wire/index.ts';

const ID_SEPARATOR = ' ';

/** How often a missing ticket or event is retried: a webhook can arrive before the vendor's own calls know its content. */
const MAX_MISSING_RETRIES = 2;

/** The task that reads a ticket after a delivery about it; `details.events` are the ids of the delivery's events. */
export function confirmTask(dedupeKey: string, ticketKey: string, events: readonly EventWire[]): Observation {
  const ids = events.flatMap(({ id }) => asText(id) ?? []);
  const details = { events: ids.join(ID_SEPARATOR) };
  return { type: 'task', key: confirmTaskKeyOf(dedupeKey), kind: CONFIRM_TASK, ticketKey, details, dueAt: null };
}

export function createTaskHandler(client: EmotiveClient, context: EmotiveContext): TaskHandler {
  return {
    async perform(task, ticket) {
      if (task.kind === EXTERNAL_IDS_TASK) {
        return ticket === null ? [] : registerOwnIds(client, context, ticket, task.attempts);
      }
      if (task.kind === CONFIRM_TASK) return confirm(client, context, task, ticket);
      throw new VendorCallError(vendorFailure('UNSUPPORTED', { message: 'This release does not know this task.' }));
    },
  };
}

/** Registers once: existing ids stay, whoever registered them, and after a lost response the ticket is read first. */
async function registerOwnIds(
  client: EmotiveClient,
  context: EmotiveContext,
  ticket: TicketRecord,
  attempts: number,
): Promise<readonly Observation[]> {
  const { settings } = context;
  if (isRegistered(ticket)) return [];
  if (attempts > 0 && settings.readApi) {
    const response = await withMissingRetry(attempts, () => readSameTicket(client, ticket.key));
    if (asText(response.ticket.external_ticket_id) !== null) return toReadObservations(ticket.key, response, context);
  }
  return withMissingRetry(attempts, () => registerIds(client, context, ticket, ownIdsOf(ticket, settings)));
}

/**
 * Reports what the vendor has, not what the delivery said: the ticket, the events that the delivery named, and events newer
 * than everything known. Older events arrive with the thread when that is read.
 */
async function confirm(
  client: EmotiveClient,
  context: EmotiveContext,
  { ticketKey, details, attempts }: Task,
  ticket: TicketRecord | null,
): Promise<readonly Observation[]> {
  if (ticketKey === null) throw new Error('the task was created without a ticket');
  const response = await withMissingRetry(attempts, () => readSameTicket(client, ticketKey));
  const named = String(details['events'])
    .split(ID_SEPARATOR)
    .filter((id) => id !== '');
  const ids = new Set((response.events ?? []).map(({ id }) => asText(id)));
  if (attempts < MAX_MISSING_RETRIES && named.some((id) => !ids.has(id))) throw notYetKnown();
  const isRelevant = (event: EventWire): boolean =>
    ticket === null || named.includes(asText(event.id) ?? '') || isNewer(event, ticket.lastActivityAt);
  const report = {
    ticketKey,
    ticket: response.ticket,
    events: (response.events ?? []).filter(isRelevant),
    contactKey: null,
    isWholeThread: ticket === null && Array.isArray(response.events),
    hasAllReferences: true,
    receivedAt: null,
  };
  const registered = asText(response.ticket.external_ticket_id) !== null;
  return [...toObservations(report, context), ...externalIdsTask(ticketKey, registered, context.settings)];
}

function isNewer(event: EventWire, at: number | null): boolean {
  const eventAt = toInstant(event.created) ?? toInstant(event.event_time);
  return at !== null && eventAt !== null && eventAt > at;
}

/** Turns NOT_FOUND into a retryable error until the retries are used up. */
async function withMissingRetry<T>(attempts: number, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const isMissing = error instanceof VendorCallError && error.failure.code === 'NOT_FOUND';
    throw isMissing && attempts < MAX_MISSING_RETRIES ? notYetKnown(error) : error;
  }
}

function notYetKnown(cause?: VendorCallError): VendorCallError {
  const message = 'The vendor does not return yet what its webhook reported.';
  return new VendorCallError(vendorFailure('UNAVAILABLE', { message }), { cause });
}
