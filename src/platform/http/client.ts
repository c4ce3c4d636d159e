// The HTTP client for everything outside: pooled, bounded in time and size, never following or retrying by itself.

import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import type { RequestBody } from '../../domain/ports/vendor/calls.ts';
import { type ByteQueue, createByteQueue } from './byte-queue.ts';
import { encodeBody } from './body.ts';
import { ACCEPTED_ENCODINGS, decodeContent } from './decode.ts';
import { HttpFailure, type HttpFailureKind, kindOfTransportError } from './failure.ts';
import { type IdleWatch, watchIdle } from './idle-watch.ts';

export { HttpFailure, type HttpFailureKind } from './failure.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, http or https. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody | null;
  readonly signal?: AbortSignal;
  /** For connecting, sending and receiving together, of a stream to the head of the answer; the client's by default. */
  readonly totalTimeoutMs?: number;
  /** Of a stream: so long its sender may be silent while somebody reads; the total by default. */
  readonly idleTimeoutMs?: number;
  /** Of a stream: for the whole body, however slowly it is read; 15 minutes by default. */
  readonly bodyTimeoutMs?: number;
  /** Of the decompressed body; the client's by default. */
  readonly maxBytes?: number;
}
interface HttpHead {
  /** A 3xx is an answer like any other: redirects are not followed. */
  readonly status: number;
  /** Lower-case names; values of a repeated header joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
}
export interface HttpResponse extends HttpHead {
  /** Decompressed. */
  readonly body: Buffer;
}
export interface HttpStream extends HttpHead {
  /** What content-length says; null where it says nothing. */
  readonly byteSize: number | null;
  /** The bytes as sent (no compression is asked for); reading it fails with HttpFailure. Read it or cancel it. */
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): void;
}

export interface HttpClient {
  /** Sends a request and resolves with its whole answer, whatever its status; otherwise throws HttpFailure. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Like send, for large bodies: resolves with the head; silence, time and size are bounded to the end of the body. */
  stream(request: HttpRequest): Promise<HttpStream>;
  /** Waits for what is under way, then closes all connections. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  readonly userAgent: string;
  /** Per origin; 16 by default. */
  readonly connections?: number;
  readonly connectTimeoutMs?: number;
  /** From the last byte sent to the head of the answer; by default only the total deadline counts. */
  readonly headersTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly maxBytes?: number;
  /** A certificate authority (PEM) that is trusted beside the built-in ones. */
  readonly certificateAuthority?: string;
}

type Prepared = Dispatcher.DispatchOptions & { readonly origin: string };

/** Receives the parts of an answer. */
interface Wire {
  onHead(head: HttpHead, controller: Dispatcher.DispatchController): void;
  onData(chunk: Buffer): void;
  onEnd(): void;
  onFailure(failure: HttpFailure): void;
}
interface Exchange {
  cancel(): void;
  /** Ends it as a deadline would. */
  expire(): void;
  /** Puts another deadline in the place of the one before. */
  limit(timeoutMs: number): void;
}

const BODY_TIMEOUT_MS = 15 * 60_000;

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return result;
}

function declaredSize(headers: Readonly<Record<string, string>>): number | null {
  const text = headers['content-length'];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Opens a client; its connections are kept alive per origin until `close`. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { connections = 16, connectTimeoutMs = 3000, headersTimeoutMs = 0 } = options;
  const { totalTimeoutMs = 5000, maxBytes = 10 * 1024 * 1024 } = options;
  const agent = new Agent({
    connections,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: 32 * 1024,
    keepAliveTimeout: 4000,
    connect: {
      timeout: connectTimeoutMs,
      ...(options.certificateAuthority === undefined
        ? {}
        : { ca: [...rootCertificates, options.certificateAuthority] }),
    },
  });

  const prepare = (request: HttpRequest, acceptEncoding: string): Prepared => {
    const url = new URL(request.url);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new HttpFailure('protocol', false);
    const encoded = request.body == null ? null : encodeBody(request.body);
    const headers: Record<string, string> = { 'user-agent': options.userAgent, 'accept-encoding': acceptEncoding };
    if (encoded !== null) headers['content-type'] = encoded.contentType;
    for (const name in request.headers) {
      const value = request.headers[name];
      if (value !== undefined) headers[name.toLowerCase()] = value;
    }
    if (encoded !== null && !Buffer.isBuffer(encoded.content)) headers['content-length'] = String(encoded.byteSize);
    return {
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers,
      headersTimeout: headersTimeoutMs,
      // The total deadline bounds the body; a second limit per pause would only hide which one struck.
      bodyTimeout: 0,
      body: encoded === null ? null : (encoded.content as Dispatcher.DispatchOptions['body'] & {}),
    };
  };

  /** Dispatches with a total deadline; `wire` receives the parts until it or the deadline ends the exchange. */
  const exchange = (request: HttpRequest, acceptEncoding: string, wire: Wire): Exchange => {
    const capBytes = request.maxBytes ?? maxBytes;
    let controller: Dispatcher.DispatchController | null = null;
    let status: number | null = null;
    let received = 0;
    let ended = false;
    const end = (): boolean => {
      if (ended) return false;
      ended = true;
      clearTimeout(deadline);
      request.signal?.removeEventListener('abort', onAbort);
      return true;
    };
    const fail = (kind: HttpFailureKind, cause?: unknown): void => {
      if (!end()) return;
      const failure = new HttpFailure(kind, controller !== null, status, cause === undefined ? {} : { cause });
      controller?.abort(failure);
      wire.onFailure(failure);
    };
    const onAbort = (): void => fail('aborted', request.signal?.reason);
    let deadline = setTimeout(() => fail('timeout'), request.totalTimeoutMs ?? totalTimeoutMs);
    if (request.signal?.aborted) {
      onAbort();
      return { cancel: () => {}, expire: () => {}, limit: () => {} };
    }
    request.signal?.addEventListener('abort', onAbort, { once: true });

    const handler: Dispatcher.DispatchHandler = {
      // Called right before the first byte is written: what fails before it never left.
      onRequestStart(started) {
        if (ended) return started.abort(new HttpFailure('aborted', false));
        controller = started;
      },
      onResponseStart(started, statusCode, rawHeaders) {
        if (statusCode < 200 || ended) return;
        status = statusCode;
        const headers = joined(rawHeaders);
        if ((declaredSize(headers) ?? 0) > capBytes) return fail('too-large');
        wire.onHead({ status: statusCode, headers }, started);
      },
      onResponseData(_controller, chunk) {
        received += chunk.length;
        if (received > capBytes) return fail('too-large');
        if (!ended) wire.onData(chunk);
      },
      onResponseEnd() {
        if (end()) wire.onEnd();
      },
      onResponseError(_controller, error) {
        // A body of ours that cannot be read fails with its own kind; it is no fault of the transport.
        fail(error instanceof HttpFailure ? error.kind : kindOfTransportError(error), error);
      },
    };
    try {
      agent.dispatch(prepare(request, acceptEncoding), handler);
    } catch (error) {
      fail(error instanceof HttpFailure ? error.kind : 'protocol', error);
    }
    return {
      cancel: () => fail('aborted'),
      expire: () => fail('timeout'),
      limit(timeoutMs) {
        clearTimeout(deadline);
        if (!ended) deadline = setTimeout(() => fail('timeout'), timeoutMs);
      },
    };
  };

  const send = (request: HttpRequest): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      let head: HttpHead | null = null;
      const chunks: Buffer[] = [];
      exchange(request, ACCEPTED_ENCODINGS, {
        onHead: (received) => (head = received),
        onData: (chunk) => chunks.push(chunk),
        onFailure: reject,
        onEnd() {
          if (head === null) return reject(new HttpFailure('protocol', true));
          const { status, headers } = head;
          const raw = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
          const encoding = headers['content-encoding'];
          if (encoding === undefined) return resolve({ status, headers, body: raw });
          decodeContent(raw, encoding, request.maxBytes ?? maxBytes, status).then(
            (body) => resolve({ status, headers, body }),
            reject,
          );
        },
      });
    });

  const stream = (request: HttpRequest): Promise<HttpStream> =>
    new Promise((resolve, reject) => {
      let body: ByteQueue | null = null;
      let watch: IdleWatch | null = null;
      const running = exchange(request, 'identity', {
        onHead(head, controller) {
          running.limit(request.bodyTimeoutMs ?? BODY_TIMEOUT_MS);
          watch = watchIdle(
            controller,
            request.idleTimeoutMs ?? request.totalTimeoutMs ?? totalTimeoutMs,
            running.expire,
          );
          body = createByteQueue(watch, running.cancel);
          resolve({ ...head, byteSize: declaredSize(head.headers), body, cancel: running.cancel });
        },
        onData(chunk) {
          watch?.heard();
          body?.push(chunk);
        },
        onFailure(failure) {
          watch?.end();
          if (body === null) reject(failure);
          else body.fail(failure);
        },
        onEnd() {
          watch?.end();
          body?.end();
        },
      });
    });

  return { send, stream, close: () => agent.close() };
}
