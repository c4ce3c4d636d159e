// What subscribers follow: the log behind their cursor, narrowed to what they may see and asked for.

import { RequestError } from '../../../domain/errors/error-codes.ts';
import type { EventSelection } from '../../../domain/events/event.ts';
import type { SubscriptionResolvers } from '../../../generated/schema.ts';
import type { GraphContext } from '../../context.ts';
import { toPosition, toSelection, withMovedTickets } from '../../queries/event-log/event-filter.ts';
import { FollowedSource } from '../../execution/event-source.ts';
import { readId } from '../../nodes/ids.ts';
import type { EventNode, GapNode } from '../../nodes/node-types.ts';

/** The root value of one execution: the event, or the gap that stands for lost ones. */
export type Item = EventNode | GapNode;

/** A client that came back says where it left off; its document still repeats the `after` of its first day. */
async function follow(
  context: GraphContext,
  selection: EventSelection,
  after: string | null | undefined,
): Promise<never> {
  const cursor = context.resumeAfter ?? after ?? null;
  const position = cursor === null ? null : await toPosition(context, cursor);
  return new FollowedSource(await withMovedTickets(context, selection), position) as never;
}

const asRoot = (item: Item): never => item as never;

export const Subscription: SubscriptionResolvers = {
  events: {
    subscribe: (_root, { after, filter }, context) => follow(context, toSelection(context, filter), after),
    resolve: asRoot,
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
    resolve: asRoot,
  },
  messageAdded: {
    subscribe: (_root, { after, filter }, context) =>
      follow(context, { ...toSelection(context, filter), types: ['MESSAGE_ADDED'] }, after),
    resolve: asRoot,
  },
};
