// The one way to a vendor's REST API: budget, breaker, deadline, retries of reads, metrics and trace around each call.

import { VendorCallError, type VendorErrorCode, vendorFailure } from '../../domain/errors/error-codes.ts';
import type {
  CallerOptions,
  MediaStream,
  VendorCaller,
  VendorRequest,
  VendorResponse,
} from '../../domain/ports/vendor/calls.ts';
import type { CircuitState } from '../../domain/health.ts';
import type { CircuitBreaker, CircuitPermit } from './circuit-breaker.ts';
import { type CallPriority, currentTrace } from '../observability/call-trace.ts';
import type { Clock } from '../clock.ts';
import type { HttpClient } from '../http/client.ts';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { CallEnd, RateBudget, RateGrant } from '../rate/budget.ts';
import { createAccountHealth, type LastFailure } from './account-health.ts';
import { createExchange, NOT_SENT, type Outgoing, type SentRequest } from './exchange.ts';
import type { FailedOutcome, Outcome } from './classify-response.ts';
import { toBase, toTargetUrl } from './target.ts';

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
  readonly breaker: CircuitBreaker;
  /** For all attempts of one call and the pauses between them, without the wait for the rate budget. 5 s by default. */
  readonly timeoutMs?: number;
  /**
   * The same for calls that carry files, with a second more for each MiB; of a download, for its head and for each
   * silence after it. 30 s by default.
   */
  readonly uploadTimeoutMs?: number;
  /** 0..1, spreads back-off. */
  readonly random?: () => number;
}

/** The account fails, rather than this request; only these open the circuit. */
const FAILURES_OF_VENDOR: ReadonlySet<VendorErrorCode> = new Set(['TIMEOUT', 'UNAVAILABLE', 'BAD_RESPONSE']);
const FAILURES_OF_REQUEST: ReadonlySet<VendorErrorCode> = new Set(['NOT_FOUND', 'CONFLICT', 'INVALID_REQUEST']);
const FIRST_BACK_OFF_MS = 100;
const SLOWEST_BYTES_PER_SECOND = 1024 * 1024;
/** Less time than this is not worth another attempt. */
const MIN_ATTEMPT_MS = 50;
interface Admission {
  readonly grant: RateGrant;
  readonly permit: CircuitPermit;
}
interface Attempt<R> {
  readonly outcome: Outcome<R>;
  readonly durationMs: number;
}
/** The way of sending, and what it asks the vendor for unless the caller knows better. */
interface Way<R> {
  readonly accept: string;
  go(outgoing: Outgoing): Promise<SentRequest<R>>;
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
    const permit = breaker.acquire();
    if (permit !== null) return { grant, permit };
    grant.release(NOT_SENT);
    throw circuitOpen();
  };

  const logFailure = (
    request: VendorRequest,
    { failure, why }: FailedOutcome,
    shape: SentRequest<unknown>['shape'],
  ): void => {
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

  const settle = (
    request: VendorRequest,
    outcome: Outcome<unknown>,
    permit: CircuitPermit,
    durationMs: number,
  ): void => {
    const code = outcome.state === 'answered' ? 'OK' : outcome.failure.code;
    record(request.operation, code, durationMs);
    metrics.vendorCallSeconds.observe({ account: account.id, operation: request.operation }, durationMs / 1000);
    if (outcome.state === 'answered') {
      permit.succeed();
      health.succeeded(clock.now());
      return;
    }
    if (FAILURES_OF_VENDOR.has(outcome.failure.code)) permit.fail();
    else permit.succeed();
    if (FAILURES_OF_REQUEST.has(outcome.failure.code)) return;
    health.failed({ failure: outcome.failure, operation: request.operation, at: clock.now() });
  };

  const createCaller = (options: CallerOptions): VendorCaller => {
    const base = toBase(options.baseUrl);

    const exchange = createExchange(http, clock, options);
    const whole: Way<VendorResponse> = { accept: 'application/json', go: exchange.send };
    const streamed: Way<MediaStream> = { accept: '*/*', go: exchange.open };

    /** One request on the wire, with everyone told how it ended. */
    const attempt = async <R>(
      way: Way<R>,
      outgoing: Omit<Outgoing, 'headers'>,
      admit: () => Promise<Admission>,
    ): Promise<Attempt<R>> => {
      const { request } = outgoing;
      // Asked before admission: fetching a token may itself need a call of this account.
      const headers = { accept: way.accept, ...(await options.headers()), ...request.headers };
      const { grant, permit } = await admit();
      const startedAt = performance.now();
      let end: CallEnd = { ...NOT_SENT, reached: true };
      try {
        const sent = await way.go({ ...outgoing, headers });
        end = sent.end;
        const durationMs = performance.now() - startedAt;
        if (sent.outcome.state === 'answered' || sent.shape !== null) health.answered(durationMs);
        settle(request, sent.outcome, permit, durationMs);
        if (sent.outcome.state === 'failed') logFailure(request, sent.outcome, sent.shape);
        return { outcome: sent.outcome, durationMs };
      } finally {
        permit.release();
        grant.release(end);
        const { remaining } = budget.snapshot();
        if (remaining !== null) metrics.rateBudgetRemaining.set({ account: account.id }, remaining);
      }
    };

    /** Whether a read is tried again after `tried` attempts; a refusal by rate limit waits in the budget's line. */
    const mayRetry = (request: VendorRequest, outcome: FailedOutcome, tried: number): boolean => {
      if (request.method !== 'GET') return false;
      return outcome.failure.code === 'RATE_LIMITED' ? tried === 1 : tried <= outcome.retries;
    };
    const backOffMs = (outcome: FailedOutcome, tried: number): number =>
      outcome.failure.code === 'RATE_LIMITED' ? 0 : FIRST_BACK_OFF_MS * 2 ** (tried - 1) * (0.5 + random() / 2);

    /** Admission to the first attempt fails as itself; to a later one, what the last attempt ended in says more. */
    const admitOr = (request: VendorRequest, before: FailedOutcome | null) => async (): Promise<Admission> => {
      try {
        return await enter(currentTrace()?.priority ?? 'background');
      } catch (error) {
        if (before !== null) throw failed(before);
        if (error instanceof VendorCallError) record(request.operation, error.failure.code, 0);
        throw error;
      }
    };
    /** A refusal by rate limit without a time says what the budget made of it. */
    const failed = ({ failure }: FailedOutcome): VendorCallError => {
      const heldUntil = failure.code === 'RATE_LIMITED' ? budget.snapshot().resetAt : null;
      if ((failure.retryAfterSeconds ?? 0) > 0 || heldUntil === null) return new VendorCallError(failure);
      const retryAfterSeconds = Math.max(1, Math.ceil((heldUntil - clock.now()) / 1000));
      return new VendorCallError({ ...failure, retryAfterSeconds });
    };

    /** All attempts of one call; the limit is for them together and the pauses between. */
    const run = async <R>(way: Way<R>, request: VendorRequest, timeLimitMs: number): Promise<R> => {
      const url = toTargetUrl(base, request);
      if (url === null) {
        record(request.operation, 'INVALID_REQUEST', 0);
        throw new VendorCallError(vendorFailure('INVALID_REQUEST'));
      }
      let leftMs = timeLimitMs;
      let before: FailedOutcome | null = null;
      for (let tried = 1; ; tried += 1) {
        const { outcome, durationMs }: Attempt<R> = await attempt(
          way,
          { request, url, leftMs },
          admitOr(request, before),
        );
        if (outcome.state === 'answered') return outcome.response;
        const pauseMs = backOffMs(outcome, tried);
        leftMs -= durationMs + pauseMs;
        if (!mayRetry(request, outcome, tried) || leftMs < MIN_ATTEMPT_MS) throw failed(outcome);
        before = outcome;
        if (pauseMs > 0) await clock.sleep(pauseMs, currentTrace()?.signal ?? undefined);
      }
    };
    /** What is long on its way out gets the time for it: a call given up in the middle may have happened. */
    const timeFor = ({ body }: VendorRequest): number => {
      if (body?.type !== 'multipart') return timeoutMs;
      const bytes = body.files.reduce((sum, { byteSize }) => sum + byteSize, 0);
      return uploadTimeoutMs + (bytes / SLOWEST_BYTES_PER_SECOND) * 1000;
    };

    return {
      call: (request) => run(whole, request, timeFor(request)),
      download: (request) => run(streamed, request, uploadTimeoutMs),
    };
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
