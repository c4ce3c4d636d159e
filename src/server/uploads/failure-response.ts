// The response to a failed upload, and whether the failure has to be logged.

import { REQUEST_ERRORS, RequestError } from '../../domain/errors/error-codes.ts';
import { UploadDiskFullError, UploadQuotaError } from '../../domain/ports/storage/uploads.ts';

export interface FailureResponse {
  readonly status: number;
  /** One of docs/errors.md. */
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds: number | null;
  /** True when the gateway or its disk is at fault. */
  readonly isInternal: boolean;
}

/** For a full disk, where the time of recovery is unknown. */
const DISK_FULL_RETRY_SECONDS = 60;

/** The response to a failure of the route. An unknown failure becomes an internal error without its message. */
export function responseToFailure(failure: Error, now: number): FailureResponse {
  const { message } = failure;
  if (failure instanceof UploadQuotaError) {
    const seconds = failure.availableAt === null ? 1 : Math.max(1, Math.ceil((failure.availableAt - now) / 1000));
    return { status: 429, code: 'QUOTA_EXHAUSTED', message, retryAfterSeconds: seconds, isInternal: false };
  }
  if (failure instanceof UploadDiskFullError) {
    const text = 'The disk is full. Nothing was stored.';
    return {
      ...INTERNAL,
      status: 507,
      code: 'STORE_UNAVAILABLE',
      message: text,
      retryAfterSeconds: DISK_FULL_RETRY_SECONDS,
    };
  }
  if (failure instanceof RequestError) {
    const status = failure.code === 'FORBIDDEN' ? 403 : (REQUEST_ERRORS[failure.code].httpStatus ?? 400);
    return { status, code: failure.code, message, retryAfterSeconds: null, isInternal: false };
  }
  const status = statusOf(failure);
  if (status === null || status >= 500) return INTERNAL;
  return { status, code: 'BAD_USER_INPUT', message, retryAfterSeconds: null, isInternal: false };
}

const INTERNAL: FailureResponse = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: REQUEST_ERRORS.INTERNAL_SERVER_ERROR.sentence,
  retryAfterSeconds: null,
  isInternal: true,
};

/** The status of refusals by this route or by fastify; null for other failures. */
function statusOf(failure: Error): number | null {
  if ('status' in failure) return Number(failure.status);
  return 'statusCode' in failure ? Number(failure.statusCode) : null;
}
