// Global ids: kind, vendor account and key of an object.

import { createHash } from 'node:crypto';

/** A vendor's value in the GraphQL enum, e.g. `ACME_DESK`. src/vendors/index.ts lists them. */
export type VendorCode = string;

/** The id of one configured vendor account, e.g. `acme-main`: lower-case letters, digits and hyphens. */
export type AccountId = string;

/** The kinds of objects that have a global id, and their prefixes in it. */
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
  /** The adapter's key, unique per account and kind; empty for the account itself. */
  readonly key: string;
}

const KINDS_BY_PREFIX = new Map<string, ObjectKind>(
  Object.entries(KIND_PREFIXES).map(([kind, prefix]) => [prefix, kind as ObjectKind]),
);
const MAX_ID_LENGTH = 4096;

/** The opaque global id: prefix of the kind, then account and key in base64url. Stable across releases. */
export function toGlobalId(kind: ObjectKind, account: AccountId, key = ''): string {
  return `${KIND_PREFIXES[kind]}_${Buffer.from(`${account}\n${key}`, 'utf8').toString('base64url')}`;
}

/** Parses a global id; null for anything that `toGlobalId` cannot return, such as another encoding of the same parts. */
export function parseGlobalId(id: string): ObjectRef | null {
  if (id.length > MAX_ID_LENGTH) return null;
  const separator = id.indexOf('_');
  const kind = KINDS_BY_PREFIX.get(id.slice(0, Math.max(separator, 0)));
  if (kind === undefined) return null;
  const text = Buffer.from(id.slice(separator + 1), 'base64url').toString('utf8');
  const lineEnd = text.indexOf('\n');
  if (lineEnd < 1) return null;
  const ref = { kind, account: text.slice(0, lineEnd), key: text.slice(lineEnd + 1) };
  return toGlobalId(ref.kind, ref.account, ref.key) === id ? ref : null;
}

/** A key for vendor objects without an id: 22 characters; equal parts give equal keys. */
export function contentKey(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
