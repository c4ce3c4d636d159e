// Converts a client's event filter into a selection of the event log, limited to the accounts that the viewer may see.

import type { EventSelection, LoggedEventType, RefSelection } from '../../../domain/events/event.ts';
import type { ObjectKind } from '../../../domain/ids.ts';
import type { EventFilter, IdFilter } from '../../../generated/schema.ts';
import type { GraphContext } from '../../context.ts';
import { readId } from '../../nodes/ids.ts';

/** The selection of a filter; null selects every event that the viewer may see. Throws BAD_USER_INPUT for invalid ids. */
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

function toRefs(context: GraphContext, kind: ObjectKind, filter: IdFilter | null | undefined): RefSelection | null {
  if (filter == null) return null;
  const ids = filter.eq == null ? filter.in : [filter.eq];
  return { refs: ids?.map((id) => readId(context, id, kind).ref) ?? null, unset: filter.isNull ?? null };
}
