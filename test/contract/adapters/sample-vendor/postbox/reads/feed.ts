// All letters of an account, newest change first.

import type { TicketFeed } from '../../../../../../src/domain/ports/vendor/reads.ts';
import type { PostboxClient } from '../client/index.ts';
import type { PostboxContext } from '../map/context.ts';
import { toHead } from '../map/index.ts';

/** The cursor is the offset of the next page. */
export function createTicketFeed(client: PostboxClient, context: PostboxContext): TicketFeed {
  return {
    newestFirst: true,
    async readPage(cursor) {
      const { letters, next } = await client.list(Number(cursor ?? 0));
      return {
        observations: letters.map((letter) => toHead(letter, context)),
        cursor: next === null ? null : String(next),
        oldestUpdatedAt: letters.at(-1)?.changedAt ?? null,
        expectedTotal: null,
      };
    },
  };
}
