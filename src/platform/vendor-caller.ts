// The one way to a vendor's REST API: budget, breaker, deadline, retries of reads, metrics and trace around each call.

import { VendorCallError, type VendorErrorCode, vendorFailure } from '../domain/errors.ts';
import type {
  CallerOptions,
  MediaStream,
  RateReading,
  VendorCaller,
  VendorRequest,
  VendorResponse,
} from '../domain/ports/vendor.ts';
import type { Breaker, BreakerPermit, CircuitState } from './breaker.ts';
import { type CallPriority, currentTrace } from './call-trace.ts';
import type { Clock } from './clock.ts';
import { type HttpClient, HttpFailure, type HttpResponse, type HttpStream } from './http.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { CallEnd, RateBudget, RateGrant } from './rate-budget.ts';
import { createAccountHealth, type LastFailure } from './vendor-call/account-health.ts';
import { judgeAnswer, judgeSilence, type Verdict } from './vendor-call/judge.ts';
import { retryAtOf, withoutSkew } from './vendor-call/retry-after.ts';
import { toBase, toTargetUrl } from './vendor-call/target.ts';

export interface CallerHealth {
  readonly circuit: CircuitState;
  /** Null before the first answer. */
  readonly latencyP95Ms: number | null;
  /** Epoch milliseconds; null when none has succeeded since the start. */
  readonly lastSuccessAt: number | null;
  /** The newest failure that says something about the account, not about one request. */
  readonly lastFailure: LastFailure | null;
}

export interface VendorCallerFactory {
  createCaller(options: CallerOptions): VendorCaller;
  health(): CallerHealth;
}

export interface VendorCallerContext {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly account: { readonly id: string; readonly vendor: string };
  readonly budget: RateBudget;
  readonly breaker: Breaker;
  /** For all attempts of one call and the pauses between them, without the wait for the rate budget. 5 s by default. */
  readonly timeoutMs?: number;
  /** The same for calls that carry files. 30 s by default. */
  readonly uploadTimeoutMs?: number;
  /** 0..1, spreads back-off. */
  readonly random?: () => number;
}

/** The account fails, rather than this request; only these open the circuit. */
const FAILURES_OF_VENDOR: ReadonlySet<VendorErrorCode> = new Set(['TIMEOUT', 'UNAVAILABLE', 'BAD_RESPONSE']);
const FAILURES_OF_REQUEST: ReadonlySet<VendorErrorCode> = new Set(['NOT_FOUND', 'CONFLICT', 'INVALID_REQUEST']);
const FIRST_BACK_OFF_MS = 100;
/** Less time than this is not worth another attempt. */
const SHORTEST_ATTEMPT_MS = 50;
const ERROR_BODY_BYTES = 16 * 1024;
/** Media are larger than answers; what is larger than this is no attachment. */
const DOWNLOAD_BYTES = 64 * 1024 * 1024;

type Headers = Readonly<Record<string, string>>;
type Failed = Verdict & { readonly state: 'failed' };
interface Sent {
  readonly answer: HttpResponse | null;
  readonly verdict: Verdict;
  readonly end: CallEnd;
}
interface Admission {
  readonly grant: RateGrant;
  readonly permit: BreakerPermit;
}
interface Attempt {
  readonly verdict: Verdict;
  readonly durationMs: number;
}
const NOT_SENT: CallEnd = { reached: false, reading: null, refused: false, retryAt: null };

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

/** Creates the callers of one account; they share its budget, breaker and health. */
export function createVendorCallerFactory(context: VendorCallerContext): VendorCallerFactory {
  const { http, clock, metrics, budget, breaker, account, random = Math.random } = context;
  const { timeoutMs = 5000, uploadTimeoutMs = 30_000 } = context;
  const logger = context.logger.child('vendor', { account: account.id, vendor: account.vendor });
  const health = createAccountHealth();

  const record = (operation: string, outcome: 'OK' | VendorErrorCode, durationMs: number): void => {
    metrics.vendorCalls.inc({ account: account.id, operation, outcome });
    currentTrace()?.calls.push({ account: account.id, operation, outcome, durationMs });
  };
  const circuitOpen = (): VendorCallError =>
    new VendorCallError(vendorFailure('CIRCUIT_OPEN', { retryAfterSeconds: breaker.retryAfterSeconds() }));

  /** Asks in the order that costs least: an open circuit before the budget, and again after the wait for it. */
  const enter = async (priority: CallPriority): Promise<Admission> => {
    if (breaker.state() === 'OPEN') throw circuitOpen();
    const grant = await budget.acquire(priority, currentTrace()?.signal ?? undefined);
    const permit = breaker.enter();
    if (permit !== null) return { grant, permit };
    grant.settle(NOT_SENT);
    throw circuitOpen();
  };

  const logFailure = (request: VendorRequest, verdict: Failed, answer: HttpResponse | null) => {
    const { failure, why } = verdict;
    // What a vendor sends may hold anything, a customer's words or our own token: its shape is enough to go on with.
    const shape =
      answer === null ? {} : { bytes: answer.body.length, contentType: answer.headers['content-type'] ?? null };
    logger[FAILURES_OF_REQUEST.has(failure.code) ? 'debug' : 'warn']('a vendor call failed', {
      operation: request.operation,
      method: request.method,
      path: request.path,
      code: failure.code,
      httpStatus: failure.httpStatus,
      ...(why === null ? {} : { why }),
      ...shape,
    });
  };

  const settle = (request: VendorRequest, verdict: Verdict, permit: BreakerPermit, durationMs: number): void => {
    const code = verdict.state === 'answered' ? 'OK' : verdict.failure.code;
    record(request.operation, code, durationMs);
    metrics.vendorCallSeconds.observe({ account: account.id, operation: request.operation }, durationMs / 1000);
    if (verdict.state === 'answered') {
      permit.succeed();
      health.succeeded(clock.now());
      return;
    }
    if (FAILURES_OF_VENDOR.has(verdict.failure.code)) permit.fail();
    else permit.succeed();
    if (FAILURES_OF_REQUEST.has(verdict.failure.code)) return;
    health.failed({ failure: verdict.failure, operation: request.operation, at: clock.now() });
  };

  const createCaller = (options: CallerOptions): VendorCaller => {
    const base = toBase(options.baseUrl);

    const readRate = (headers: Headers, now: number): RateReading | null => {
      try {
        const reading = options.readRate?.(headers) ?? null;
        return reading === null ? null : withoutSkew(reading, headers, now);
      } catch {
        return null;
      }
    };

    const judge = (request: VendorRequest, answer: HttpResponse, retryAt: number | null, now: number): Verdict => {
      const seconds = retryAt === null ? null : Math.max(0, Math.ceil((retryAt - now) / 1000));
      return judgeAnswer(request, answer, options, seconds);
    };

    const send = async (request: VendorRequest, url: string, headers: Headers, leftMs: number): Promise<Sent> => {
      const { method, body = null } = request;
      try {
        const answer = await http.send({ method, url, headers, body, totalTimeoutMs: leftMs });
        const now = clock.now();
        const retryAt = retryAtOf(answer.headers, now);
        const verdict = judge(request, answer, retryAt, now);
        const refused = verdict.state === 'failed' && verdict.failure.code === 'RATE_LIMITED';
        const end = { reached: true, reading: readRate(answer.headers, now), refused, retryAt };
        return { answer, verdict, end };
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
        return { answer: null, verdict: judgeSilence(request, error), end: { ...NOT_SENT, reached: error.sent } };
      }
    };

    /** One request on the wire, with everyone told how it ended. */
    const attempt = async (request: VendorRequest, url: string, leftMs: number, admit: () => Promise<Admission>) => {
      // Asked before admission: fetching a token may itself need a call of this account.
      const headers = { accept: 'application/json', ...(await options.headers()), ...request.headers };
      const { grant, permit } = await admit();
      const startedAt = performance.now();
      let end: CallEnd = { ...NOT_SENT, reached: true };
      try {
        const sent = await send(request, url, headers, leftMs);
        end = sent.end;
        const durationMs = performance.now() - startedAt;
        if (sent.answer !== null) health.answered(durationMs);
        settle(request, sent.verdict, permit, durationMs);
        if (sent.verdict.state === 'failed') logFailure(request, sent.verdict, sent.answer);
        return { verdict: sent.verdict, durationMs } satisfies Attempt;
      } finally {
        permit.release();
        grant.settle(end);
        const { remaining } = budget.snapshot();
        if (remaining !== null) metrics.rateBudgetRemaining.set({ account: account.id }, remaining);
      }
    };

    /** Whether a read is tried again after `tried` attempts; a refusal by rate limit waits in the budget's line. */
    const mayRetry = (request: VendorRequest, verdict: Failed, tried: number): boolean => {
      if (request.method !== 'GET') return false;
      return verdict.failure.code === 'RATE_LIMITED' ? tried === 1 : tried <= verdict.retries;
    };
    const backOffMs = (verdict: Failed, tried: number): number =>
      verdict.failure.code === 'RATE_LIMITED' ? 0 : FIRST_BACK_OFF_MS * 2 ** (tried - 1) * (0.5 + random() / 2);

    /** Admission to the first attempt fails as itself; to a later one, what the last attempt ended in says more. */
    const admitOr = (request: VendorRequest, before: Failed | null) => async (): Promise<Admission> => {
      try {
        return await enter(currentTrace()?.priority ?? 'background');
      } catch (error) {
        if (before !== null) throw failed(before);
        if (error instanceof VendorCallError) record(request.operation, error.failure.code, 0);
        throw error;
      }
    };
    /** A refusal by rate limit without a time says what the budget made of it. */
    const failed = ({ failure }: Failed): VendorCallError => {
      const heldUntil = failure.code === 'RATE_LIMITED' ? budget.snapshot().resetAt : null;
      if ((failure.retryAfterSeconds ?? 0) > 0 || heldUntil === null) return new VendorCallError(failure);
      const retryAfterSeconds = Math.max(1, Math.ceil((heldUntil - clock.now()) / 1000));
      return new VendorCallError({ ...failure, retryAfterSeconds });
    };

    const call = async (request: VendorRequest): Promise<VendorResponse> => {
      const url = toTargetUrl(base, request);
      if (url === null) {
        record(request.operation, 'INVALID_REQUEST', 0);
        throw new VendorCallError(vendorFailure('INVALID_REQUEST'));
      }
      let leftMs = request.body?.type === 'multipart' ? uploadTimeoutMs : timeoutMs;
      let before: Failed | null = null;
      for (let tried = 1; ; tried += 1) {
        const { verdict, durationMs } = await attempt(request, url, leftMs, admitOr(request, before));
        if (verdict.state === 'answered') return verdict.response;
        const pauseMs = backOffMs(verdict, tried);
        leftMs -= durationMs + pauseMs;
        if (!mayRetry(request, verdict, tried) || leftMs < SHORTEST_ATTEMPT_MS) throw failed(verdict);
        before = verdict;
        if (pauseMs > 0) await clock.sleep(pauseMs, currentTrace()?.signal ?? undefined);
      }
    };

    /** Like one attempt of `call`, but a 2xx hands its body on as it comes. */
    const download = async (request: VendorRequest & { readonly method: 'GET' }): Promise<MediaStream> => {
      const url = toTargetUrl(base, request);
      if (url === null) throw new VendorCallError(vendorFailure('INVALID_REQUEST'));
      const headers = { ...(await options.headers()), ...request.headers };
      const { grant, permit } = await admitOr(request, null)();
      const startedAt = performance.now();
      let end: CallEnd = { ...NOT_SENT, reached: true };
      const ended = (verdict: Verdict): void => settle(request, verdict, permit, performance.now() - startedAt);
      try {
        const limits = { totalTimeoutMs: uploadTimeoutMs, maxBytes: DOWNLOAD_BYTES };
        const answer = await http.stream({ method: 'GET', url, headers, body: null, ...limits });
        const now = clock.now();
        const retryAt = retryAtOf(answer.headers, now);
        const isGood = answer.status >= 200 && answer.status < 300;
        end = { reached: true, reading: readRate(answer.headers, now), refused: answer.status === 429, retryAt };
        if (isGood) {
          ended({ state: 'answered', response: { status: answer.status, headers: answer.headers, json: undefined } });
          return {
            mimeType: answer.headers['content-type'] ?? null,
            byteSize: answer.byteSize,
            body: answer.body,
            cancel: answer.cancel,
          };
        }
        const verdict = judge(request, { ...answer, body: await headOf(answer) }, retryAt, now);
        ended(verdict);
        throw verdict.state === 'failed' ? failed(verdict) : new VendorCallError(vendorFailure('BAD_RESPONSE'));
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
        end = { ...NOT_SENT, reached: error.sent };
        const verdict = judgeSilence(request, error);
        ended(verdict);
        throw new VendorCallError(verdict.state === 'failed' ? verdict.failure : vendorFailure('UNAVAILABLE'));
      } finally {
        permit.release();
        grant.settle(end);
      }
    };
    return { call, download };
  };

  return {
    createCaller,
    health: () => ({
      circuit: breaker.state(),
      latencyP95Ms: health.latencyP95Ms(),
      lastSuccessAt: health.lastSuccessAt(),
      lastFailure: health.lastFailure(),
    }),
  };
}
