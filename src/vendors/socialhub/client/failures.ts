// Decodes SocialHub's errors and rate headers. No decoded text contains the token.

import type { VendorErrorCode } from '../../../domain/errors/error-codes.ts';
import type { DecodedFailure, RateReading } from '../../../domain/ports/vendor/calls.ts';
import { redactText } from '../../../platform/observability/redact.ts';
import { failure } from '../wire/index.ts';

const CODES: ReadonlyMap<string, VendorErrorCode> = new Map([
  ['BadRequestError', 'INVALID_REQUEST'],
  ['AccessTokenInvalidError', 'UNAUTHORIZED'],
  ['AccessDenied', 'FORBIDDEN'],
  ['ChannelDeactivated', 'FORBIDDEN'],
  ['ChannelLimitReached', 'FORBIDDEN'],
  ['InsufficientPermissions', 'FORBIDDEN'],
  ['NotFoundError', 'NOT_FOUND'],
  ['NotAcceptableError', 'INVALID_REQUEST'],
  ['ConflictError', 'CONFLICT'],
  ['DuplicateChannel', 'CONFLICT'],
  ['WebhookValidationError', 'INVALID_REQUEST'],
  ['TooManyRequestsError', 'RATE_LIMITED'],
]);
const MAX_SENTENCE_LENGTH = 300;
const HIDDEN = '[hidden]';

/** Redacts the account's secrets: an error may repeat the URL of the call, and the token is part of it. */
function withoutSecrets(sentence: string, secrets: readonly string[]): string {
  const hidden = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN), sentence);
  return redactText(hidden);
}

/** Parses `{code, message}`. For a code that is not in the table the HTTP status decides. */
export function decodeFailure(secrets: readonly string[], json: unknown): DecodedFailure {
  const body = failure.safeParse(json);
  if (!body.success) return { vendorCode: null, vendorMessage: null, code: null };
  const { code, message } = body.data;
  const isCode = code !== null && /^[A-Za-z]{1,64}$/.test(code) && !withoutSecrets(code, secrets).includes(HIDDEN);
  const sentence = message === null ? null : withoutSecrets(message.replace(/^Error: /, ''), secrets);
  return {
    vendorCode: isCode ? code : null,
    vendorMessage: sentence === null || sentence === '' ? null : sentence.slice(0, MAX_SENTENCE_LENGTH),
    code: isCode ? (CODES.get(code) ?? null) : null,
  };
}

function toInteger(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header.trim()) ? Number(header) : null;
}

/** Reads X-RateLimit-*. The window is not documented, so `resetAt` is null. */
export function readRate(headers: Readonly<Record<string, string>>): RateReading | null {
  const limit = toInteger(headers['x-ratelimit-limit']);
  const remaining = toInteger(headers['x-ratelimit-remaining']);
  return limit === null && remaining === null ? null : { limit, remaining, resetAt: null };
}
