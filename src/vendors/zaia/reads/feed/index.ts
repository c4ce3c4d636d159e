// The account's tickets: the backfill page by page, then sync passes that find changes, messages included.

import type { Observation } from '../../../../domain/observation.ts';
import type { FeedPage, TicketFeed } from '../../../../domain/ports/vendor/reads.ts';
import type { ZaiaClient } from '../../client/index.ts';
import type { ZaiaContext } from '../../context.ts';
import { toPageObservations } from '../../map/index.ts';
import { readListPage } from './lists.ts';
import { createSyncPasses } from './sync-pass.ts';
import type { SyncPass } from './sync-pass-types.ts';

/** The vendor documents no order of its lists, so no read may stop at known tickets. */
export function createTicketFeed(client: ZaiaClient, context: ZaiaContext): TicketFeed {
  const passes = createSyncPasses(client, context);
  let pass: SyncPass | null = null;
  let pages = 0;
  return {
    newestFirst: false,
    readPage: (cursor) => readBackfillPage(client, context, cursor),
    /** The cursor only counts pages: an interrupted pass starts again. */
    async readRecentPage(cursor, since) {
      if (since === null) return readBackfillPage(client, context, cursor);
      if (cursor === null || pass === null) {
        pass = passes.start(since);
        pages = 0;
      }
      pages += 1;
      const step = await pass.next();
      return step.done === true ? toPage([], null) : toPage(step.value, String(pages));
    },
  };
}

/** The cursor is `<status>/<page>`: one list per status, those of active tickets first. */
async function readBackfillPage(client: ZaiaClient, context: ZaiaContext, cursor: string | null): Promise<FeedPage> {
  const statuses = [...context.settings.statuses.keys()];
  const cut = cursor?.lastIndexOf('/') ?? -1;
  const status = cursor?.slice(0, cut) ?? statuses[0] ?? '';
  const page = cursor === null ? 1 : Number(cursor.slice(cut + 1));
  const nextStatus = statuses[statuses.indexOf(status) + 1];
  const nextList = nextStatus === undefined ? null : `${nextStatus}/1`;
  const { rows, isLast } = await readListPage(client, status, page);
  return toPage(toPageObservations(rows, context), isLast ? nextList : `${status}/${page + 1}`);
}

function toPage(observations: readonly Observation[], cursor: string | null): FeedPage {
  return { observations, cursor, oldestUpdatedAt: null, expectedTotal: null };
}
