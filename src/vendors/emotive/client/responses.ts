// Parses Emotive's responses and errors, for the adapter's calls and for those of the setup flow.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { DecodedFailure } from '../../../domain/ports/vendor/calls.ts';
import { FieldProblemError, parseErrorSentence } from '../wire/index.ts';

const MAX_SENTENCE_LENGTH = 300;

/** Emotive has no error codes, only a sentence. A sentence that repeats a secret is dropped. */
export function decodeFailure(json: unknown, secrets: readonly string[]): DecodedFailure {
  const sentence = parseErrorSentence(json);
  const leaks = sentence !== null && secrets.some((secret) => secret !== '' && sentence.includes(secret));
  return {
    vendorCode: null,
    vendorMessage: leaks ? null : (sentence?.slice(0, MAX_SENTENCE_LENGTH) ?? null),
    code: null,
  };
}

/** Parses the response to a read. Throws VendorCallError with BAD_RESPONSE, naming the field. */
export function parseResponse<T>(json: unknown, parse: (json: unknown) => T): T {
  try {
    return parse(json);
  } catch (error) {
    if (!(error instanceof FieldProblemError)) throw error;
    throw new VendorCallError(
      vendorFailure('BAD_RESPONSE', { message: `The vendor's response could not be parsed: ${error.message}.` }),
      { cause: error },
    );
  }
}
