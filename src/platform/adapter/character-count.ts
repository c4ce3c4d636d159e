// How long a text is for people and for the vendors that count as they do.

/** The characters that a person would count: surrogate pairs count once. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
