// Pages through the event log for clients without subscriptions.

import type { QueryEventsArgs } from '../../../generated/schema.ts';
import type { GraphContext } from '../../context.ts';
import type { EventConnectionNode } from '../../nodes/node-types.ts';
import { pageSize } from '../paging.ts';
import { toSelection } from './event-filter.ts';

const DEFAULT_EVENTS = 50;

/** One page of the log, oldest first, after the cursor or from the oldest event on. */
export async function listEvents(context: GraphContext, args: QueryEventsArgs): Promise<EventConnectionNode> {
  const { eventLog } = context.services;
  const limit = pageSize(args.first ?? DEFAULT_EVENTS);
  const pruned = await eventLog.prunedThrough();
  const requested = args.after == null ? pruned : await eventLog.positionOf(args.after);
  const after = requested > pruned ? requested : pruned;
  const selection = await eventLog.withMovedTickets(toSelection(context, args.filter));
  const page = await eventLog.page({ after, limit, selection });
  const newest = await eventLog.newest();
  return {
    events: page.events.map((event) => ({ event })),
    hasNextPage: page.through < newest,
    hasPreviousPage: after > pruned,
    endPosition: page.through > after ? page.through : after,
  };
}
