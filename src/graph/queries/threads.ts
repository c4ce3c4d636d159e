// Pages through a ticket's messages, oldest first, from either end.

import { RequestError, VendorCallError, type VendorFailure } from '../../domain/errors/error-codes.ts';
import type { MessagePredicate, ThreadPosition, ThreadQuery } from '../../domain/ports/storage/projection.ts';
import type { TicketMessagesArgs } from '../../generated/schema.ts';
import { edgeAt } from '../../reads/page-cursor.ts';
import type { Source } from '../../reads/ticket-list.ts';
import { toCachedMessage } from '../../reads/ticket-reads.ts';
import type { GraphContext } from '../context.ts';
import type { LoadedThread } from '../loaders.ts';
import { accountOf } from '../nodes/accounts.ts';
import type { ConnectionNode, MessageNode, TicketNode } from '../nodes/node-types.ts';
import { pageInfoOf, pageSize } from './paging.ts';

/**
 * One page of a thread, and what its account contributed. The vendor's failure is thrown only when no message is stored;
 * otherwise `sources` reports it.
 */
export async function loadThread(
  context: GraphContext,
  ticket: TicketNode,
  args: TicketMessagesArgs,
): Promise<ConnectionNode<MessageNode>> {
  if (args.first != null && args.last != null)
    throw new RequestError('BAD_USER_INPUT', 'Use either `first` or `last`.', { argument: 'last' });
  const { record } = ticket;
  const list = `thread\n${record.account}\n${record.key}\n${JSON.stringify(args.filter ?? null)}`;
  const positionOf = (cursor: string | null | undefined): ThreadPosition | null =>
    cursor == null ? null : toPosition(context, list, cursor);
  const thread = await loadThreadPage(context, ticket, {
    ticketKey: record.key,
    after: positionOf(args.after),
    before: positionOf(args.before),
    limit: args.last == null ? pageSize(args.first) : pageSize(args.last, 'last'),
    fromEnd: args.last != null,
    filter: toMessagePredicate(args),
  });
  return toConnection(context, ticket, list, thread);
}

/** One page of a thread, as stored. Throws the vendor's failure when no message matches. */
export async function loadThreadPage(
  context: GraphContext,
  { record }: TicketNode,
  query: ThreadQuery,
): Promise<LoadedThread> {
  const thread = await context.loaders.thread(record.account, query);
  if (thread.failure !== null && thread.page.totalCount === 0) throw new VendorCallError(thread.failure);
  return thread;
}

function toConnection(
  { services }: GraphContext,
  { record }: TicketNode,
  list: string,
  { page, failure }: LoadedThread,
): ConnectionNode<MessageNode> {
  const account = accountOf(services.accounts, record.account);
  const edges = page.messages.map(({ message, position }) =>
    edgeAt(services.cursors, list, [position.createdAt, position.id], toCachedMessage(account, message)),
  );
  const { threadObservedAt } = record;
  const source: Source = {
    account,
    state: threadState(failure, threadObservedAt),
    fetchedAt: threadObservedAt,
    returned: edges.length,
    truncated: failure !== null && threadObservedAt === null,
    failure,
    nextRetryAt: null,
  };
  const pageInfo = pageInfoOf(edges, page.hasAfter, page.hasBefore);
  return { edges, pageInfo, totalCount: page.totalCount, sources: [source] };
}

function threadState(failure: VendorFailure | null, threadObservedAt: number | null): Source['state'] {
  if (failure === null) return 'OK';
  return threadObservedAt === null ? 'PARTIAL' : 'STALE';
}

function toPosition(context: GraphContext, list: string, cursor: string): ThreadPosition {
  const [createdAt, id] = context.services.cursors.read(list, cursor);
  return { createdAt: Number(createdAt), id: Number(id) };
}

function toMessagePredicate({ filter }: TicketMessagesArgs): MessagePredicate | null {
  if (filter == null) return null;
  const { direction = null, visibility = null, contentKind = null, automated = null } = filter;
  return { directions: direction, visibilities: visibility, contentKinds: contentKind, automated };
}
