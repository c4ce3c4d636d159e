// The accounts that the gateway creates while the emulated vendors run.

import type { VendorModule } from '../../domain/ports/vendor/module.ts';
import type { AccountConfig } from './config.ts';
import { resolveSettings } from './read/account-settings.ts';
import { createSecret } from './values.ts';

/** The id of a vendor's sandbox account. */
export function sandboxAccountId(module: Pick<VendorModule, 'slug'>): string {
  return `${module.slug}-sandbox`;
}

/** The account of an emulated vendor: the given settings over the vendor's defaults, and a new webhook path each time. */
export function createSandboxAccount(module: VendorModule, given: Readonly<Record<string, unknown>>): AccountConfig {
  return {
    id: sandboxAccountId(module),
    name: `${module.title} (sandbox)`,
    vendor: module.slug,
    module,
    webhookPath: createSecret(),
    settings: resolveSettings(module.settings, given),
  };
}
