// A gateway over one account of any vendor, in the register or not.

import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import type { GatewayOptions } from '../../../src/main/open-gateway.ts';
import type { AccountConfig } from '../../../src/platform/config/config.ts';
import { startHarness, testAccount, type GatewayHarness } from './harness.ts';

export interface VendorGatewayOptions {
  readonly module: VendorModule;
  readonly settings: Settings;
  /** Id of the account; `<slug>-test` by default. */
  readonly id?: string;
  readonly webhookPath?: string;
  /** Further accounts. */
  readonly more?: readonly AccountConfig[];
  readonly gateway?: Partial<GatewayOptions>;
  /** False: do not wait for the backfill. */
  readonly synced?: boolean;
}
export type VendorGateway = Omit<GatewayHarness, 'webhookUrl'> & {
  /** Id of the account. */
  readonly account: string;
  readonly webhookUrl: string;
};

/** Starts it; resolves when the backfill is complete, unless `synced` is false. */
export async function startVendorGateway(options: VendorGatewayOptions): Promise<VendorGateway> {
  const { module, settings, id, webhookPath, more = [], gateway = {}, synced = true } = options;
  const account = testAccount(module, settings, {
    ...(id === undefined ? {} : { id, name: id }),
    ...(webhookPath === undefined ? {} : { webhookPath }),
  });
  const harness = await startHarness({ accounts: () => [account, ...more], gateway, synced });
  return Object.create(harness, {
    account: { value: account.id },
    webhookUrl: { get: () => harness.webhookUrl() },
  });
}
