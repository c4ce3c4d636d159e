// What subscribers follow: the log behind their cursor, narrowed to what they may see and asked for.

import { RequestError } from '../../domain/errors.ts';
import type { EventSelection } from '../../domain/event.ts';
import type { SubscriptionResolvers } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { toPosition, toSelection } from '../event-filter.ts';
import { readId } from '../ids.ts';
import type { EventNode, GapNode } from '../nodes.ts';

/** The source of one subscription; each item becomes the root value of one execution. */
export type Item = EventNode | GapNode;

function follow(
  context: GraphContext,
  selection: EventSelection,
  after: string | null | undefined,
): AsyncIterableIterator<Item> {
  const cursor = context.resumeAfter ?? after ?? null;
  const position = cursor === null ? null : toPosition(context, cursor);
  const leaving = new AbortController();
  const followed = context.gateway.tail.follow(selection, position, leaving.signal);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const step = await followed.next();
      if (step.done === true) return { done: true, value: undefined };
      const item = step.value;
      return {
        done: false,
        value: item.type === 'gap' ? { gap: item, at: context.gateway.now() } : { event: item.event },
      };
    },
    // The generator may be waiting for news: it has to be woken before it can be told to end.
    async return() {
      leaving.abort();
      await followed.return();
      return { done: true, value: undefined };
    },
  };
}

const asRoot = (item: Item): never => item as never;

export const Subscription: SubscriptionResolvers = {
  events: {
    subscribe: (_root, { after, filter }, context) => follow(context, toSelection(context, filter), after) as never,
    resolve: asRoot,
  },
  ticketEvents: {
    subscribe: (_root, { ticketId, after }, context) => {
      const { ref, account } = readId(context, ticketId, 'ticket');
      if (account === null)
        throw new RequestError('NOT_FOUND', 'There is no ticket with this id, or you may not see it.', {
          kind: 'ticket',
        });
      return follow(context, { ...toSelection(context, null), tickets: [ref] }, after) as never;
    },
    resolve: asRoot,
  },
  messageAdded: {
    subscribe: (_root, { after, filter }, context) =>
      follow(context, { ...toSelection(context, filter), types: ['MESSAGE_ADDED'] }, after) as never,
    resolve: asRoot,
  },
};
