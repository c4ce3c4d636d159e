// Building blocks for schemas of vendors' JSON. A mismatch names its field.

import * as z from 'zod';

/** A vendor sent JSON of an unexpected shape. Names the field, never the value. */
export class SchemaMismatchError extends Error {
  override readonly name = 'SchemaMismatchError';
  /** Path of the field, such as `messages.0.created_at`; `(whole)` for the body. */
  readonly field: string;
  constructor(field: string) {
    super(`unexpected shape at ${field}`);
    this.field = field;
  }
}

/** Parses `value`. Throws SchemaMismatchError with the first invalid field, below `root`. */
export function readWire<T>(schema: z.ZodType<T>, value: unknown, root = ''): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = [root, ...(result.error.issues[0]?.path ?? []).map(String)].filter((part) => part !== '');
  throw new SchemaMismatchError(path.join('.') || '(whole)');
}

/** An optional text; numbers become text. */
export const looseText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null ? null : String(value)));

/** An optional list; missing and null become empty. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list): readonly z.output<T>[] => list ?? []);
