// Turns a ticket predicate into SQL over the table `tickets`; every value is a parameter.

import { foldText, toSearchTerms } from '../../../../domain/search-text.ts';
import type { RefField, TextField, TicketPredicate, EnumField } from '../../../../domain/ticket-query.ts';
import { FALSE, inList, joinFragments, TRUE, type SqlFragment } from '../../database/sql-fragment.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { NO_SORT_VALUE, priorityRank } from './columns.ts';

type PredicateOf<Op extends TicketPredicate['op']> = Extract<TicketPredicate, { readonly op: Op }>;
export type PointerField = Exclude<RefField, 'tag'>;

const ENUM_COLUMN: Record<Exclude<EnumField, 'priority'>, string> = {
  account: 'account',
  vendor: 'vendor',
  status: 'status',
  channelType: 'channel_type',
};
export const POINTER_COLUMN: Record<PointerField, string> = {
  channel: 'channel_key',
  assignee: 'assignee_key',
  team: 'team_key',
  contact: 'contact_key',
};
const COMPARE = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

/** True exactly for the tickets that match. A comparison with NULL counts as false. */
export function toSql(predicate: TicketPredicate, accounts: KnownAccounts): SqlFragment {
  switch (predicate.op) {
    case 'and':
      return joinFragments(
        predicate.of.map((part) => toSql(part, accounts)).filter((part) => part !== TRUE),
        'AND',
      );
    case 'or':
      return orSql(predicate, accounts);
    case 'not': {
      // Without ifnull, NOT of a comparison with NULL would be NULL and exclude the ticket.
      const inner = toSql(predicate.of, accounts);
      return { sql: `NOT ifnull(${inner.sql}, 0)`, values: inner.values };
    }
    case 'in':
      return enumSql(predicate, accounts);
    case 'ref':
      return refSql(predicate);
    case 'unset':
      return predicate.field === 'tag'
        ? { sql: 'tag_count = 0', values: [] }
        : { sql: `${POINTER_COLUMN[predicate.field]} IS NULL`, values: [] };
    case 'time':
      return timeSql(predicate);
    case 'text':
      return textSql(predicate);
    default:
      return searchSql(toMatch(predicate.text));
  }
}

function orSql(predicate: PredicateOf<'or'>, accounts: KnownAccounts): SqlFragment {
  const equality = toEquality(predicate);
  if (equality !== null) return equalitySql(equality);
  const texts = toSearchedTexts(predicate);
  if (texts !== null) return searchSql(toAnyMatch(texts));
  return joinFragments(
    predicate.of.map((part) => toSql(part, accounts)),
    'OR',
  );
}

/** One field that must equal one of the folded values. */
interface Equality {
  readonly field: TextField;
  readonly values: readonly string[];
}

/** The equality that a predicate expresses: one comparison, or alternatives on the same field. Null for others. */
export function toEquality(predicate: TicketPredicate): Equality | null {
  if (predicate.op === 'text')
    return predicate.is === 'eq' ? { field: predicate.field, values: [foldText(predicate.value)] } : null;
  if (predicate.op !== 'or') return null;
  const parts = predicate.of.map(toEquality);
  const field = parts[0]?.field;
  const values = parts.flatMap((part) => (part !== null && part.field === field ? [part.values] : []));
  return field === undefined || values.length < parts.length ? null : { field, values: [...new Set(values.flat())] };
}

/** The texts of a search or of alternative searches; null for other predicates. */
export function toSearchedTexts(predicate: TicketPredicate): readonly string[] | null {
  if (predicate.op === 'search') return [predicate.text];
  if (predicate.op !== 'or' || predicate.of.length === 0) return null;
  const texts = predicate.of.map(toSearchedTexts);
  return texts.every((part) => part !== null) ? texts.flat() : null;
}

function enumSql({ field, values }: PredicateOf<'in'>, accounts: KnownAccounts): SqlFragment {
  // A condition on accounts is authorisation and is never dropped. It costs little: the order indexes hold the account.
  if (field === 'vendor' && accounts.coversVendors(values)) return TRUE;
  // The order indexes do not hold the vendor.
  if (field === 'vendor') return ofVendors(values, accounts.accountsOf(values));
  if (field !== 'priority') return inList(ENUM_COLUMN[field], values);
  return inList(
    'priority_sort',
    values.map(priorityRank).filter((rank) => rank !== null),
  );
}

function ofVendors(vendors: readonly string[], accounts: readonly string[] | null): SqlFragment {
  return accounts === null ? inList('vendor', vendors) : inList('account', accounts);
}

// Keys are unique only within an account, so they are compared per account.
function refSql({ field, refs }: PredicateOf<'ref'>): SqlFragment {
  const keysByAccount = new Map<string, Set<string>>();
  for (const { account, key } of refs) {
    keysByAccount.set(account, (keysByAccount.get(account) ?? new Set<string>()).add(key));
  }
  const parts = [...keysByAccount].map(([account, keys]): SqlFragment => {
    const inAccount: SqlFragment = { sql: '+account = ?', values: [account] };
    if (field !== 'tag') return joinFragments([inList(POINTER_COLUMN[field], [...keys]), inAccount], 'AND');
    const tagged = inList('tag_key', [...keys]);
    const sql = `EXISTS (SELECT 1 FROM ticket_tags AS tagged WHERE tagged.ticket_id = tickets.id AND ${tagged.sql})`;
    return joinFragments([{ sql, values: tagged.values }, inAccount], 'AND');
  });
  return parts.length === 0 ? FALSE : joinFragments(parts, 'OR');
}

// `+` keeps the planner from leaving the index that was chosen for the order.
function timeSql({ field, is, value }: PredicateOf<'time'>): SqlFragment {
  const column = field === 'createdAt' ? '+created_sort' : '+updated_sort';
  const compared: SqlFragment = { sql: `${column} ${COMPARE[is]} ?`, values: [value] };
  if (is === 'gte' || is === 'gt')
    return joinFragments([compared, { sql: `${column} > ?`, values: [NO_SORT_VALUE] }], 'AND');
  return joinFragments([compared, { sql: `${column} <> ?`, values: [NO_SORT_VALUE] }], 'AND');
}

function equalitySql({ field, values }: Equality): SqlFragment {
  if (field !== 'externalReference') return inList(field, values);
  const found = inList('value', values);
  return { sql: `tickets.id IN (SELECT ticket_id FROM ticket_references WHERE ${found.sql})`, values: found.values };
}

function textSql({ field, is, value }: PredicateOf<'text'>): SqlFragment {
  const column = field === 'externalReference' ? 'value' : field;
  const compared: SqlFragment = {
    sql: is === 'eq' ? `${column} = ?` : `instr(${column}, ?) ${is === 'contains' ? '> 0' : '= 1'}`,
    values: [foldText(value)],
  };
  if (field !== 'externalReference') return compared;
  return {
    sql: `tickets.id IN (SELECT ticket_id FROM ticket_references WHERE ${compared.sql})`,
    values: compared.values,
  };
}

/** The tickets that a search finds, as `tickets.id IN (…)`. False for null, a text without search terms. */
function searchSql(match: string | null): SqlFragment {
  if (match === null) return FALSE;
  return { sql: 'tickets.id IN (SELECT rowid FROM search WHERE search MATCH ?)', values: [match] };
}

/** The full-text query that finds any of the texts; null if none has terms. */
export function toAnyMatch(texts: readonly string[]): string | null {
  const matches = texts.map(toMatch).filter((match) => match !== null);
  return matches.length === 0 ? null : matches.map((match) => `(${match})`).join(' OR ');
}

/** The full-text query of a text; null if it has no terms. Terms are letters and digits only, so nothing needs escaping. */
function toMatch(text: string): string | null {
  const terms = toSearchTerms(text).map((term) => `"${term.words.join(' ')}"${term.prefix ? ' *' : ''}`);
  return terms.length === 0 ? null : terms.join(' AND ');
}

/** True if the predicate needs the search index. */
export function searches(predicate: TicketPredicate): boolean {
  if (predicate.op === 'and' || predicate.op === 'or') return predicate.of.some(searches);
  if (predicate.op === 'not') return searches(predicate.of);
  return predicate.op === 'search';
}
