// The fourteen documented parameters of the ticket list: page and order, filters, searches.

import type { VendorRequest } from '../../../domain/ports/vendor.ts';

/** What a list of tickets may be narrowed to; whatever is left out does not narrow. */
export interface TicketListQuery {
  /** Newest change first without it. */
  readonly order?: 'asc' | 'desc';
  readonly reasonId?: string;
  readonly typeId?: string;
  /** `0` asks for tickets of nobody. */
  readonly agentId?: string;
  /** 0 low to 3 urgent. */
  readonly priority?: number;
  readonly status?: number;
  readonly platform?: string;
  /** `YYYY-MM-DD` in the vendor's zone, inclusive. Whether creation or change is meant is not documented. */
  readonly startDate?: string;
  readonly endDate?: string;
  /** Searches. */
  readonly id?: string;
  readonly email?: string;
  readonly name?: string;
  readonly subject?: string;
}

/** The query of one page in the vendor's words; pages count from 1. */
export function toTicketListQuery(page: number, query: TicketListQuery): NonNullable<VendorRequest['query']> {
  return {
    page,
    order: query.order,
    reason_id: query.reasonId,
    type_id: query.typeId,
    agent_id: query.agentId,
    priority: query.priority,
    status: query.status,
    platform: query.platform,
    start_date: query.startDate,
    end_date: query.endDate,
    id: query.id,
    email: query.email,
    name: query.name,
    subject: query.subject,
  };
}
