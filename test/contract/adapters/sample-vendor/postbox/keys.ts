// The keys of Postbox's objects: the vendor's own ids.

const LETTER_ID = /^[a-z0-9]{1,40}$/;

/** True for a key that may become part of a path. */
export function isLetterId(key: string): boolean {
  return LETTER_ID.test(key);
}
