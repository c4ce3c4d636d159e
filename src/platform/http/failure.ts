// The error of the HTTP client, and the mapping from undici's and Node's errors.

export type HttpFailureKind = 'timeout' | 'connect' | 'reset' | 'too-large' | 'aborted' | 'protocol' | 'tls';

/** A request without a whole response. The message never contains the URL, a header or a body. */
export class HttpFailure extends Error {
  readonly kind: HttpFailureKind;
  /** False only if certainly no byte was sent. */
  readonly sent: boolean;
  /** The status of a response that began but did not end; null if none began. */
  readonly status: number | null;
  constructor(kind: HttpFailureKind, sent: boolean, status: number | null = null, options?: ErrorOptions) {
    super(`HTTP ${kind}${status === null ? '' : ` after status ${status}`}`, options);
    this.name = 'HttpFailure';
    this.kind = kind;
    this.sent = sent;
    this.status = status;
  }
}

const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const CONNECTS = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);
const RESETS = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'HPE_INVALID_EOF_STATE',
]);
const CERTIFICATES = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'HOSTNAME_MISMATCH',
  'EPROTO',
]);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** The kind of a transport error, by its code. Failing to connect to any of several addresses is `connect`. */
export function kindOfTransportError(error: unknown): HttpFailureKind {
  const code = codeOf(error);
  if (TIMEOUTS.has(code)) return 'timeout';
  if (CONNECTS.has(code) || error instanceof AggregateError) return 'connect';
  if (RESETS.has(code)) return 'reset';
  if (CERTIFICATES.has(code) || /^(CERT_|ERR_TLS_|ERR_SSL_)/.test(code)) return 'tls';
  return code === 'UND_ERR_ABORTED' ? 'aborted' : 'protocol';
}
