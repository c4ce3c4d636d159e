// Reads the entries of a delivery one by one: an unreadable entry is left out and does not affect the others.

import type * as z from 'zod';
import type { UnreadableEntry } from '../../../domain/ports/vendor/deliveries.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import { readWireLeniently, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import type { Entry } from '../map/index.ts';

/** The first unreadable entries are quarantined one by one, all others together. */
const MAX_SINGLE_ENTRIES = 20;

export interface LeftOutEntry {
  readonly value: unknown;
  readonly error: SchemaMismatchError;
}

export interface ReadEntries<T, R> {
  readonly read: readonly { readonly entry: Entry<T>; readonly result: R }[];
  readonly leftOut: readonly LeftOutEntry[];
}

/** A field without the names that a vendor can choose freely; metrics have one series per field. */
function reportedField(field: string): string {
  return field.replace(/\.attachments\..*/, '.attachments');
}

/** Accepts one entry or a list, and maps each entry. A SchemaMismatchError of the entry leaves out this entry. */
export function readEntries<T, R>(
  { kind, value, receivedAt }: { readonly kind: string; readonly value: unknown; readonly receivedAt: number },
  schema: z.ZodType<T>,
  log: AdapterLog,
  map: (entry: Entry<T>) => R,
): ReadEntries<T, R> {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const read: { entry: Entry<T>; result: R }[] = [];
  const leftOut: LeftOutEntry[] = [];
  for (const [index, raw] of values.entries()) {
    const field = Array.isArray(value) ? `${kind}.${index}` : kind;
    try {
      const { wire } = readWireLeniently(
        schema,
        raw,
        (name) => log.unknownValue(reportedField(name), 'unreadable'),
        field,
      );
      const entry: Entry<T> = { wire, raw, field, receivedAt };
      read.push({ entry, result: map(entry) });
    } catch (error) {
      if (!(error instanceof SchemaMismatchError)) throw error;
      leftOut.push({ value: raw, error });
    }
  }
  return { read, leftOut };
}

/** The bodies of the left out entries, for the quarantine. */
export function toUnreadable(kind: string, leftOut: readonly LeftOutEntry[]): UnreadableEntry[] {
  const single = leftOut.slice(0, MAX_SINGLE_ENTRIES);
  const others = leftOut.slice(MAX_SINGLE_ENTRIES);
  const bodies = single.map(({ value, error }) => toEntry(kind, value, error));
  const [first] = others;
  if (first === undefined) return bodies;
  return [
    ...bodies,
    toEntry(
      kind,
      others.map(({ value }) => value),
      first.error,
    ),
  ];
}

function toEntry(kind: string, value: unknown, error: SchemaMismatchError): UnreadableEntry {
  return { body: new TextEncoder().encode(JSON.stringify({ [kind]: value })), error: error.message };
}
