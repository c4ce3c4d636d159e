// Which ids can stand in a path of the API.

/** The ids become parts of paths: more than dots, and nothing that a URL parser would take away. */
export function isPathSafe(value: string): boolean {
  return value.isWellFormed() && !/^\.{1,2}$/.test(value) && !/\p{Cc}/u.test(value);
}
