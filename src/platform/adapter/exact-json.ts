// Parses JSON without losing a digit: what a 64-bit id is to its vendor, it stays here.

/** Enough digits for a number that a JavaScript number may not hold; without such a run nothing can be lost. */
const LONG_NUMBER = /\d{16}/;
const WHOLE_NUMBER = /^-?\d+$/;

/** Whole numbers beyond 2^53 become their own digits as text; everything else is what it is. */
function exact(_key: string, value: unknown, ...[context]: readonly { readonly source?: string }[]): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const { source } = context ?? {};
  return source !== undefined && WHOLE_NUMBER.test(source) ? source : value;
}

/** Like JSON.parse, but a whole number that would be rounded comes as text. Throws SyntaxError. */
export function parseExactJson(text: string): unknown {
  const parsed: unknown = LONG_NUMBER.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
  return parsed;
}
