// What a list of tickets is asked for: a condition over the projection and an order, free of any database's words.

import type { AccountId } from './ids.ts';

/** Pure data: storage turns it into its own language, and the reference in tests evaluates it in memory. */
export type TicketPredicate =
  | { readonly op: 'and'; readonly of: readonly TicketPredicate[] }
  | { readonly op: 'or'; readonly of: readonly TicketPredicate[] }
  | { readonly op: 'not'; readonly of: TicketPredicate }
  /** The field is one of these words; a null field never is. */
  | { readonly op: 'in'; readonly field: EnumField; readonly values: readonly string[] }
  /** The ticket points at one of these objects (for `tag`: at any of its tags). */
  | {
      readonly op: 'ref';
      readonly field: RefField;
      readonly refs: readonly { readonly account: AccountId; readonly key: string }[];
    }
  /** The ticket points at nothing (for `tag`: has no tag, or its tags are unknown). */
  | { readonly op: 'unset'; readonly field: RefField }
  /** Epoch milliseconds; a null instant never matches. */
  | {
      readonly op: 'time';
      readonly field: 'createdAt' | 'updatedAt';
      readonly is: 'gte' | 'gt' | 'lte' | 'lt';
      readonly value: number;
    }
  /** Case-insensitive for ASCII and folded letters alike; `externalReference` matches any of them. */
  | {
      readonly op: 'text';
      readonly field: TextField;
      readonly is: 'eq' | 'contains' | 'startsWith';
      readonly value: string;
    }
  /** Every word of the text is found in subject, preview, names, numbers or messages of the ticket. */
  | { readonly op: 'search'; readonly text: string };

export type EnumField = 'account' | 'vendor' | 'status' | 'priority' | 'channelType';
export type RefField = 'channel' | 'assignee' | 'team' | 'contact' | 'tag';
export type TextField = 'subject' | 'email' | 'phone' | 'externalReference';

export type TicketSortField = 'UPDATED_AT' | 'CREATED_AT' | 'PRIORITY' | 'LAST_ACTIVITY_AT';
export interface TicketSort {
  readonly field: TicketSortField;
  readonly direction: 'ASC' | 'DESC';
}

/** What somebody looks for, for a vendor that can narrow its own list to it. */
export interface RequestedTickets {
  readonly predicate: TicketPredicate;
  readonly sort: TicketSort;
  /** How many are shown at once. */
  readonly first: number;
}

/** The conditions that every match fulfils; what stands under an `or` of several or a `not` is not among them. */
export function conditionsOf(predicate: TicketPredicate): readonly TicketPredicate[] {
  const isJoint = predicate.op === 'and' || (predicate.op === 'or' && predicate.of.length === 1);
  return isJoint ? predicate.of.flatMap(conditionsOf) : [predicate];
}

/** Matches every ticket. */
export const EVERY_TICKET: TicketPredicate = { op: 'and', of: [] };
