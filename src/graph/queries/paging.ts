// The page arguments of all lists: limits, defaults and errors.

import { RequestError } from '../../domain/errors/error-codes.ts';
import type { PageNode } from '../nodes/node-types.ts';

const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;

/** The page size, from 1 to 100. Throws an error that names the limit. */
export function pageSize(requested: number | null | undefined, argument = 'first'): number {
  const size = requested ?? DEFAULT_PAGE_SIZE;
  if (size < 1) throw new RequestError('BAD_USER_INPUT', `\`${argument}\` must be at least 1.`, { argument });
  if (size > MAX_PAGE_SIZE) {
    throw new RequestError(
      'TOO_MANY_ITEMS',
      `\`${argument}\` may be at most ${MAX_PAGE_SIZE}. Use the cursor to read the next page.`,
      { argument, limit: MAX_PAGE_SIZE },
    );
  }
  return size;
}

/** The page after the item with this key. `items` is the whole list, in order. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  first: number,
  afterKey: string | null,
): { items: readonly T[]; hasNext: boolean } {
  const start = afterKey === null ? 0 : items.findIndex((item) => keyOf(item) === afterKey) + 1;
  return { items: items.slice(start, start + first), hasNext: items.length > start + first };
}

/** The page information of these edges. The cursors are read on access, because reading one signs it. */
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
