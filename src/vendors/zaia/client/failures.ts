// Decodes Zaia's error bodies.

import type { DecodedFailure } from '../../../domain/ports/vendor/calls.ts';
import { failure } from '../wire/index.ts';

const MAX_SENTENCE_LENGTH = 300;
const CODE = /^[\w.-]{1,64}$/;

/** Parses `{code, name, message, feedback}`. The codes are not published, so the HTTP status decides. */
export function decodeFailure(json: unknown, apiKey: string): DecodedFailure {
  const body = failure.safeParse(json);
  if (!body.success) return { vendorCode: null, vendorMessage: null, code: null };
  const { code, name, message, feedback } = body.data;
  const sentence = feedback?.enUs ?? message ?? null;
  return {
    vendorCode: [code, name].find((candidate) => candidate !== null && CODE.test(candidate)) ?? null,
    vendorMessage: sentence === null || sentence.includes(apiKey) ? null : sentence.slice(0, MAX_SENTENCE_LENGTH),
    code: null,
  };
}
