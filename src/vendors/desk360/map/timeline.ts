// A ticket's log of status changes as observations. Pure.

import type { Observation } from '../../../domain/observation.ts';
import type { TimelineChange } from '../../../domain/timeline.ts';
import { reasonKey } from '../keys.ts';
import type { WireLog } from '../wire/index.ts';
import type { MapContext } from './context.ts';
import { toStatus } from './enums.ts';
import { requiredTime } from './time.ts';

function toChange(ticketKey: string, wire: WireLog, context: MapContext): TimelineChange & { readonly type: 'STATUS' } {
  const { statusOverrides, timeZone } = context.settings;
  const from = wire.old_status_id === null ? null : toStatus(wire.old_status_id, statusOverrides, context.log);
  const to = toStatus(wire.new_status_id, statusOverrides, context.log);
  return {
    type: 'STATUS',
    key: `${ticketKey}/log/${wire.id}`,
    at: requiredTime(wire.created_at, 'logs.created_at', timeZone),
    actor: wire.agent_id === null ? null : { kind: 'AGENT', key: wire.agent_id, displayName: null },
    from: from?.status ?? null,
    to: to.status,
    nativeFrom: from?.nativeStatus ?? null,
    nativeTo: to.nativeStatus,
    reasonTagKey: wire.reason_id === null ? null : reasonKey(wire.reason_id),
  };
}

/** Maps the log, oldest change first. If the last change resolved the ticket, its time becomes `closedAt`. */
export function toTimeline(
  ticketKey: string,
  nativeId: string,
  wire: readonly WireLog[],
  context: MapContext,
): Observation[] {
  const changes = wire.map((log) => toChange(ticketKey, log, context)).toSorted((a, b) => a.at - b.at);
  const last = changes.at(-1);
  const closed: Observation[] =
    last?.to === 'RESOLVED'
      ? [{ type: 'ticket', key: ticketKey, nativeId, existence: 'known-only', fields: { closedAt: last.at } }]
      : [];
  return [...closed, { type: 'timeline', ticketKey, changes }, { type: 'timeline-complete', ticketKey }];
}
