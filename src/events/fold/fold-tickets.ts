// Folds the observations of tickets, threads and timelines.

import { isDone, type TicketRecord } from '../../domain/ticket.ts';
import type { FoldRun, ObservationOf } from './fold-run.ts';
import { createTicket, mergeTicket, movedTicket } from './merge-ticket.ts';
import { ticketChanges } from './ticket-changes.ts';

export async function foldTicket(run: FoldRun, observation: ObservationOf<'ticket'>): Promise<void> {
  const before = await run.tickets.find(observation.key);
  if (before === null && observation.existence === 'known-only') return;
  if (before === null) return addTicket(run, observation);
  // A report about the former ticket says nothing about the one that replaced it.
  if (before.key !== observation.key) return;
  putTicket(run, before, mergeTicket(before, observation, run.context), observation.raw);
}

async function addTicket(run: FoldRun, observation: ObservationOf<'ticket'>): Promise<void> {
  const ticket = createTicket(observation, run.context);
  const competing = observation.onlyActiveOfContact === true ? await competingTickets(run, ticket) : [];
  const superseded = ticket.superseded || competing.some((other) => isYounger(other, ticket));
  putTicket(run, null, { ...ticket, superseded }, observation.raw);
  for (const other of competing.filter((one) => !one.superseded && !isYounger(one, ticket))) {
    putTicket(run, other, { ...other, superseded: true, version: other.version + 1 }, undefined);
  }
}

function putTicket(run: FoldRun, before: TicketRecord | null, after: TicketRecord, raw: unknown): void {
  run.tickets.put(after, raw);
  if (run.context.origin === 'backfill') return;
  // The vendor's time is that of an earlier change: use the time at which the gateway learned of this one.
  const at = before !== null && before.updatedAt === after.updatedAt ? run.context.receivedAt : null;
  run.emit(ticketChanges(before, after, run.context), { ticket: after, at });
}

/** The other active tickets of a contact whose vendor allows only one. */
async function competingTickets(run: FoldRun, ticket: TicketRecord): Promise<readonly TicketRecord[]> {
  if (ticket.contactKey === null || isDone(ticket)) return [];
  await run.tickets.flush();
  const active = await run.state.activeTicketsOf(ticket.account, ticket.contactKey);
  return active.filter(({ key }) => key !== ticket.key);
}

/** False when a creation time is unknown: the ticket that was reported last then counts as younger. */
function isYounger(one: TicketRecord, than: TicketRecord): boolean {
  return one.createdAt !== null && than.createdAt !== null && one.createdAt > than.createdAt;
}

/** A read that started before the ticket was reported says nothing about it. */
export async function foldTicketRemoved(run: FoldRun, { key }: ObservationOf<'ticket-removed'>): Promise<void> {
  const ticket = await run.tickets.find(key);
  if (ticket === null || ticket.observedAt > run.context.observedAt) return;
  await run.tickets.remove(key);
}

/**
 * Moves the ticket's fields to the new key; its thread must be read again there. Followers of the old key receive one
 * event with the new id.
 */
export async function foldTicketMoved(
  run: FoldRun,
  { key, toKey, toNativeId }: ObservationOf<'ticket-moved'>,
): Promise<void> {
  const { account, origin } = run.context;
  const before = await run.tickets.find(key);
  await run.state.putTicketAlias(account, key, toKey);
  if (before === null || before.key !== key) return;
  const existing = await run.tickets.find(toKey);
  await run.tickets.remove(key);
  if (existing === null) run.tickets.put(movedTicket(before, toKey, toNativeId));
  // From here on, the old key is an alias, and an alias finds only tickets that are written.
  await run.tickets.flush();
  const change = { field: 'nativeId', before: before.nativeId, after: toNativeId };
  if (origin !== 'backfill') run.emit([{ type: 'TICKET_UPDATED', changes: [change] }], { ticket: before });
}

/** A thread that was read before the ticket changed may lack the message that changed it. */
export async function foldThreadComplete(run: FoldRun, { ticketKey }: ObservationOf<'thread-complete'>): Promise<void> {
  const ticket = await run.tickets.find(ticketKey);
  if (ticket === null) return;
  const { observedAt } = run.context;
  const threadBehind = ticket.threadBehind && ticket.observedAt > observedAt;
  const threadObservedAt = Math.max(ticket.threadObservedAt ?? 0, observedAt);
  run.tickets.put({ ...ticket, threadObservedAt, threadBehind });
}

export async function foldTimeline(run: FoldRun, { ticketKey, changes }: ObservationOf<'timeline'>): Promise<void> {
  for (const change of changes) await run.state.putTimelineChange(run.context.account, ticketKey, change);
}

export async function foldTimelineComplete(
  run: FoldRun,
  { ticketKey }: ObservationOf<'timeline-complete'>,
): Promise<void> {
  const ticket = await run.tickets.find(ticketKey);
  if (ticket === null) return;
  const timelineObservedAt = Math.max(ticket.timelineObservedAt ?? 0, run.context.observedAt);
  run.tickets.put({ ...ticket, timelineObservedAt });
}
