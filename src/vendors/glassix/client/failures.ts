// Glassix's error bodies.

import type { DecodedFailure } from '../../../domain/ports/vendor/calls.ts';
import { failure } from '../wire/index.ts';

const MAX_MESSAGE_CHARACTERS = 500;

/** Parses `{message}` or `{Message}`. There are no codes, so the HTTP status decides. */
export function decodeFailure(_status: number, json: unknown): DecodedFailure {
  const body = failure.safeParse(json);
  const vendorMessage = body.success ? (body.data.message ?? body.data.Message) : null;
  return {
    vendorCode: null,
    vendorMessage: vendorMessage === null ? null : vendorMessage.slice(0, MAX_MESSAGE_CHARACTERS),
    code: null,
  };
}
