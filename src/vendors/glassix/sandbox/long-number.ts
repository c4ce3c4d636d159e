// Numbers beyond the precision of JavaScript, written to JSON as the vendor does: digits without quotes.

declare global {
  interface JSON {
    /** A raw JSON value that JSON.stringify copies unchanged (ECMAScript 2026). */
    rawJSON(text: string): object;
  }
}

/** A 64-bit number for JSON.stringify. */
export function longNumber(value: bigint): object {
  return JSON.rawJSON(String(value));
}
