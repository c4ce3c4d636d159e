// Schemas of single values in Desk360's JSON.

import * as z from 'zod';
import { looseText } from '../../../platform/adapter/wire.ts';

const DIGITS = /^\d{1,19}$/;

/** An id, sent as a number or as text; text in the gateway. */
export const id = z
  .union([z.number().int().nonnegative(), z.string().regex(DIGITS)])
  .transform((value) => String(value));

/** An optional id. 0, an empty text and null mean none. */
export const idOrNone = z
  .union([id, z.literal('')])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' || /^0+$/.test(value) ? null : value));

/** A number or numeric text; null if missing. */
export const number = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/), z.literal('')])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : Number(value)));

/** A boolean, also sent as 0 and 1. */
export const flag = z
  .union([z.boolean(), z.literal(0), z.literal(1)])
  .nullish()
  .transform((value) => (value === undefined || value === null ? null : Boolean(value)));

/** A number of bytes; null if missing. */
const byteSize = z
  .union([z.number().int().nonnegative(), z.string().regex(/^\d{1,15}$/), z.literal('')])
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : Number(value)));

const url = z.string().transform((text) => ({ url: text, name: null, type: null, contentType: null, size: null }));
/** A file of a message: a URL, or an object with one. */
const file = z.union([
  url,
  z.object({ url: looseText, name: looseText, type: looseText, contentType: looseText, size: byteSize }),
]);
export type WireFile = z.output<typeof file>;

const ungrouped = (list: readonly WireFile[]) => list.map((entry) => ({ ...entry, group: null as string | null }));

/** Files of a message, grouped by kind or in one list; both become one list with the group's name. */
export const files = z
  .union([
    z
      .string()
      .regex(/^https?:/i)
      .pipe(url)
      .transform((entry) => ungrouped([entry])),
    z.array(file).transform(ungrouped),
    z
      .record(z.string(), z.union([z.array(file), z.null()]))
      .transform((groups) =>
        Object.entries(groups).flatMap(([group, list]) => (list ?? []).map((entry) => ({ ...entry, group }))),
      ),
  ])
  .nullish()
  .transform((list): readonly (WireFile & { readonly group: string | null })[] => list ?? []);
export type WireAttachment = z.output<typeof files>[number];
