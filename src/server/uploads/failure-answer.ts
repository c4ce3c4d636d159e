// What a client hears when its upload comes to nothing, and whether the log has to hear of it too.

import { REQUEST_ERRORS, RequestError } from '../../domain/errors/error-codes.ts';
import { UploadNoRoomError, UploadQuotaError } from '../../domain/ports/storage/uploads.ts';

export interface FailureAnswer {
  readonly status: number;
  /** One of docs/errors.md. */
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds: number | null;
  /** True when it is our fault or our disk's. */
  readonly isOurs: boolean;
}

/** When the disk is full; nobody knows when somebody makes room. */
const NO_ROOM_RETRY_SECONDS = 60;

/** The answer to a failure of the door; what is not known is answered as our own fault, without its words. */
export function answerToFailure(failure: Error, now: number): FailureAnswer {
  const { message } = failure;
  if (failure instanceof UploadQuotaError) {
    const seconds = failure.roomAt === null ? 1 : Math.max(1, Math.ceil((failure.roomAt - now) / 1000));
    return { status: 429, code: 'QUOTA_EXHAUSTED', message, retryAfterSeconds: seconds, isOurs: false };
  }
  if (failure instanceof UploadNoRoomError) {
    const words = 'There is no room for files now, nothing was kept.';
    return {
      ...OURS,
      status: 507,
      code: 'STORE_UNAVAILABLE',
      message: words,
      retryAfterSeconds: NO_ROOM_RETRY_SECONDS,
    };
  }
  if (failure instanceof RequestError) {
    const status = failure.code === 'FORBIDDEN' ? 403 : (REQUEST_ERRORS[failure.code].httpStatus ?? 400);
    return { status, code: failure.code, message, retryAfterSeconds: null, isOurs: false };
  }
  const status = statusOf(failure);
  if (status === null || status >= 500) return OURS;
  return { status, code: 'BAD_USER_INPUT', message, retryAfterSeconds: null, isOurs: false };
}

const OURS: FailureAnswer = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: REQUEST_ERRORS.INTERNAL_SERVER_ERROR.sentence,
  retryAfterSeconds: null,
  isOurs: true,
};

/** The status that our refusals and those of the server carry; null for anything else. */
function statusOf(failure: Error): number | null {
  if ('status' in failure) return Number(failure.status);
  return 'statusCode' in failure ? Number(failure.statusCode) : null;
}
