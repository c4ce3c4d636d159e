// One HTTP request and its response: sent, bounded in time and size, and reported part by part. It knows whether a byte was
// sent, which decides whether a write may be retried.

import type { Agent, Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import { encodeBody } from './body.ts';
import { HttpFailure, type HttpFailureKind, kindOfTransportError } from './failure.ts';
import type { HttpHead, HttpRequest } from './types.ts';

type Prepared = Dispatcher.DispatchOptions & { readonly origin: string };

/** Receives the parts of a response. */
export interface ResponseReceiver {
  onHead(head: HttpHead, controller: Dispatcher.DispatchController): void;
  onData(chunk: Buffer): void;
  onEnd(): void;
  onFailure(failure: HttpFailure): void;
}
/** What the exchanges of one client share. */
export interface ExchangeOptions {
  readonly agent: Agent;
  readonly clock: Clock;
  readonly userAgent: string;
  readonly headersTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxBytes: number;
}
/** A request in flight. */
export interface Exchange {
  cancel(): void;
  /** Ends the exchange as its deadline would. */
  expire(): void;
  /** Replaces the deadline. */
  limit(timeoutMs: number): void;
}

/** Header values as one string each. */
function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return result;
}

/** The size that the content-length states; null where there is none. */
export function declaredSize(headers: Readonly<Record<string, string>>): number | null {
  const text = headers['content-length'];
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** The request in undici's terms. Throws HttpFailure for a URL that is neither http nor https. */
function toDispatch(request: HttpRequest, acceptEncoding: string, options: ExchangeOptions): Prepared {
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
    headersTimeout: options.headersTimeoutMs,
    // The total deadline bounds the body; see decision 0022.
    bodyTimeout: 0,
    body: encoded === null ? null : (encoded.content as Dispatcher.DispatchOptions['body'] & {}),
  };
}

/** Sends a request with a total deadline. `receiver` gets the parts of the response until either ends the exchange. */
export function startExchange(
  request: HttpRequest,
  acceptEncoding: string,
  receiver: ResponseReceiver,
  options: ExchangeOptions,
): Exchange {
  const { agent, clock } = options;
  const capBytes = request.maxBytes ?? options.maxBytes;
  let controller: Dispatcher.DispatchController | null = null;
  let status: number | null = null;
  let received = 0;
  let ended = false;
  const end = (): boolean => {
    if (ended) return false;
    ended = true;
    deadline.cancel();
    request.signal?.removeEventListener('abort', onAbort);
    return true;
  };
  const fail = (kind: HttpFailureKind, cause?: unknown): void => {
    if (!end()) return;
    const failure = new HttpFailure(kind, controller !== null, status, cause === undefined ? {} : { cause });
    controller?.abort(failure);
    receiver.onFailure(failure);
  };
  const onAbort = (): void => fail('aborted', request.signal?.reason);
  let deadline = clock.setTimeout(() => fail('timeout'), request.totalTimeoutMs ?? options.totalTimeoutMs);
  if (request.signal?.aborted) {
    onAbort();
    return { cancel: () => {}, expire: () => {}, limit: () => {} };
  }
  request.signal?.addEventListener('abort', onAbort, { once: true });

  const handler: Dispatcher.DispatchHandler = {
    // undici calls this right before it writes the first byte, so a failure before it was never sent.
    onRequestStart(started) {
      if (ended) return started.abort(new HttpFailure('aborted', false));
      controller = started;
    },
    onResponseStart(started, statusCode, rawHeaders) {
      if (statusCode < 200 || ended) return;
      status = statusCode;
      const headers = joined(rawHeaders);
      if ((declaredSize(headers) ?? 0) > capBytes) return fail('too-large');
      receiver.onHead({ status: statusCode, headers }, started);
    },
    onResponseData(_controller, chunk) {
      received += chunk.length;
      if (received > capBytes) return fail('too-large');
      if (!ended) receiver.onData(chunk);
    },
    onResponseEnd() {
      if (end()) receiver.onEnd();
    },
    onResponseError(_controller, error) {
      // A request body that cannot be read fails with its own kind; it is not a transport failure.
      fail(error instanceof HttpFailure ? error.kind : kindOfTransportError(error), error);
    },
  };
  try {
    agent.dispatch(toDispatch(request, acceptEncoding, options), handler);
  } catch (error) {
    fail(error instanceof HttpFailure ? error.kind : 'protocol', error);
  }
  return {
    cancel: () => fail('aborted'),
    expire: () => fail('timeout'),
    limit(timeoutMs) {
      deadline.cancel();
      if (!ended) deadline = clock.setTimeout(() => fail('timeout'), timeoutMs);
    },
  };
}
