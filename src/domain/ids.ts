// Names every object of the gateway: which kind, in which vendor account, under which key.

import { createHash } from 'node:crypto';

/** A vendor's word in our enum, e.g. `ACME_DESK`; the register in src/vendors/index.ts is the list. */
export type VendorCode = string;

/** The id of one configured vendor login, e.g. `acme-main`: lower case letters, digits and hyphens. */
export type AccountId = string;

/** The kinds of objects that carry a global id, and the letters they carry in it. */
const KIND_PREFIXES = {
  account: 'acc',
  ticket: 'tkt',
  message: 'msg',
  agent: 'agt',
  bot: 'bot',
  contact: 'con',
  team: 'team',
  tag: 'tag',
  channel: 'chn',
  brand: 'brd',
  template: 'tpl',
  attachment: 'att',
  timeline: 'tml',
  event: 'evt',
  delivery: 'whd',
  upload: 'upl',
} as const;

export type ObjectKind = keyof typeof KIND_PREFIXES;

export interface ObjectRef {
  readonly kind: ObjectKind;
  readonly account: AccountId;
  /** The adapter's own key, unique per account and kind; for an account itself it is empty. */
  readonly key: string;
}

const KINDS_BY_PREFIX = new Map<string, ObjectKind>(
  Object.entries(KIND_PREFIXES).map(([kind, prefix]) => [prefix, kind as ObjectKind]),
);
const MAX_ID_LENGTH = 4096;

/** Writes the opaque global id: kind letters, then account and key in base64url. Pure, stable over releases. */
export function toGlobalId(kind: ObjectKind, account: AccountId, key = ''): string {
  return `${KIND_PREFIXES[kind]}_${Buffer.from(`${account}\n${key}`, 'utf8').toString('base64url')}`;
}

/** Reads a global id back; null for anything this gateway cannot have written, also for a re-encoded look-alike. */
export function parseGlobalId(id: string): ObjectRef | null {
  if (id.length > MAX_ID_LENGTH) return null;
  const cut = id.indexOf('_');
  const kind = KINDS_BY_PREFIX.get(id.slice(0, Math.max(cut, 0)));
  if (kind === undefined) return null;
  const text = Buffer.from(id.slice(cut + 1), 'base64url').toString('utf8');
  const lineEnd = text.indexOf('\n');
  if (lineEnd < 1) return null;
  const ref = { kind, account: text.slice(0, lineEnd), key: text.slice(lineEnd + 1) };
  return toGlobalId(ref.kind, ref.account, ref.key) === id ? ref : null;
}

/** A key for vendor objects that carry no id: 22 characters, equal parts give equal keys. */
export function contentKey(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
