// Converts a client's ticket filter into a predicate, and enforces the limits on its size.

import { RequestError } from '../../domain/errors/error-codes.ts';
import type { ObjectKind } from '../../domain/ids.ts';
import { statusesOf } from '../../domain/ticket.ts';
import type { RefField, TextField, TicketPredicate, EnumField } from '../../domain/ticket-query.ts';
import type { DateTimeFilter, IdFilter, StringFilter, TicketFilter } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import { phoneBeginnings, phonePart, phoneSpellings, searchSpellings } from './phone-spellings.ts';

const MAX_DEPTH = 8;
const MAX_CONDITIONS = 100;
const MAX_VALUES = 500;

/** The predicate of a filter; null and {} match every ticket. Throws BAD_USER_INPUT, TOO_MANY_ITEMS or QUERY_TOO_COMPLEX. */
export function toPredicate(context: GraphContext, filter: TicketFilter | null | undefined): TicketPredicate {
  const conversion = { context, conditions: 0 };
  return { op: 'and', of: filter == null ? [] : conditionsOf(conversion, filter, 0) };
}

interface Conversion {
  readonly context: GraphContext;
  /** Conditions so far, in all nested filters. */
  conditions: number;
}

function conditionsOf(conversion: Conversion, filter: TicketFilter, depth: number): TicketPredicate[] {
  if (depth > MAX_DEPTH)
    throw new RequestError('QUERY_TOO_COMPLEX', `A filter may be nested at most ${MAX_DEPTH} levels deep.`);
  const all = [
    ...nestedConditions(conversion, filter, depth),
    ...enumConditions(filter),
    ...idConditions(conversion, filter),
    ...timeConditions(filter),
    ...textConditions(filter),
  ];
  conversion.conditions += all.length;
  if (conversion.conditions > MAX_CONDITIONS)
    throw new RequestError('QUERY_TOO_COMPLEX', `A filter may have at most ${MAX_CONDITIONS} conditions.`);
  return all;
}

function nestedConditions(conversion: Conversion, filter: TicketFilter, depth: number): TicketPredicate[] {
  const allOf = (inner: TicketFilter): TicketPredicate => ({
    op: 'and',
    of: conditionsOf(conversion, inner, depth + 1),
  });
  const each = (filters: readonly TicketFilter[]): TicketPredicate[] => withinLimit(filters).map(allOf);
  return [
    ...(filter.and == null ? [] : [{ op: 'and', of: each(filter.and) } as const]),
    ...(filter.or == null ? [] : [{ op: 'or', of: each(filter.or) } as const]),
    ...(filter.not == null ? [] : [{ op: 'not', of: allOf(filter.not) } as const]),
  ];
}

function enumConditions(filter: TicketFilter): TicketPredicate[] {
  const isIn = (field: EnumField, values: readonly string[] | null | undefined): TicketPredicate[] =>
    values == null ? [] : [{ op: 'in', field, values: withinLimit(values) }];
  return [
    ...isIn('vendor', filter.vendor),
    ...isIn('status', filter.status),
    ...isIn('status', filter.statusCategory?.flatMap(statusesOf)),
    ...isIn('priority', filter.priority),
    ...isIn('channelType', filter.channelType),
  ];
}

function idConditions({ context }: Conversion, filter: TicketFilter): TicketPredicate[] {
  return [
    ...refConditions(context, 'channel', 'channel', filter.channelId),
    ...refConditions(context, 'assignee', 'agent', filter.assigneeId),
    ...refConditions(context, 'team', 'team', filter.teamId),
    ...refConditions(context, 'contact', 'contact', filter.contactId),
    ...refConditions(context, 'tag', 'tag', filter.tagId),
  ];
}

function refConditions(
  context: GraphContext,
  field: RefField,
  kind: ObjectKind,
  filter: IdFilter | null | undefined,
): TicketPredicate[] {
  if (filter == null) return [];
  const refs = (ids: readonly string[]) => withinLimit(ids).map((id) => readId(context, id, kind).ref);
  return [
    ...(filter.eq == null ? [] : [{ op: 'ref', field, refs: refs([filter.eq]) } as const]),
    ...(filter.in == null ? [] : [{ op: 'ref', field, refs: refs(filter.in) } as const]),
    ...(filter.isNull == null ? [] : [nullCondition(field, filter.isNull)]),
  ];
}

function nullCondition(field: RefField, isNull: boolean): TicketPredicate {
  return isNull ? { op: 'unset', field } : { op: 'not', of: { op: 'unset', field } };
}

function timeConditions(filter: TicketFilter): TicketPredicate[] {
  const within = (field: 'createdAt' | 'updatedAt', range: DateTimeFilter | null | undefined): TicketPredicate[] =>
    (['gte', 'gt', 'lte', 'lt'] as const).flatMap((is) => {
      const value = range?.[is];
      return value == null ? [] : [{ op: 'time', field, is, value } as const];
    });
  return [...within('createdAt', filter.createdAt), ...within('updatedAt', filter.updatedAt)];
}

function textConditions(filter: TicketFilter): TicketPredicate[] {
  return [
    ...stringConditions('subject', filter.subject),
    ...stringConditions('email', filter.email),
    ...phoneConditions(filter.phone),
    ...stringConditions('externalReference', filter.externalReference),
    ...(filter.text == null ? [] : [searchCondition(filter.text.slice(0, MAX_VALUES))]),
  ];
}

function searchCondition(text: string): TicketPredicate {
  return anyOf(searchSpellings(text).map((spelling) => ({ op: 'search', text: spelling })));
}

/** Every usual spelling of a number finds the customer, whichever spelling the vendor uses. */
function phoneConditions(filter: StringFilter | null | undefined): TicketPredicate[] {
  if (filter == null) return [];
  const condition = (is: 'eq' | 'contains' | 'startsWith', values: readonly string[]): TicketPredicate =>
    anyOf(values.map((value) => ({ op: 'text', field: 'phone', is, value })));
  return [
    ...(filter.eq == null ? [] : [condition('eq', phoneSpellings(filter.eq))]),
    ...(filter.in == null ? [] : [condition('eq', withinLimit(filter.in).flatMap(phoneSpellings))]),
    ...(filter.contains == null ? [] : [condition('contains', [phonePart(filter.contains)])]),
    ...(filter.startsWith == null ? [] : [condition('startsWith', phoneBeginnings(filter.startsWith))]),
  ];
}

function anyOf(predicates: readonly TicketPredicate[]): TicketPredicate {
  const [only] = predicates;
  return only !== undefined && predicates.length === 1 ? only : { op: 'or', of: predicates };
}

function stringConditions(field: TextField, filter: StringFilter | null | undefined): TicketPredicate[] {
  if (filter == null) return [];
  const condition = (is: 'eq' | 'contains' | 'startsWith', value: string): TicketPredicate => ({
    op: 'text',
    field,
    is,
    value,
  });
  return [
    ...(filter.eq == null ? [] : [condition('eq', filter.eq)]),
    ...(filter.in == null
      ? []
      : [{ op: 'or', of: withinLimit(filter.in).map((value) => condition('eq', value)) } as const]),
    ...(filter.contains == null ? [] : [condition('contains', filter.contains)]),
    ...(filter.startsWith == null ? [] : [condition('startsWith', filter.startsWith)]),
  ];
}

function withinLimit<T>(values: readonly T[]): readonly T[] {
  if (values.length > MAX_VALUES)
    throw new RequestError('TOO_MANY_ITEMS', `A list in a filter may have at most ${MAX_VALUES} values.`, {
      limit: MAX_VALUES,
    });
  return values;
}
