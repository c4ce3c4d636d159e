// Building blocks for reading vendors' JSON: lenient where they are loose, and a surprise names its field.

import * as z from 'zod';

/** Thrown when a vendor sent something of an unexpected shape; names the place, never the value. */
export class SchemaMismatchError extends Error {
  override readonly name = 'WireMismatch';
  /** Path of the field, such as `messages.0.created_at`; `(whole)` for the body itself. */
  readonly field: string;
  constructor(field: string) {
    super(`unexpected shape at ${field}`);
    this.field = field;
  }
}

/** Reads `value` by the schema. Throws WireMismatch naming the first field that does not fit. */
export function readWire<T>(schema: z.ZodType<T>, value: unknown, root = ''): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = [root, ...(result.error.issues[0]?.path ?? []).map(String)].filter((part) => part !== '');
  throw new SchemaMismatchError(path.join('.') || '(whole)');
}

/** A text that may be missing; numbers are taken as text. */
export const looseText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null ? null : String(value)));

/** A list that may be missing or null: then it is empty. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list): readonly z.output<T>[] => list ?? []);
