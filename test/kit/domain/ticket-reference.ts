// The plain meaning of ticket predicates, orders and pages, in memory: stores are compared with it.

import { foldText, toIndexText, toSearchTerms, toTicketIndexText } from '../../../src/domain/search-text.ts';
import { TICKET_PRIORITIES, type TicketRecord } from '../../../src/domain/ticket.ts';
import type { TicketPredicate, TicketSort } from '../../../src/domain/ticket-query.ts';

type PredicateOf<Op extends TicketPredicate['op']> = Extract<TicketPredicate, { readonly op: Op }>;

/** True when the ticket matches; `texts` are those of its messages. */
export function matches(predicate: TicketPredicate, ticket: TicketRecord, texts: readonly string[]): boolean {
  switch (predicate.op) {
    case 'and':
      return predicate.of.every((part) => matches(part, ticket, texts));
    case 'or':
      return predicate.of.some((part) => matches(part, ticket, texts));
    case 'not':
      return !matches(predicate.of, ticket, texts);
    case 'in': {
      const word = ticket[predicate.field];
      return word !== null && predicate.values.includes(word);
    }
    case 'ref':
      return predicate.refs.some(
        (ref) => ref.account === ticket.account && keysOf(predicate.field, ticket).includes(ref.key),
      );
    case 'unset':
      return keysOf(predicate.field, ticket).length === 0;
    case 'time':
      return matchesTime(predicate, ticket[predicate.field]);
    case 'text':
      return textsOf(predicate.field, ticket).some((text) => matchesText(predicate, foldText(text)));
    case 'search':
      return finds(predicate.text, [toTicketIndexText(ticket), ...texts.map(toIndexText)]);
  }
}

function keysOf(field: PredicateOf<'ref'>['field'], ticket: TicketRecord): readonly string[] {
  if (field === 'tag') return ticket.tagKeys ?? [];
  const key = {
    channel: ticket.channelKey,
    assignee: ticket.assigneeKey,
    team: ticket.teamKey,
    contact: ticket.contactKey,
  }[field];
  return key === null ? [] : [key];
}

function matchesTime({ is, value }: PredicateOf<'time'>, at: number | null): boolean {
  if (at === null) return false;
  return { gte: at >= value, gt: at > value, lte: at <= value, lt: at < value }[is];
}

function textsOf(field: PredicateOf<'text'>['field'], ticket: TicketRecord): readonly string[] {
  if (field === 'externalReference') return ticket.externalReferences.map((reference) => reference.value);
  const text = ticket[field];
  return text === null ? [] : [text];
}

function matchesText({ is, value }: PredicateOf<'text'>, text: string): boolean {
  const folded = foldText(value);
  return { eq: text === folded, contains: text.includes(folded), startsWith: text.startsWith(folded) }[is];
}

function finds(text: string, indexed: readonly string[]): boolean {
  const terms = toSearchTerms(text);
  return (
    terms.length > 0 &&
    terms.every(({ words, prefix }) =>
      indexed.some((line) => {
        const spaced = ` ${line} `;
        return spaced.includes(prefix ? ` ${words.join(' ')}` : ` ${words.join(' ')} `);
      }),
    )
  );
}

const NONE = Number.NEGATIVE_INFINITY;

/** What a ticket is sorted by; null sorts lowest. */
function sortValue(ticket: TicketRecord, field: TicketSort['field']): number {
  if (field === 'PRIORITY') return ticket.priority === null ? NONE : TICKET_PRIORITIES.indexOf(ticket.priority);
  return (
    { UPDATED_AT: ticket.updatedAt, CREATED_AT: ticket.createdAt, LAST_ACTIVITY_AT: ticket.lastActivityAt }[field] ??
    NONE
  );
}

/** Sorts tickets given in the order in which the store first saw them; that order breaks ties. */
export function inOrder(tickets: readonly TicketRecord[], sort: TicketSort): TicketRecord[] {
  const sign = sort.direction === 'ASC' ? 1 : -1;
  const compared = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  return tickets
    .map((ticket, place) => ({ ticket, place, value: sortValue(ticket, sort.field) }))
    .sort((a, b) => sign * (compared(a.value, b.value) || a.place - b.place))
    .map((row) => row.ticket);
}
