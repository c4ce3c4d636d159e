// Pages through the event log for clients without sockets.

import type { QueryEventsArgs } from '../../../generated/schema.ts';
import type { GraphContext } from '../../context.ts';
import { toPosition, toSelection, withMovedTickets } from './event-filter.ts';
import type { EventConnectionNode } from '../../nodes/node-types.ts';
import { pageSize } from '../paging.ts';

/** One page of the log, oldest first, from behind a cursor or from the oldest event that is kept. */
export async function listEvents(context: GraphContext, args: QueryEventsArgs): Promise<EventConnectionNode> {
  const first = pageSize(args.first ?? 50);
  const { log } = context.services.store;
  const pruned = await log.prunedThrough();
  const asked = args.after == null ? pruned : await toPosition(context, args.after);
  const after = asked > pruned ? asked : pruned;
  const selection = await withMovedTickets(context, toSelection(context, args.filter));
  const page = await log.read({ after, limit: first, selection });
  const head = await log.head();
  return {
    events: page.events.map((event) => ({ event })),
    hasNextPage: page.through < head,
    hasPreviousPage: after > pruned,
    endPosition: page.through > after ? page.through : after,
  };
}
