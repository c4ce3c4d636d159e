// Emotive's words for states, people and tokens, and ours for them.

import type { ContactIdentity } from '../../../domain/actor.ts';
import type { ContactFields } from '../../../domain/catalog.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { NativeStatus, SettableTicketStatus, TicketStatus } from '../../../domain/ticket.ts';
import { asText } from '../wire/index.ts';

const STATUSES: ReadonlyMap<string, TicketStatus> = new Map([
  ['new', 'NEW'],
  ['open', 'OPEN'],
  ['pending', 'PENDING'],
  ['on_hold', 'PENDING'],
  ['solved', 'RESOLVED'],
  ['closed', 'CLOSED'],
]);
const WORDS: Readonly<Partial<Record<SettableTicketStatus, string>>> = {
  OPEN: 'open',
  PENDING: 'pending',
  RESOLVED: 'solved',
  CLOSED: 'closed',
};
/** The message that unsubscribes; the guide knows a second spelling. */
export const OPT_OUT_TOKEN = '#optout';
const OPT_OUT_TOKENS = [OPT_OUT_TOKEN, '#opt-out'];

function labelOf(statusWord: string): string {
  const spaced = statusWord.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Our state for the vendor's word; an unknown word is counted and becomes UNKNOWN, `nativeStatus` keeps it. */
export function toStatus(
  statusWord: string,
  log: AdapterLog,
): { readonly status: TicketStatus; readonly nativeStatus: NativeStatus } {
  const status = STATUSES.get(statusWord);
  if (status === undefined) log.unknownValue('status', statusWord);
  return { status: status ?? 'UNKNOWN', nativeStatus: { code: statusWord, label: labelOf(statusWord) } };
}

/** The vendor's word for a state to set; null for a state that it has no word for. */
export function fromStatus(status: SettableTicketStatus): string | null {
  return WORDS[status] ?? null;
}

/** The word a reply goes with: the ticket's own one, so that a reply moves nothing, else `open`. */
export function replyStatusWord(native: NativeStatus): string {
  return native.code !== 'new' && STATUSES.has(native.code) ? native.code : 'open';
}

/** True for the message that unsubscribes the contact instead of being delivered. */
export function isOptOutToken(text: string): boolean {
  return OPT_OUT_TOKENS.includes(text.trim().toLowerCase());
}

/**
 * E.164 with a plus, or null where the form does not allow to know it: `+` or `00` first, or eleven digits that can
 * only be a North American number.
 */
export function toPhone(value: string): string | null {
  const digits = value.replaceAll(/[\s().-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits;
  if (/^00[1-9]\d{6,14}$/.test(digits)) return `+${digits.slice(2)}`;
  return /^1[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? `+${digits}` : null;
}

export interface Subscriber {
  readonly key: string;
  readonly nativeId: string;
  readonly phone: string | null;
  readonly fields: ContactFields;
}

/** The contact behind `opted_in_user`; null when the ticket names none. */
export function toSubscriber(optedInUser: string | number | null | undefined): Subscriber | null {
  const nativeId = asText(optedInUser);
  if (nativeId === null) return null;
  const phone = toPhone(nativeId);
  const identity: ContactIdentity =
    phone === null
      ? { kind: 'EXTERNAL', value: nativeId, verified: null }
      : { kind: 'PHONE', value: phone, verified: null };
  return {
    key: phone ?? nativeId,
    nativeId,
    phone,
    fields: {
      kind: 'contact',
      displayName: null,
      avatarUrl: null,
      identities: [identity],
      blocked: null,
      optedOut: null,
    },
  };
}
