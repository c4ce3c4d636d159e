// The checks of Glassix's actions that need no vendor call.

import type { CustomFieldValue } from '../../../domain/commands/ticket-commands.ts';
import { createActionChecks, eachOf, type FieldPath, type Refusals } from '../../../platform/adapter/action-checks.ts';
import { FIELD_NAMES } from '../wire/index.ts';

export const { refuse, unsupported, requiredText, webAddress } = createActionChecks('GLASSIX', 'Glassix');

export const PHONE_RULE = 'Write the number with its country code, digits only.';
export const STATUS_RULE = 'Glassix supports OPEN, PENDING, SNOOZED and CLOSED only.';
const MAX_FIELD_CHARACTERS = 120;

/** True for a country code and a number; a plus sign is allowed, though Glassix uses none. */
export function isPhone(text: string): boolean {
  return /^\+?[1-9]\d{6,14}$/.test(text.trim());
}

/** Counts as Glassix counts: a character outside the basic plane is two. */
export function shortField(text: string | null, field: FieldPath): Refusals {
  if (text === null || text.length <= MAX_FIELD_CHARACTERS) return [];
  return refuse('TOO_LONG', `Glassix accepts at most ${MAX_FIELD_CHARACTERS} characters here.`, field);
}

/** Each field once, by its name: field1 to field10 and `otherNames`. */
export function checkFields(values: readonly CustomFieldValue[], otherNames: readonly string[] = []): Refusals {
  const keys = values.map(({ key }) => key);
  return eachOf(values, ['customFields'], ({ key, value }, at) => {
    const isField = FIELD_NAMES.some((name) => name === key);
    if (!isField && !otherNames.includes(key)) {
      return refuse('INVALID', 'Glassix has field1 to field10.', [...at, 'key']);
    }
    if (keys.indexOf(key) !== Number(at.at(-1))) {
      return refuse('INVALID', 'This field occurs more than once.', [...at, 'key']);
    }
    return isField ? shortField(value, [...at, 'value']) : [];
  });
}
