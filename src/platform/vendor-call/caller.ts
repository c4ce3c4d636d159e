// Creates the callers through which adapters reach their vendor's REST API. Each call has a rate budget, a breaker, a
// deadline, retries of reads, metrics and a trace.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type {
  CallerOptions,
  MediaStream,
  VendorCaller,
  VendorRequest,
  VendorResponse,
} from '../../domain/ports/vendor/calls.ts';
import type { CircuitState } from '../../domain/health.ts';
import type { Clock } from '../clock.ts';
import type { HttpClient } from '../http/client.ts';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { RateBudget } from '../rate/budget.ts';
import { createAccountHealth, type LastFailure } from './account-health.ts';
import { type AccountCalls, makeCall, recordCall, type Transport } from './attempts.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { createExchange } from './exchange.ts';
import { toBase, toTargetUrl } from './target.ts';

export interface CallerHealth {
  readonly circuit: CircuitState;
  /** null before the first response. */
  readonly latencyP95Ms: number | null;
  /** Epoch milliseconds; null if none has succeeded since the start. */
  readonly lastSuccessAt: number | null;
  /** The latest failure of the account, as opposed to a failure of one request. */
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
  /** For all attempts of one call and the pauses between them, without the waits for the rate budget. Default: 5 s. */
  readonly timeoutMs?: number;
  /**
   * The same for calls that carry files, plus one second per MiB. For a download: until its head, and for each silence
   * after it. Default: 30 s.
   */
  readonly uploadTimeoutMs?: number;
  /** Source of the back-off's jitter, from 0 up to but excluding 1. Default: Math.random. */
  readonly random?: () => number;
}

const MIN_UPLOAD_BYTES_PER_SECOND = 1024 * 1024;

/** Creates the callers of one account; they share its budget, breaker and health. */
export function createVendorCallerFactory(context: VendorCallerContext): VendorCallerFactory {
  const { http, clock, metrics, budget, breaker, account, random = Math.random } = context;
  const { timeoutMs = 5000, uploadTimeoutMs = 30_000 } = context;
  const logger = context.logger.child('vendor', { account: account.id, vendor: account.vendor });
  const health = createAccountHealth();
  const shared: AccountCalls = { accountId: account.id, budget, breaker, health, metrics, logger, clock, random };

  /** Uploads get time for their size, because a call that is cut in the middle may have taken effect. */
  const timeLimitOf = ({ body }: VendorRequest): number => {
    if (body?.type !== 'multipart') return timeoutMs;
    const bytes = body.files.reduce((sum, { byteSize }) => sum + byteSize, 0);
    return uploadTimeoutMs + (bytes / MIN_UPLOAD_BYTES_PER_SECOND) * 1000;
  };

  const createCaller = (options: CallerOptions): VendorCaller => {
    const base = toBase(options.baseUrl);
    const exchange = createExchange(http, clock, options);
    const whole: Transport<VendorResponse> = { accept: 'application/json', send: exchange.send };
    const streamed: Transport<MediaStream> = { accept: '*/*', send: exchange.open };
    const run = async <R>(transport: Transport<R>, request: VendorRequest, timeLimitMs: number): Promise<R> => {
      const url = toTargetUrl(base, request);
      if (url !== null) return makeCall({ request, url, transport, headers: options.headers, timeLimitMs }, shared);
      recordCall(shared, request.operation, 'INVALID_REQUEST', 0);
      throw new VendorCallError(vendorFailure('INVALID_REQUEST'));
    };
    return {
      call: (request) => run(whole, request, timeLimitOf(request)),
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
