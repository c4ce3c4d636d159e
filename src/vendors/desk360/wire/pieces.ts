// Building blocks for reading Desk360's JSON: lenient where the vendor is loose, and a surprise names its field.

import * as z from 'zod';

/** Thrown when the vendor sent something of an unexpected shape; names the place, never the value. */
export class WireMismatch extends Error {
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
  throw new WireMismatch(path.join('.') || '(whole)');
}

const DIGITS = /^\d{1,19}$/;

/** An id, which Desk360 sends as a number or as text; always text inside. */
export const id = z
  .union([z.number().int().nonnegative(), z.string().regex(DIGITS)])
  .transform((value) => String(value));

/** An id of something that need not be there: 0, an empty text and null all mean nobody. */
export const idOrNobody = z
  .union([id, z.literal('')])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' || /^0+$/.test(value) ? null : value));

/** A text that may be missing; numbers are taken as text. */
export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null ? null : String(value)));

/** A number or a numeric text; anything missing is null. */
export const number = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/), z.literal('')])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : Number(value)));

/** A yes or no, which may come as 0 and 1. */
export const flag = z
  .union([z.boolean(), z.literal(0), z.literal(1)])
  .nullish()
  .transform((value) => (value === undefined || value === null ? null : Boolean(value)));

/** A list that may be missing or null: then it is empty. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list): readonly z.output<T>[] => list ?? []);

/** A file beside a message: an address, or an object with it. */
const file = z.union([
  z.string().transform((url) => ({ url, name: null, type: null, contentType: null, size: null })),
  z.object({ url: text, name: text, type: text, contentType: text, size: number }),
]);
export type WireFile = z.output<typeof file>;

/** Files of a message, sorted by kind or in one list; both become one list with the kind they stood under. */
export const files = z
  .union([
    z.array(file).transform((list) => list.map((entry) => ({ ...entry, group: null as string | null }))),
    z
      .record(z.string(), z.union([z.array(file), z.null()]))
      .transform((groups) =>
        Object.entries(groups).flatMap(([group, list]) => (list ?? []).map((entry) => ({ ...entry, group }))),
      ),
  ])
  .nullish()
  .transform((list): readonly (WireFile & { readonly group: string | null })[] => list ?? []);
export type WireAttachment = z.output<typeof files>[number];
