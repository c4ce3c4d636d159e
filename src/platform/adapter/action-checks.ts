// The checks that the actions of several vendors share. A check needs no vendor call; it returns the refusals it finds.

import { type UserError, userError } from '../../domain/errors/error-codes.ts';
import type { VendorCode } from '../../domain/ids.ts';
import { characterCount } from './character-count.ts';

/** Path of an input field, outermost first; list items by index (`['contact', 'phones', '0']`). */
export type FieldPath = readonly string[];
/** What is wrong with a command. Empty: nothing. */
export type Refusals = readonly UserError[];

const EMAIL_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WEB_ADDRESS = /^https?:\/\/\S+$/i;

/** True for null, an empty text and whitespace. */
export function isBlank(text: string | null): text is null | '' {
  return text === null || text.trim() === '';
}

export function isEmailAddress(text: string): boolean {
  return EMAIL_ADDRESS.test(text);
}

/** True for an http or https URL. */
export function isWebAddress(text: string): boolean {
  return WEB_ADDRESS.test(text) && URL.canParse(text);
}

/** Checks every item of a list; `check` receives the item and its path. */
export function eachOf<T>(
  items: readonly T[],
  field: FieldPath,
  check: (item: T, at: FieldPath) => Refusals,
): Refusals {
  return items.flatMap((item, index) => check(item, [...field, String(index)]));
}

/** The same refusals with `prefix` before their paths. */
export function below(prefix: FieldPath, refusals: Refusals): Refusals {
  return refusals.map((refusal) => ({ ...refusal, field: [...prefix, ...(refusal.field ?? [])] }));
}

/** The checks of one vendor. Every refusal names the vendor. `field` null: the refusal concerns the whole input. */
export interface ActionChecks {
  /** One refusal. */
  refuse(code: UserError['code'], message: string, field?: FieldPath | null, vendorCode?: string | null): Refusals;
  /** NOT_SUPPORTED_BY_VENDOR. */
  unsupported(message: string, field?: FieldPath | null): Refusals;
  /** REQUIRED for a blank text, TOO_LONG above `maxCharacters`. */
  requiredText(text: string | null, field: FieldPath, maxCharacters?: number): Refusals;
  /** TOO_LONG above `maxCharacters`; null and an empty text pass. */
  shortText(text: string | null, field: FieldPath, maxCharacters: number): Refusals;
  /** INVALID for anything but an http or https URL; null passes. */
  webAddress(url: string | null, field: FieldPath): Refusals;
}

/** Makes the checks of a vendor; `title` is its name in messages. */
export function createActionChecks(vendor: VendorCode, title: string): ActionChecks {
  const refuse: ActionChecks['refuse'] = (code, message, field = null, vendorCode = null) => [
    userError(code, { message, field, vendor, vendorCode }),
  ];
  const shortText: ActionChecks['shortText'] = (text, field, maxCharacters) => {
    if (text === null || characterCount(text) <= maxCharacters) return [];
    return refuse('TOO_LONG', `${title} accepts at most ${maxCharacters} characters here.`, field);
  };
  return {
    refuse,
    shortText,
    unsupported: (message, field = null) => refuse('NOT_SUPPORTED_BY_VENDOR', message, field),
    requiredText(text, field, maxCharacters = Infinity) {
      if (isBlank(text)) return refuse('REQUIRED', `${title} requires a text here.`, field);
      return shortText(text, field, maxCharacters);
    },
    webAddress(url, field) {
      return url === null || isWebAddress(url) ? [] : refuse('INVALID', 'This is not a web address.', field);
    },
  };
}
