// Glassix's error bodies in the gateway's words.

import type { DecodedFailure } from '../../../domain/ports/vendor/calls.ts';
import { failure } from '../wire/index.ts';

const MAX_SENTENCE_CHARACTERS = 500;

/** Reads `{message}` or `{Message}`. There are no codes: the HTTP status decides. */
export function decodeFailure(_status: number, json: unknown): DecodedFailure {
  const body = failure.safeParse(json);
  const sentence = body.success ? (body.data.message ?? body.data.Message) : null;
  return {
    vendorCode: null,
    vendorMessage: sentence === null ? null : sentence.slice(0, MAX_SENTENCE_CHARACTERS),
    code: null,
  };
}
