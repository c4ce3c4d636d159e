// What the gateway owes Emotive because of a webhook: our ids registered, and the body confirmed by a read.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TaskHandler } from '../../domain/ports/vendor/actions.ts';
import type { Task } from '../../domain/task.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { ActionContext } from './actions/context.ts';
import { registerIds } from './actions/external-reference.ts';
import { EXTERNAL_IDS_TASK, externalIdsTask, isRegistered, ownIdsOf } from './map/external-ids.ts';
import { toInstant } from './map/instant.ts';
import { toObservations } from './map/index.ts';
import { readSameTicket, toReadObservations } from './reads/index.ts';
import { asText, type EventWire } from './wire/index.ts';

/** The task that reads a ticket because a webhook spoke of it; `details.events` are the ids that it named. */
export const CONFIRM_TASK = 'confirm';
const BETWEEN_IDS = ' ';

type TaskContext = Pick<ActionContext, 'client' | 'settings' | 'map'>;

/** The task that lets a read tell what a delivery, known by its dedupe key, only announced. */
export function confirmTask(dedupeKey: string, ticketKey: string, events: readonly EventWire[]): Observation {
  const ids = events.flatMap(({ id }) => asText(id) ?? []);
  const details = { events: ids.join(BETWEEN_IDS) };
  return { type: 'task', key: `${CONFIRM_TASK}/${dedupeKey}`, kind: CONFIRM_TASK, ticketKey, details, dueAt: null };
}

export function createTaskHandler(context: TaskContext): TaskHandler {
  return {
    async perform(task, ticket) {
      if (task.kind === EXTERNAL_IDS_TASK) return ticket === null ? [] : registerOwnIds(context, ticket, task.attempts);
      if (task.kind === CONFIRM_TASK) return confirm(context, task, ticket);
      throw new VendorCallError(vendorFailure('UNSUPPORTED', { message: 'This release knows no such task.' }));
    },
  };
}

/** Once is enough: what is registered stays, also when it is somebody else's, and a lost answer is looked up first. */
async function registerOwnIds(
  context: TaskContext,
  ticket: TicketRecord,
  attempts: number,
): Promise<readonly Observation[]> {
  const { client, settings, map } = context;
  if (isRegistered(ticket)) return [];
  if (attempts > 0 && settings.readApi) {
    const answer = await known(attempts, () => readSameTicket(client, ticket.key));
    if (asText(answer.ticket.external_ticket_id) !== null) return toReadObservations(ticket.key, answer, map);
  }
  return known(attempts, () => registerIds(context, ticket, ownIdsOf(ticket, settings)));
}

/**
 * Tells what the vendor has, whatever the delivery said: the ticket, and of its events those that the delivery named and
 * those younger than all we know. An older one is history, which comes with the thread when that is read.
 */
async function confirm(
  { client, settings, map }: TaskContext,
  { ticketKey, details, attempts }: Task,
  ticket: TicketRecord | null,
): Promise<readonly Observation[]> {
  if (ticketKey === null) throw new Error('the task was made without a ticket');
  const answer = await known(attempts, () => readSameTicket(client, ticketKey));
  const ids = new Set((answer.events ?? []).map(({ id }) => asText(id)));
  const named = String(details['events'])
    .split(BETWEEN_IDS)
    .filter((id) => id !== '');
  if (attempts < PATIENCE && named.some((id) => !ids.has(id))) throw notYet();
  const isNews = (event: EventWire): boolean =>
    ticket === null || named.includes(asText(event.id) ?? '') || isYounger(event, ticket.lastActivityAt);
  const events = (answer.events ?? []).filter(isNews);
  const wholeThread = ticket === null && Array.isArray(answer.events);
  const told = { ticketKey, ticket: answer.ticket, events, contactKey: null, wholeThread };
  const registered = asText(answer.ticket.external_ticket_id) !== null;
  return [
    ...toObservations({ ...told, saysReferences: true, receivedAt: null }, map),
    ...externalIdsTask(ticketKey, registered, settings),
  ];
}

function isYounger(event: EventWire, at: number | null): boolean {
  const eventAt = toInstant(event.created) ?? toInstant(event.event_time);
  return at !== null && eventAt !== null && eventAt > at;
}

/** A vendor may speak of a thing a moment before its own calls know it: so many misses are not the last word. */
const PATIENCE = 2;

async function known<T>(attempts: number, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const isMissing = error instanceof VendorCallError && error.failure.code === 'NOT_FOUND';
    throw isMissing && attempts < PATIENCE ? notYet(error) : error;
  }
}

function notYet(cause?: VendorCallError): VendorCallError {
  const message = 'The vendor does not know yet what its webhook spoke of.';
  return new VendorCallError(vendorFailure('UNAVAILABLE', { message }), { cause });
}
