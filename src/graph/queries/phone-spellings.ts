// The spellings of a phone number that a client's filter means.

import { compactPhone, formsOfNumber, toE164Number } from '../../platform/phone-number.ts';

/** The number as given and all its forms, with and without the plus sign. A text that is no number stays as it is. */
export function phoneSpellings(value: string): string[] {
  const number = toE164Number(value);
  const forms = number === null ? [] : formsOfNumber(number);
  return [...new Set([...forms, ...forms.map((form) => form.slice(1)), value])];
}

/** Part of a number without punctuation. */
export function phonePart(value: string): string {
  return compactPhone(value) ?? value;
}

/** The beginning of a number, with and without the plus sign. */
export function phoneBeginnings(value: string): string[] {
  const part = phonePart(value);
  const digits = part.replace(/^(?:\+|00)/, '');
  return /^\d+$/.test(digits) ? [`+${digits}`, digits] : [part];
}

/** The text of a search; for a phone number also its forms, as the index has them. */
export function searchSpellings(text: string): string[] {
  const number = toE164Number(text);
  const forms = number === null ? [] : formsOfNumber(number);
  return [...new Set([...forms.map((form) => form.slice(1)), text])];
}
