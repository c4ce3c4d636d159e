// One open account of any vendor for tests: the real adapter over the real caller, without a gateway around it.

import { VendorCallError, type VendorFailure } from '../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../src/domain/observation.ts';
import type { VendorCaller } from '../../src/domain/ports/vendor/calls.ts';
import type { FeedPage } from '../../src/domain/ports/vendor/reads.ts';
import type { Settings } from '../../src/domain/ports/vendor/settings.ts';
import type { AdapterContext, VendorAdapter, VendorModule } from '../../src/domain/ports/vendor/module.ts';
import { createCircuitBreaker } from '../../src/platform/vendor-call/circuit-breaker.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createHttpClient } from '../../src/platform/http/client.ts';
import { createLogger } from '../../src/platform/observability/logger.ts';
import { createMetrics } from '../../src/platform/observability/metrics.ts';
import { createRateBudget } from '../../src/platform/rate/budget.ts';
import { createVendorCallerFactory } from '../../src/platform/vendor-call/caller.ts';
import { settingsOf } from './gateway/gateway-defaults.ts';

export interface VendorAccount extends Pick<AdapterContext, 'createCaller'> {
  readonly adapter: VendorAdapter;
  /** Words of the vendor that the adapter did not know, as `field` and `value`. */
  readonly unknownValues: readonly (readonly [string, string])[];
  readonly warnings: readonly { readonly message: string; readonly details: unknown }[];
  /** What was logged of its calls. */
  readonly logLines: readonly string[];
  close(): Promise<void>;
}

const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** Where the rate limit is used up, a test wants to know at once. */
const NO_WAITING = { write: 0, interactive: 0, background: 0 };

/** Lays something between an adapter and its calls. */
export type WrapCaller = (caller: VendorCaller) => VendorCaller;

/** Opens the adapter with a wide rate budget; settings are laid over the vendor's defaults. Retries do not wait. Where many
 * calls are made at once, `maxWaitMs` lets them wait for each other. */
export function openVendorAccount(
  module: VendorModule,
  settings: Settings,
  now = (): number => Date.now(),
  wrap: WrapCaller = (caller) => caller,
  timeoutMs = 5000,
  maxWaitMs = NO_WAITING,
): VendorAccount {
  const unknownValues: (readonly [string, string])[] = [];
  const warnings: { readonly message: string; readonly details: unknown }[] = [];
  const logLines: string[] = [];
  const http = createHttpClient({ userAgent: 'deskgraph-test', maxBytes: MAX_ANSWER_BYTES });
  const clock = { ...systemClock, sleep: async () => undefined };
  const callers = createVendorCallerFactory({
    http,
    clock,
    metrics: createMetrics(),
    logger: createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
    account: { id: `${module.slug}-main`, vendor: module.code },
    budget: createRateBudget({ clock, callsPerMinute: null, reservedForWrites: 0, maxWaitMs }),
    breaker: createCircuitBreaker({ clock }),
    timeoutMs,
  });
  const createCaller: AdapterContext['createCaller'] = (options) => wrap(callers.createCaller(options));
  const adapter = module.open({
    account: { id: `${module.slug}-main`, name: module.title },
    settings: settingsOf(module, settings),
    log: {
      unknownValue: (field, value) => void unknownValues.push([field, value]),
      warn: (message, details) => void warnings.push({ message, details }),
    },
    now,
    createCaller,
  });
  return { adapter, createCaller, unknownValues, warnings, logLines, close: () => http.close() };
}

type Of<T extends Observation['type']> = Extract<Observation, { type: T }>;
export function ofType<T extends Observation['type']>(observations: readonly Observation[], type: T): Of<T>[] {
  return observations.filter((observation): observation is Of<T> => observation.type === type);
}

/** All pages of an account's history. */
export async function readHistory({ feed }: VendorAdapter): Promise<readonly FeedPage[]> {
  const pages: FeedPage[] = [];
  for (let cursor: string | null = null; ;) {
    const page: FeedPage | undefined = await feed?.readPage(cursor);
    if (page === undefined) return pages;
    pages.push(page);
    if (page.cursor === null) return pages;
    if (pages.length > 1000) throw new Error('the history does not end');
    cursor = page.cursor;
  }
}

/** What a call failed with; fails the test when it did not. */
export async function failureOf(call: Promise<unknown>): Promise<VendorFailure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof VendorCallError) return error.failure;
    throw error;
  }
  throw new Error('the call did not fail');
}
