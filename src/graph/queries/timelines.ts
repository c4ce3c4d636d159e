// Pages through what happened to a ticket: its changes and its messages, woven together by time, oldest first.

import type { ChangeNode, ConnectionNode, TicketNode, TimelineNode, MessageNode } from '../nodes/node-types.ts';
import type { TicketTimelineArgs } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { pageInfoOf, pageSize } from './paging.ts';
import { edgeAt } from '../../reads/page-cursor.ts';
import { loadThread } from './threads.ts';

interface Placed {
  readonly at: number;
  readonly name: string;
  readonly node: TimelineNode;
}

/** One page of the timeline. Changes are few and read whole; of the messages only as many as the page can hold. */
export async function loadTimeline(
  context: GraphContext,
  ticket: TicketNode,
  args: TicketTimelineArgs,
): Promise<Pick<ConnectionNode<TimelineNode>, 'edges' | 'pageInfo'>> {
  const first = pageSize(args.first);
  const { account, key } = ticket.record;
  const list = `timeline\n${account}\n${key}`;
  const after = args.after == null ? null : context.services.cursors.read(list, args.after);
  const [changes, messages] = await Promise.all([context.loaders.timeline(account, key), allMessages(context, ticket)]);
  const items = [
    ...changes.map((change): Placed => ({ at: change.at, name: change.key, node: { account, change } as ChangeNode })),
    ...messages.map(placeMessage),
  ];
  const rest = items.sort(byPlace).filter((item) => after === null || isBehind(item, after));
  const edges = rest
    .slice(0, first)
    .map(({ at, name, node }) => edgeAt(context.services.cursors, list, [at, name], node));
  return { edges, pageInfo: pageInfoOf(edges, rest.length > first, after !== null) };
}

/** Reads the thread page by page; a timeline beyond ten pages of messages is cut at its old end by the caller's paging. */
async function allMessages(context: GraphContext, ticket: TicketNode): Promise<MessageNode[]> {
  const messages: MessageNode[] = [];
  let after: string | null = null;
  do {
    const page: ConnectionNode<MessageNode> = await loadThread(context, ticket, { first: 100, after });
    messages.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return messages;
}

function placeMessage(node: MessageNode): Placed {
  return { at: node.record.createdAt, name: node.record.key, node };
}

function byPlace(left: Placed, right: Placed): number {
  return left.at - right.at || (left.name < right.name ? -1 : left.name > right.name ? 1 : 0);
}

function isBehind(item: Placed, [at, name]: readonly (number | string)[]): boolean {
  return item.at > Number(at) || (item.at === Number(at) && item.name > String(name));
}
