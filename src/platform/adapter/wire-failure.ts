// Unexpected responses as vendor failures that name operation and field, never a value.

import type * as z from 'zod';
import { VENDOR_ERRORS, VendorCallError, vendorFailure, type VendorFailure } from '../../domain/errors/error-codes.ts';
import type { VendorRequest } from '../../domain/ports/vendor/calls.ts';
import { readWire, SchemaMismatchError } from './wire.ts';

/** BAD_RESPONSE. The vendor has received a write by then, so its outcome is unknown. */
export function toBadResponse(error: SchemaMismatchError, operation: string, wasWrite: boolean): VendorCallError {
  const message = `${VENDOR_ERRORS.BAD_RESPONSE.sentence} (${operation}: ${error.field})`;
  return new VendorCallError(vendorFailure('BAD_RESPONSE', { message, outcomeUnknown: wasWrite }), { cause: error });
}

/** Parses a response. Throws VendorCallError if it does not match; the outcome of a write is then unknown. */
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

/** Maps the response to a write. If that fails, the outcome is unknown, because the vendor has received the write. */
export function mapResponse<T>(operation: string, map: () => T): T {
  try {
    return map();
  } catch (error) {
    throw error instanceof SchemaMismatchError ? toBadResponse(error, operation, true) : error;
  }
}

/** The failure of a read. Rethrows errors that do not come from the vendor. */
export function toFailure(error: unknown, operation: string): VendorFailure {
  if (error instanceof VendorCallError) return error.failure;
  if (error instanceof SchemaMismatchError) return toBadResponse(error, operation, false).failure;
  throw error;
}
