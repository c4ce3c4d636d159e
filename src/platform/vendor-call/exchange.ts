// One request on the wire, judged: a whole answer or a body that streams, and what the rate budget learns from either.

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
   * Of what came, for the log; null without an answer. A vendor may send anything, a customer's words or our own token:
   * the shape is enough to go on with.
   */
  readonly shape: { readonly bytes: number; readonly contentType: string | null } | null;
}
/** A request on its way: where to, with which headers, and for how long (milliseconds). */
export interface Outgoing {
  readonly request: VendorRequest;
  readonly url: string;
  readonly headers: Headers;
  readonly leftMs: number;
}
export interface Exchange {
  /** Reads the whole answer. Never rejects for a vendor's sake. */
  send(outgoing: Outgoing): Promise<SentRequest<VendorResponse>>;
  /** Reads the head; a 2xx hands its body on as it comes. */
  open(outgoing: Outgoing): Promise<SentRequest<MediaStream>>;
}

/** A call that never reached the vendor, as far as is known. */
export const NOT_SENT: CallEnd = { reached: false, reading: null, refused: false, retryAt: null };
const ERROR_BODY_BYTES = 16 * 1024;
/** Media are larger than answers; what is larger than this is no attachment. */
const DOWNLOAD_BYTES = 64 * 1024 * 1024;

/** The beginning of an error answer, enough to read its code; the rest is let go. */
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

/** The wire of one caller. */
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

  /** What the head of an answer says about the next call; `judge` is told the seconds to wait, null where none are. */
  const endOf = <R>(
    headers: Headers,
    judge: (retryAfterSeconds: number | null) => Outcome<R>,
  ): Pick<SentRequest<R>, 'outcome' | 'end'> => {
    const now = clock.now();
    const retryAt = retryAtOf(headers, now);
    const outcome = judge(retryAt === null ? null : Math.max(0, Math.ceil((retryAt - now) / 1000)));
    const refused = outcome.state === 'failed' && outcome.failure.code === 'RATE_LIMITED';
    return { outcome: outcome, end: { reached: true, reading: readRate(headers, now), refused, retryAt } };
  };

  const unlessSilent = async <R>(
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
      unlessSilent(request, async () => {
        const { method, body = null } = request;
        const answer = await http.send({ method, url, headers, body, totalTimeoutMs: leftMs });
        const ended = endOf(answer.headers, (wait) => classifyResponse(request, answer, options, wait));
        return { ...ended, shape: shapeOf(answer.body.length, answer.headers) };
      }),
    open: ({ request, url, headers, leftMs }) =>
      unlessSilent(request, async () => {
        // How fast the body is read is up to whoever reads it; what is bounded is the vendor's silence.
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
