// The contact of an Emotive ticket: the subscriber that `opted_in_user` names.

import type { ContactIdentity } from '../../../domain/actor.ts';
import type { ContactFields } from '../../../domain/catalog.ts';
import { asText } from '../wire/index.ts';

/**
 * E.164 with a plus, or null if the form leaves the country open. Accepted forms: `+` or `00` first, or eleven digits that
 * can only be a North American number.
 */
function toPhone(value: string): string | null {
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

/** Null if the ticket names no subscriber. */
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
