// Sends one request and classifies its outcome, whole or streamed, with the figures for the rate budget.

import type {
  CallerOptions,
  MediaStream,
  RateReading,
  VendorRequest,
  VendorResponse,
} from '../../domain/ports/vendor/calls.ts';
import type { Clock } from '../clock.ts';
import { type HttpClient, HttpFailure, type HttpStream } from '../http/client.ts';
import type { CallEnd } from '../rate/budget.ts';
import { classifyResponse, classifyRefusal, classifyNoResponse, type Outcome } from './classify-response.ts';
import { retryAtOf, withoutSkew } from './retry-after.ts';

type Headers = Readonly<Record<string, string>>;

/** How one request ended. */
export interface SentRequest<R> {
  readonly outcome: Outcome<R>;
  readonly end: CallEnd;
  /**
   * Size and type of the response, for the log; null without a response. Its content is not logged, because it may
   * contain a customer's text or our own token.
   */
  readonly shape: { readonly bytes: number; readonly contentType: string | null } | null;
}
/** A request to send, with its URL, headers and time limit in milliseconds. */
export interface Outgoing {
  readonly request: VendorRequest;
  readonly url: string;
  readonly headers: Headers;
  readonly leftMs: number;
}
export interface Exchange {
  /** Reads the whole response. Never rejects because of the vendor. */
  send(outgoing: Outgoing): Promise<SentRequest<VendorResponse>>;
  /** Reads the head. The body of a 2xx is streamed. */
  open(outgoing: Outgoing): Promise<SentRequest<MediaStream>>;
}

/** The end of a call that never reached the vendor. */
export const NOT_SENT: CallEnd = { reached: false, reading: null, refused: false, retryAt: null };
const ERROR_BODY_BYTES = 16 * 1024;
/** Limit of one download. */
const DOWNLOAD_BYTES = 64 * 1024 * 1024;

/** The beginning of an error response, enough to read its code; cancels the rest. */
async function headOf(answer: HttpStream): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= ERROR_BODY_BYTES) break;
  }
  answer.cancel();
  return Buffer.concat(chunks).subarray(0, ERROR_BODY_BYTES);
}

const isGood = (status: number): boolean => status >= 200 && status < 300;

/** Creates the exchange of one caller. */
export function createExchange(
  http: HttpClient,
  clock: Pick<Clock, 'now'>,
  options: Pick<CallerOptions, 'decodeFailure' | 'isRefusal' | 'readRate'>,
): Exchange {
  const readRate = (headers: Headers, now: number): RateReading | null => {
    try {
      const reading = options.readRate?.(headers) ?? null;
      return reading === null ? null : withoutSkew(reading, headers, now);
    } catch {
      return null;
    }
  };

  /** Reads the head of a response. `classify` gets the seconds to wait; null where the vendor states none. */
  const endOf = <R>(
    headers: Headers,
    classify: (retryAfterSeconds: number | null) => Outcome<R>,
  ): Pick<SentRequest<R>, 'outcome' | 'end'> => {
    const now = clock.now();
    const retryAt = retryAtOf(headers, now);
    const outcome = classify(retryAt === null ? null : Math.max(0, Math.ceil((retryAt - now) / 1000)));
    const refused = outcome.state === 'failed' && outcome.failure.code === 'RATE_LIMITED';
    return { outcome, end: { reached: true, reading: readRate(headers, now), refused, retryAt } };
  };

  const orNoResponse = async <R>(
    request: VendorRequest,
    send: () => Promise<SentRequest<R>>,
  ): Promise<SentRequest<R>> => {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return { outcome: classifyNoResponse(request, error), end: { ...NOT_SENT, reached: error.sent }, shape: null };
    }
  };

  const shapeOf = (bytes: number, headers: Headers) => ({ bytes, contentType: headers['content-type'] ?? null });

  return {
    send: ({ request, url, headers, leftMs }) =>
      orNoResponse(request, async () => {
        const { method, body = null } = request;
        const answer = await http.send({ method, url, headers, body, totalTimeoutMs: leftMs });
        const ended = endOf(answer.headers, (wait) => classifyResponse(request, answer, options, wait));
        return { ...ended, shape: shapeOf(answer.body.length, answer.headers) };
      }),
    open: ({ request, url, headers, leftMs }) =>
      orNoResponse(request, async () => {
        // The reader sets the pace of the body, so the limit applies to the vendor's silence.
        const limits = { totalTimeoutMs: leftMs, idleTimeoutMs: leftMs, maxBytes: DOWNLOAD_BYTES };
        const answer = await http.stream({ method: 'GET', url, headers, body: null, ...limits });
        if (isGood(answer.status)) {
          const { byteSize, body, cancel } = answer;
          const response = { mimeType: answer.headers['content-type'] ?? null, byteSize, body, cancel };
          return { ...endOf<MediaStream>(answer.headers, () => ({ state: 'answered', response })), shape: null };
        }
        const body = await headOf(answer);
        const ended = endOf<MediaStream>(answer.headers, (wait) =>
          classifyRefusal(request, { ...answer, body }, options, wait),
        );
        return { ...ended, shape: shapeOf(body.length, answer.headers) };
      }),
  };
}
