// What of a client's filter the ticket list of Desk360 can be narrowed by. Pure.

import type { AccountId } from '../../../domain/ids.ts';
import { conditionsOf, type TicketPredicate, type TicketSort } from '../../../domain/ticket-query.ts';
import { TICKET_PRIORITIES } from '../../../domain/ticket.ts';
import type { TicketListQuery } from '../client/ticket-query.ts';
import { labelOf, mailAddressOf, parseChannelKey } from '../keys.ts';
import { toDay } from '../map/time.ts';
import { statusNumbersOf } from '../map/enums.ts';
import type { Desk360Settings } from '../settings.ts';

export interface Narrowed {
  readonly query: TicketListQuery;
  /** The only products that can have matches; null: all of them. */
  readonly products: readonly string[] | null;
}
type Of<Op extends TicketPredicate['op']> = Extract<TicketPredicate, { readonly op: Op }>;

/** A single word of a list of words; with several the vendor cannot be asked in one go. */
function wordQuery({ field, values }: Of<'in'>, { statusOverrides }: Desk360Settings): TicketListQuery {
  if (field === 'status') {
    const numbers = values.flatMap((status) => statusNumbersOf(status, statusOverrides));
    const [only] = numbers;
    // What is UNKNOWN here has a number that nobody knows.
    return numbers.length === 1 && only !== undefined && !values.includes('UNKNOWN') ? { status: only } : {};
  }
  if (field !== 'priority' || values.length !== 1) return {};
  const priority = TICKET_PRIORITIES.findIndex((known) => known === values[0]);
  return priority < 0 ? {} : { priority };
}

function refQuery({ field, refs }: Of<'ref'>, account: AccountId): TicketListQuery {
  const keys = refs.flatMap((ref) => (ref.account === account ? [ref.key] : []));
  const [key] = keys;
  if (keys.length !== 1 || key === undefined) return {};
  if (field === 'assignee') return /^\d{1,19}$/.test(key) ? { agentId: key } : {};
  if (field === 'contact') {
    const email = mailAddressOf(key);
    return email === null ? {} : { email };
  }
  const label = field === 'tag' ? labelOf(key) : null;
  if (label === null) return {};
  return label.kind === 'types' ? { typeId: label.id } : { reasonId: label.id };
}

/**
 * Which of the two times its dates mean is not documented, and a ticket changes no earlier than it was made: what was
 * made since a day is not left out by `start_date`, and what last changed by a day not by `end_date`, either way.
 */
function timeQuery({ field, is, value }: Of<'time'>, { timeZone, ticketsSince }: Desk360Settings): TicketListQuery {
  const day = toDay(value, timeZone);
  if (field === 'createdAt' && (is === 'gte' || is === 'gt')) {
    return { startDate: ticketsSince !== null && ticketsSince > day ? ticketsSince : day };
  }
  return field === 'updatedAt' && (is === 'lte' || is === 'lt') ? { endDate: day } : {};
}

function textQuery({ field, value }: Of<'text'>): TicketListQuery {
  if (value.trim() === '') return {};
  if (field === 'email') return { email: value };
  return field === 'subject' ? { subject: value } : {};
}

/** A search goes through everything, the vendor's only through one field: the one that such words are mostly about. */
function searchQuery({ text }: Of<'search'>): TicketListQuery {
  const words = text.trim();
  if (words === '') return {};
  if (/^#?\d{1,15}$/.test(words)) return { id: words.replace('#', '') };
  return /^\S+@\S+$/.test(words) ? { email: words } : { name: words };
}

function queryOf(condition: TicketPredicate, account: AccountId, settings: Desk360Settings): TicketListQuery {
  switch (condition.op) {
    case 'in':
      return wordQuery(condition, settings);
    case 'ref':
      return refQuery(condition, account);
    case 'unset':
      return condition.field === 'assignee' ? { agentId: '0' } : {};
    case 'time':
      return timeQuery(condition, settings);
    case 'text':
      return textQuery(condition);
    case 'search':
      return searchQuery(condition);
    default:
      return {};
  }
}

function productsOf(condition: TicketPredicate, account: AccountId): readonly string[] | null {
  if (condition.op !== 'ref' || condition.field !== 'channel') return null;
  return condition.refs.flatMap((ref) => {
    const product = ref.account === account ? parseChannelKey(ref.key)?.product : undefined;
    return product === undefined ? [] : [product];
  });
}

/**
 * What the vendor can be asked for instead of everything; nothing where the filter says nothing that it understands. No
 * match is left out, but for a text search, which goes through more than the vendor's.
 */
export function toNarrowed(
  predicate: TicketPredicate,
  sort: TicketSort,
  account: AccountId,
  settings: Desk360Settings,
): Narrowed {
  const conditions = conditionsOf(predicate);
  const products = conditions.map((condition) => productsOf(condition, account)).find((found) => found !== null);
  const query: TicketListQuery = {};
  // Two conditions of one parameter: either of them leaves no match out.
  for (const condition of conditions) Object.assign(query, queryOf(condition, account, settings));
  const isOldestFirst = sort.field === 'UPDATED_AT' && sort.direction === 'ASC';
  return { query: isOldestFirst ? { ...query, order: 'asc' } : query, products: products ?? null };
}
