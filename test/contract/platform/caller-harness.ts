// A caller over real HTTP to a server of the test, with every part around it real and its log kept.

import type {
  CallerOptions,
  MediaStream,
  VendorRequest,
  VendorResponse,
} from '../../../src/domain/ports/vendor/calls.ts';
import { VendorCallError, type VendorFailure } from '../../../src/domain/errors/error-codes.ts';
import { type CircuitBreaker, createCircuitBreaker } from '../../../src/platform/vendor-call/circuit-breaker.ts';
import {
  type CallPriority,
  type CallRecord,
  createTrace,
  runWithTrace,
} from '../../../src/platform/observability/call-trace.ts';
import { createHttpClient } from '../../../src/platform/http/client.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { createMetrics, type Metrics } from '../../../src/platform/observability/metrics.ts';
import { createRateBudget, type RateBudget, type RateBudgetOptions } from '../../../src/platform/rate/budget.ts';
import { createVendorCallerFactory, type VendorCallerFactory } from '../../../src/platform/vendor-call/caller.ts';
import { createManualClock, type ManualClock } from '../../kit/manual-clock.ts';
import { type Clock, systemClock } from '../../../src/platform/clock.ts';
import { type Answerer, type FaultServer, startFaultServer } from './fault-server.ts';

export interface CallerBench {
  readonly server: FaultServer;
  readonly clock: ManualClock;
  readonly budget: RateBudget;
  readonly breaker: CircuitBreaker;
  readonly metrics: Metrics;
  readonly factory: VendorCallerFactory;
  readonly log: string[];
  readonly calls: CallRecord[];
  readonly call: (request?: Partial<VendorRequest>, priority?: CallPriority) => Promise<VendorResponse>;
  readonly download: (path?: string) => Promise<MediaStream>;
  /** The failure a call ends in; throws when it succeeds. */
  readonly failureOf: (request?: Partial<VendorRequest>, priority?: CallPriority) => Promise<VendorFailure>;
  close(): Promise<void>;
}
export interface BenchOptions {
  readonly answer: Answerer;
  readonly server?: FaultServer;
  readonly caller?: Partial<CallerOptions>;
  readonly budget?: Partial<RateBudgetOptions>;
  readonly timeoutMs?: number;
  readonly uploadTimeoutMs?: number;
  readonly basePath?: string;
}

/** Budget and breaker use the manual clock; deadlines and back-off between attempts pass in real, short time. */
export async function openBench(options: BenchOptions): Promise<CallerBench> {
  const server = options.server ?? (await startFaultServer(options.answer));
  const clock = createManualClock();
  const { sleep, elapsed } = systemClock;
  const forCaller: Clock = { ...clock, sleep, elapsed };
  const http = createHttpClient({ userAgent: 'deskgraph-test' });
  const metrics = createMetrics({ nodeMetrics: false });
  const log: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) } });
  const budget = createRateBudget({
    clock,
    callsPerMinute: null,
    reservedForWrites: 0,
    random: () => 0,
    ...options.budget,
  });
  const breaker = createCircuitBreaker({ clock, random: () => 0 });
  const factory = createVendorCallerFactory({
    http,
    clock: forCaller,
    metrics,
    logger,
    account: { id: 'acc-1', vendor: 'TEST' },
    budget,
    breaker,
    timeoutMs: options.timeoutMs ?? 2000,
    ...(options.uploadTimeoutMs === undefined ? {} : { uploadTimeoutMs: options.uploadTimeoutMs }),
    random: () => 0,
  });
  const caller = factory.createCaller({
    baseUrl: server.url + (options.basePath ?? ''),
    headers: () => ({ 'x-api-key': 'canary-key' }),
    decodeFailure: () => ({ vendorCode: null, vendorMessage: null, code: null }),
    ...options.caller,
  });
  const calls: CallRecord[] = [];
  const call = (request: Partial<VendorRequest> = {}, priority: CallPriority = 'interactive') => {
    const trace = { ...createTrace(priority), calls };
    return runWithTrace(trace, () =>
      caller.call({ operation: 'things.get', method: 'GET', path: '/things', ...request }),
    );
  };
  return {
    server,
    clock,
    budget,
    breaker,
    metrics,
    factory,
    log,
    calls,
    call,
    download: (path = '/files/1') =>
      runWithTrace({ ...createTrace('interactive'), calls }, () =>
        caller.download({ operation: 'files.get', method: 'GET', path }),
      ),
    async failureOf(request, priority) {
      const error: unknown = await call(request, priority).then(
        () => new Error('the call succeeded'),
        (failure: unknown) => failure,
      );
      if (error instanceof VendorCallError) return error.failure;
      throw error;
    },
    async close() {
      await server.close();
      await http.close();
    },
  };
}
