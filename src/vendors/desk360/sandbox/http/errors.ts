// Desk360's error bodies: the nineteen documented codes, each with an assumed HTTP status.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';

/** The documentation lists codes and statuses separately; the mapping is assumed. */
export const DESK_ERRORS = {
  authentication_exception: { status: 401, message: 'Unauthenticated.' },
  method_not_allowed_exception: { status: 405, message: 'The method is not allowed for this endpoint.' },
  not_found_exception: { status: 404, message: 'The requested URL was not found.' },
  model_not_found_exception: { status: 404, message: 'Requested resource not found.' },
  internal_server_error: { status: 500, message: 'Unexpected server error.' },
  insecure_request_exception: { status: 400, message: 'HTTP is not allowed. Use HTTPS instead.' },
  too_many_requests_exception: { status: 429, message: 'Too Many Attempts.' },
  invalid_credentials: { status: 401, message: 'The email or password is wrong.' },
  password_access_disabled: { status: 401, message: 'Password access is disabled.' },
  too_many_attempts: { status: 429, message: 'Too many login attempts. Wait for a minute.' },
  not_authorized: { status: 401, message: 'You do not have permission to modify the resource.' },
  not_found: { status: 404, message: 'Requested resource not found.' },
  status_update_failed: { status: 400, message: 'Status update failed.' },
  facebook_integration_error: { status: 400, message: 'The Facebook integration is not active.' },
  instagram_integration_error: { status: 400, message: 'The Instagram integration is not active.' },
  twitter_integration_error: { status: 400, message: 'The Twitter integration is not active.' },
  email_error: { status: 400, message: 'There is an error while sending the email.' },
  non_custom_type: { status: 400, message: 'You can not update non-custom types.' },
  failed_validation: { status: 400, message: 'The given data was invalid.' },
} as const;

export type DeskErrorCode = keyof typeof DESK_ERRORS;

/** Thrown by validations; converted to the documented error body. */
export class DeskRefusal extends Error {
  readonly code: DeskErrorCode;
  constructor(code: DeskErrorCode, message: string = DESK_ERRORS[code].message) {
    super(message);
    this.code = code;
  }
}

/** The answer for a code: `{error:{code,message,doc_url}}` with its assumed status. */
export function answerError(code: DeskErrorCode, message: string = DESK_ERRORS[code].message): SandboxAnswer {
  const error = { code, message, doc_url: 'https://docs.desk360.com/api' };
  return answerJson(DESK_ERRORS[code].status, { error });
}
