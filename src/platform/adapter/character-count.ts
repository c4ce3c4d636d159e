// The length of a text in characters instead of UTF-16 code units.

/** Counts code points: a surrogate pair counts once. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
