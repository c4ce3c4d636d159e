// What vendors say reaches a person's terminal and environment only as plain text.

/** The text without what would steer a terminal: control and formatting characters become one visible mark each. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}');
}

/** Whether a value can stand in an environment variable's line as it is. */
export function isPlainValue(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}
