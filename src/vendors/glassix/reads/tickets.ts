// Reads of single tickets: details and timeline by key, following moves between departments.

import type { Observation } from '../../../domain/observation.ts';
import type { Reading } from '../../../domain/ports/vendor/reads.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { isTicketId } from '../keys.ts';
import { type MapContext, toTicketDetail, toTicketHead, toTicketTimeline } from '../map/index.ts';
import type { WireTicket } from '../wire/index.ts';

const MISSING: Reading = { state: 'missing' };
/** Bounds a chain of moves. */
const MAX_MOVES = 5;

type ToObservations = (ticket: WireTicket, context: MapContext) => readonly Observation[];
/** `key` is the ticket's current key, which differs from the requested one after a move. */
type KeyedReading = Reading & { readonly key?: string };

export interface TicketReads {
  /** Head and thread; both come with one call. */
  readTicket(key: string): Promise<KeyedReading>;
  readTimeline(key: string): Promise<KeyedReading>;
}

export function createTicketReads(client: GlassixClient, context: GlassixContext): TicketReads {
  /** The current ticket, and the moves that lead to it. */
  async function follow(id: string): Promise<{ readonly ticket: WireTicket; readonly moves: readonly Observation[] }> {
    const moves: Observation[] = [];
    let ticket = await client.getTicket(id);
    while (ticket.movedToTicketId !== null && moves.length < MAX_MOVES) {
      moves.push(...toTicketHead(ticket, context));
      // oxlint-disable-next-line no-await-in-loop -- each ticket names its successor
      ticket = await client.getTicket(ticket.movedToTicketId);
    }
    return { ticket, moves };
  }

  async function read(key: string, toObservations: ToObservations): Promise<KeyedReading> {
    if (!isTicketId(key)) return MISSING;
    try {
      const [{ ticket, moves }] = await Promise.all([follow(key), context.bots.ready()]);
      return { state: 'found', key: ticket.id, observations: [...moves, ...toObservations(ticket, context)] };
    } catch (error) {
      const failure = toFailure(error, 'tickets.get');
      return failure.code === 'NOT_FOUND' ? MISSING : { state: 'failed', failure };
    }
  }

  return {
    readTicket: (key) => read(key, toTicketDetail),
    readTimeline: (key) => read(key, toTicketTimeline),
  };
}
