// Parses JSON without rounding 64-bit ids.

/** The shortest run of digits that a JavaScript number may round. */
const LONG_NUMBER = /\d{16}/;
const INTEGER = /^-?\d+$/;

/** Integers beyond 2^53 become text with their digits. */
function exact(_key: string, value: unknown, ...[context]: readonly { readonly source?: string }[]): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const { source } = context ?? {};
  return source !== undefined && INTEGER.test(source) ? source : value;
}

/** Like JSON.parse, but an integer that would be rounded becomes text. Throws SyntaxError. */
export function parseExactJson(text: string): unknown {
  const parsed: unknown = LONG_NUMBER.test(text) ? JSON.parse(text, exact) : JSON.parse(text);
  return parsed;
}
