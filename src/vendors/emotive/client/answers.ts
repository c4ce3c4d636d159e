// How Emotive's answers and errors are read, by the gateway's calls and by those of the setup.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { DecodedFailure } from '../../../domain/ports/vendor/calls.ts';
import { parseErrorSentence, WireProblem } from '../wire/index.ts';

const MAX_SENTENCE_LENGTH = 300;

/** Emotive has no error codes, only a sentence; one that repeats a secret is not passed on. */
export function decodeFailure(json: unknown, secrets: readonly string[]): DecodedFailure {
  const sentence = parseErrorSentence(json);
  const leaks = sentence !== null && secrets.some((secret) => secret !== '' && sentence.includes(secret));
  return {
    vendorCode: null,
    vendorMessage: leaks ? null : (sentence?.slice(0, MAX_SENTENCE_LENGTH) ?? null),
    code: null,
  };
}

/** Parses what a read brought; what cannot be read ends as BAD_RESPONSE that names the field. */
export function readAnswer<T>(json: unknown, parse: (json: unknown) => T): T {
  try {
    return parse(json);
  } catch (error) {
    if (!(error instanceof WireProblem)) throw error;
    throw new VendorCallError(
      vendorFailure('BAD_RESPONSE', { message: `The vendor's answer cannot be read: ${error.message}.` }),
      { cause: error },
    );
  }
}
