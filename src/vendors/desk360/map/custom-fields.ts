// A ticket's extras (settings, custom fields, country, platform) as one list of named values.

import type { CustomField } from '../../../domain/ticket.ts';
import type { WireTicketDetail } from '../wire/index.ts';

const MAX_FIELDS = 200;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unwrap(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The documents show only an empty list, so the names of the properties are guesses. */
function fromEntry(entry: unknown, index: number): CustomField {
  if (!isObject(entry)) return { key: String(index), label: null, value: textOf(entry) };
  const key = textOf(entry['key'] ?? entry['name'] ?? entry['id'] ?? null) ?? String(index);
  const label = textOf(entry['label'] ?? entry['title'] ?? null);
  return { key, label, value: 'value' in entry ? textOf(entry['value']) : JSON.stringify(entry) };
}

function fieldsOf(source: unknown): CustomField[] {
  const value = unwrap(source);
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.slice(0, MAX_FIELDS).map(fromEntry);
  if (isObject(value)) {
    const entries = Object.entries(value).slice(0, MAX_FIELDS);
    return entries.map(([key, inner]) => ({ key, label: null, value: textOf(inner) }));
  }
  return [{ key: 'settings', label: null, value: textOf(value) }];
}

/** Maps all extras of a ticket's details. Of several with one key, the first is used. */
export function toCustomFields(wire: WireTicketDetail): CustomField[] {
  const all: CustomField[] = [
    ...fieldsOf(wire.custom_fields),
    ...fieldsOf(wire.settings),
    ...(wire.country_code === null ? [] : [{ key: 'country_code', label: null, value: wire.country_code }]),
    ...(wire.platform === null ? [] : [{ key: 'platform', label: null, value: wire.platform }]),
  ];
  const byKey = new Map<string, CustomField>();
  for (const field of all) if (!byKey.has(field.key)) byKey.set(field.key, field);
  return [...byKey.values()];
}
