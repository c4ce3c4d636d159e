// All tickets of an account page by page, newest change first over all its products, one call a page.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors.ts';
import { contentKey } from '../../../domain/ids.ts';
import type { FeedPage, TicketFeed } from '../../../domain/ports/vendor.ts';
import { toFailure } from '../client/failures.ts';
import type { Desk360Client } from '../client.ts';
import type { MapContext } from '../map.ts';
import { toTicket } from '../map.ts';
import { toEpochMs } from '../map/time.ts';
import type { Products } from './products.ts';

/** The documents fix it; a page with fewer is the last one. */
const PAGE_SIZE = 20;
const MAX_PAGE = 10_000;
/** Stands for "a page without a single readable time": then the round tells no time either. */
const NO_TIME = Number.MAX_SAFE_INTEGER;

/**
 * Where the feed stands. Page n is read from every product before page n + 1 of any, so that after a round everything
 * newer than the youngest page end has been seen, whichever product it belongs to.
 */
const cursorShape = z.object({
  page: z.number().int().min(1).max(MAX_PAGE),
  /** Products whose page of this round is still to be read; the first one is next. */
  now: z.array(z.string().regex(/^\d{1,19}$/)).min(1),
  /** Products that have a page in the next round. */
  next: z.array(z.string().regex(/^\d{1,19}$/)),
  /** The youngest of the oldest changes of this round's pages (epoch ms); null: none read, or one without a time. */
  low: z.number().nullable(),
  /** A fingerprint of each product's page before, to notice a vendor that gives the same page for ever. */
  marks: z.record(z.string(), z.string()),
});
type Cursor = z.output<typeof cursorShape>;

function readCursor(text: string): Cursor {
  try {
    return cursorShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new VendorCallError(vendorFailure('INVALID_REQUEST', { message: 'The feed cursor cannot be read.' }), {
      cause,
    });
  }
}

/** The cursor after a page of the first product in `now`; null when nothing is left. */
function advance(cursor: Cursor, hasNext: boolean, mark: string, low: number | null): Cursor | null {
  const [product = '', ...waiting] = cursor.now;
  const next = hasNext ? [...cursor.next, product] : cursor.next;
  const marks = hasNext
    ? { ...cursor.marks, [product]: mark }
    : Object.fromEntries(Object.entries(cursor.marks).filter(([id]) => id !== product));
  if (waiting.length > 0) return { ...cursor, now: waiting, next, marks, low };
  const page = cursor.page + 1;
  return next.length === 0 || page > MAX_PAGE ? null : { page, now: next, next: [], marks, low: null };
}

/** The feed of an account. `oldestUpdatedAt` is told at the end of each round over the products, and only then. */
export function createTicketFeed(client: Desk360Client, products: Products, context: MapContext): TicketFeed {
  async function start(): Promise<Cursor | null> {
    const ids = await products.ids();
    return ids.length === 0 ? null : { page: 1, now: [...ids], next: [], low: null, marks: {} };
  }

  async function readPage(text: string | null): Promise<FeedPage> {
    const cursor = text === null ? await start() : readCursor(text);
    const product = cursor?.now[0];
    if (cursor === null || product === undefined) {
      return { observations: [], cursor: null, oldestUpdatedAt: null, expectedTotal: null };
    }
    const page = await client.listTickets(product, cursor.page);
    const mark = contentKey(...page.tickets.map((ticket) => `${ticket.id} ${ticket.updated_at ?? ''}`));
    const repeats = cursor.marks[product] === mark;
    const hasNext = page.hasNext && page.tickets.length >= PAGE_SIZE && !repeats;
    if (repeats) context.log.warn('Desk360 gave the same page twice: the list ends here', { page: cursor.page });

    const zone = context.settings.timeZone;
    const times = page.tickets.map((ticket) => toEpochMs(ticket.updated_at, zone) ?? NO_TIME);
    const oldest = times.length === 0 ? null : Math.min(...times);
    const low = oldest === null ? cursor.low : Math.max(cursor.low ?? 0, oldest);
    const endsRound = cursor.now.length === 1;
    const after = advance(cursor, hasNext, mark, low);
    return {
      observations: page.tickets.flatMap((ticket) => toTicket(product, ticket, context)),
      cursor: after === null ? null : JSON.stringify(after),
      oldestUpdatedAt: endsRound && low !== NO_TIME ? low : null,
      expectedTotal: null,
    };
  }

  return {
    newestFirst: true,
    async readPage(text) {
      try {
        return await readPage(text);
      } catch (error) {
        throw error instanceof VendorCallError ? error : new VendorCallError(toFailure(error, 'tickets.list'));
      }
    },
  };
}
