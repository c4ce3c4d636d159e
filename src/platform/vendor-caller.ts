// The one way to a vendor's REST API: budget, breaker, deadline, retries of reads, metrics and trace around each call.

import { VendorCallError, type VendorErrorCode, type VendorFailure, vendorFailure } from '../domain/errors.ts';
import type {
  CallerOptions,
  RateReading,
  VendorCaller,
  VendorRequest,
  VendorResponse,
} from '../domain/ports/vendor.ts';
import type { Breaker, BreakerPermit, CircuitState } from './breaker.ts';
import { type CallPriority, currentTrace } from './call-trace.ts';
import type { Clock } from './clock.ts';
import { type HttpClient, HttpFailure, type HttpResponse } from './http.ts';
import { type Logger, scrubText } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { RateBudget, RateGrant } from './rate-budget.ts';
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
  /** 0..1, spreads back-off. */
  readonly random?: () => number;
}

/** The account fails, rather than this request; only these open the circuit. */
const FAILURES_OF_VENDOR: ReadonlySet<VendorErrorCode> = new Set(['TIMEOUT', 'UNAVAILABLE', 'BAD_RESPONSE']);
const FAILURES_OF_REQUEST: ReadonlySet<VendorErrorCode> = new Set(['NOT_FOUND', 'CONFLICT', 'INVALID_REQUEST']);
const FIRST_BACK_OFF_MS = 100;
/** Less time than this is not worth another attempt. */
const SHORTEST_ATTEMPT_MS = 50;
const EXCERPT_CHARACTERS = 200;

interface Attempt {
  readonly verdict: Verdict;
  /** When the vendor wants the next call; null where it did not say. */
  readonly retryAt: number | null;
}

/** Creates the callers of one account; they share its budget, breaker and health. */
export function createVendorCallerFactory(context: VendorCallerContext): VendorCallerFactory {
  const { http, clock, metrics, budget, breaker, account, timeoutMs = 5000, random = Math.random } = context;
  const logger = context.logger.child('vendor', { account: account.id, vendor: account.vendor });
  const health = createAccountHealth();

  const record = (operation: string, outcome: 'OK' | VendorErrorCode, durationMs: number): void => {
    metrics.vendorCalls.inc({ account: account.id, operation, outcome });
    currentTrace()?.calls.push({ account: account.id, operation, outcome, durationMs });
  };
  const refuse = (request: VendorRequest, failure: VendorFailure): never => {
    record(request.operation, failure.code, 0);
    throw new VendorCallError(failure);
  };
  const refuseOpenCircuit = (request: VendorRequest): never =>
    refuse(request, vendorFailure('CIRCUIT_OPEN', { retryAfterSeconds: breaker.retryAfterSeconds() }));

  const acquire = async (request: VendorRequest, priority: CallPriority): Promise<RateGrant> => {
    try {
      return await budget.acquire(priority);
    } catch (error) {
      if (error instanceof VendorCallError) record(request.operation, error.failure.code, 0);
      throw error;
    }
  };

  /** Asks in the order that costs least: an open circuit before the budget, and again after the wait for it. */
  const enter = async (request: VendorRequest, priority: CallPriority) => {
    if (breaker.state() === 'OPEN') return refuseOpenCircuit(request);
    const grant = await acquire(request, priority);
    const permit = breaker.enter();
    if (permit !== null) return { grant, permit };
    grant.settle({ reached: false, reading: null, refused: false, retryAt: null });
    return refuseOpenCircuit(request);
  };

  const logFailure = (request: VendorRequest, verdict: Verdict & { state: 'failed' }, answer: HttpResponse | null) => {
    const { failure, why } = verdict;
    const isBodyOfInterest = answer !== null && (failure.code === 'BAD_RESPONSE' || failure.code === 'UNAVAILABLE');
    const excerpt = isBodyOfInterest ? scrubText(answer.body.toString('utf8', 0, EXCERPT_CHARACTERS * 4)) : null;
    logger[FAILURES_OF_REQUEST.has(failure.code) ? 'debug' : 'warn']('a vendor call failed', {
      operation: request.operation,
      method: request.method,
      path: request.path,
      code: failure.code,
      httpStatus: failure.httpStatus,
      ...(why === null ? {} : { why }),
      ...(excerpt === null ? {} : { excerpt: excerpt.slice(0, EXCERPT_CHARACTERS) }),
    });
  };

  const settle = (request: VendorRequest, verdict: Verdict, permit: BreakerPermit, durationMs: number): void => {
    const code = verdict.state === 'answered' ? 'OK' : verdict.failure.code;
    record(request.operation, code, durationMs);
    metrics.vendorCallSeconds.observe({ account: account.id, operation: request.operation }, durationMs / 1000);
    const remaining = budget.snapshot().remaining;
    if (remaining !== null) metrics.rateBudgetRemaining.set({ account: account.id }, remaining);
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

    const readRate = (headers: Readonly<Record<string, string>>, now: number): RateReading | null => {
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

    /** One request on the wire, with everything that must be told how it ended. */
    const attempt = async (request: VendorRequest, url: string, leftMs: number, priority: CallPriority) => {
      const { grant, permit } = await enter(request, priority);
      const startedAt = performance.now();
      let answer: HttpResponse | null = null;
      let verdict: Verdict | null = null;
      let end = { reached: false, reading: null as RateReading | null, refused: false, retryAt: null as number | null };
      try {
        const headers = { accept: 'application/json', ...(await options.headers()), ...request.headers };
        const { method, body = null } = request;
        try {
          answer = await http.send({ method, url, headers, body, totalTimeoutMs: leftMs });
          health.answered(performance.now() - startedAt);
          const now = clock.now();
          const retryAt = retryAtOf(answer.headers, now);
          end = { reached: true, reading: readRate(answer.headers, now), refused: answer.status === 429, retryAt };
          verdict = judge(request, answer, retryAt, now);
        } catch (error) {
          if (!(error instanceof HttpFailure)) throw error;
          end = { ...end, reached: error.sent };
          verdict = judgeSilence(request, error);
        }
      } finally {
        grant.settle(end);
        if (verdict === null) permit.release();
        else settle(request, verdict, permit, performance.now() - startedAt);
      }
      if (verdict.state === 'failed') logFailure(request, verdict, answer);
      return { verdict, retryAt: end.retryAt } satisfies Attempt;
    };

    /** Whether a read is tried again after `tried` attempts; a refusal by rate limit waits in the budget's line. */
    const mayRetry = (request: VendorRequest, verdict: Verdict & { state: 'failed' }, tried: number): boolean => {
      if (request.method !== 'GET') return false;
      return verdict.failure.code === 'RATE_LIMITED' ? tried === 1 : tried <= verdict.retries;
    };

    const backOffMs = (tried: number): number => FIRST_BACK_OFF_MS * 2 ** (tried - 1) * (0.5 + random() / 2);

    const call = async (request: VendorRequest): Promise<VendorResponse> => {
      const priority = currentTrace()?.priority ?? 'background';
      const url = toTargetUrl(base, request);
      if (url === null) return refuse(request, vendorFailure('INVALID_REQUEST'));
      let leftMs = timeoutMs;
      for (let tried = 1; ; tried += 1) {
        const startedAt = performance.now();
        const { verdict } = await attempt(request, url, leftMs, priority);
        if (verdict.state === 'answered') return verdict.response;
        const failed = new VendorCallError(verdict.failure);
        const isLimited = verdict.failure.code === 'RATE_LIMITED';
        const pauseMs = isLimited ? 0 : backOffMs(tried);
        leftMs -= performance.now() - startedAt + pauseMs;
        if (!mayRetry(request, verdict, tried) || leftMs < SHORTEST_ATTEMPT_MS) throw failed;
        if (pauseMs > 0) await clock.sleep(pauseMs);
      }
    };
    return { call };
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
