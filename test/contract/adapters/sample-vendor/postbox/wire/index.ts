// Postbox's JSON in Postbox's words.

import * as z from 'zod';
import { text } from '../../../../../../src/platform/adapter/wire.ts';

const id = z.string().regex(/^[a-z0-9]{1,40}$/);

export const letter = z.object({
  id,
  subject: text,
  state: text,
  sender: text,
  clerk: text,
  writtenAt: z.int(),
  changedAt: z.int(),
});
export type WireLetter = z.output<typeof letter>;

export const page = z.object({ id, from: text, text: z.string(), clerk: text, writtenAt: z.int() });
export type WirePage = z.output<typeof page>;

export const letterPage = z.object({ letters: z.array(letter), next: z.int().nullable() });
export const letterWithPages = z.object({ letter, pages: z.array(page) });
export type WireLetterWithPages = z.output<typeof letterWithPages>;
export const clerks = z.object({ clerks: z.array(z.object({ id, name: text })) });
export const delivery = z.object({ delivery: z.string().min(1), letter, page });
export const failure = z.object({ error: text });
