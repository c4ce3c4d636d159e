// Turns a client's event filter into a selection of the log, always narrowed to the accounts that the client may see.

import type { EventSelection, LoggedEventType, RefSelection } from '../../../domain/events/event.ts';
import { RequestError } from '../../../domain/errors/error-codes.ts';
import { parseEventCursor } from '../../../domain/events/event-cursor.ts';
import type { ObjectKind } from '../../../domain/ids.ts';
import type { EventFilter, IdFilter } from '../../../generated/schema.ts';
import type { GraphContext } from '../../context.ts';
import { readId } from '../../nodes/ids.ts';

/** The selection behind a filter; null selects everything the viewer may see. Throws BAD_USER_INPUT for bad ids. */
export function toSelection(context: GraphContext, filter: EventFilter | null | undefined): EventSelection {
  return {
    accounts: context.viewer.accounts.map(({ id }) => id),
    types: (filter?.types as readonly LoggedEventType[] | null | undefined) ?? null,
    vendors: filter?.vendor ?? null,
    tickets: filter?.ticketIds?.map((id) => readId(context, id, 'ticket').ref) ?? null,
    assignees: toRefs(context, 'agent', filter?.assigneeId),
    teams: toRefs(context, 'team', filter?.teamId),
    channelTypes: filter?.channelType ?? null,
  };
}

function toRefs(context: GraphContext, kind: ObjectKind, asked: IdFilter | null | undefined): RefSelection | null {
  if (asked == null) return null;
  const ids = asked.eq == null ? asked.in : [asked.eq];
  return { refs: ids?.map((id) => readId(context, id, kind).ref) ?? null, unset: asked.isNull ?? null };
}

/** The same selection, with tickets that moved under the keys that they have now as well: what comes is told of those. */
export async function withMovedTickets(context: GraphContext, selection: EventSelection): Promise<EventSelection> {
  const { tickets } = selection;
  if (tickets === null || tickets.length === 0) return selection;
  const { state } = context.services.store;
  const accounts = [...new Set(tickets.map(({ account }) => account))];
  const moved = await Promise.all(
    accounts.map(async (account) => {
      const keys = tickets.filter((ticket) => ticket.account === account).map(({ key }) => key);
      return [...(await state.ticketAliases(account, keys)).values()].map((key) => ({ account, key }));
    }),
  );
  return { ...selection, tickets: [...tickets, ...moved.flat()] };
}

/** The position behind a cursor; throws BAD_CURSOR for garbage, another log's cursor and one that lies in the future. */
export async function toPosition(context: GraphContext, cursor: string): Promise<bigint> {
  const { log } = context.services.store;
  const reading = parseEventCursor(log.id, cursor);
  if (reading.state === 'garbled')
    throw new RequestError('BAD_CURSOR', 'This is not an event cursor: take it from an event or from `eventCursor`.', {
      problem: 'GARBLED',
    });
  if (reading.state === 'foreign')
    throw new RequestError(
      'BAD_CURSOR',
      'This cursor belongs to another event log. Read a snapshot and subscribe anew.',
      { problem: 'FOREIGN' },
    );
  // The answer of a write may name an event that followers have not been shown yet.
  const { store, tail } = context.services;
  if (reading.position > tail.head() && reading.position > (await store.log.head()))
    throw new RequestError('BAD_CURSOR', 'This cursor lies in the future of the event log.', { problem: 'FUTURE' });
  return reading.position;
}
