// A fragment of SQL with the values of its parameters, and the fragments that many statements share.

export interface SqlFragment {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

export const TRUE: SqlFragment = { sql: '1', values: [] };
export const FALSE: SqlFragment = { sql: '0', values: [] };

const MAX_PLACEHOLDERS = 16;

/** `column` is one of the values. False for an empty list. Column names are constants, never input. */
export function inList(column: string, values: readonly (string | number)[]): SqlFragment {
  if (values.length === 0) return FALSE;
  if (values.length === 1) return { sql: `${column} = ?`, values };
  // All long lists share one SQL text, so that it is prepared once.
  if (values.length > MAX_PLACEHOLDERS) {
    return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
  }
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

export function joinFragments(parts: readonly SqlFragment[], operator: 'AND' | 'OR'): SqlFragment {
  const [only] = parts;
  if (only === undefined) return operator === 'AND' ? TRUE : FALSE;
  if (parts.length === 1) return only;
  return {
    sql: `(${parts.map((part) => part.sql).join(` ${operator} `)})`,
    values: parts.flatMap((part) => part.values),
  };
}
