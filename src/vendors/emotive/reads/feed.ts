// The list of all tickets, page by page. A reconciling read can add the threads of active tickets.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { BatchReader, FeedPage, TicketFeed } from '../../../domain/ports/vendor/reads.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../context.ts';
import { toReadObservations } from '../map/index.ts';
import { isActive } from '../map/ticket.ts';
import { FieldProblemError, parseTicket, ticketIdOf, type TicketPage, type TicketWire } from '../wire/index.ts';
import { createTicketReader } from './tickets.ts';

export const PAGE_SIZE = 50;

/**
 * Reads all tickets in the order of their ids; the vendor has no order by change and no filter by time. With the setting
 * `readThreads` a reconciling read adds the threads of active tickets, because a list does not show that a ticket changed.
 */
export function createTicketFeed(client: EmotiveClient, context: EmotiveContext): TicketFeed {
  const readPage = async (cursor: string | null): Promise<FeedPage> => {
    const after = cursor ?? '0';
    return toFeedPage(await client.listTickets(after, PAGE_SIZE), after, context);
  };
  if (!context.settings.readThreads) return { newestFirst: false, readPage };
  const threads = createTicketReader(client, context);
  return {
    newestFirst: false,
    readPage,
    readRecentPage: async (cursor) => withThreads(await readPage(cursor), threads, context.log),
  };
}

/** A ticket whose thread cannot be read stays as the list has it. */
async function withThreads(page: FeedPage, threads: BatchReader, log: AdapterLog): Promise<FeedPage> {
  const keys = page.observations.flatMap((observation) =>
    observation.type === 'ticket' && isActive(observation) ? [observation.key] : [],
  );
  const readings = [...(await threads.read(keys)).values()];
  const failed = readings.filter(({ state }) => state === 'failed').length;
  if (failed > 0) log.warn('threads of active tickets could not be read', { operation: 'tickets.get', failed });
  const read = readings.flatMap((reading) => (reading.state === 'found' ? reading.observations : []));
  return { ...page, observations: [...page.observations, ...read] };
}

function toFeedPage(page: TicketPage, after: string, context: EmotiveContext): FeedPage {
  const observations: Observation[] = [];
  const ids: string[] = [];
  for (const [index, item] of page.items.entries()) {
    const ticket = parseItem(item, index, context.log);
    const id = ticket === null ? null : ticketIdOf(ticket);
    if (ticket === null || id === null) continue;
    ids.push(id);
    observations.push(...toReadObservations(id, { ticket }, context));
  }
  return {
    observations,
    cursor: nextCursor(page, after, ids, context.log),
    oldestUpdatedAt: null,
    expectedTotal: null,
  };
}

function parseItem(item: unknown, index: number, log: AdapterLog): TicketWire | null {
  try {
    const ticket = parseTicket(item, `items.${index}`);
    if (ticketIdOf(ticket) === null) throw new FieldProblemError(`items.${index}.id`, 'missing');
    return ticket;
  } catch (error) {
    if (!(error instanceof FieldProblemError)) throw error;
    log.warn('skipped an unreadable ticket of a list', { operation: 'tickets.list', problem: error.message });
    return null;
  }
}

/** The id after which the next page begins; null at the end, and if the vendor's `next` would lead in a circle. */
function nextCursor(page: TicketPage, after: string, ids: readonly string[], log: AdapterLog): string | null {
  const given = String(page.next ?? '').trim();
  if (given === '' || page.items.length === 0) return null;
  const next = toTicketId(given) ?? ids.findLast((id) => /^\d{1,15}$/.test(id)) ?? null;
  if (next !== null && Number(next) > Number(after)) return next;
  log.warn('stopped reading the list of tickets: the next page does not advance', {
    operation: 'tickets.list',
    field: 'next',
  });
  return null;
}

/** `next` is an id or a URL. Of a URL only the parameter is used; the URL is never followed. */
function toTicketId(next: string): string | null {
  const id = /^\d+$/.test(next) ? next : (new URLSearchParams(next.split('?')[1] ?? '').get('after_ticket_id') ?? '');
  return /^\d{1,15}$/.test(id) ? id : null;
}
