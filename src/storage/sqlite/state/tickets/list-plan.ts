// Chooses how a list of tickets is read: fetch few rows and sort them, or follow an index that has the order.

import type { TicketPredicate } from '../../../../domain/ticket-query.ts';
import { inList, type SqlFragment } from '../../database/sql-fragment.ts';
import type { Statements } from '../../database/statements.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { POINTER_COLUMN, searches, toAnyMatch, toEquality, toSearchedTexts } from './predicate-sql.ts';
import { NO_SORT_VALUE } from './columns.ts';

/** A condition that every matching ticket meets and that an index can answer. */
export interface ScanSource {
  /** Table and condition after FROM that select these tickets, and the column that holds their ids. */
  readonly from: SqlFragment;
  readonly idColumn: 'id' | 'ticket_id' | 'rowid';
  /** The statuses, each of which has an index per order; null for every other source. */
  readonly statuses: readonly string[] | null;
}

export type ListPlan =
  /** Fetch all candidates and sort them. */
  | { readonly kind: 'sort'; readonly ticketIds: SqlFragment }
  /** Follow the index of each status and merge. */
  | { readonly kind: 'status-index'; readonly statuses: readonly string[] }
  /** Follow the index of the order. */
  | { readonly kind: 'order-index' };

const MAX_STATUSES = 8;
const MAX_SORTED_ROWS = 3_500;
/** Following the index of a status beats sorting from fewer rows on. */
const MAX_SORTED_STATUS_ROWS = 200;
const MAX_COUNTED_ROWS = 6_000;

/** The conjuncts of a predicate: all must hold. */
export function conjunctsOf(predicate: TicketPredicate): readonly TicketPredicate[] {
  return predicate.op === 'and' ? predicate.of.flatMap(conjunctsOf) : [predicate];
}

/** `estimate` may be outdated: it affects the speed, never the result. */
export function planList(
  predicate: TicketPredicate,
  accounts: KnownAccounts,
  estimate: (from: SqlFragment) => number,
): ListPlan {
  const sources = sourcesOf(conjunctsOf(predicate), accounts)
    .map((source) => ({ ...source, rows: estimate(source.from) }))
    .sort((a, b) => a.rows - b.rows);
  const [best] = sources;
  if (best !== undefined && best.rows <= (best.statuses === null ? MAX_SORTED_ROWS : MAX_SORTED_STATUS_ROWS)) {
    const { from, idColumn } = best;
    return {
      kind: 'sort',
      ticketIds: { sql: `SELECT ${idColumn} AS ticket_id FROM ${from.sql}`, values: from.values },
    };
  }
  // Every read evaluates the search again, so only one index is followed.
  const maxStatuses = searches(predicate) ? 1 : MAX_STATUSES;
  const statuses = sources.find((source) => source.statuses !== null)?.statuses ?? null;
  return statuses === null || statuses.length > maxStatuses
    ? { kind: 'order-index' }
    : { kind: 'status-index', statuses };
}

/** Counts the rows of a source, at most 6,000. */
export function countUpTo(reader: Statements, from: SqlFragment): number {
  const sql = `SELECT count(*) AS amount FROM (SELECT 1 FROM ${from.sql} LIMIT ${MAX_COUNTED_ROWS})`;
  return reader.get<{ amount: number }>(sql, ...from.values)?.amount ?? 0;
}

function ofTickets(condition: SqlFragment, statuses: ScanSource['statuses']): ScanSource {
  const from = { sql: `tickets WHERE ${condition.sql}`, values: condition.values };
  return { from, idColumn: 'id', statuses };
}

// In order of preference among sources of equal size.
function sourcesOf(conjuncts: readonly TicketPredicate[], accounts: KnownAccounts): ScanSource[] {
  const sources = conjuncts.flatMap((conjunct) => sourceOf(conjunct, accounts) ?? []);
  const ranges = (['created_sort', 'updated_sort'] as const).flatMap((column) => rangeOf(conjuncts, column) ?? []);
  return [...sources, ...ranges];
}

function sourceOf(predicate: TicketPredicate, accounts: KnownAccounts): ScanSource | null {
  switch (predicate.op) {
    case 'in':
      if (predicate.field === 'status') {
        const statuses = [...new Set(predicate.values)];
        return ofTickets(inList('status', statuses), statuses);
      }
      if (predicate.field === 'channelType') return ofTickets(inList('channel_type', predicate.values), null);
      return accountSource(predicate, accounts);
    case 'ref':
      return refSource(predicate);
    case 'unset':
      if (predicate.field !== 'assignee' && predicate.field !== 'team') return null;
      return ofTickets({ sql: `${POINTER_COLUMN[predicate.field]} IS NULL`, values: [] }, null);
    case 'text':
    case 'search':
    case 'or':
      return textSource(predicate);
    default:
      return null;
  }
}

function accountSource(
  { field, values }: Extract<TicketPredicate, { op: 'in' }>,
  accounts: KnownAccounts,
): ScanSource | null {
  if (field === 'account' && !accounts.coversAccounts(values)) return ofTickets(inList('account', values), null);
  if (field !== 'vendor' || accounts.coversVendors(values)) return null;
  const ofVendors = accounts.accountsOf(values);
  return ofVendors === null ? null : ofTickets(inList('account', ofVendors), null);
}

function refSource({ field, refs }: Extract<TicketPredicate, { op: 'ref' }>): ScanSource {
  const keys = [...new Set(refs.map((ref) => ref.key))];
  if (field !== 'tag') return ofTickets(inList(POINTER_COLUMN[field], keys), null);
  const tagged = inList('tag_key', keys);
  const from = { sql: `ticket_tags WHERE ${tagged.sql}`, values: tagged.values };
  return { from, idColumn: 'ticket_id', statuses: null };
}

// Only equality and searches have an index. Parts of texts are searched along the index of the order.
function textSource(predicate: TicketPredicate): ScanSource | null {
  const texts = toSearchedTexts(predicate);
  if (texts !== null) {
    const match = toAnyMatch(texts);
    if (match === null) return null;
    return { from: { sql: 'search WHERE search MATCH ?', values: [match] }, idColumn: 'rowid', statuses: null };
  }
  const equality = toEquality(predicate);
  if (equality === null || equality.field === 'subject') return null;
  if (equality.field !== 'externalReference') return ofTickets(inList(equality.field, equality.values), null);
  const found = inList('value', equality.values);
  const from = { sql: `ticket_references WHERE ${found.sql}`, values: found.values };
  return { from, idColumn: 'ticket_id', statuses: null };
}

function rangeOf(conjuncts: readonly TicketPredicate[], column: 'created_sort' | 'updated_sort'): ScanSource | null {
  const field = column === 'created_sort' ? 'createdAt' : 'updatedAt';
  let [low, high] = [NO_SORT_VALUE, Number.MAX_SAFE_INTEGER];
  let limited = false;
  for (const conjunct of conjuncts) {
    if (conjunct.op !== 'time' || conjunct.field !== field) continue;
    limited = true;
    if (conjunct.is === 'gte' || conjunct.is === 'gt') low = Math.max(low, conjunct.value);
    else high = Math.min(high, conjunct.value);
  }
  if (!limited) return null;
  const sql = `${column} BETWEEN ? AND ? AND ${column} <> ?`;
  return ofTickets({ sql, values: [low, high, NO_SORT_VALUE] }, null);
}
