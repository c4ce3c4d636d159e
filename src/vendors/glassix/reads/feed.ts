// All tickets of an account: window after window of four weeks back in time, each page by page.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { FeedPage, TicketFeed } from '../../../domain/ports/vendor/reads.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient, TicketPage } from '../client/index.ts';
import { toTicketHead } from '../map/index.ts';
import type { MapContext } from '../map/context.ts';
import { toInstant } from '../map/time.ts';

const DAY_MS = 86_400_000;
/** Four weeks are never more than the calendar month that Glassix takes. */
const WINDOW_MS = 28 * DAY_MS;
const HISTORY_MS = 365 * DAY_MS;
const BEGIN_ANEW_EVERY_MS = 3_600_000;
/** The vendor's clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000;

/** Where the feed stands; kept as text over restarts. */
const cursorShape = z.object({
  since: z.number().int(),
  until: z.number().int(),
  /** The vendor's page token; null for the first page of the window. */
  page: z.string().min(1).max(2048).nullable(),
  /** How far back to read, epoch milliseconds. */
  oldest: z.number().int(),
  /** When the window was begun anew because its pages were forgotten; null: never. */
  begunAnewAt: z.number().int().nullable(),
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

function windowBefore(until: number, oldest: number): Cursor | null {
  return until <= oldest
    ? null
    : {
        since: Math.max(oldest, until - WINDOW_MS),
        until,
        page: null,
        oldest,
        begunAnewAt: null,
      };
}

export interface FeedParts {
  now(): number;
  /** Waited for before a page is mapped: which users are bots. */
  ready(): Promise<void>;
}

/** The feed of an account. Nothing is taken for granted of the order: by one document ASC is newest first, by another last. */
export function createTicketFeed(client: GlassixClient, context: MapContext, { now, ready }: FeedParts): TicketFeed {
  const { ticketsSince, recentDays } = context.settings;

  /** A page token lives for a day: after a longer pause its window is read from its start, but not over and over. */
  async function pageAt(cursor: Cursor): Promise<{ readonly page: TicketPage; readonly of: Cursor }> {
    if (cursor.page === null) return { page: await client.listTickets(cursor), of: cursor };
    try {
      return { page: await client.nextTickets(cursor.page), of: cursor };
    } catch (error) {
      const isForgotten = error instanceof VendorCallError && error.failure.code === 'INVALID_REQUEST';
      if (!isForgotten || now() - (cursor.begunAnewAt ?? -Infinity) < BEGIN_ANEW_EVERY_MS) throw error;
      context.log.warn('Glassix does not know the page any more: its window is read again');
      return { page: await client.listTickets(cursor), of: { ...cursor, begunAnewAt: now() } };
    }
  }

  async function readPage(cursor: Cursor | null): Promise<FeedPage> {
    if (cursor === null) return { observations: [], cursor: null, oldestUpdatedAt: null, expectedTotal: null };
    await ready();
    const { page, of } = await pageAt(cursor).catch((error: unknown) => {
      throw error instanceof VendorCallError ? error : new VendorCallError(toFailure(error, 'tickets.list'));
    });
    const { tickets, next } = page;
    const goesOn = next !== null && next !== cursor.page && tickets.length > 0;
    const following = goesOn ? { ...of, page: next } : windowBefore(of.since, of.oldest);
    const times = tickets.flatMap((ticket) => toInstant(ticket.lastActivity) ?? []);
    return {
      observations: tickets.flatMap((ticket) => toTicketHead(ticket, context)),
      cursor: following === null ? null : JSON.stringify(following),
      oldestUpdatedAt: times.length === 0 ? null : Math.min(...times),
      expectedTotal: null,
    };
  }

  const from = (oldest: number): Cursor | null => windowBefore(now() + AHEAD_MS, oldest);
  const historyStart = (): number =>
    ticketsSince === null ? now() - HISTORY_MS : Date.parse(`${ticketsSince}T00:00:00Z`);
  /** Further back than the settings say only where nothing was read for longer. */
  const recentStart = (since: number | null): number =>
    Math.max(historyStart(), Math.min(now() - recentDays * DAY_MS, since ?? Infinity));
  return {
    newestFirst: false,
    readPage: async (text) => readPage(text === null ? from(historyStart()) : readCursor(text)),
    readRecentPage: async (text, since) => readPage(text === null ? from(recentStart(since)) : readCursor(text)),
  };
}
