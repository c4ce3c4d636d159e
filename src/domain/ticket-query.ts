// Queries for lists of tickets: a condition over the projection and an order, independent of any database.

import type { AccountId } from './ids.ts';

/** Pure data. Storage translates it to queries; the reference implementation in the tests evaluates it in memory. */
export type TicketPredicate =
  | { readonly op: 'and'; readonly of: readonly TicketPredicate[] }
  | { readonly op: 'or'; readonly of: readonly TicketPredicate[] }
  | { readonly op: 'not'; readonly of: TicketPredicate }
  /** The field has one of these values. A null field never matches. */
  | { readonly op: 'in'; readonly field: EnumField; readonly values: readonly string[] }
  /** The ticket references one of these objects (for `tag`: has one of these tags). */
  | {
      readonly op: 'ref';
      readonly field: RefField;
      readonly refs: readonly { readonly account: AccountId; readonly key: string }[];
    }
  /** The ticket references none (for `tag`: has no tags, or its tags are unknown). */
  | { readonly op: 'unset'; readonly field: RefField }
  /** Epoch milliseconds. A null instant never matches. */
  | {
      readonly op: 'time';
      readonly field: 'createdAt' | 'updatedAt';
      readonly is: 'gte' | 'gt' | 'lte' | 'lt';
      readonly value: number;
    }
  /** Compares folded text (`foldText`). `externalReference` matches if any reference of the ticket matches. */
  | {
      readonly op: 'text';
      readonly field: TextField;
      readonly is: 'eq' | 'contains' | 'startsWith';
      readonly value: string;
    }
  /** Every word occurs in the texts, names, numbers, external references or messages of the ticket. */
  | { readonly op: 'search'; readonly text: string };

export type EnumField = 'account' | 'vendor' | 'status' | 'priority' | 'channelType';
export type RefField = 'channel' | 'assignee' | 'team' | 'contact' | 'tag';
export type TextField = 'subject' | 'email' | 'phone' | 'externalReference';

export type TicketSortField = 'UPDATED_AT' | 'CREATED_AT' | 'PRIORITY' | 'LAST_ACTIVITY_AT';
export interface TicketSort {
  readonly field: TicketSortField;
  readonly direction: 'ASC' | 'DESC';
}

/** The tickets of a request, for a vendor that can filter its list. */
export interface RequestedTickets {
  readonly predicate: TicketPredicate;
  readonly sort: TicketSort;
  /** Page size. */
  readonly first: number;
}

/** The conditions that every match meets. Excludes those below a `not` or an `or` of several. */
export function conditionsOf(predicate: TicketPredicate): readonly TicketPredicate[] {
  const isJoint = predicate.op === 'and' || (predicate.op === 'or' && predicate.of.length === 1);
  return isJoint ? predicate.of.flatMap(conditionsOf) : [predicate];
}

/** Matches every ticket. */
export const EVERY_TICKET: TicketPredicate = { op: 'and', of: [] };
