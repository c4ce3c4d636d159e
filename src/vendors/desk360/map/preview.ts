// The beginning of a message, as lists of tickets show it.

/** The gateway's limit for previews: previews of one text must be equal, whatever they are made from. */
const MAX_PREVIEW_CHARACTERS = 280;

/** The preview of a plain text; null for an empty one. */
export function toPreview(text: string): string | null {
  return text === '' ? null : text.slice(0, MAX_PREVIEW_CHARACTERS);
}
