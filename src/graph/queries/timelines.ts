// Pages through a ticket's timeline: its changes and its messages, merged by time, oldest first.

import type { AccountId } from '../../domain/ids.ts';
import type { ThreadQuery } from '../../domain/ports/storage/projection.ts';
import type { TimelineChange } from '../../domain/timeline.ts';
import type { TicketTimelineArgs } from '../../generated/schema.ts';
import { edgeAt } from '../../reads/page-cursor.ts';
import { toCachedMessage } from '../../reads/ticket-reads.ts';
import type { GraphContext } from '../context.ts';
import { accountOf } from '../nodes/accounts.ts';
import type { ChangeNode, ConnectionNode, TicketNode, TimelineNode } from '../nodes/node-types.ts';
import { pageInfoOf, pageSize } from './paging.ts';
import { loadThreadPage } from './threads.ts';

/** Items of the same instant are ordered by key. */
interface TimelinePosition {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly key: string;
}
interface TimelineEntry extends TimelinePosition {
  readonly node: TimelineNode;
}

/**
 * One page of the timeline. Reads as many messages and changes as the page can hold, and more only when a whole page of
 * them has the same instant.
 */
export async function loadTimeline(
  context: GraphContext,
  ticket: TicketNode,
  args: TicketTimelineArgs,
): Promise<Pick<ConnectionNode<TimelineNode>, 'edges' | 'pageInfo'>> {
  const { cursors } = context.services;
  const first = pageSize(args.first);
  const list = `timeline\n${ticket.record.account}\n${ticket.record.key}`;
  const after = args.after == null ? null : toPosition(cursors.read(list, args.after));
  const entries = await readAtLeast(context, ticket, after, first + 1);
  const edges = entries.slice(0, first).map(({ at, key, node }) => edgeAt(cursors, list, [at, key], node));
  return { edges, pageInfo: pageInfoOf(edges, entries.length > first, after !== null) };
}

/** The entry of the cursor is read again, and the entries of the last instant of a full batch may be incomplete. */
const EXTRA_ENTRIES = 2;

/** The first entries after the position, at least `count` unless the timeline ends before. */
async function readAtLeast(
  context: GraphContext,
  ticket: TicketNode,
  after: TimelinePosition | null,
  count: number,
): Promise<readonly TimelineEntry[]> {
  for (let limit = count + EXTRA_ENTRIES; ; limit *= 2) {
    const batches = await Promise.all([
      readMessages(context, ticket, after, limit),
      readChanges(context, ticket, after, limit),
    ]);
    const completeBefore = Math.min(...batches.map((batch) => batch.completeBefore));
    const entries = batches
      .flatMap((batch) => batch.entries)
      .filter((entry) => entry.at < completeBefore && (after === null || comparePositions(entry, after) > 0));
    if (entries.length >= count || completeBefore === Infinity) return entries.sort(comparePositions);
  }
}

interface Batch {
  readonly entries: readonly TimelineEntry[];
  /** Every entry before this instant (epoch ms) is in the batch; Infinity: all entries are. */
  readonly completeBefore: number;
}

function toBatch(entries: readonly TimelineEntry[], hasMore: boolean): Batch {
  return { entries, completeBefore: hasMore ? (entries.at(-1)?.at ?? Infinity) : Infinity };
}

async function readMessages(
  context: GraphContext,
  ticket: TicketNode,
  after: TimelinePosition | null,
  limit: number,
): Promise<Batch> {
  const query: ThreadQuery = {
    ticketKey: ticket.record.key,
    // Includes all messages of the cursor's instant.
    after: after === null ? null : { createdAt: after.at, id: Number.MIN_SAFE_INTEGER },
    before: null,
    limit,
    fromEnd: false,
    filter: null,
  };
  const { page } = await loadThreadPage(context, ticket, query);
  const account = accountOf(context.services.accounts, ticket.record.account);
  const entries = page.messages.map(({ message }) => ({
    at: message.createdAt,
    key: message.key,
    node: toCachedMessage(account, message),
  }));
  return toBatch(entries, page.hasAfter);
}

async function readChanges(
  { loaders }: GraphContext,
  { record }: TicketNode,
  after: TimelinePosition | null,
  limit: number,
): Promise<Batch> {
  const range = { from: after?.at ?? null, limit };
  const changes = await loaders.timeline(record.account, { ticketKey: record.key, range });
  const entries = changes.map((change) => ({
    at: change.at,
    key: change.key,
    node: toChangeNode(record.account, change),
  }));
  return toBatch(entries, changes.length === limit);
}

/** TypeScript does not distribute a union over an object type, so the cast states it. */
export function toChangeNode(account: AccountId, change: TimelineChange): ChangeNode {
  return { account, change } as ChangeNode;
}

function toPosition([at, key]: readonly (number | string)[]): TimelinePosition {
  return { at: Number(at), key: String(key) };
}

function comparePositions(left: TimelinePosition, right: TimelinePosition): number {
  return left.at - right.at || (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
}
