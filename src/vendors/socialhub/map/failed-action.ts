// From an action that could not be done to observations.

import type { Observation } from '../../../domain/observation.ts';
import { followupKeyOf, unconfirmedTaskKeyOf } from '../keys.ts';
import type { WireTicket } from '../wire/index.ts';
import { accountEnabled } from './account.ts';
import { IN_PROGRESS, toInstant } from './enums.ts';

export interface FailedAction {
  readonly ticketKey: string;
  readonly nativeId: string;
  readonly actionId: string;
  readonly followupId: string | null;
  readonly reason: string | null;
}

/** The reply is FAILED and the ticket is back in the inbox; `now` in epoch milliseconds. */
export function toFailedAction(failed: FailedAction, wire: WireTicket | null, now: number): readonly Observation[] {
  const { ticketKey, nativeId, actionId, followupId, reason } = failed;
  const at = now;
  const updatedAt = toInstant(wire?.updatedTime ?? null);
  const fields = { ...IN_PROGRESS, ...(updatedAt === null ? {} : { updatedAt }) };
  const reply: readonly Observation[] =
    followupId === null
      ? []
      : [
          { type: 'delivery', messageKey: followupKeyOf(followupId), status: 'FAILED', error: reason, at },
          { type: 'task-done', key: unconfirmedTaskKeyOf(followupId) },
        ];
  return [
    ...reply,
    { type: 'action-failed', ticketKey, actionId, reason, at },
    { type: 'ticket', key: ticketKey, nativeId, fields, existence: 'known-only' },
    accountEnabled(at),
  ];
}
