// Translates a client's filter into parameters of Desk360's ticket list. Pure.

import type { AccountId } from '../../../domain/ids.ts';
import { conditionsOf, type TicketPredicate, type TicketSort } from '../../../domain/ticket-query.ts';
import { TICKET_PRIORITIES } from '../../../domain/ticket.ts';
import type { TicketListQuery } from '../client/ticket-query.ts';
import { labelOf, mailAddressOf, parseChannelKey } from '../keys.ts';
import { toDay } from '../map/time.ts';
import { statusNumbersOf } from '../map/enums.ts';
import type { Desk360Settings } from '../settings.ts';

export interface ListFilter {
  readonly query: TicketListQuery;
  /** The only products that can contain matches; null: all. */
  readonly products: readonly string[] | null;
}
type Of<Op extends TicketPredicate['op']> = Extract<TicketPredicate, { readonly op: Op }>;

/** The vendor accepts one value per parameter, so several values are not translated. */
function enumQuery({ field, values }: Of<'in'>, { statusOverrides }: Desk360Settings): TicketListQuery {
  if (field === 'status') {
    const numbers = values.flatMap((status) => statusNumbersOf(status, statusOverrides));
    const [only] = numbers;
    // UNKNOWN is any unrecognised number.
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
 * The documents do not say whether the dates mean creation or change. A ticket does not change before its creation, so
 * under both meanings `start_date` excludes no ticket created since that day, and `end_date` none last changed by it.
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

/** The vendor searches one field only: the text determines the most likely one. */
function searchQuery({ text }: Of<'search'>): TicketListQuery {
  const value = text.trim();
  if (value === '') return {};
  if (/^#?\d{1,15}$/.test(value)) return { id: value.replace('#', '') };
  return /^\S+@\S+$/.test(value) ? { email: value } : { name: value };
}

function queryOf(condition: TicketPredicate, account: AccountId, settings: Desk360Settings): TicketListQuery {
  switch (condition.op) {
    case 'in':
      return enumQuery(condition, settings);
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
 * The part of a filter that the vendor supports; empty if there is none. The result contains every match, except for text
 * searches, because the vendor searches fewer fields.
 */
export function toListFilter(
  predicate: TicketPredicate,
  sort: TicketSort,
  account: AccountId,
  settings: Desk360Settings,
): ListFilter {
  const conditions = conditionsOf(predicate);
  const products = conditions.map((condition) => productsOf(condition, account)).find((found) => found !== null);
  const query: TicketListQuery = {};
  // Of two conditions on one parameter, either alone contains every match.
  for (const condition of conditions) Object.assign(query, queryOf(condition, account, settings));
  const isOldestFirst = sort.field === 'UPDATED_AT' && sort.direction === 'ASC';
  return { query: isOldestFirst ? { ...query, order: 'asc' } : query, products: products ?? null };
}
