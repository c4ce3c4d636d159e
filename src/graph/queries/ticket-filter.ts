// Turns a client's ticket filter into a condition over the projection, and refuses what no page should ask for.

import { RequestError } from '../../domain/errors/error-codes.ts';
import type { ObjectKind } from '../../domain/ids.ts';
import { statusesOf } from '../../domain/ticket.ts';
import type { RefField, TextField, TicketPredicate, EnumField } from '../../domain/ticket-query.ts';
import type { DateTimeFilter, IdFilter, StringFilter, TicketFilter } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';

const MAX_DEPTH = 8;
const MAX_CONDITIONS = 100;
const MAX_VALUES = 500;

/** The filter as a predicate; null or an empty filter matches every ticket. Throws BAD_USER_INPUT for bad ids and sizes. */
export function toPredicate(context: GraphContext, filter: TicketFilter | null | undefined): TicketPredicate {
  const reading = { context, conditions: 0 };
  return { op: 'and', of: filter == null ? [] : conditionsOf(reading, filter, 0) };
}

interface Reading {
  readonly context: GraphContext;
  conditions: number;
}

function conditionsOf(reading: Reading, filter: TicketFilter, depth: number): TicketPredicate[] {
  if (depth > MAX_DEPTH)
    throw new RequestError('QUERY_TOO_COMPLEX', `A filter may be nested at most ${MAX_DEPTH} deep.`);
  const all = [
    ...nested(reading, filter, depth),
    ...words(filter),
    ...references(reading, filter),
    ...times(filter),
    ...texts(filter),
  ];
  reading.conditions += all.length;
  if (reading.conditions > MAX_CONDITIONS)
    throw new RequestError('QUERY_TOO_COMPLEX', `A filter may have at most ${MAX_CONDITIONS} conditions.`);
  return all;
}

function nested(reading: Reading, filter: TicketFilter, depth: number): TicketPredicate[] {
  const each = (filters: readonly TicketFilter[]): TicketPredicate[] =>
    limited(filters).map((inner) => ({ op: 'and', of: conditionsOf(reading, inner, depth + 1) }));
  return [
    ...(filter.and == null ? [] : [{ op: 'and', of: each(filter.and) } as const]),
    ...(filter.or == null ? [] : [{ op: 'or', of: each(filter.or) } as const]),
    ...(filter.not == null
      ? []
      : [{ op: 'not', of: { op: 'and', of: conditionsOf(reading, filter.not, depth + 1) } } as const]),
  ];
}

function words(filter: TicketFilter): TicketPredicate[] {
  const isIn = (field: EnumField, values: readonly string[] | null | undefined): TicketPredicate[] =>
    values == null ? [] : [{ op: 'in', field, values: limited(values) }];
  return [
    ...isIn('vendor', filter.vendor),
    ...isIn('status', filter.status),
    ...isIn('status', filter.statusCategory?.flatMap(statusesOf)),
    ...isIn('priority', filter.priority),
    ...isIn('channelType', filter.channelType),
  ];
}

function references(reading: Reading, filter: TicketFilter): TicketPredicate[] {
  const pointsAt = (
    field: RefField,
    kinds: readonly ObjectKind[],
    asked: IdFilter | null | undefined,
  ): TicketPredicate[] => (asked == null ? [] : pointing(reading.context, field, kinds, asked));
  return [
    ...pointsAt('channel', ['channel'], filter.channelId),
    ...pointsAt('assignee', ['agent'], filter.assigneeId),
    ...pointsAt('team', ['team'], filter.teamId),
    ...pointsAt('contact', ['contact'], filter.contactId),
    ...pointsAt('tag', ['tag'], filter.tagId),
  ];
}

function pointing(
  context: GraphContext,
  field: RefField,
  kinds: readonly ObjectKind[],
  asked: IdFilter,
): TicketPredicate[] {
  const kind = kinds[0] ?? 'ticket';
  const refs = (ids: readonly string[]) => limited(ids).map((id) => readId(context, id, kind).ref);
  return [
    ...(asked.eq == null ? [] : [{ op: 'ref', field, refs: refs([asked.eq]) } as const]),
    ...(asked.in == null ? [] : [{ op: 'ref', field, refs: refs(asked.in) } as const]),
    ...(asked.isNull == null ? [] : [unset(field, asked.isNull)]),
  ];
}

function unset(field: RefField, isNull: boolean): TicketPredicate {
  return isNull ? { op: 'unset', field } : { op: 'not', of: { op: 'unset', field } };
}

function times(filter: TicketFilter): TicketPredicate[] {
  const within = (field: 'createdAt' | 'updatedAt', range: DateTimeFilter | null | undefined): TicketPredicate[] =>
    (['gte', 'gt', 'lte', 'lt'] as const).flatMap((is) => {
      const value = range?.[is];
      return value == null ? [] : [{ op: 'time', field, is, value } as const];
    });
  return [...within('createdAt', filter.createdAt), ...within('updatedAt', filter.updatedAt)];
}

function texts(filter: TicketFilter): TicketPredicate[] {
  const says = (field: TextField, asked: StringFilter | null | undefined): TicketPredicate[] =>
    asked == null ? [] : saying(field, asked);
  return [
    ...says('subject', filter.subject),
    ...says('email', filter.email),
    ...says('phone', filter.phone),
    ...says('externalReference', filter.externalReference),
    ...(filter.text == null ? [] : [{ op: 'search', text: filter.text.slice(0, MAX_VALUES) } as const]),
  ];
}

function saying(field: TextField, asked: StringFilter): TicketPredicate[] {
  const one = (is: 'eq' | 'contains' | 'startsWith', value: string): TicketPredicate => ({
    op: 'text',
    field,
    is,
    value,
  });
  return [
    ...(asked.eq == null ? [] : [one('eq', asked.eq)]),
    ...(asked.in == null ? [] : [{ op: 'or', of: limited(asked.in).map((value) => one('eq', value)) } as const]),
    ...(asked.contains == null ? [] : [one('contains', asked.contains)]),
    ...(asked.startsWith == null ? [] : [one('startsWith', asked.startsWith)]),
  ];
}

function limited<T>(values: readonly T[]): readonly T[] {
  if (values.length > MAX_VALUES)
    throw new RequestError('TOO_MANY_ITEMS', `A list in a filter may have at most ${MAX_VALUES} values.`, {
      limit: MAX_VALUES,
    });
  return values;
}
