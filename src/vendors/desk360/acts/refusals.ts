// The refusals of Desk360's acts that need no vendor call.

import type { UserError } from '../../../domain/errors.ts';
import { userError } from '../../../domain/errors.ts';

/** The path of the text in a reply's content. */
export const TEXT_FIELD: readonly string[] = ['content', 'text', 'text'];

export const refuse = (
  code: UserError['code'],
  message: string,
  field: readonly string[] | null = null,
): readonly UserError[] => [userError(code, { message, field, vendor: 'DESK360' })];

/** For what Desk360 could do with another kind of ticket, or cannot do at all. */
export const unsupported = (message: string, field: readonly string[] | null = null): readonly UserError[] =>
  refuse('NOT_SUPPORTED_BY_VENDOR', message, field);

/** How many characters a person would count, as the vendor does; surrogate pairs count once. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A text that has to say something, unless files come with it. */
export function requireText(text: string, fileCount: number, field: readonly string[]): readonly UserError[] {
  if (fileCount > 0 || text.trim() !== '') return [];
  return refuse('REQUIRED', 'The message needs a text or a file.', field);
}
