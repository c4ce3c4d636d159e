// A ticket's activity log as changes of state and owner. Pure.

import { contentKey } from '../../../domain/ids.ts';
import type { TimelineChange } from '../../../domain/timeline.ts';
import { SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { toGuid } from '../keys.ts';
import type { MapContext } from './context.ts';
import type { WireActivity, WireTicket } from '../wire/index.ts';
import { toInstant } from './time.ts';
import { toStatus } from './enums.ts';

interface Entry {
  readonly at: number;
  readonly wire: WireActivity;
}

function entryOf(wire: WireActivity): Entry {
  const at = toInstant(wire.changedOn);
  if (at === null) throw new SchemaMismatchError('activityLogs.changedOn');
  return { at, wire };
}

/** Each entry contains state and owner; differences from the previous entry are the changes. */
export function toTimeline(ticket: WireTicket, { log }: MapContext): TimelineChange[] {
  const entries = ticket.activityLogs.map(entryOf).toSorted((a, b) => a.at - b.at);
  return entries.flatMap(({ at, wire }, index): TimelineChange[] => {
    const before = entries[index - 1]?.wire ?? null;
    const by = toGuid(wire.initiatorUserId);
    const actor = by === null ? null : ({ kind: 'AGENT', key: by, displayName: null } as const);
    const key = `${ticket.id}/${contentKey(wire.changedOn, wire.state, wire.userId)}`;
    const owner = toGuid(wire.userId);
    const ownerBefore = toGuid(before?.userId ?? null);
    const to = wire.state === null ? null : toStatus(wire.state, log);
    const from = before?.state == null ? null : toStatus(before.state, log);
    const assigned: TimelineChange = {
      type: 'ASSIGNMENT',
      key: `${key}/owner`,
      at,
      actor,
      fromAgentKey: ownerBefore,
      toAgentKey: owner,
      fromTeamKey: null,
      toTeamKey: null,
    };
    return [
      ...(to === null || to.nativeStatus.code === from?.nativeStatus.code
        ? []
        : [
            {
              type: 'STATUS',
              key,
              at,
              actor,
              from: from?.status ?? null,
              to: to.status,
              nativeFrom: from?.nativeStatus ?? null,
              nativeTo: to.nativeStatus,
              reasonTagKey: null,
            } as const,
          ]),
      ...(owner === ownerBefore ? [] : [assigned]),
    ];
  });
}
