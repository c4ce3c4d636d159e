// A ticket's own fields, as they are written: field1 to field10, each of at most 120 characters.

import type { CustomFieldValue } from '../../../domain/commands/ticket-commands.ts';
import { FIELD_NAMES } from '../wire/index.ts';
import { eachOf, type Path, refuse, type Refusals } from './checks.ts';

const MAX_FIELD_CHARACTERS = 120;

export function shortField(text: string | null, field: Path): Refusals {
  // Counted as the vendor's platform counts: a sign beyond the basic plane is two.
  if (text === null || text.length <= MAX_FIELD_CHARACTERS) return [];
  return refuse('TOO_LONG', `Glassix takes ${MAX_FIELD_CHARACTERS} characters here.`, field);
}

/** Each field once, by a name that there is; `more` are further names that the act has a place for. */
export function checkFields(values: readonly CustomFieldValue[], more: readonly string[] = []): Refusals {
  const keys = values.map(({ key }) => key);
  return eachOf(values, ['customFields'], ({ key, value }, at) => {
    const isOwn = FIELD_NAMES.some((name) => name === key);
    if (!isOwn && !more.includes(key)) return refuse('INVALID', 'Glassix has field1 to field10.', [...at, 'key']);
    if (keys.indexOf(key) !== Number(at.at(-1))) return refuse('INVALID', 'The field is given twice.', [...at, 'key']);
    return isOwn ? shortField(value, [...at, 'value']) : [];
  });
}
