// The environment of a vendor's setup flow: settings, webhook URLs, vendor calls, and output of the results.

import {
  SetupStoppedError,
  type SetupTerminal,
  type SetupFlow,
  type EndpointUrls,
  type WebhookEndpoint,
} from '../../domain/ports/vendor/setup-flow.ts';
import { createCircuitBreaker } from '../../platform/vendor-call/circuit-breaker.ts';
import { systemClock } from '../../platform/clock.ts';
import { accountVariable } from '../../platform/config/names.ts';
import { variable } from '../../platform/config/read/sources.ts';
import { createSecret, unguessable } from '../../platform/config/values.ts';
import { createHttpClient } from '../../platform/http/client.ts';
import { createLogger } from '../../platform/observability/logger.ts';
import { createMetrics } from '../../platform/observability/metrics.ts';
import { createRateBudget } from '../../platform/rate/budget.ts';
import { createVendorCallerFactory } from '../../platform/vendor-call/caller.ts';
import type { ConnectArguments } from './arguments.ts';
import { isPlainValue } from './printable.ts';

const TIMEOUT_MS = 15_000;

/** Creates the flow. `print` receives one environment line at a time; `close` closes the connections. */
export function openSetupFlow(
  args: ConnectArguments,
  terminal: SetupTerminal,
  print: (line: string) => void,
): { readonly flow: SetupFlow; close(): Promise<void> } {
  const { module, accountId, baseUrl, env } = args;
  const http = createHttpClient({ userAgent: 'deskgraph' });
  const clock = systemClock;
  const { createCaller } = createVendorCallerFactory({
    http,
    clock,
    metrics: createMetrics(),
    logger: createLogger({ level: 'silent' }),
    account: { id: accountId, vendor: module.code },
    budget: createRateBudget({ clock, callsPerMinute: null, reservedForWrites: 0 }),
    breaker: createCircuitBreaker({ clock }),
    timeoutMs: TIMEOUT_MS,
  });
  const currentValue = (key: string): string | null => variable(env, accountVariable(accountId, key));
  const flow: SetupFlow = {
    terminal,
    createCaller,
    setting(key) {
      if (key === 'baseUrl') return baseUrl;
      const fallback = module.settings.find((spec) => spec.key === key)?.default;
      return currentValue(key) ?? (typeof fallback === 'string' ? fallback : null);
    },
    endpoint: endpointOf(args, currentValue('webhookPath')),
    emit(key, value) {
      const name = accountVariable(accountId, key);
      if (!isPlainValue(value)) throw new SetupStoppedError(`the vendor returned no usable value for ${name}`);
      if (currentValue(key) === value) terminal.print(`${name} is already correct.`);
      else print(`${name}=${value}`);
    },
  };
  return { flow, close: () => http.close() };
}

function endpointOf(
  { module, accountId, publicUrl }: ConnectArguments,
  current: string | null,
): WebhookEndpoint | null {
  if (publicUrl === null) return null;
  const urlsOf = (route: string): EndpointUrls => {
    const prefix = `${publicUrl}/${route}/${module.slug}/${accountId}/`;
    return {
      toUrl: (path) => prefix + path,
      pathOf(url) {
        const path = url.startsWith(prefix) ? url.slice(prefix.length) : '';
        return unguessable.safeParse(path).success ? path : null;
      },
    };
  };
  return {
    path: current ?? createSecret(),
    isNew: current === null,
    ...urlsOf('webhooks'),
    templates: urlsOf('templates'),
  };
}
