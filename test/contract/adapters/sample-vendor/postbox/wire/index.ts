// Schemas of Postbox's JSON.

import * as z from 'zod';
import { looseText } from '../../../../../../src/platform/adapter/wire.ts';

const id = z.string().regex(/^[a-z0-9]{1,40}$/);

export const letter = z.object({
  id,
  subject: looseText,
  state: looseText,
  sender: looseText,
  clerk: looseText,
  writtenAt: z.int(),
  changedAt: z.int(),
});
export type WireLetter = z.output<typeof letter>;

export const page = z.object({ id, from: looseText, text: z.string(), clerk: looseText, writtenAt: z.int() });
export type WirePage = z.output<typeof page>;

export const letterPage = z.object({ letters: z.array(letter), next: z.int().nullable() });
export const letterWithPages = z.object({ letter, pages: z.array(page) });
export type WireLetterWithPages = z.output<typeof letterWithPages>;
export const clerks = z.object({ clerks: z.array(z.object({ id, name: looseText })) });
export const delivery = z.object({ delivery: z.string().min(1), letter, page });
export const failure = z.object({ error: looseText });
