// The page arguments of every list: limits, defaults, and errors that say what is allowed.

import { RequestError } from '../../domain/errors/error-codes.ts';
import type { PageNode } from '../nodes/node-types.ts';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** How many items a page has: at least 1, at most 100; throws with the limit in words. */
export function pageSize(asked: number | null | undefined, argument = 'first'): number {
  const size = asked ?? DEFAULT_PAGE_SIZE;
  if (size < 1) throw new RequestError('BAD_USER_INPUT', `\`${argument}\` must be at least 1.`, { argument });
  if (size > MAX_PAGE_SIZE) {
    throw new RequestError(
      'TOO_MANY_ITEMS',
      `\`${argument}\` may be at most ${MAX_PAGE_SIZE}; page on with the cursor.`,
      { argument, limit: MAX_PAGE_SIZE },
    );
  }
  return size;
}

/** Cuts one page out of an ordered list that is wholly in memory (agents, templates), behind the item with this key. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  first: number,
  afterKey: string | null,
): { items: readonly T[]; hasNext: boolean } {
  const start = afterKey === null ? 0 : items.findIndex((item) => keyOf(item) === afterKey) + 1;
  return { items: items.slice(start, start + first), hasNext: items.length > start + first };
}

/** Page information from the edges and what is known of their neighbours. */
export function pageInfoOf(
  edges: readonly { readonly cursor: string }[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
): PageNode {
  return {
    hasNextPage,
    hasPreviousPage,
    get startCursor() {
      return edges[0]?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
}
