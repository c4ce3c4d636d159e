// The attempts of one vendor call: admission by breaker and budget, the request, and for reads the retries.

import { VendorCallError, type VendorErrorCode, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { CallerOptions, VendorRequest } from '../../domain/ports/vendor/calls.ts';
import type { Clock } from '../clock.ts';
import { type CallPriority, currentTrace } from '../observability/call-trace.ts';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { CallEnd, RateBudget, RateGrant } from '../rate/budget.ts';
import type { AccountHealth } from './account-health.ts';
import type { CircuitBreaker, CircuitPermit } from './circuit-breaker.ts';
import type { FailedOutcome, Outcome } from './classify-response.ts';
import { NOT_SENT, type Outgoing, type SentRequest } from './exchange.ts';

/** What the calls of one account share. */
export interface AccountCalls {
  readonly accountId: string;
  readonly budget: RateBudget;
  readonly breaker: CircuitBreaker;
  readonly health: AccountHealth;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Source of the back-off's jitter, from 0 up to but excluding 1. */
  readonly random: () => number;
}

/** How a request is sent: read whole or as a stream. */
export interface Transport<R> {
  /** The Accept header, unless the caller sets one. */
  readonly accept: string;
  send(outgoing: Outgoing): Promise<SentRequest<R>>;
}

/** A call before its first attempt. */
export interface CallPlan<R> {
  readonly request: VendorRequest;
  readonly url: string;
  readonly transport: Transport<R>;
  readonly headers: CallerOptions['headers'];
  /** For all attempts and the pauses between them, without the waits for the budget, milliseconds. */
  readonly timeLimitMs: number;
}

interface Admission {
  readonly grant: RateGrant;
  readonly permit: CircuitPermit;
}
interface Attempt<R> {
  readonly outcome: Outcome<R>;
  readonly durationMs: number;
}

/** The account fails, not this request; only these open the circuit. */
const FAILURES_OF_VENDOR: ReadonlySet<VendorErrorCode> = new Set(['TIMEOUT', 'UNAVAILABLE', 'BAD_RESPONSE']);
const FAILURES_OF_REQUEST: ReadonlySet<VendorErrorCode> = new Set(['NOT_FOUND', 'CONFLICT', 'INVALID_REQUEST']);
const FIRST_BACK_OFF_MS = 100;
/** With less time left, another attempt is not worth starting. */
const MIN_ATTEMPT_MS = 50;

/** Makes the call. Resolves with the response, or rejects with a VendorCallError. */
export async function makeCall<R>(plan: CallPlan<R>, account: AccountCalls): Promise<R> {
  const { request } = plan;
  let leftMs = plan.timeLimitMs;
  let previous: FailedOutcome | null = null;
  for (let tried = 1; ; tried += 1) {
    const { outcome, durationMs }: Attempt<R> = await attempt(plan, leftMs, previous, account);
    if (outcome.state === 'answered') return outcome.response;
    const pauseMs = backOffMs(outcome, tried, account.random);
    leftMs -= durationMs + pauseMs;
    if (!mayRetry(request, outcome, tried) || leftMs < MIN_ATTEMPT_MS) throw toError(outcome, account);
    previous = outcome;
    if (pauseMs > 0) await account.clock.sleep(pauseMs, currentTrace()?.signal ?? undefined);
  }
}

/** Counts a call in the metrics and in the trace of the current operation. */
export function recordCall(
  { accountId, metrics }: Pick<AccountCalls, 'accountId' | 'metrics'>,
  operation: string,
  outcome: 'OK' | VendorErrorCode,
  durationMs: number,
): void {
  metrics.vendorCalls.inc({ account: accountId, operation, outcome });
  currentTrace()?.calls.push({ account: accountId, operation, outcome, durationMs });
}

/** Only reads are retried. A read refused by rate limit is retried once; it waits in the queue of the budget. */
function mayRetry(request: VendorRequest, outcome: FailedOutcome, tried: number): boolean {
  if (request.method !== 'GET') return false;
  return outcome.failure.code === 'RATE_LIMITED' ? tried === 1 : tried <= outcome.retries;
}

function backOffMs(outcome: FailedOutcome, tried: number, random: () => number): number {
  return outcome.failure.code === 'RATE_LIMITED' ? 0 : FIRST_BACK_OFF_MS * 2 ** (tried - 1) * (0.5 + random() / 2);
}

/** The error of a call. A refusal by rate limit without a Retry-After gets the wait that the budget derived from it. */
function toError({ failure }: FailedOutcome, { budget, clock }: AccountCalls): VendorCallError {
  const heldUntil = failure.code === 'RATE_LIMITED' ? budget.snapshot().resetAt : null;
  if ((failure.retryAfterSeconds ?? 0) > 0 || heldUntil === null) return new VendorCallError(failure);
  const retryAfterSeconds = Math.max(1, Math.ceil((heldUntil - clock.now()) / 1000));
  return new VendorCallError({ ...failure, retryAfterSeconds });
}

/** One request to the vendor, with its outcome recorded everywhere. */
async function attempt<R>(
  { request, url, transport, headers: accountHeaders }: CallPlan<R>,
  leftMs: number,
  previous: FailedOutcome | null,
  account: AccountCalls,
): Promise<Attempt<R>> {
  const { accountId, budget, clock, health, metrics } = account;
  // Before admission, because fetching a token may itself need a call of this account.
  const headers = { accept: transport.accept, ...(await accountHeaders()), ...request.headers };
  const { grant, permit } = await admit(request, previous, account);
  const startedAt = clock.elapsed();
  let end: CallEnd = { ...NOT_SENT, reached: true };
  try {
    const sent = await transport.send({ request, url, headers, leftMs });
    end = sent.end;
    const durationMs = clock.elapsed() - startedAt;
    if (sent.outcome.state === 'answered' || sent.shape !== null) health.answered(durationMs);
    recordOutcome(request, sent.outcome, permit, durationMs, account);
    if (sent.outcome.state === 'failed') logFailure(request, sent.outcome, sent.shape, account);
    return { outcome: sent.outcome, durationMs };
  } finally {
    permit.release();
    grant.release(end);
    const { remaining } = budget.snapshot();
    if (remaining !== null) metrics.rateBudgetRemaining.set({ account: accountId }, remaining);
  }
}

/** A refused admission fails the first attempt as such; after that, the failure of the last attempt says more. */
async function admit(
  request: VendorRequest,
  previous: FailedOutcome | null,
  account: AccountCalls,
): Promise<Admission> {
  try {
    return await acquire(currentTrace()?.priority ?? 'background', account);
  } catch (error) {
    if (previous !== null) throw toError(previous, account);
    if (error instanceof VendorCallError) recordCall(account, request.operation, error.failure.code, 0);
    throw error;
  }
}

/** An open circuit is checked before the budget, where it costs nothing, and again after the wait for the budget. */
async function acquire(priority: CallPriority, { breaker, budget }: AccountCalls): Promise<Admission> {
  if (breaker.state() === 'OPEN') throw circuitOpen(breaker);
  const grant = await budget.acquire(priority, currentTrace()?.signal ?? undefined);
  const permit = breaker.acquire();
  if (permit !== null) return { grant, permit };
  grant.release(NOT_SENT);
  throw circuitOpen(breaker);
}

function circuitOpen(breaker: CircuitBreaker): VendorCallError {
  return new VendorCallError(vendorFailure('CIRCUIT_OPEN', { retryAfterSeconds: breaker.retryAfterSeconds() }));
}

function recordOutcome(
  { operation }: VendorRequest,
  outcome: Outcome<unknown>,
  permit: CircuitPermit,
  durationMs: number,
  account: AccountCalls,
): void {
  const { accountId, clock, health, metrics } = account;
  recordCall(account, operation, outcome.state === 'answered' ? 'OK' : outcome.failure.code, durationMs);
  metrics.vendorCallSeconds.observe({ account: accountId, operation }, durationMs / 1000);
  if (outcome.state === 'answered') {
    permit.succeed();
    health.succeeded(clock.now());
    return;
  }
  const { failure } = outcome;
  if (FAILURES_OF_VENDOR.has(failure.code)) permit.fail();
  else permit.succeed();
  if (!FAILURES_OF_REQUEST.has(failure.code)) health.failed({ failure, operation, at: clock.now() });
}

function logFailure(
  request: VendorRequest,
  { failure, why }: FailedOutcome,
  shape: SentRequest<unknown>['shape'],
  { logger }: AccountCalls,
): void {
  logger[FAILURES_OF_REQUEST.has(failure.code) ? 'debug' : 'warn']('vendor call failed', {
    operation: request.operation,
    method: request.method,
    path: request.path,
    code: failure.code,
    httpStatus: failure.httpStatus,
    ...(why === null ? {} : { why }),
    ...shape,
  });
}
