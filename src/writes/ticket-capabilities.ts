// The actions that a ticket allows now: the adapter's capabilities, reduced by the state of the account. The schema and
// the write path use the same answer.

import {
  denied,
  TICKET_ACTIONS,
  type Capability,
  type CapabilityDenialReason,
  type TicketAction,
  type TicketCapabilities,
} from '../domain/commands/capabilities.ts';
import type { ContactFields } from '../domain/catalog.ts';
import { userError, type UserError, type UserErrorCode } from '../domain/errors/error-codes.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { SettableTicketStatus, TicketRecord } from '../domain/ticket.ts';

/** The capabilities of a ticket at an instant (epoch ms). */
export function capabilitiesOf(
  account: OpenAccount,
  ticket: TicketRecord,
  contact: ContactFields | null,
  now: number,
): TicketCapabilities {
  const capabilities = account.adapter.capabilities(ticket, contact, now);
  const obstacle = obstacleOf(account, now);
  if (obstacle === null) return capabilities;
  const reduced = Object.fromEntries(
    TICKET_ACTIONS.map((action) => [action, capabilities[action].allowed ? obstacle : capabilities[action]]),
  );
  return { ...(reduced as Record<TicketAction, Capability>), attach: capabilities.attach };
}

/** What prevents every write of the account now; null when nothing does. */
function obstacleOf(account: OpenAccount, now: number): Capability | null {
  if (account.health().circuit === 'OPEN')
    return denied('VENDOR_UNAVAILABLE', 'The vendor failed repeatedly. Calls are paused for a moment.');
  const { remaining, resetAt } = account.rate();
  if (remaining === null || remaining > 0 || (resetAt ?? 0) <= now) return null;
  const retryAfterSeconds = Math.ceil(((resetAt ?? now) - now) / 1000);
  return { ...denied('RATE_BUDGET_EXHAUSTED', 'The calls of this minute are used up.'), retryAfterSeconds };
}

const CODES: Record<CapabilityDenialReason, UserErrorCode> = {
  VENDOR_UNSUPPORTED: 'NOT_SUPPORTED_BY_VENDOR',
  TICKET_CLOSED: 'NOT_ALLOWED_IN_STATE',
  ALREADY_IN_STATE: 'NOT_ALLOWED_IN_STATE',
  MISSING_EXTERNAL_ID: 'NOT_ALLOWED_IN_STATE',
  MESSAGING_WINDOW_EXPIRED: 'MESSAGING_WINDOW_EXPIRED',
  TEMPLATE_REQUIRED: 'MESSAGING_WINDOW_EXPIRED',
  CONTACT_OPTED_OUT: 'CONTACT_OPTED_OUT',
  CONTACT_BLOCKED: 'CONTACT_OPTED_OUT',
  INSUFFICIENT_SCOPE: 'FORBIDDEN',
  VENDOR_UNAVAILABLE: 'VENDOR_UNAVAILABLE',
  RATE_BUDGET_EXHAUSTED: 'VENDOR_RATE_LIMITED',
  NOT_CONFIGURED: 'NOT_SUPPORTED_BY_VENDOR',
};

/** The denial of an action as a user error; null when it is allowed. */
export function denialError(capability: Capability, vendor: string): UserError | null {
  if (capability.allowed) return null;
  const reason = capability.reasons[0] ?? 'VENDOR_UNSUPPORTED';
  const { message, retryAfterSeconds } = capability;
  return userError(CODES[reason], { vendor, retryAfterSeconds, ...(message === null ? {} : { message }) });
}

const STATUS_ACTIONS: Record<SettableTicketStatus, TicketAction> = {
  OPEN: 'reopen',
  PENDING: 'markPending',
  SNOOZED: 'snooze',
  RESOLVED: 'close',
  CLOSED: 'close',
};

/** The action whose capability allows or denies this status. */
export function actionOfStatus(status: SettableTicketStatus): TicketAction {
  return STATUS_ACTIONS[status];
}
