// What an answer that does not fit is to a caller: a failure that names operation and field, never a value.

import type * as z from 'zod';
import { VENDOR_ERRORS, VendorCallError, vendorFailure, type VendorFailure } from '../../domain/errors/error-codes.ts';
import type { VendorRequest } from '../../domain/ports/vendor/calls.ts';
import { readWire, SchemaMismatchError } from './wire.ts';

/** A misread answer as a failure that names operation and field. A write was taken by then: its outcome is unknown. */
export function toBadResponse(error: SchemaMismatchError, operation: string, wasWrite: boolean): VendorCallError {
  const message = `${VENDOR_ERRORS.BAD_RESPONSE.sentence} (${operation}: ${error.field})`;
  return new VendorCallError(vendorFailure('BAD_RESPONSE', { message, outcomeUnknown: wasWrite }), { cause: error });
}

/** Reads an answer; what does not fit fails the call, and a write's outcome is then unknown. */
export function readResponse<T>(
  schema: z.ZodType<T>,
  { operation, method }: Pick<VendorRequest, 'operation' | 'method'>,
  json: unknown,
): T {
  try {
    return readWire(schema, json);
  } catch (error) {
    throw error instanceof SchemaMismatchError ? toBadResponse(error, operation, method !== 'GET') : error;
  }
}

/** Maps the answer to a write. The vendor has taken it by now: what cannot be mapped leaves its outcome open, not undone. */
export function mapResponse<T>(operation: string, map: () => T): T {
  try {
    return map();
  } catch (error) {
    throw error instanceof SchemaMismatchError ? toBadResponse(error, operation, true) : error;
  }
}

/** What a failed reading is in the gateway's words; an error of our own making goes on up. */
export function toFailure(error: unknown, operation: string): VendorFailure {
  if (error instanceof VendorCallError) return error.failure;
  if (error instanceof SchemaMismatchError) return toBadResponse(error, operation, false).failure;
  throw error;
}
