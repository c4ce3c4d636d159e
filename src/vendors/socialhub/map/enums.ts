// The states of a SocialHub ticket, and the vendor's times.

import type { NativeStatus, TicketStatus } from '../../../domain/ticket.ts';

interface State {
  readonly status: TicketStatus;
  readonly nativeStatus: NativeStatus;
}
const INBOX = { code: 'inbox', label: 'Inbox' } as const;

/** A post without a known action. */
export const NEW_POST: State = { status: 'NEW', nativeStatus: INBOX };
/** A post with an action, or one returned to the inbox. The vendor does not report when a ticket is done. */
export const IN_PROGRESS: State = { status: 'OPEN', nativeStatus: INBOX };
/** A post by the channel itself, which the vendor keeps out of the inbox because it needs no work. */
export const OWN_POST: State = { status: 'RESOLVED', nativeStatus: { code: 'own-post', label: 'Own post' } };
/** The ticket that a confirmed reply becomes. */
export const OWN_REPLY: State = { status: 'RESOLVED', nativeStatus: { code: 'reply', label: 'Reply' } };

/** Epoch milliseconds of an ISO time; null for a missing or unreadable one. */
export function toInstant(iso: string | null): number | null {
  const at = iso === null ? NaN : Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
