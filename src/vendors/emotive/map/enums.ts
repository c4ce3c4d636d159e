// Emotive's status values and opt-out tokens, and what they mean here.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { NativeStatus, SettableTicketStatus, TicketStatus } from '../../../domain/ticket.ts';

const STATUSES: ReadonlyMap<string, TicketStatus> = new Map([
  ['new', 'NEW'],
  ['open', 'OPEN'],
  ['pending', 'PENDING'],
  ['on_hold', 'PENDING'],
  ['solved', 'RESOLVED'],
  ['closed', 'CLOSED'],
]);
const VENDOR_STATUSES: Readonly<Partial<Record<SettableTicketStatus, string>>> = {
  OPEN: 'open',
  PENDING: 'pending',
  RESOLVED: 'solved',
  CLOSED: 'closed',
};
/** The message that unsubscribes the contact; the guide documents a second spelling. */
export const OPT_OUT_TOKEN = '#optout';
const OPT_OUT_TOKENS = [OPT_OUT_TOKEN, '#opt-out'];

function labelOf(vendorStatus: string): string {
  const spaced = vendorStatus.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Maps a vendor status. An unrecognised value is counted and becomes UNKNOWN; `nativeStatus` keeps it. */
export function toStatus(
  vendorStatus: string,
  log: AdapterLog,
): { readonly status: TicketStatus; readonly nativeStatus: NativeStatus } {
  const status = STATUSES.get(vendorStatus);
  if (status === undefined) log.unknownValue('status', vendorStatus);
  return { status: status ?? 'UNKNOWN', nativeStatus: { code: vendorStatus, label: labelOf(vendorStatus) } };
}

/** The vendor's value for a status to set; null if it has none. */
export function fromStatus(status: SettableTicketStatus): string | null {
  return VENDOR_STATUSES[status] ?? null;
}

/** The status sent with a reply: the ticket's own, so that the reply changes nothing; otherwise `open`. */
export function replyStatusOf(native: NativeStatus): string {
  return native.code !== 'new' && STATUSES.has(native.code) ? native.code : 'open';
}

/** True for a text that unsubscribes the contact instead of being delivered. */
export function isOptOutToken(text: string): boolean {
  return OPT_OUT_TOKENS.includes(text.trim().toLowerCase());
}
