// Pages through lists to their end, over HTTP.

import { expect } from 'vitest';
import type { TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';

/** The fields that tests over all tickets compare, without `messages`. */
export const TICKET_FACTS = `id vendor nativeId number subject preview status statusCategory priority
  channel { id type } contact { id displayName } assignee { id } team { id } tags { id }
  externalReferences { system value } createdAt updatedAt lastActivityAt`;

export interface PageWish {
  readonly filter?: object | null;
  readonly orderBy?: { readonly field: string; readonly direction: string };
  readonly first?: number;
  readonly facts?: string;
}

/** All tickets of a list in its order. `totals` has the total count of each page. */
export async function allTickets(
  gateway: Pick<TestGateway, 'query'>,
  { filter = null, orderBy, first = 100, facts = 'id' }: PageWish = {},
): Promise<{ readonly nodes: Json[]; readonly totals: readonly number[]; readonly pages: number }> {
  const nodes: Json[] = [];
  const totals: number[] = [];
  let after: string | null = null;
  let pages = 0;
  do {
    const answer: Json = await gateway.query(
      `query ($filter: TicketFilter, $orderBy: TicketOrder, $first: Int, $after: String) {
        tickets(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor } nodes { ${facts} }
        } }`,
      { filter, first, after, ...(orderBy === undefined ? {} : { orderBy }) },
    );
    expect(answer.errors).toBeUndefined();
    const { pageInfo, totalCount, edges, nodes: found } = answer.data['tickets'];
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    nodes.push(...found);
    totals.push(totalCount);
    pages += 1;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return { nodes, totals, pages };
}
