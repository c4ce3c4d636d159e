// All tickets of an account, one product after another, newest change first; one call per page.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import { contentKey } from '../../../domain/ids.ts';
import type { FeedPage, TicketFeed } from '../../../domain/ports/vendor/reads.ts';
import type { RequestedTickets } from '../../../domain/ticket-query.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { Desk360Client, TicketPage } from '../client/index.ts';
import { ticketListQuery, type TicketListQuery } from '../client/ticket-query.ts';
import type { Desk360Context } from '../context.ts';
import { toTicket } from '../map/index.ts';
import { toEpochMs } from '../map/time.ts';
import { toListFilter } from './list-filter.ts';

/** Fixed by the documents. A shorter page is the last one. */
const PAGE_SIZE = 20;
const MAX_PAGE = 10_000;
const productId = z.string().regex(/^\d{1,19}$/);

/** Stored as text, so it survives restarts. */
const cursorShape = z.object({
  product: productId,
  page: z.number().int().min(1).max(MAX_PAGE),
  /** The remaining products. */
  left: z.array(productId),
  /** Fingerprint of the previous page, to detect a vendor that repeats a page forever; null on the first page. */
  mark: z.string().nullable(),
  /** Filter in addition to the settings; absent: none. */
  query: ticketListQuery.optional(),
});
type Cursor = z.output<typeof cursorShape>;

function readCursor(text: string): Cursor {
  try {
    return cursorShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new VendorCallError(vendorFailure('INVALID_REQUEST', { message: 'The feed cursor cannot be parsed.' }), {
      cause,
    });
  }
}

function firstOf(products: readonly string[], query?: TicketListQuery): Cursor | null {
  const [product, ...left] = products;
  return product === undefined ? null : { product, page: 1, left, mark: null, query };
}

const asText = (cursor: Cursor | null): string | null => (cursor === null ? null : JSON.stringify(cursor));

/** Page numbers are counted here; the URL in the Link header is never followed. */
export function createTicketFeed(client: Desk360Client, context: Desk360Context): TicketFeed {
  const { account, products, settings } = context;
  const { ticketsSince } = settings;
  const sinceDay = ticketsSince === null ? {} : { startDate: ticketsSince };

  function oldestOf(page: TicketPage): number | null {
    const times = page.tickets
      .map((ticket) => toEpochMs(ticket.updated_at, settings.timeZone))
      .filter((at) => at !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  async function readPage(text: string | null): Promise<FeedPage> {
    const cursor = text === null ? firstOf(await products.ids()) : readCursor(text);
    if (cursor === null) return { observations: [], cursor: null, oldestUpdatedAt: null, expectedTotal: null };
    const page = await client.listTickets(cursor.product, cursor.page, { ...sinceDay, ...cursor.query });
    const mark = contentKey(...page.tickets.map((ticket) => `${ticket.id} ${ticket.updated_at ?? ''}`));
    const repeats = page.hasNext && cursor.mark === mark;
    if (repeats) context.log.warn('Desk360 returned the same page twice; the list ends here', { page: cursor.page });
    const continues = page.hasNext && page.tickets.length >= PAGE_SIZE && !repeats && cursor.page < MAX_PAGE;
    const nextList = asText(firstOf(cursor.left, cursor.query));
    return {
      observations: page.tickets.flatMap((ticket) => toTicket(cursor.product, ticket, context)),
      cursor: continues ? asText({ ...cursor, page: cursor.page + 1, mark }) : nextList,
      nextListCursor: nextList,
      oldestUpdatedAt: oldestOf(page),
      expectedTotal: null,
    };
  }

  /** The filtered list of each product that can contain matches. */
  async function filteredCursor({ predicate, sort }: RequestedTickets): Promise<string | null> {
    const { query, products: named } = toListFilter(predicate, sort, account.id, settings);
    if (named === null && Object.keys(query).length === 0) return null;
    const ids = await products.ids();
    return asText(firstOf(named === null ? ids : ids.filter((id) => named.includes(id)), query));
  }

  return {
    newestFirst: true,
    filteredCursor,
    async readPage(text) {
      try {
        return await readPage(text);
      } catch (error) {
        throw error instanceof VendorCallError ? error : new VendorCallError(toFailure(error, 'tickets.list'));
      }
    },
  };
}
