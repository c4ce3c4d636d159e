// Decides when what we hold is young enough, and when the vendor is asked.

import type { CatalogKind } from '../domain/catalog.ts';
import type { TicketRecord } from '../domain/ticket.ts';

export interface FreshnessLimits {
  /** Ticket heads and threads; a reconciling read of the account counts as a look at every ticket. */
  readonly ticketMs: number;
  readonly timelineMs: number;
  /** Agents, tags, templates, brands, channels, teams. */
  readonly catalogMs: number;
  /** How soon an unknown key may ask the vendor for the whole collection again. */
  readonly unknownKeyMs: number;
}

export const DEFAULT_FRESHNESS_LIMITS: FreshnessLimits = {
  ticketMs: 5 * 60_000,
  timelineMs: 60_000,
  catalogMs: 15 * 60_000,
  unknownKeyMs: 60_000,
};

/** Kinds that no vendor lists: they come along with tickets and webhooks. */
export const KINDS_WITHOUT_COLLECTION: readonly CatalogKind[] = ['contact', 'bot'];

export interface FreshnessCheck {
  readonly now: number;
  /** When the account's changes were last read as a whole (epoch ms). */
  readonly reconciledAt: number | null;
  readonly maxAgeMs: number;
}

/** True when the head of a held ticket is young enough; nothing is young enough for an age of nought. */
export function isHeadFresh(ticket: TicketRecord, look: FreshnessCheck): boolean {
  return look.maxAgeMs > 0 && look.now - Math.max(ticket.observedAt, look.reconciledAt ?? 0) <= look.maxAgeMs;
}

/** True when the whole thread of a held ticket is here and young enough. */
export function isThreadFresh(ticket: TicketRecord, look: FreshnessCheck): boolean {
  if (ticket.threadObservedAt === null || ticket.threadBehind) return false;
  return look.now - Math.max(ticket.threadObservedAt, look.reconciledAt ?? 0) <= look.maxAgeMs;
}

/** True when the timeline of a held ticket is young enough; a reconciling read does not show it. */
export function isTimelineFresh(ticket: TicketRecord, look: FreshnessCheck): boolean {
  return ticket.timelineObservedAt !== null && look.now - ticket.timelineObservedAt <= look.maxAgeMs;
}
