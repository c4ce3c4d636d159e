// All tickets of an account: windows of four weeks, newest window first, each page by page.

import * as z from 'zod';
import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { FeedPage, TicketFeed } from '../../../domain/ports/vendor/reads.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient, TicketPage } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { toTicketHead } from '../map/index.ts';
import { toInstant } from '../map/time.ts';

const DAY_MS = 86_400_000;
/** Glassix accepts at most a calendar month; four weeks always fit. */
const WINDOW_MS = 28 * DAY_MS;
const DEFAULT_BACKFILL_MS = 365 * DAY_MS;
const MIN_RESTART_INTERVAL_MS = 3_600_000;
/** The vendor's clock may be ahead. */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;

/** Stored as text, so it survives restarts. */
const cursorShape = z.object({
  since: z.number().int(),
  until: z.number().int(),
  /** The vendor's page token; null for the first page of the window. */
  page: z.string().min(1).max(2048).nullable(),
  /** Start of the oldest window, epoch milliseconds. */
  oldest: z.number().int(),
  /** When the window was restarted because its page token had expired; null: never. */
  restartedAt: z.number().int().nullable().default(null),
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

function windowBefore(until: number, oldest: number): Cursor | null {
  return until <= oldest
    ? null
    : {
        since: Math.max(oldest, until - WINDOW_MS),
        until,
        page: null,
        oldest,
        restartedAt: null,
      };
}

/** The documents contradict each other about the order (ASC is newest first in one, last in another), so none is assumed. */
export function createTicketFeed(client: GlassixClient, context: GlassixContext): TicketFeed {
  const { bots } = context;
  const { ticketsSince, recentDays } = context.settings;
  const now = (): number => context.now();

  /** A page token expires after a day. Its window is then restarted, at most once per hour. */
  async function pageAt(cursor: Cursor): Promise<{ readonly page: TicketPage; readonly current: Cursor }> {
    if (cursor.page === null) return { page: await client.listTickets(cursor), current: cursor };
    try {
      return { page: await client.nextTickets(cursor.page), current: cursor };
    } catch (error) {
      const isExpired = error instanceof VendorCallError && error.failure.code === 'INVALID_REQUEST';
      if (!isExpired || now() - (cursor.restartedAt ?? -Infinity) < MIN_RESTART_INTERVAL_MS) throw error;
      context.log.warn('page token expired; the window is read again');
      return { page: await client.listTickets(cursor), current: { ...cursor, restartedAt: now() } };
    }
  }

  async function readPage(cursor: Cursor | null): Promise<FeedPage> {
    if (cursor === null) return { observations: [], cursor: null, oldestUpdatedAt: null, expectedTotal: null };
    await bots.ready();
    const { page, current } = await pageAt(cursor).catch((error: unknown) => {
      throw error instanceof VendorCallError ? error : new VendorCallError(toFailure(error, 'tickets.list'));
    });
    const { tickets, next } = page;
    const continues = next !== null && next !== cursor.page && tickets.length > 0;
    const following = continues ? { ...current, page: next } : windowBefore(current.since, current.oldest);
    const times = tickets.flatMap((ticket) => toInstant(ticket.lastActivity) ?? []);
    return {
      observations: tickets.flatMap((ticket) => toTicketHead(ticket, context)),
      cursor: following === null ? null : JSON.stringify(following),
      oldestUpdatedAt: times.length === 0 ? null : Math.min(...times),
      expectedTotal: null,
    };
  }

  const newestWindow = (oldest: number): Cursor | null => windowBefore(now() + MAX_CLOCK_SKEW_MS, oldest);
  const backfillStart = (): number =>
    ticketsSince === null ? now() - DEFAULT_BACKFILL_MS : Date.parse(`${ticketsSince}T00:00:00Z`);
  /** `recentDays` ago, or earlier if the last read is older. */
  const recentStart = (since: number | null): number =>
    Math.max(backfillStart(), Math.min(now() - recentDays * DAY_MS, since ?? Infinity));
  return {
    newestFirst: false,
    readPage: async (text) => readPage(text === null ? newestWindow(backfillStart()) : readCursor(text)),
    readRecentPage: async (text, since) =>
      readPage(text === null ? newestWindow(recentStart(since)) : readCursor(text)),
  };
}
