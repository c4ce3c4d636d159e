// The beginning of a message, as lists of tickets show it.

/** Longer ones are cut, as everywhere in the gateway: a preview has to compare equal whatever it was made from. */
const PREVIEW_CHARACTERS = 280;

/** The preview of a plain text; null for an empty one. */
export function toPreview(text: string): string | null {
  return text === '' ? null : text.slice(0, PREVIEW_CHARACTERS);
}
