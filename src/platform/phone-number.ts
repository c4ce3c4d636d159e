// Phone numbers in one form, whatever their spelling.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;
const WHATSAPP_ID = /^(\d+)(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;
const SCHEME = /^(?:whatsapp|tel):\s*/i;
/** Digits with a plus sign, spaces, brackets, dots, slashes and dashes of any kind. */
const SPELLING = /^\+?[\d\s().\p{Dash}/]+$/u;

/** Width variants and digits of other scripts as ASCII, without invisible characters. */
export function toAsciiDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .trim();
}

// Unicode stores the ten digits of a script in a row, zero first.
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/** The text without the punctuation of phone numbers; null if it contains anything else, such as letters. */
export function compactPhone(text: string): string | null {
  const plain = toAsciiDigits(text).replace(SCHEME, '').replace(WHATSAPP_ID, '$1');
  return SPELLING.test(plain) ? plain.replaceAll(/[^\d+]/g, '') : null;
}

/**
 * The E.164 form of a number with its country code, in any usual spelling: `+90 532 …`, `0090532…`, bare digits,
 * `whatsapp:+…` and `…@s.whatsapp.net`. Null for every other text, such as a user id or a number without country code.
 */
export function toE164Number(text: string): string | null {
  const compact = compactPhone(text);
  if (compact === null) return null;
  const digits = compact.replace(/^(?:\+|00)/, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) return null;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  return parsed?.isValid() === true ? parsed.number : `+${digits}`;
}

/** Mobile numbers that are written in two ways. The first form is the canonical one. */
const TWO_FORMS: readonly (readonly [pattern: RegExp, canonical: string, other: string])[] = [
  // Brazil added a ninth digit to mobile numbers; numbers of landlines start with 2 to 5.
  [/^\+55(\d\d)9?([6-9]\d{7})$/, '+55$19$2', '+55$1$2'],
  // Mexico dropped the 1 before mobile numbers; WhatsApp keeps it.
  [/^\+521?([2-9]\d{9})$/, '+52$1', '+521$1'],
  // Argentina puts a 9 before mobile numbers in international calls only.
  [/^\+549?([1-8]\d{9})$/, '+549$1', '+54$1'],
];

/** All forms of a number in E.164, the canonical one first. */
export function formsOfNumber(e164: string): readonly string[] {
  for (const [pattern, canonical, other] of TWO_FORMS) {
    if (pattern.test(e164)) return [e164.replace(pattern, canonical), e164.replace(pattern, other)];
  }
  return [e164];
}
