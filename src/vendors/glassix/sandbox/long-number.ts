// Numbers that JavaScript cannot hold, written into JSON as the vendor writes them: digits without quotes.

declare global {
  interface JSON {
    /** Stands in an object for JSON.stringify to copy as it is (ECMAScript 2026). */
    rawJSON(text: string): object;
  }
}

/** A 64-bit number as JSON.stringify shall write it. */
export function longNumber(value: bigint): object {
  return JSON.rawJSON(String(value));
}
