// The HTTP client for all outgoing requests: pooled, bounded in time and size. It follows no redirects and never retries.

import { rootCertificates } from 'node:tls';
import { Agent } from 'undici';
import { systemClock } from '../clock.ts';
import { type ByteQueue, createByteQueue } from './byte-queue.ts';
import { ACCEPTED_ENCODINGS, decodeContent } from './decode.ts';
import { declaredSize, type ExchangeOptions, startExchange } from './exchange.ts';
import { HttpFailure } from './failure.ts';
import { type IdleWatch, watchIdle } from './idle-watch.ts';
import type { HttpClient, HttpClientOptions, HttpHead, HttpRequest, HttpResponse, HttpStream } from './types.ts';

export { HttpFailure, type HttpFailureKind } from './failure.ts';
export type { HttpClient, HttpClientOptions, HttpResponse, HttpStream } from './types.ts';

const BODY_TIMEOUT_MS = 15 * 60_000;

/** Opens a client. It keeps connections alive per origin until `close`. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { clock = systemClock, connections = 16, connectTimeoutMs = 3000, headersTimeoutMs = 0 } = options;
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
  const shared: ExchangeOptions = {
    agent,
    clock,
    userAgent: options.userAgent,
    headersTimeoutMs,
    totalTimeoutMs,
    maxBytes,
  };

  const send = (request: HttpRequest): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      let head: HttpHead | null = null;
      const chunks: Buffer[] = [];
      startExchange(
        request,
        ACCEPTED_ENCODINGS,
        {
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
        },
        shared,
      );
    });

  const stream = (request: HttpRequest): Promise<HttpStream> =>
    new Promise((resolve, reject) => {
      let body: ByteQueue | null = null;
      let watch: IdleWatch | null = null;
      const running = startExchange(
        request,
        'identity',
        {
          onHead(head, controller) {
            running.limit(request.bodyTimeoutMs ?? BODY_TIMEOUT_MS);
            watch = watchIdle(
              controller,
              request.idleTimeoutMs ?? request.totalTimeoutMs ?? totalTimeoutMs,
              running.expire,
              clock,
            );
            body = createByteQueue(watch, running.cancel);
            resolve({ ...head, byteSize: declaredSize(head.headers), body, cancel: running.cancel });
          },
          onData(chunk) {
            watch?.received();
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
        },
        shared,
      );
    });

  return { send, stream, close: () => agent.close() };
}
