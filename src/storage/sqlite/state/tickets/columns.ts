// The columns by which tickets are found and sorted, derived from the record.

import { foldText } from '../../../../domain/search-text.ts';
import type { TicketPriority, TicketRecord } from '../../../../domain/ticket.ts';
import type { TicketSortField } from '../../../../domain/ticket-query.ts';
import { jsonColumn } from '../../database/json-column.ts';
import type { SqlValue } from '../../database/statements.ts';

/** The document of a ticket. */
export const ticketColumn = jsonColumn<TicketRecord>();

/** Represents "none" in a sort column: lower than every instant and every priority. */
export const NO_SORT_VALUE = Number.MIN_SAFE_INTEGER;

const PRIORITY_RANK: Record<TicketPriority, number> = { LOW: 1, MEDIUM: 2, HIGH: 3, URGENT: 4 };

/** The rank of a priority; null for an unknown value. */
export function priorityRank(value: string): number | null {
  return isPriority(value) ? PRIORITY_RANK[value] : null;
}

function isPriority(value: string): value is TicketPriority {
  return Object.hasOwn(PRIORITY_RANK, value);
}

export type SortColumn = 'updated_sort' | 'activity_sort' | 'created_sort' | 'priority_sort';

export const SORT_COLUMN: Record<TicketSortField, SortColumn> = {
  UPDATED_AT: 'updated_sort',
  LAST_ACTIVITY_AT: 'activity_sort',
  CREATED_AT: 'created_sort',
  PRIORITY: 'priority_sort',
};

/** The columns of a record without account and key, which never change. */
export function toTicketColumns(record: TicketRecord): Readonly<Record<string, SqlValue>> {
  return {
    native_id: record.nativeId,
    vendor: record.vendor,
    updated_sort: record.updatedAt ?? NO_SORT_VALUE,
    activity_sort: record.lastActivityAt ?? NO_SORT_VALUE,
    created_sort: record.createdAt ?? NO_SORT_VALUE,
    priority_sort: record.priority === null ? NO_SORT_VALUE : PRIORITY_RANK[record.priority],
    status: record.status,
    channel_type: record.channelType,
    channel_key: record.channelKey,
    assignee_key: record.assigneeKey,
    team_key: record.teamKey,
    contact_key: record.contactKey,
    tag_count: tagsOf(record).length,
    email: folded(record.email),
    phone: folded(record.phone),
    subject: folded(record.subject),
  };
}

export function tagsOf(record: TicketRecord): readonly string[] {
  return [...new Set(record.tagKeys ?? [])];
}

export function referencesOf(record: TicketRecord): readonly string[] {
  return [...new Set(record.externalReferences.map((reference) => foldText(reference.value)))];
}

function folded(text: string | null): string | null {
  return text === null ? null : foldText(text);
}
