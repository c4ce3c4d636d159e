// What SocialHub's errors and rate headers mean; nothing of them may carry the token on.

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

/** The text without the account's secrets: an error may repeat the address of the call, and the token is part of it. */
function withoutSecrets(sentence: string, secrets: readonly string[]): string {
  const bare = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN), sentence);
  return redactText(bare);
}

/** Reads `{code, message}`; a code that is not in the table is left to the HTTP status. */
export function decodeFailure(secrets: readonly string[], json: unknown): DecodedFailure {
  const body = failure.safeParse(json);
  if (!body.success) return { vendorCode: null, vendorMessage: null, code: null };
  const { code, message } = body.data;
  const isWord = code !== null && /^[A-Za-z]{1,64}$/.test(code) && !withoutSecrets(code, secrets).includes(HIDDEN);
  const sentence = message === null ? null : withoutSecrets(message.replace(/^Error: /, ''), secrets);
  return {
    vendorCode: isWord ? code : null,
    vendorMessage: sentence === null || sentence === '' ? null : sentence.slice(0, MAX_SENTENCE_LENGTH),
    code: isWord ? (CODES.get(code) ?? null) : null,
  };
}

function whole(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header.trim()) ? Number(header) : null;
}

/** Reads X-RateLimit-*; the window is not documented, so no end of it is told. */
export function readSocialhubRate(headers: Readonly<Record<string, string>>): RateReading | null {
  const limit = whole(headers['x-ratelimit-limit']);
  const remaining = whole(headers['x-ratelimit-remaining']);
  return limit === null && remaining === null ? null : { limit, remaining, resetAt: null };
}
