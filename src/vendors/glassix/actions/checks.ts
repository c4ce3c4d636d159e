// The refusals of Glassix's acts that need no vendor call, and the texts that more than one act checks.

import { userError, type UserError } from '../../../domain/errors/error-codes.ts';

export type Path = readonly string[];
export type Refusals = readonly UserError[];

export const refuse = (code: UserError['code'], message: string, field: Path | null = null): Refusals => [
  userError(code, { message, field }),
];

/** For what Glassix cannot do at all, or not this way. */
export const unsupported = (message: string, field: Path | null = null): Refusals =>
  refuse('NOT_SUPPORTED_BY_VENDOR', message, field);

/** The refusals of every item of a list, each under its place. */
export function eachOf<T>(items: readonly T[], field: Path, check: (item: T, at: Path) => Refusals): Refusals {
  return items.flatMap((item, index) => check(item, [...field, String(index)]));
}

export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

/** A text that has to say something. */
export function neededText(text: string | null, field: Path): Refusals {
  return isBlank(text) ? refuse('REQUIRED', 'Glassix needs a text here.', field) : [];
}

export function webAddress(text: string | null, field: Path): Refusals {
  if (text === null || (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text))) return [];
  return refuse('INVALID', 'Not a web address.', field);
}
