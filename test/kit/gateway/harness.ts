// The one harness of gateways: a whole gateway in this process, over real HTTP, sockets and SQLite, with given accounts.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoggedEvent } from '../../../src/domain/events/event.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import { openGateway, type GatewayOptions, type RunningGateway } from '../../../src/main/open-gateway.ts';
import type { AccountConfig } from '../../../src/platform/config/config.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { eventually } from '../eventually.ts';
import { settingsOf, TEST_GATEWAY } from './gateway-defaults.ts';

export interface GatewayHarnessOptions {
  /** Called at every opening, so that a restart may change the configuration. */
  accounts(): readonly AccountConfig[];
  /** Options over `TEST_GATEWAY`. */
  readonly gateway?: Partial<GatewayOptions>;
  /** False: do not wait for the backfill. Default true. */
  readonly synced?: boolean;
  /** Data of an earlier gateway, removed by the caller; absent: a new folder, removed by `stop`. */
  readonly dataDir?: string;
  /** Called after every opening, before the backfill is awaited: sets webhook targets. */
  onOpened?(harness: GatewayHarness): void;
}
export interface GatewayHarness {
  readonly url: string;
  readonly gateway: RunningGateway;
  readonly dataDir: string;
  /** Every line the gateway logged, over restarts. */
  readonly logLines: string[];
  /** The webhook URL of an account; the first account by default. */
  webhookUrl(accountId?: string): string;
  /** One GraphQL operation over HTTP. */
  query<T = Record<string, any>>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer<T>>;
  /** All events after this position. */
  events(after?: bigint): Promise<readonly LoggedEvent[]>;
  /** Closes the gateway; `reopen` opens it again over the same data. */
  close(): Promise<void>;
  reopen(): Promise<void>;
  /** Closes and reopens it; `meanwhile` runs while it is down. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Closes it and removes its data. */
  stop(): Promise<void>;
}
export interface GraphqlAnswer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  readonly extensions?: Record<string, any>;
}

/** The configuration of one account: the settings given, else the vendor's defaults. */
export function testAccount(
  module: VendorModule,
  settings: Settings,
  more: Partial<Pick<AccountConfig, 'id' | 'name' | 'webhookPath'>> = {},
): AccountConfig {
  const { id = `${module.slug}-test` } = more;
  return {
    id,
    name: id,
    vendor: module.slug,
    module,
    webhookPath: `secret-path-of-${module.slug}-0123456789`,
    ...more,
    settings: settingsOf(module, settings),
  };
}

/** Opens a gateway over the accounts; resolves when the backfill is complete, unless `synced` is false. */
export async function startHarness(options: GatewayHarnessOptions): Promise<GatewayHarness> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'deskgraph-test-')));
  const logLines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } });
  const open = (): Promise<RunningGateway> =>
    openGateway({ ...TEST_GATEWAY, dataDir, accounts: options.accounts(), logger, ...options.gateway });
  let gateway = await open();
  const onOpened = async (): Promise<void> => {
    options.onOpened?.(harness);
    if (options.synced !== false) await untilSynced(gateway);
  };
  const harness: GatewayHarness = {
    get url() {
      return gateway.url;
    },
    get gateway() {
      return gateway;
    },
    dataDir,
    logLines,
    webhookUrl(accountId) {
      const account = options.accounts().find(({ id }) => accountId === undefined || id === accountId);
      if (account === undefined) throw new Error(`there is no account ${accountId}`);
      return `${gateway.url}/webhooks/${account.vendor}/${account.id}/${account.webhookPath}`;
    },
    query: (query, variables, headers) => postGraphql(gateway.url, query, variables, headers),
    async events(after = 0n) {
      const { log } = gateway.store;
      const events: LoggedEvent[] = [];
      for (let position = after; ;) {
        const page = await log.read({ after: position, limit: 1000, selection: null });
        events.push(...page.events);
        if (page.through === position) return events;
        position = page.through;
      }
    },
    close: () => gateway.close(),
    async reopen() {
      gateway = await open();
      await onOpened();
    },
    async restart(meanwhile) {
      await gateway.close();
      await meanwhile?.();
      await harness.reopen();
    },
    async stop() {
      await gateway.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  await onOpened();
  return harness;
}

/** Resolves when the backfill of every account is complete. */
export async function untilSynced(gateway: RunningGateway, withinMs = 60_000): Promise<void> {
  await eventually(() => {
    const behind = gateway.accounts.all.filter(
      ({ id, adapter }) => adapter.feed !== null && gateway.sync.progress(id).phase !== 'FOLLOWING',
    );
    if (behind.length > 0) throw new Error(`the backfill is incomplete: ${behind.map(({ id }) => id).join(', ')}`);
  }, withinMs);
}

/** One GraphQL operation over HTTP, at any gateway. */
async function postGraphql<T>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer<T>, 'status'>) };
}
