// Decides when a stored record is fresh enough, and when the vendor is called.

import type { CatalogKind } from '../domain/catalog.ts';
import type { FreshnessSource } from '../domain/freshness.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { TicketRecord } from '../domain/ticket.ts';

/** Maximum ages in milliseconds. */
export interface FreshnessLimits {
  /** Ticket heads and threads; a reconciling read of the account refreshes every ticket. */
  readonly ticketMs: number;
  readonly timelineMs: number;
  /** Agents, tags, templates, brands, channels, teams. */
  readonly catalogMs: number;
  /** How soon an unknown key may trigger another read of the whole collection. */
  readonly unknownKeyMs: number;
}

export const DEFAULT_FRESHNESS_LIMITS: FreshnessLimits = {
  ticketMs: 5 * 60_000,
  timelineMs: 60_000,
  catalogMs: 15 * 60_000,
  unknownKeyMs: 60_000,
};

/** Kinds that no vendor lists: they arrive with tickets and webhooks. */
export const KINDS_WITHOUT_COLLECTION: readonly CatalogKind[] = ['contact', 'bot'];

export interface FreshnessCheck {
  /** Epoch milliseconds. */
  readonly now: number;
  /** When the account's changes were last read as a whole (epoch ms); null: never. */
  readonly reconciledAt: number | null;
  readonly maxAgeMs: number;
}

/** True when the head of a stored ticket is fresh; a maximum age of 0 makes every ticket stale. */
export function isHeadFresh(ticket: TicketRecord, check: FreshnessCheck): boolean {
  return check.maxAgeMs > 0 && check.now - Math.max(ticket.observedAt, check.reconciledAt ?? 0) <= check.maxAgeMs;
}

/** True when the whole thread of a stored ticket is here and fresh. */
export function isThreadFresh(ticket: TicketRecord, check: FreshnessCheck): boolean {
  if (ticket.threadObservedAt === null || ticket.threadBehind) return false;
  return check.now - Math.max(ticket.threadObservedAt, check.reconciledAt ?? 0) <= check.maxAgeMs;
}

/** True when the timeline of a stored ticket is fresh. A reconciling read does not contain timelines. */
export function isTimelineFresh(ticket: TicketRecord, check: FreshnessCheck): boolean {
  return ticket.timelineObservedAt !== null && check.now - ticket.timelineObservedAt <= check.maxAgeMs;
}

/** CACHE when the vendor can read the ticket again, EVENT_STORE when webhooks are its only source. `ticketKey` null: any ticket. */
export function storedSourceOf(account: OpenAccount, ticketKey: string | null): FreshnessSource {
  const { reads, feed } = account.adapter;
  const isReadable = ticketKey === null || reads.isReadable === undefined || reads.isReadable(ticketKey);
  return (reads.tickets !== null || feed !== null) && isReadable ? 'CACHE' : 'EVENT_STORE';
}
