// Postbox's enum values as the gateway's.

import type { AdapterLog } from '../../../../../../src/domain/ports/vendor/module.ts';
import type { TicketStatus } from '../../../../../../src/domain/ticket.ts';

const STATES: Readonly<Record<string, TicketStatus>> = { waiting: 'NEW', answered: 'OPEN', archived: 'CLOSED' };

/** An unrecognised state is logged and becomes UNKNOWN. */
export function toStatus(state: string, log: AdapterLog): TicketStatus {
  const status = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
  if (status === undefined) log.unknownValue('state', state);
  return status ?? 'UNKNOWN';
}

/** True unless a clerk wrote the page; an unrecognised author is logged. */
export function isInbound(from: string | null, log: AdapterLog): boolean {
  if (from !== 'clerk' && from !== 'customer') log.unknownValue('from', from ?? '');
  return from !== 'clerk';
}
