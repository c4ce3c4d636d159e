// The requests that an emulated vendor received, with redacted secrets.

import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { SandboxBody } from './body.ts';

const SECRET_HEADERS = new Set(['authorization', 'x-api-key', 'cookie', 'accesstoken']);
const SECRET_FIELD = /password|secret|token|api_?key|auth_value/i;
const MAX_TEXT_CHARS = 8_192;

/** One request. `status` is null if the socket was reset before an answer; `route` is null for an unknown path. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly route: string | null;
  readonly status: number | null;
  readonly durationMs: number;
  /** Secrets replaced by a fingerprint, so that two different credentials still differ. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, the form's fields and file names, or the text, capped; null without a body. */
  readonly body: unknown;
  /** The id of the applied fault, if any. */
  readonly faultId: string | null;
}

export interface JournalQuery {
  /** The route's pattern, e.g. `/products/:productId/tickets`. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number | null;
}

/** Keeps the newest entries up to its limit; `count` counts all since the last `clear`. */
export interface SandboxJournal {
  entries(query?: JournalQuery): readonly JournalEntry[];
  count(query?: JournalQuery): number;
  clear(): void;
  add(entry: Omit<JournalEntry, 'seq'>): void;
}

/** A short fingerprint that distinguishes secrets without revealing them. */
export function fingerprintOf(secret: string): string {
  return `sha256:${createHash('sha256').update(secret).digest('hex').slice(0, 10)}`;
}

/** Replaces secret headers by fingerprints. */
export function redactHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const redacted: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    redacted[name] = SECRET_HEADERS.has(name) ? fingerprintOf(text) : text;
  }
  return redacted;
}

/** Replaces secret query parameters by fingerprints; a repeated name keeps its last value. */
export function redactQuery(query: URLSearchParams, secretNames: readonly string[]): Record<string, string> {
  const redacted: Record<string, string> = {};
  for (const [name, value] of query)
    redacted[name] = secretNames.includes(name.toLowerCase()) ? fingerprintOf(value) : value;
  return redacted;
}

function redactField(name: string, value: unknown): unknown {
  return SECRET_FIELD.test(name) && typeof value === 'string' ? fingerprintOf(value) : value;
}

/** Returns the parsed body, capped, with fields that look like secrets replaced by fingerprints. */
export function redactBody(body: SandboxBody): unknown {
  if (body.kind === 'json') {
    const text = JSON.stringify(body.value, (name, value: unknown) => redactField(name, value));
    return text.length > MAX_TEXT_CHARS ? text.slice(0, MAX_TEXT_CHARS) : (JSON.parse(text) as unknown);
  }
  if (body.kind === 'form') {
    return {
      fields: body.fields.map((field) => ({ name: field.name, value: redactField(field.name, field.value) })),
      files: body.files.map(({ field, filename, contentType, bytes }) => ({
        field,
        filename,
        contentType,
        sizeBytes: bytes.length,
      })),
    };
  }
  if (body.kind === 'text') return body.text.slice(0, MAX_TEXT_CHARS);
  return body.kind === 'malformed' ? `malformed: ${body.reason}` : null;
}

function matches(entry: Omit<JournalEntry, 'seq'>, query: JournalQuery): boolean {
  if (query.route !== undefined && entry.route !== query.route) return false;
  if (query.method !== undefined && entry.method !== query.method) return false;
  return query.status === undefined || entry.status === query.status;
}

/** Creates an empty journal that keeps at most `maxEntries`. */
export function createJournal(maxEntries = 20_000): SandboxJournal {
  let kept: JournalEntry[] = [];
  let seq = 0;
  const counts = new Map<string, { readonly like: JournalEntry; total: number }>();
  return {
    entries: (query = {}) => kept.filter((entry) => matches(entry, query)),
    count: (query = {}) => {
      let total = 0;
      for (const counted of counts.values()) if (matches(counted.like, query)) total += counted.total;
      return total;
    },
    clear: () => {
      kept = [];
      counts.clear();
    },
    add: (fields) => {
      seq += 1;
      const entry = { seq, ...fields };
      kept.push(entry);
      if (kept.length > maxEntries * 2) kept = kept.slice(-maxEntries);
      const key = `${entry.method} ${entry.route} ${entry.status}`;
      const counted = counts.get(key);
      if (counted === undefined) counts.set(key, { like: entry, total: 1 });
      else counted.total += 1;
    },
  };
}
