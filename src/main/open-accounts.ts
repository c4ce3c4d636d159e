// Opens the configured vendor accounts: rate budget, circuit breaker and caller around each vendor's adapter.

import { createAccountDirectory, type AccountDirectory, type OpenAccount } from '../domain/ports/account.ts';
import type { AdapterLog, VendorModule } from '../domain/ports/vendor/module.ts';
import { createCircuitBreaker } from '../platform/vendor-call/circuit-breaker.ts';
import type { Clock } from '../platform/clock.ts';
import type { AccountConfig } from '../platform/config/config.ts';
import type { HttpClient } from '../platform/http/client.ts';
import type { Logger } from '../platform/observability/logger.ts';
import type { Metrics } from '../platform/observability/metrics.ts';
import { createRateBudget } from '../platform/rate/budget.ts';
import { createVendorCallerFactory } from '../platform/vendor-call/caller.ts';

export interface OpenAccountsOptions {
  readonly accounts: readonly AccountConfig[];
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Opens all accounts without calling any vendor. */
export function openAccounts(options: OpenAccountsOptions): AccountDirectory {
  return createAccountDirectory(options.accounts.map((account) => openAccount(account, options)));
}

function openAccount(
  { id, name, module, settings }: AccountConfig,
  { http, clock, metrics, logger }: OpenAccountsOptions,
): OpenAccount {
  const budget = createRateBudget({ clock, ...module.rate(settings) });
  const breaker = createCircuitBreaker({ clock });
  const callers = createVendorCallerFactory({
    http,
    clock,
    metrics,
    logger,
    account: { id, vendor: module.code },
    budget,
    breaker,
  });
  const log = createAdapterLog(module, id, metrics, logger);
  const adapter = module.open({
    account: { id, name },
    settings,
    log,
    now: () => clock.now(),
    createCaller: callers.createCaller,
  });
  return {
    id,
    name,
    vendor: module.code,
    module,
    adapter,
    rate: () => budget.snapshot(),
    health: () => {
      const { lastFailure, ...health } = callers.health();
      return { ...health, lastFailure: lastFailure?.failure ?? null, lastFailureAt: lastFailure?.at ?? null };
    },
  };
}

/** Counts unrecognised enum values and logs each of them once. */
function createAdapterLog(vendor: VendorModule, account: string, metrics: Metrics, logger: Logger): AdapterLog {
  const log = logger.child('adapter', { account, vendor: vendor.code });
  const seen = new Set<string>();
  return {
    warn: (message, details) => log.warn(message, details),
    unknownValue(field, value) {
      metrics.unknownVendorValues.inc({ vendor: vendor.code, field });
      const name = `${field}\n${value}`;
      if (seen.has(name) || seen.size >= MAX_REMEMBERED_VALUES) return;
      seen.add(name);
      log.warn('unrecognised enum value from vendor; mapped to UNKNOWN', {
        field,
        value: value.slice(0, 100),
      });
    },
  };
}

const MAX_REMEMBERED_VALUES = 1000;
