// The gateway in its own process, opened as in main.ts, with the given vendors and data.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../src/domain/ports/vendor/module.ts';
import { openGateway } from '../../src/main/open-gateway.ts';
import type { AccountConfig } from '../../src/platform/config/config.ts';
import { createLogger } from '../../src/platform/observability/logger.ts';
import { desk360 } from '../../src/vendors/desk360/index.ts';
import { emotive } from '../../src/vendors/emotive/index.ts';
import { DESK_ACCOUNT, SMS_ACCOUNT } from '../kit/accounts.ts';
import { readOptions, serve } from '../kit/process/child.ts';
import { settingsOf, TEST_GATEWAY } from '../../test/kit/gateway/gateway-defaults.ts';

export interface GatewayProcessOptions {
  readonly dataDir: string;
  readonly deskUrl: string;
  readonly deskToken: string;
  readonly smsUrl: string;
  readonly smsToken: string;
}

const SECRET_PATH = 'bench-secret-path-0123456789abcdef';
const SYNC_TIMEOUT_MS = 60_000;

const options = readOptions() as GatewayProcessOptions;
const account = (id: string, module: VendorModule, given: Settings): AccountConfig => ({
  id,
  name: id,
  vendor: module.slug,
  module,
  webhookPath: `${SECRET_PATH}-${module.slug}`,
  settings: settingsOf(module, given),
});

const gateway = await openGateway({
  ...TEST_GATEWAY,
  dataDir: options.dataDir,
  accounts: [
    account(DESK_ACCOUNT, desk360, {
      baseUrl: options.deskUrl,
      apiToken: options.deskToken,
      products: ['11', '22', '33'],
      callsPerMinute: 1_000_000,
      reservedForWrites: 10,
    }),
    account(SMS_ACCOUNT, emotive, { baseUrl: options.smsUrl, brandToken: options.smsToken, readApi: true }),
  ],
  logger: createLogger({ level: 'silent' }),
});

/** Resolves when the backfill of every account is complete. */
async function synced(): Promise<void> {
  const deadlineAt = performance.now() + SYNC_TIMEOUT_MS;
  const isBehind = (): boolean =>
    gateway.accounts.all.some(
      ({ id, adapter }) => adapter.feed !== null && gateway.sync.progress(id).phase !== 'FOLLOWING',
    );
  while (isBehind()) {
    if (performance.now() > deadlineAt) throw new Error('the backfill did not finish in time');
    await sleep(20);
  }
}

serve(
  {
    url: gateway.url,
    graphql: `${gateway.url}/graphql`,
    socket: `${gateway.url.replace('http', 'ws')}/graphql`,
    webhook: `${gateway.url}/webhooks/desk360/${DESK_ACCOUNT}/${SECRET_PATH}-desk360`,
  },
  { synced },
  () => gateway.close(),
);
