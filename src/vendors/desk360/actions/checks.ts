// The refusals of Desk360's acts that need no vendor call.

import type { UserError } from '../../../domain/errors/error-codes.ts';
import { userError } from '../../../domain/errors/error-codes.ts';

export type Path = readonly string[];
export type Refusals = readonly UserError[];

/** What an act says before any product is known. */
export const NO_PRODUCT_MESSAGE = 'Set whatsappProduct: nothing says which product this number belongs to.';

export const refuse = (
  code: UserError['code'],
  message: string,
  field: Path | null = null,
  vendorCode: string | null = null,
): Refusals => [userError(code, { message, field, vendor: 'DESK360', vendorCode })];

/** For what Desk360 could do with another kind of ticket, or cannot do at all. */
export const unsupported = (message: string, field: Path | null = null): Refusals =>
  refuse('NOT_SUPPORTED_BY_VENDOR', message, field);

/** The same refusals, told from further up. */
export const below = (prefix: Path, refusals: Refusals): Refusals =>
  refusals.map((refusal) => ({ ...refusal, field: [...prefix, ...(refusal.field ?? [])] }));

/** The refusals of every item of a list, each under its place. */
export function eachOf<T>(items: readonly T[], field: Path, check: (item: T, at: Path) => Refusals): Refusals {
  return items.flatMap((item, index) => check(item, [...field, String(index)]));
}
