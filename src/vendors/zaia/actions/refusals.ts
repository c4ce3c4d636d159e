// The refusals of Zaia's acts that need no vendor call.

import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import { isUuidV4 } from '../keys.ts';

export type Refusals = readonly UserError[];

export const refuse = (code: UserError['code'], message: string, field: readonly string[] | null): Refusals => [
  userError(code, { message, field, vendor: 'ZAIA' }),
];

export const unsupported = (message: string, field: readonly string[]): Refusals =>
  refuse('NOT_SUPPORTED_BY_VENDOR', message, field);

/** An id that a call needs: it must be there and be a UUID of version 4. */
export function neededId(id: string | null, what: string, field: readonly string[]): Refusals {
  if (id === null || id.trim() === '') return refuse('REQUIRED', `Zaia needs ${what}.`, field);
  return isUuidV4(id.toLowerCase()) ? [] : refuse('INVALID', 'Ids of Zaia are UUIDs of version 4.', field);
}
