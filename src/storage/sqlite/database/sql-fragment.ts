// A piece of SQL with the values of its parameters, and the pieces that many statements share.

export interface SqlFragment {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

export const TRUE: SqlFragment = { sql: '1', values: [] };
export const FALSE: SqlFragment = { sql: '0', values: [] };

const MAX_PLACEHOLDERS = 16;

/** `column` is one of the values; never true for an empty list. Column names come from code, never from outside. */
export function inList(column: string, values: readonly (string | number)[]): SqlFragment {
  if (values.length === 0) return FALSE;
  if (values.length === 1) return { sql: `${column} = ?`, values };
  // One text for all long lists, so that it is prepared once.
  if (values.length > MAX_PLACEHOLDERS) {
    return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
  }
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

export function joinFragments(parts: readonly SqlFragment[], word: 'AND' | 'OR'): SqlFragment {
  const [only] = parts;
  if (only === undefined) return word === 'AND' ? TRUE : FALSE;
  if (parts.length === 1) return only;
  return {
    sql: `(${parts.map((part) => part.sql).join(` ${word} `)})`,
    values: parts.flatMap((part) => part.values),
  };
}
