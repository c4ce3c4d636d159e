// The account's tickets: the whole history page by page, and after it passes that bring what changed, messages included.

import type { Observation } from '../../../../domain/observation.ts';
import type { FeedPage, TicketFeed } from '../../../../domain/ports/vendor/reads.ts';
import type { ZaiaClient } from '../../client/index.ts';
import { readListPage } from './lists.ts';
import { createPasses } from './passes.ts';
import { toPageObservations, type MapContext } from '../../map/index.ts';

/** Opens the feed of one account. The vendor documents no order, so nothing may stop at what is known. */
export function createTicketFeed(client: ZaiaClient, context: MapContext): TicketFeed {
  const passes = createPasses(client, context);
  let pass: ReturnType<typeof passes.begin> | null = null;
  let pages = 0;
  return {
    newestFirst: false,
    readPage: (cursor) => readHistoryPage(client, context, cursor),
    /** The cursor only counts: a pass that broke off begins anew. */
    async readRecentPage(cursor, since) {
      if (since === null) return readHistoryPage(client, context, cursor);
      if (cursor === null || pass === null) {
        pass = passes.begin(since);
        pages = 0;
      }
      pages += 1;
      const step = await pass.next();
      return step.done === true ? toPage([], null) : toPage(step.value, String(pages));
    },
  };
}

/** `<status word>/<page>`: one list per status, those of active tickets first. */
async function readHistoryPage(client: ZaiaClient, context: MapContext, cursor: string | null): Promise<FeedPage> {
  const words = [...context.settings.statuses.keys()];
  const cut = cursor?.lastIndexOf('/') ?? -1;
  const status = cursor?.slice(0, cut) ?? words[0] ?? '';
  const page = cursor === null ? 1 : Number(cursor.slice(cut + 1));
  const following = words[words.indexOf(status) + 1];
  const nextList = following === undefined ? null : `${following}/1`;
  const { rows, isLast } = await readListPage(client, status, page);
  return toPage(toPageObservations(rows, context), isLast ? nextList : `${status}/${page + 1}`);
}

function toPage(observations: readonly Observation[], cursor: string | null): FeedPage {
  return { observations, cursor, oldestUpdatedAt: null, expectedTotal: null };
}
