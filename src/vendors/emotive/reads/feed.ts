// The list of all tickets, page by page; a reconciling read may bring the threads of active ones along.

import type { Observation } from '../../../domain/observation.ts';
import type { BatchReader, FeedPage, TicketFeed } from '../../../domain/ports/vendor/reads.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { MapContext } from '../map/index.ts';
import { isActive, toReadObservations } from './index.ts';
import { parseTicket, ticketIdOf, WireProblem, type TicketPage, type TicketWire } from '../wire/index.ts';

export const PAGE_SIZE = 50;

/**
 * Reads all tickets in the order of their ids; the vendor has no order by change and no filter by time. With `threads` a
 * reconciling read brings those of active tickets along: nothing in a list tells that one went on.
 */
export function createTicketFeed(client: EmotiveClient, context: MapContext, threads: BatchReader | null): TicketFeed {
  const readPage = async (cursor: string | null): Promise<FeedPage> => {
    const after = cursor ?? '0';
    return toFeedPage(await client.listTickets(after, PAGE_SIZE), after, context);
  };
  if (threads === null) return { newestFirst: false, readPage };
  return {
    newestFirst: false,
    readPage,
    readRecentPage: async (cursor) => withThreads(await readPage(cursor), threads, context.log),
  };
}

/** A ticket that cannot be read alone stays as the list told it. */
async function withThreads(page: FeedPage, threads: BatchReader, log: AdapterLog): Promise<FeedPage> {
  const keys = page.observations.flatMap((told) => (told.type === 'ticket' && isActive(told) ? [told.key] : []));
  const readings = [...(await threads.read(keys)).values()];
  const failed = readings.filter(({ state }) => state === 'failed').length;
  if (failed > 0) log.warn('threads of active tickets could not be read', { operation: 'tickets.get', failed });
  const read = readings.flatMap((reading) => (reading.state === 'found' ? reading.observations : []));
  return { ...page, observations: [...page.observations, ...read] };
}

function toFeedPage(page: TicketPage, after: string, context: MapContext): FeedPage {
  const observations: Observation[] = [];
  const ids: string[] = [];
  for (const [index, item] of page.items.entries()) {
    const ticket = readItem(item, index, context.log);
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

function readItem(item: unknown, index: number, log: AdapterLog): TicketWire | null {
  try {
    const ticket = parseTicket(item, `items.${index}`);
    if (ticketIdOf(ticket) === null) throw new WireProblem(`items.${index}.id`, 'missing');
    return ticket;
  } catch (error) {
    if (!(error instanceof WireProblem)) throw error;
    log.warn('a ticket of a list was left out', { operation: 'tickets.list', problem: error.message });
    return null;
  }
}

/** The id to go on after; null at the end, and when the vendor would lead us in a circle. */
function nextCursor(page: TicketPage, after: string, ids: readonly string[], log: AdapterLog): string | null {
  const told = String(page.next ?? '').trim();
  if (told === '' || page.items.length === 0) return null;
  const next = toTicketId(told) ?? ids.findLast((id) => /^\d{1,15}$/.test(id)) ?? null;
  if (next !== null && Number(next) > Number(after)) return next;
  log.warn('the list of tickets does not go forward', { operation: 'tickets.list', field: 'next' });
  return null;
}

/** `next` is an id or a URL; of a URL only the parameter is taken, it is never followed. */
function toTicketId(next: string): string | null {
  const id = /^\d+$/.test(next) ? next : (new URLSearchParams(next.split('?')[1] ?? '').get('after_ticket_id') ?? '');
  return /^\d{1,15}$/.test(id) ? id : null;
}
