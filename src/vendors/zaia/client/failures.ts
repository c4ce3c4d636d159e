// Zaia's error bodies in the gateway's words.

import { VENDOR_ERRORS, VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { DecodedFailure } from '../../../domain/ports/vendor/calls.ts';
import type { SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { failure } from '../wire/index.ts';

const MAX_SENTENCE_LENGTH = 300;
const CODE = /^[\w.-]{1,64}$/;

/** Reads `{code, name, message, feedback}`. What its codes mean is not published: the HTTP status decides. */
export function decodeFailure(json: unknown, apiKey: string): DecodedFailure {
  const body = failure.safeParse(json);
  if (!body.success) return { vendorCode: null, vendorMessage: null, code: null };
  const { code, name, message, feedback } = body.data;
  const sentence = feedback?.enUs ?? message ?? null;
  return {
    vendorCode: [code, name].find((word) => word !== null && CODE.test(word)) ?? null,
    vendorMessage: sentence === null || sentence.includes(apiKey) ? null : sentence.slice(0, MAX_SENTENCE_LENGTH),
    code: null,
  };
}

/** A misread answer as a failure that names operation and field. A write was taken by then: its outcome is unknown. */
export function misread(error: SchemaMismatchError, operation: string, wasWrite: boolean): VendorCallError {
  const message = `${VENDOR_ERRORS.BAD_RESPONSE.sentence} (${operation}: ${error.field})`;
  return new VendorCallError(vendorFailure('BAD_RESPONSE', { message, outcomeUnknown: wasWrite }), { cause: error });
}
