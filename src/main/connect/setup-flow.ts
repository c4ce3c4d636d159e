// What a vendor's walk is given: settings, the webhook door, callers, and a place to hand its findings to.

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

/** Opens the walk; `print` takes one line of the environment. `close` ends the connections. */
export function openSetupFlow(
  wanted: ConnectArguments,
  terminal: SetupTerminal,
  print: (line: string) => void,
): { readonly walk: SetupFlow; close(): Promise<void> } {
  const { module, accountId, baseUrl, env } = wanted;
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
  const known = (key: string): string | null => variable(env, accountVariable(accountId, key));
  const walk: SetupFlow = {
    terminal,
    createCaller,
    setting(key) {
      if (key === 'baseUrl') return baseUrl;
      const usual = module.settings.find((spec) => spec.key === key)?.default;
      return known(key) ?? (typeof usual === 'string' ? usual : null);
    },
    endpoint: doorOf(wanted, known('webhookPath')),
    emit(key, value) {
      const name = accountVariable(accountId, key);
      if (!isPlainValue(value)) throw new SetupStoppedError(`the vendor gave no usable value for ${name}`);
      if (known(key) === value) terminal.print(`${name} is right as it is.`);
      else print(`${name}=${value}`);
    },
  };
  return { walk, close: () => http.close() };
}

function doorOf({ module, accountId, publicUrl }: ConnectArguments, known: string | null): WebhookEndpoint | null {
  if (publicUrl === null) return null;
  const addressesOf = (door: string): EndpointUrls => {
    const before = `${publicUrl}/${door}/${module.slug}/${accountId}/`;
    return {
      toUrl: (path) => before + path,
      pathOf(url) {
        const path = url.startsWith(before) ? url.slice(before.length) : '';
        return unguessable.safeParse(path).success ? path : null;
      },
    };
  };
  return {
    path: known ?? createSecret(),
    isNew: known === null,
    ...addressesOf('webhooks'),
    templates: addressesOf('templates'),
  };
}
