// SocialHub's places and instants in our words.

import type { NativeStatus, TicketStatus } from '../../../domain/ticket.ts';

interface State {
  readonly status: TicketStatus;
  readonly nativeStatus: NativeStatus;
}
const inInbox = { code: 'inbox', label: 'Inbox' } as const;

/** A post that nobody acted on, as far as we are told. */
export const FRESH: State = { status: 'NEW', nativeStatus: inInbox };
/** Acted on, or brought back to the inbox. The vendor does not tell when a ticket is done. */
export const IN_WORK: State = { status: 'OPEN', nativeStatus: inInbox };
/** A post by the channel itself: the vendor keeps it out of the inbox, as nobody has to work on it. */
export const OWN_POST: State = { status: 'RESOLVED', nativeStatus: { code: 'own-post', label: 'Own post' } };
/** What a confirmed reply has become. */
export const OWN_REPLY: State = { status: 'RESOLVED', nativeStatus: { code: 'reply', label: 'Reply' } };

/** Epoch milliseconds of an ISO time; null for what is absent or unreadable. */
export function toInstant(iso: string | null): number | null {
  const at = iso === null ? NaN : Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
