// Pages through the messages of a ticket, oldest first.

import type { AccountId } from '../../../domain/ids.ts';
import type { MessageRecord } from '../../../domain/message.ts';
import type {
  MessagePredicate,
  ThreadPage,
  ThreadPosition,
  ThreadQuery,
} from '../../../domain/ports/storage/projection.ts';
import type { RecordCache } from '../record-cache.ts';
import { inList, joinFragments, type SqlFragment } from '../database/sql-fragment.ts';
import type { Statements } from '../database/statements.ts';
import { loadMessage, type MessageRow } from './message-table.ts';

type ThreadRow = MessageRow & { readonly created_at: number };

function filterSql(filter: MessagePredicate | null): readonly SqlFragment[] {
  if (filter === null) return [];
  return [
    ...(filter.directions === null ? [] : [inList('direction', filter.directions)]),
    ...(filter.visibilities === null ? [] : [inList('visibility', filter.visibilities)]),
    ...(filter.contentKinds === null ? [] : [inList('content_kind', filter.contentKinds)]),
    ...(filter.automated === null ? [] : [inList('automated', [filter.automated ? 1 : 0])]),
  ];
}

function comparedTo(comparison: '<' | '<=' | '>' | '>=', position: ThreadPosition): SqlFragment {
  return { sql: `(created_at, id) ${comparison} (?, ?)`, values: [position.createdAt, position.id] };
}

/** One page of one thread. `totalCount` counts all messages that the filter matches. */
export function readThread(
  reader: Statements,
  cache: RecordCache<MessageRecord>,
  account: AccountId,
  query: ThreadQuery,
): ThreadPage {
  const { after, before, fromEnd, limit } = query;
  const thread: SqlFragment = { sql: 'account = ? AND ticket_key = ?', values: [account, query.ticketKey] };
  const matching = [thread, ...filterSql(query.filter)];
  const exists = (position: SqlFragment | null): boolean => {
    const where = joinFragments(position === null ? matching : [...matching, position], 'AND');
    return reader.get(`SELECT 1 AS found FROM messages WHERE ${where.sql} LIMIT 1`, ...where.values) !== undefined;
  };

  const range = joinFragments(
    [
      ...matching,
      ...(after === null ? [] : [comparedTo('>', after)]),
      ...(before === null ? [] : [comparedTo('<', before)]),
    ],
    'AND',
  );
  const direction = fromEnd ? 'DESC' : 'ASC';
  const rows = reader.all<ThreadRow>(
    `SELECT id, revision, created_at FROM messages WHERE ${range.sql}
     ORDER BY created_at ${direction}, id ${direction} LIMIT ?`,
    ...range.values,
    Math.max(limit, 0),
  );
  if (fromEnd) rows.reverse();

  const all = joinFragments(matching, 'AND');
  const total = reader.get<{ amount: number }>(
    `SELECT count(*) AS amount FROM messages WHERE ${all.sql}`,
    ...all.values,
  );
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    messages: rows.map((row) => ({ message: loadMessage(reader, cache, row), position: positionOf(row) })),
    ...(first === undefined || last === undefined
      ? emptyEdges(query, exists)
      : { hasBefore: exists(comparedTo('<', positionOf(first))), hasAfter: exists(comparedTo('>', positionOf(last))) }),
    totalCount: total?.amount ?? 0,
  };
}

function positionOf(row: ThreadRow): ThreadPosition {
  return { createdAt: row.created_at, id: row.id };
}

// An empty page lies at the edge from which it would have been read.
function emptyEdges(
  { after, before, fromEnd }: ThreadQuery,
  exists: (position: SqlFragment | null) => boolean,
): Pick<ThreadPage, 'hasBefore' | 'hasAfter'> {
  if (fromEnd) {
    if (before === null) return { hasBefore: exists(null), hasAfter: false };
    return { hasBefore: exists(comparedTo('<', before)), hasAfter: exists(comparedTo('>=', before)) };
  }
  if (after === null) return { hasBefore: false, hasAfter: exists(null) };
  return { hasBefore: exists(comparedTo('<=', after)), hasAfter: exists(comparedTo('>', after)) };
}
