// Chooses how a list of tickets is read: through a few rows and a sort, or along an index that has the order.

import { foldText } from '../../../../domain/search-text.ts';
import type { TicketPredicate } from '../../../../domain/ticket-query.ts';
import { inList, type SqlFragment } from '../../database/sql-fragment.ts';
import type { Statements } from '../../database/statements.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { POINTER_COLUMN, searches, toMatch } from './predicate-sql.ts';
import { NO_SORT_VALUE } from './columns.ts';

/** A condition that every matching ticket meets and that an index answers. */
export interface ScanSource {
  /** The table and condition behind FROM that give the sequences of these tickets, and the column that holds them. */
  readonly from: SqlFragment;
  readonly sequenceColumn: 'id' | 'ticket_id' | 'rowid';
  /** The statuses, each of which has an index per order; null for every other driver. */
  readonly statuses: readonly string[] | null;
}

export type ListPlan =
  /** Few enough to take all and sort them. */
  | { readonly way: 'small'; readonly sequences: SqlFragment }
  | { readonly way: 'statuses'; readonly statuses: readonly string[] }
  | { readonly way: 'order' };

const MAX_STATUSES = 8;
const SMALL_ROWS = 3_500;
/** A status has an index per order: reading along it beats sorting sooner. */
const SMALL_STATUS_ROWS = 200;
const MAX_COUNTED = 6_000;

/** The conjuncts of a predicate: every one must hold. */
export function conjunctsOf(predicate: TicketPredicate): readonly TicketPredicate[] {
  return predicate.op === 'and' ? predicate.of.flatMap(conjunctsOf) : [predicate];
}

/** `estimate` may be old: it only decides the way, never the answer. */
export function planList(
  predicate: TicketPredicate,
  accounts: KnownAccounts,
  estimate: (from: SqlFragment) => number,
): ListPlan {
  const drivers = driversOf(conjunctsOf(predicate), accounts)
    .map((driver) => ({ ...driver, rows: estimate(driver.from) }))
    .sort((a, b) => a.rows - b.rows);
  const [best] = drivers;
  if (best !== undefined && best.rows <= (best.statuses === null ? SMALL_ROWS : SMALL_STATUS_ROWS)) {
    const { from, sequenceColumn } = best;
    return {
      way: 'small',
      sequences: { sql: `SELECT ${sequenceColumn} AS ticket_id FROM ${from.sql}`, values: from.values },
    };
  }
  // A search is worked out anew for every read, so it is read along one index only.
  const maxStatuses = searches(predicate) ? 1 : MAX_STATUSES;
  const statuses = drivers.find((driver) => driver.statuses !== null)?.statuses ?? null;
  return statuses === null || statuses.length > maxStatuses ? { way: 'order' } : { way: 'statuses', statuses };
}

/** Counts the rows of a driver's source, at most 6,000 of them. */
export function countUpTo(reader: Statements, from: SqlFragment): number {
  const sql = `SELECT count(*) AS amount FROM (SELECT 1 FROM ${from.sql} LIMIT ${MAX_COUNTED})`;
  return reader.get<{ amount: number }>(sql, ...from.values)?.amount ?? 0;
}

function ofTickets(condition: SqlFragment, statuses: ScanSource['statuses']): ScanSource {
  const from = { sql: `tickets WHERE ${condition.sql}`, values: condition.values };
  return { from, sequenceColumn: 'id', statuses };
}

// In order of preference among equally large ones.
function driversOf(conjuncts: readonly TicketPredicate[], accounts: KnownAccounts): ScanSource[] {
  const drivers = conjuncts.flatMap((conjunct) => driverOf(conjunct, accounts) ?? []);
  const ranges = (['created_sort', 'updated_sort'] as const).flatMap((column) => rangeOf(conjuncts, column) ?? []);
  return [...drivers, ...ranges];
}

function driverOf(predicate: TicketPredicate, accounts: KnownAccounts): ScanSource | null {
  switch (predicate.op) {
    case 'in':
      if (predicate.field === 'status') {
        const statuses = [...new Set(predicate.values)];
        return ofTickets(inList('status', statuses), statuses);
      }
      if (predicate.field === 'channelType') return ofTickets(inList('channel_type', predicate.values), null);
      return accountDriver(predicate, accounts);
    case 'ref':
      return refDriver(predicate);
    case 'unset':
      if (predicate.field !== 'assignee' && predicate.field !== 'team') return null;
      return ofTickets({ sql: `${POINTER_COLUMN[predicate.field]} IS NULL`, values: [] }, null);
    case 'text':
      return textDriver(predicate);
    case 'search': {
      const match = toMatch(predicate.text);
      if (match === null) return null;
      const from = { sql: 'search WHERE search MATCH ?', values: [match] };
      return { from, sequenceColumn: 'rowid', statuses: null };
    }
    default:
      return null;
  }
}

function accountDriver(
  { field, values }: Extract<TicketPredicate, { op: 'in' }>,
  accounts: KnownAccounts,
): ScanSource | null {
  if (field === 'account' && !accounts.coversAccounts(values)) return ofTickets(inList('account', values), null);
  if (field !== 'vendor' || accounts.coversVendors(values)) return null;
  const ofVendors = accounts.accountsOf(values);
  return ofVendors === null ? null : ofTickets(inList('account', ofVendors), null);
}

function refDriver({ field, refs }: Extract<TicketPredicate, { op: 'ref' }>): ScanSource {
  const keys = [...new Set(refs.map((ref) => ref.key))];
  if (field !== 'tag') return ofTickets(inList(POINTER_COLUMN[field], keys), null);
  const tagged = inList('tag_key', keys);
  const from = { sql: `ticket_tags WHERE ${tagged.sql}`, values: tagged.values };
  return { from, sequenceColumn: 'ticket_id', statuses: null };
}

// Only equality has an index; parts of texts are looked for along the order.
function textDriver({ field, is, value }: Extract<TicketPredicate, { op: 'text' }>): ScanSource | null {
  if (is !== 'eq' || field === 'subject') return null;
  const folded = foldText(value);
  if (field !== 'externalReference') return ofTickets({ sql: `${field} = ?`, values: [folded] }, null);
  const from = { sql: 'ticket_references WHERE value = ?', values: [folded] };
  return { from, sequenceColumn: 'ticket_id', statuses: null };
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
