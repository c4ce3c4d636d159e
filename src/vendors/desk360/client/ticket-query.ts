// The fourteen documented parameters of the ticket list: page, order, filters, searches.

import * as z from 'zod';
import type { VendorRequest } from '../../../domain/ports/vendor/calls.ts';

const text = z.string().optional();
const number = z.number().int().optional();

/** Filters of a ticket list; all are optional. Stored in feed cursors, so renaming a field breaks stored cursors. */
export const ticketListQuery = z.object({
  /** Default: newest change first. */
  order: z.enum(['asc', 'desc']).optional(),
  reasonId: text,
  typeId: text,
  /** `0`: unassigned tickets. */
  agentId: text,
  /** 0 (low) to 3 (urgent). */
  priority: number,
  status: number,
  platform: text,
  /** `YYYY-MM-DD` in the vendor's zone, inclusive. The documents do not say whether creation or change is meant. */
  startDate: text,
  endDate: text,
  /** Searches. */
  id: text,
  email: text,
  name: text,
  subject: text,
});
export type TicketListQuery = z.output<typeof ticketListQuery>;

/** The query parameters of one page; `page` starts at 1. */
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
