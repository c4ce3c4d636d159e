// The contract of the HTTP client.

import type { RequestBody } from '../../domain/ports/vendor/calls.ts';
import type { Clock } from '../clock.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, http or https. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody | null;
  readonly signal?: AbortSignal;
  /** For connecting, sending and receiving together; of a stream up to the response's head. Default: the client's. */
  readonly totalTimeoutMs?: number;
  /** Of a stream: how long the sender may be silent while the body is read. Default: the total. */
  readonly idleTimeoutMs?: number;
  /** Of a stream: for the whole body, however slowly it is read. Default: 15 minutes. */
  readonly bodyTimeoutMs?: number;
  /** Limit of the decompressed body. Default: the client's. */
  readonly maxBytes?: number;
}
/** Status and headers of a response. */
export interface HttpHead {
  /** Redirects are not followed: a 3xx is returned. */
  readonly status: number;
  /** Lower-case names; values of a repeated header joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
}
export interface HttpResponse extends HttpHead {
  /** Decompressed. */
  readonly body: Buffer;
}
export interface HttpStream extends HttpHead {
  /** The content-length; null where there is none. */
  readonly byteSize: number | null;
  /** The bytes as sent, without compression. Reading fails with HttpFailure. Read it or cancel it. */
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): void;
}

export interface HttpClient {
  /** Sends a request. Resolves with the whole response, whatever its status, or rejects with HttpFailure. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Like send, for large bodies. Resolves with the head; silence, time and size stay bounded until the body ends. */
  stream(request: HttpRequest): Promise<HttpStream>;
  /** Waits for the requests in flight, then closes all connections. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  readonly userAgent: string;
  /** Source of time and timers. Default: the system clock. */
  readonly clock?: Clock;
  /** Connections per origin. Default: 16. */
  readonly connections?: number;
  /** Default: 3 s. */
  readonly connectTimeoutMs?: number;
  /** From the last byte sent to the response's head. Default: only the total deadline applies. */
  readonly headersTimeoutMs?: number;
  /** Default: 5 s. */
  readonly totalTimeoutMs?: number;
  /** Default: 10 MiB. */
  readonly maxBytes?: number;
  /** A certificate authority (PEM) that is trusted in addition to the built-in ones. */
  readonly certificateAuthority?: string;
}
