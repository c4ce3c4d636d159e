// Lists and counts tickets: exact order, exact filters, keyset pages.

import { LRUCache } from 'lru-cache';
import type { PositionedTicket, TicketListQuery, TicketPosition } from '../../../../domain/ports/storage/projection.ts';
import type { TicketRecord } from '../../../../domain/ticket.ts';
import type { TicketPredicate } from '../../../../domain/ticket-query.ts';
import type { Clock } from '../../../../platform/clock.ts';
import type { RecordCache } from '../../record-cache.ts';
import { inList, joinFragments, type SqlFragment } from '../../database/sql-fragment.ts';
import type { Statements } from '../../database/statements.ts';
import { readKnownAccounts } from './known-accounts.ts';
import { conjunctsOf, countUpTo, planList, type ListPlan } from './list-plan.ts';
import { toSql } from './predicate-sql.ts';
import { SORT_COLUMN, type SortColumn } from './columns.ts';
import { loadTickets } from './table.ts';

interface ListedRow {
  readonly id: number;
  readonly revision: number;
  readonly value: number;
}
interface Order {
  readonly column: SortColumn;
  readonly direction: 'ASC' | 'DESC';
  readonly after: TicketPosition | null;
  readonly limit: number;
}

export interface TicketLists {
  list(query: TicketListQuery): PositionedTicket[];
  count(predicate: TicketPredicate): number;
}

const MAX_ESTIMATE_AGE_MS = 10_000;
const MAX_ESTIMATES = 2_000;

/** Reads committed tickets, each list or count in one snapshot. `clock` only ages the estimates that choose the plan. */
export function createTicketLists(
  reader: Statements,
  cache: RecordCache<TicketRecord>,
  clock: Pick<Clock, 'elapsed'>,
): TicketLists {
  const estimates = new LRUCache<string, { readonly at: number; readonly rows: number }>({ max: MAX_ESTIMATES });
  const estimate = (condition: SqlFragment): number => {
    const key = `${condition.sql}\n${condition.values.join('\n')}`;
    const cached = estimates.get(key);
    if (cached !== undefined && clock.elapsed() - cached.at < MAX_ESTIMATE_AGE_MS) return cached.rows;
    const rows = countUpTo(reader, condition);
    estimates.set(key, { at: clock.elapsed(), rows });
    return rows;
  };
  const prepare = (predicate: TicketPredicate): { where: SqlFragment; plan: ListPlan } => {
    const accounts = readKnownAccounts(reader);
    return { where: toSql(predicate, accounts), plan: planList(predicate, accounts, estimate) };
  };

  return {
    list: ({ predicate, sort, after, limit }) => {
      if (limit <= 0) return [];
      const order: Order = { column: SORT_COLUMN[sort.field], direction: sort.direction, after, limit };
      return reader.inSnapshot(() => {
        const { where, plan } = prepare(predicate);
        const rows = readRows(reader, plan, where, withRange(order, predicate));
        return loadTickets(reader, cache, rows).map((ticket, index) => ({ ticket, position: positionOf(rows[index]) }));
      });
    },
    count: (predicate) =>
      reader.inSnapshot(() => {
        const { where, plan } = prepare(predicate);
        const source: SqlFragment =
          plan.kind === 'sort'
            ? { sql: fromCandidates(plan.ticketIds), values: plan.ticketIds.values }
            : { sql: 'tickets', values: [] };
        const sql = `SELECT count(*) AS amount FROM ${source.sql} WHERE ${where.sql}`;
        return reader.get<{ amount: number }>(sql, ...source.values, ...where.values)?.amount ?? 0;
      }),
  };
}

function positionOf(row: ListedRow | undefined): TicketPosition {
  return { value: row?.value ?? 0, id: row?.id ?? 0 };
}

// The bound of a time filter on the sort column lets the index start and stop at it.
interface RangedOrder extends Order {
  readonly bounds: SqlFragment;
}

function withRange(order: Order, predicate: TicketPredicate): RangedOrder {
  const field = order.column === 'created_sort' ? 'createdAt' : order.column === 'updated_sort' ? 'updatedAt' : null;
  const bounds = conjunctsOf(predicate).flatMap((conjunct): SqlFragment[] => {
    if (conjunct.op !== 'time' || conjunct.field !== field) return [];
    const isLower = conjunct.is === 'gte' || conjunct.is === 'gt';
    // If the page starts after a row, that row is the tighter bound on its side.
    if (order.after !== null && isLower === (order.direction === 'ASC')) return [];
    return [{ sql: `${order.column} ${isLower ? '>=' : '<='} ?`, values: [conjunct.value] }];
  });
  return { ...order, bounds: joinFragments(bounds, 'AND') };
}

function readRows(reader: Statements, plan: ListPlan, where: SqlFragment, order: RangedOrder): ListedRow[] {
  if (plan.kind === 'sort') return readAndSort(reader, plan.ticketIds, where, order);
  const sort = order.column.slice(0, -'_sort'.length);
  if (plan.kind === 'order-index') return readAlongIndex(reader, `tickets_${sort}`, [], where, order);
  const { statuses } = plan;
  const rows = statuses.flatMap((status) =>
    readAlongIndex(reader, `tickets_status_${sort}`, [inList('status', [status])], where, order),
  );
  return statuses.length === 1 ? rows : rows.sort(inOrder(order)).slice(0, order.limit);
}

function inOrder({ direction }: Order): (a: ListedRow, b: ListedRow) => number {
  const sign = direction === 'ASC' ? 1 : -1;
  return (a, b) => sign * (a.value - b.value || a.id - b.id);
}

function orderBy({ column, direction }: Order): string {
  return `ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`;
}

// Reads rows with the value of the last row first, then the rows beyond it: the index seeks to both, at any depth.
function readAlongIndex(
  reader: Statements,
  index: string,
  slice: readonly SqlFragment[],
  where: SqlFragment,
  order: RangedOrder,
): ListedRow[] {
  const { column, direction, after, limit, bounds } = order;
  const read = (start: readonly SqlFragment[], amount: number): ListedRow[] => {
    const all = joinFragments([...slice, ...start, where], 'AND');
    const sql = `SELECT id, revision, ${column} AS value FROM tickets INDEXED BY ${index} WHERE ${all.sql} ${orderBy(order)}`;
    return reader
      .tuples<[number, number, number]>(sql, ...all.values, amount)
      .map(([id, revision, value]) => ({ id, revision, value }));
  };
  if (after === null) return read([bounds], limit);
  const beyond = direction === 'ASC' ? '>' : '<';
  const tie = joinFragments(
    [
      { sql: `${column} = ?`, values: [after.value] },
      { sql: `id ${beyond} ?`, values: [after.id] },
    ],
    'AND',
  );
  const rows = read([tie], limit);
  if (rows.length === limit) return rows;
  return [...rows, ...read([{ sql: `${column} ${beyond} ?`, values: [after.value] }, bounds], limit - rows.length)];
}

// CROSS JOIN makes the planner start with the candidates, whatever indexes the other conditions offer.
function fromCandidates(ticketIds: SqlFragment): string {
  return `(SELECT DISTINCT * FROM (${ticketIds.sql})) AS candidates CROSS JOIN tickets ON tickets.id = candidates.ticket_id`;
}

function readAndSort(reader: Statements, ticketIds: SqlFragment, where: SqlFragment, order: Order): ListedRow[] {
  const { column, direction, after, limit } = order;
  const comparison = direction === 'ASC' ? '>' : '<';
  const start: SqlFragment[] =
    after === null ? [] : [{ sql: `(+${column}, +tickets.id) ${comparison} (?, ?)`, values: [after.value, after.id] }];
  const all = joinFragments([...start, where], 'AND');
  const sql = `SELECT tickets.id, revision, ${column} AS value FROM ${fromCandidates(ticketIds)} WHERE ${all.sql}
    ORDER BY +${column} ${direction}, +tickets.id ${direction} LIMIT ?`;
  return reader.all<ListedRow>(sql, ...ticketIds.values, ...all.values, limit);
}
