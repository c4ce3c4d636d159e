// Pages through a ticket's messages, oldest first, from either end.

import { RequestError, VendorCallError, type VendorFailure } from '../../domain/errors/error-codes.ts';
import type { MessageRecord } from '../../domain/message.ts';
import type { MessagePredicate, ThreadPosition, ThreadQuery } from '../../domain/ports/storage/projection.ts';
import type { TicketMessagesArgs } from '../../generated/schema.ts';
import type { Source } from '../../reads/ticket-list.ts';
import { sourceOf } from '../../reads/object-reads.ts';
import { edgeAt } from '../../reads/page-cursor.ts';
import type { GraphContext } from '../context.ts';
import type { LoadedThread } from '../loaders.ts';
import type { ConnectionNode, MessageNode, TicketNode } from '../nodes/node-types.ts';
import { pageInfoOf, pageSize } from './paging.ts';

/**
 * One page of a thread with what its account contributed. Throws the vendor's failure only when nothing is known:
 * messages that came by webhook are shown with a `sources` entry that says what is missing.
 */
export async function loadThread(
  context: GraphContext,
  ticket: TicketNode,
  args: TicketMessagesArgs,
): Promise<ConnectionNode<MessageNode>> {
  if (args.first != null && args.last != null)
    throw new RequestError('BAD_USER_INPUT', 'Give `first` or `last`, not both.', { argument: 'last' });
  const { record } = ticket;
  const name = `thread\n${record.account}\n${record.key}\n${JSON.stringify(args.filter ?? null)}`;
  const place = (cursor: string | null | undefined): ThreadPosition | null =>
    cursor == null ? null : toPosition(context, name, cursor);
  const query: ThreadQuery = {
    ticketKey: record.key,
    after: place(args.after),
    before: place(args.before),
    limit: args.last == null ? pageSize(args.first) : pageSize(args.last, 'last'),
    fromEnd: args.last != null,
    filter: toMessagePredicate(args),
  };
  const thread = await context.loaders.thread(record.account, query);
  if (thread.failure !== null && thread.page.totalCount === 0) throw new VendorCallError(thread.failure);
  return connectionOf(context, ticket, name, thread);
}

function connectionOf(
  context: GraphContext,
  ticket: TicketNode,
  name: string,
  { page, failure }: LoadedThread,
): ConnectionNode<MessageNode> {
  const edges = page.messages.map(({ message, position }) =>
    edgeAt(context.services.cursors, name, [position.createdAt, position.id], hold(context, message)),
  );
  return {
    edges,
    pageInfo: pageInfoOf(edges, page.hasAfter, page.hasBefore),
    totalCount: page.totalCount,
    sources: sourcesOf(context, ticket, edges.length, failure),
  };
}

function hold(context: GraphContext, message: MessageRecord): MessageNode {
  const account = context.services.accounts.find(message.account);
  const source = account === null ? 'CACHE' : sourceOf(account, message.ticketKey, undefined);
  return { record: message, freshness: { source, fetchedAt: message.observedAt, staleReason: null } };
}

function sourcesOf(
  context: GraphContext,
  { record }: TicketNode,
  returned: number,
  failure: VendorFailure | null,
): Source[] {
  const account = context.services.accounts.find(record.account);
  if (account === null) return [];
  const state = failure === null ? 'OK' : record.threadObservedAt === null ? 'PARTIAL' : 'STALE';
  return [
    {
      account,
      state,
      fetchedAt: record.threadObservedAt,
      returned,
      truncated: state === 'PARTIAL',
      failure,
      nextRetryAt: null,
    },
  ];
}

function toPosition(context: GraphContext, name: string, cursor: string): ThreadPosition {
  const [createdAt, sequence] = context.services.cursors.read(name, cursor);
  return { createdAt: Number(createdAt), id: Number(sequence) };
}

function toMessagePredicate({ filter }: TicketMessagesArgs): MessagePredicate | null {
  if (filter == null) return null;
  const { direction = null, visibility = null, contentKind = null, automated = null } = filter;
  return { directions: direction, visibilities: visibility, contentKinds: contentKind, automated };
}
