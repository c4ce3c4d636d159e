// A whole gateway over one account of any vendor, which need not be in the register.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoggedEvent } from '../../../src/domain/events/event.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import { openGateway, type GatewayOptions, type RunningGateway } from '../../../src/main/open-gateway.ts';
import type { AccountConfig } from '../../../src/platform/config/config.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { settingsOf, TEST_GATEWAY } from './gateway-defaults.ts';
import { postGraphql, untilSynced, type GraphqlAnswer } from './gateway.ts';

export interface VendorGatewayOptions {
  readonly module: VendorModule;
  readonly settings: Settings;
  /** Id of the account; `<slug>-test` by default. */
  readonly id?: string;
  readonly webhookPath?: string;
  /** Accounts beside it. */
  readonly more?: readonly AccountConfig[];
  readonly gateway?: Partial<GatewayOptions>;
  /** False: do not wait until the whole history is read. */
  readonly synced?: boolean;
}
export interface VendorGateway {
  readonly url: string;
  readonly gateway: RunningGateway;
  readonly account: string;
  readonly webhookUrl: string;
  readonly logLines: string[];
  query<T = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer<T>>;
  /** Everything in the event log after this position. */
  events(after?: bigint): Promise<readonly LoggedEvent[]>;
  /** Closes the gateway; what happens until it is opened again happens without it. */
  close(): Promise<void>;
  reopen(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens it and resolves when the whole history is read, unless told otherwise. */
export async function startVendorGateway(options: VendorGatewayOptions): Promise<VendorGateway> {
  const { module, settings, id: account = `${module.slug}-test` } = options;
  const { webhookPath = `secret-path-of-${module.slug}-0123456789` } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'deskgraph-test-'));
  const logLines: string[] = [];
  const open = (): Promise<RunningGateway> =>
    openGateway({
      ...TEST_GATEWAY,
      dataDir,
      accounts: [
        {
          id: account,
          name: account,
          vendor: module.slug,
          module,
          webhookPath,
          settings: settingsOf(module, settings),
        },
        ...(options.more ?? []),
      ],
      logger: createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
      ...options.gateway,
    });
  let gateway = await open();
  if (options.synced !== false) await untilSynced(gateway);
  return {
    get url() {
      return gateway.url;
    },
    get gateway() {
      return gateway;
    },
    get webhookUrl() {
      return `${gateway.url}/webhooks/${module.slug}/${account}/${webhookPath}`;
    },
    account,
    logLines,
    query: (query, variables) => postGraphql(gateway.url, query, variables),
    events: async (after = 0n) => (await gateway.store.log.read({ after, limit: 10_000, selection: null })).events,
    close: () => gateway.close(),
    async reopen() {
      gateway = await open();
      await untilSynced(gateway);
    },
    async stop() {
      await gateway.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
