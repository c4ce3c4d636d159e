// The subscriptions: the event log after a cursor, limited to what the viewer may see and requested.

import { RequestError } from '../../../domain/errors/error-codes.ts';
import type { EventSelection } from '../../../domain/events/event.ts';
import type { SubscriptionResolvers } from '../../../generated/schema.ts';
import type { GraphContext } from '../../context.ts';
import { FollowedSource } from '../../subscriptions/followed-source.ts';
import { readId } from '../../nodes/ids.ts';
import type { SubscriptionNode } from '../../nodes/node-types.ts';
import { toSelection } from '../../queries/event-log/event-filter.ts';

/** A reconnecting client sends the cursor to resume from. Its document still has the `after` of its first connection. */
async function follow(
  { services, resumeAfter }: GraphContext,
  selection: EventSelection,
  after: string | null | undefined,
): Promise<FollowedSource> {
  const cursor = resumeAfter ?? after ?? null;
  const position = cursor === null ? null : await services.eventLog.positionOf(cursor);
  return new FollowedSource(await services.eventLog.withMovedTickets(selection), position);
}

/** The root value is the event itself. */
const toEvent = <T extends SubscriptionNode>(root: T): T => root;

export const Subscription: SubscriptionResolvers = {
  events: {
    subscribe: (_root, { after, filter }, context) => follow(context, toSelection(context, filter), after),
    resolve: toEvent,
  },
  ticketEvents: {
    subscribe: (_root, { ticketId, after }, context) => {
      const { ref, account } = readId(context, ticketId, 'ticket');
      if (account === null) {
        throw new RequestError('NOT_FOUND', 'There is no ticket with this id, or you may not see it.', {
          kind: 'ticket',
        });
      }
      return follow(context, { ...toSelection(context, null), tickets: [ref] }, after);
    },
    resolve: toEvent,
  },
  messageAdded: {
    subscribe: (_root, { after, filter }, context) =>
      follow(context, { ...toSelection(context, filter), types: ['MESSAGE_ADDED'] }, after),
    resolve: toEvent,
  },
};
