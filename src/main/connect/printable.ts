// Makes text from vendors safe for a terminal and for the environment.

/** Replaces each control and formatting character by a visible mark, so that it cannot control the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
}

/** True when the value needs no quoting in an environment file. */
export function isPlainValue(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}
