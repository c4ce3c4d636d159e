// What every gateway of the tests and benchmarks is opened with, unless one says otherwise.

import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import { DEFAULT_SETTINGS } from '../../../src/platform/config/gateway-settings.ts';
import type { GatewayOptions } from '../../../src/main/open-gateway.ts';

/** Beside these an options object needs `dataDir`, `accounts` and `logger`. */
export const TEST_GATEWAY: Omit<GatewayOptions, 'dataDir' | 'accounts' | 'logger'> = {
  host: '127.0.0.1',
  port: 0,
  clients: [],
  openToLoopback: true,
  firstPagesWithinMs: 0,
  allowedOrigins: [],
  trustedProxies: [],
  introspection: true,
  graphiql: false,
  reconcileEverySeconds: 3600,
  retention: DEFAULT_SETTINGS.retention,
  limits: DEFAULT_SETTINGS.limits,
};

/** Every setting of a vendor: what is given, else its default. */
export function settingsOf(vendor: VendorModule, given: Settings): Settings {
  return Object.fromEntries(vendor.settings.map(({ key, default: fallback }) => [key, given[key] ?? fallback]));
}
