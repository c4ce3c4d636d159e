// All tickets of an account page by page: product after product, each newest change first, one call a page.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import { type AccountId, contentKey } from '../../../domain/ids.ts';
import type { FeedPage, TicketFeed } from '../../../domain/ports/vendor/reads.ts';
import type { RequestedTickets } from '../../../domain/ticket-query.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { Desk360Client, TicketPage } from '../client/index.ts';
import { ticketListQuery, type TicketListQuery } from '../client/ticket-query.ts';
import type { MapContext } from '../map/index.ts';
import { toTicket } from '../map/index.ts';
import { toEpochMs } from '../map/time.ts';
import { toNarrowed } from './list-filter.ts';
import type { Products } from './products.ts';

/** The documents fix it; a page with fewer is the last one. */
const PAGE_SIZE = 20;
const MAX_PAGE = 10_000;
const productId = z.string().regex(/^\d{1,19}$/);

/** Where the feed stands; kept as text over restarts. */
const cursorShape = z.object({
  product: productId,
  page: z.number().int().min(1).max(MAX_PAGE),
  /** The products still to come. */
  left: z.array(productId),
  /** A fingerprint of the page before, to notice a vendor that gives the same page for ever; null on a first page. */
  mark: z.string().nullable(),
  /** What the lists are narrowed to beside the settings; absent: nothing. */
  query: ticketListQuery.optional(),
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

function firstOf(products: readonly string[], query?: TicketListQuery): Cursor | null {
  const [product, ...left] = products;
  return product === undefined ? null : { product, page: 1, left, mark: null, query };
}

const asText = (cursor: Cursor | null): string | null => (cursor === null ? null : JSON.stringify(cursor));

/** The feed of an account. Page numbers are counted here; the address in the Link header is never followed. */
export function createTicketFeed(
  client: Desk360Client,
  products: Products,
  account: AccountId,
  context: MapContext,
): TicketFeed {
  const { ticketsSince } = context.settings;
  const sinceDay = ticketsSince === null ? {} : { startDate: ticketsSince };

  function oldestOf(page: TicketPage): number | null {
    const zone = context.settings.timeZone;
    const times = page.tickets.map((ticket) => toEpochMs(ticket.updated_at, zone)).filter((at) => at !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  async function readPage(text: string | null): Promise<FeedPage> {
    const cursor = text === null ? firstOf(await products.ids()) : readCursor(text);
    if (cursor === null) return { observations: [], cursor: null, oldestUpdatedAt: null, expectedTotal: null };
    const page = await client.listTickets(cursor.product, cursor.page, { ...sinceDay, ...cursor.query });
    const mark = contentKey(...page.tickets.map((ticket) => `${ticket.id} ${ticket.updated_at ?? ''}`));
    const repeats = page.hasNext && cursor.mark === mark;
    if (repeats) context.log.warn('Desk360 gave the same page twice: the list ends here', { page: cursor.page });
    const goesOn = page.hasNext && page.tickets.length >= PAGE_SIZE && !repeats && cursor.page < MAX_PAGE;
    const nextList = asText(firstOf(cursor.left, cursor.query));
    return {
      observations: page.tickets.flatMap((ticket) => toTicket(cursor.product, ticket, context)),
      cursor: goesOn ? asText({ ...cursor, page: cursor.page + 1, mark }) : nextList,
      nextListCursor: nextList,
      oldestUpdatedAt: oldestOf(page),
      expectedTotal: null,
    };
  }

  /** The narrowed list of each product that can have matches. */
  async function narrow({ predicate, sort }: RequestedTickets): Promise<string | null> {
    const { query, products: named } = toNarrowed(predicate, sort, account, context.settings);
    if (named === null && Object.keys(query).length === 0) return null;
    const ids = await products.ids();
    return asText(firstOf(named === null ? ids : ids.filter((id) => named.includes(id)), query));
  }

  return {
    newestFirst: true,
    filteredCursor: narrow,
    async readPage(text) {
      try {
        return await readPage(text);
      } catch (error) {
        throw error instanceof VendorCallError ? error : new VendorCallError(toFailure(error, 'tickets.list'));
      }
    },
  };
}
