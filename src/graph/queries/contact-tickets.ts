// Lists the tickets of one contact, last updated first.

import type { AccountId } from '../../domain/ids.ts';
import type { ContactTicketsArgs } from '../../generated/schema.ts';
import type { TicketList } from '../../reads/ticket-list.ts';
import type { GraphContext } from '../context.ts';
import { pageSize } from './paging.ts';

/** One page of the contact's tickets, from the store. */
export function listTicketsOf(
  context: GraphContext,
  contact: { readonly account: AccountId; readonly key: string },
  args: ContactTicketsArgs,
): Promise<TicketList> {
  const ref = { account: contact.account, key: contact.key };
  return context.services.lists.list({
    predicate: { op: 'ref', field: 'contact', refs: [ref] },
    sort: { field: 'UPDATED_AT', direction: 'DESC' },
    first: pageSize(args.first),
    after: args.after ?? null,
    maxAgeMs: null,
    accounts: context.viewer.accounts
      .filter(({ id }) => id === contact.account)
      .map((account) => ({ account, skipped: false })),
  });
}
