// The fourteen documented parameters of the ticket list: page and order, filters, searches.

import * as z from 'zod';
import type { VendorRequest } from '../../../domain/ports/vendor/calls.ts';

const text = z.string().optional();
const number = z.number().int().optional();

/** What a list of tickets may be narrowed to; whatever is left out does not narrow. Kept in cursors as it is. */
export const ticketListQuery = z.object({
  /** Newest change first without it. */
  order: z.enum(['asc', 'desc']).optional(),
  reasonId: text,
  typeId: text,
  /** `0` asks for tickets of nobody. */
  agentId: text,
  /** 0 low to 3 urgent. */
  priority: number,
  status: number,
  platform: text,
  /** `YYYY-MM-DD` in the vendor's zone, inclusive. Whether creation or change is meant is not documented. */
  startDate: text,
  endDate: text,
  /** Searches. */
  id: text,
  email: text,
  name: text,
  subject: text,
});
export type TicketListQuery = z.output<typeof ticketListQuery>;

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
