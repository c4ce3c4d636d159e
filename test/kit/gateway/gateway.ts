// A whole gateway over emulated vendors, in this process but over real HTTP, sockets and SQLite, for one test file.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import { openGateway, type GatewayOptions, type RunningGateway } from '../../../src/main/open-gateway.ts';
import type { AccountConfig } from '../../../src/platform/config/config.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { startSandboxVendor, type SandboxClock } from '../../../src/sandbox/index.ts';
import { desk360 } from '../../../src/vendors/desk360/index.ts';
import { desk360Sandbox, type DeskSettings, type RunningDesk360 } from '../../../src/vendors/desk360/sandbox/index.ts';
import { emotive } from '../../../src/vendors/emotive/index.ts';
import { emotiveSandbox, type EmotiveSandboxSettings } from '../../../src/vendors/emotive/sandbox/index.ts';
import { settingsOf, TEST_GATEWAY } from './gateway-defaults.ts';

export interface TestGatewayOptions {
  readonly clock?: Clock;
  readonly sandboxClock?: SandboxClock;
  /** Tickets per emulated vendor; 60 by default. */
  readonly ticketCount?: number;
  readonly deskSettings?: Partial<DeskSettings>;
  readonly emotiveSettings?: Partial<EmotiveSandboxSettings>;
  /** Settings of the gateway's accounts, over what fits the emulated vendors. */
  readonly deskAccount?: Settings;
  readonly emotiveAccount?: Settings;
  readonly gateway?: Partial<GatewayOptions>;
  /** True: resolve only when the whole history is read. Default true. */
  readonly synced?: boolean;
  /** Keep the data of an earlier gateway; the caller removes it. */
  readonly dataDir?: string;
}
export type RunningEmotive = Awaited<ReturnType<typeof startEmotive>>;
export interface TestGateway {
  readonly url: string;
  readonly gateway: RunningGateway;
  readonly desk360: RunningDesk360;
  readonly emotive: RunningEmotive;
  readonly dataDir: string;
  /** Every line the gateway logged. */
  readonly logLines: string[];
  /** Where the vendor's webhooks of an account arrive. */
  webhookUrl(slug: 'desk360' | 'emotive'): string;
  /** One GraphQL operation over HTTP. */
  query<T = Record<string, any>>(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer<T>>;
  /** Restarts the gateway over the same data and vendors. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}
export interface GraphqlAnswer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  readonly extensions?: Record<string, any>;
}

export const DESK_ACCOUNT = 'desk360-test';
export const EMOTIVE_ACCOUNT = 'emotive-test';
const SECRET_PATHS = { desk360: 'secret-path-of-desk360-0123456789', emotive: 'secret-path-of-emotive-0123456789' };

const startEmotive = (options: TestGatewayOptions) =>
  startSandboxVendor(emotiveSandbox, {
    ticketCount: options.ticketCount ?? 60,
    ...(options.emotiveSettings === undefined ? {} : { settings: options.emotiveSettings }),
    ...(options.sandboxClock === undefined ? {} : { clock: options.sandboxClock }),
  });
const startDesk360 = (options: TestGatewayOptions): Promise<RunningDesk360> =>
  startSandboxVendor(desk360Sandbox, {
    ticketCount: options.ticketCount ?? 60,
    settings: { plan: 'enterprise', ...options.deskSettings },
    ...(options.sandboxClock === undefined ? {} : { clock: options.sandboxClock }),
  });

/** Starts both emulated vendors and a gateway over them. */
export async function startGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const [desk, sms] = await Promise.all([startDesk360(options), startEmotive(options)]);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'deskgraph-test-')));
  const logLines: string[] = [];
  const deskToken = desk.settings.accounts[0]?.token ?? '';
  const account = (id: string, module: VendorModule, given: Settings): AccountConfig => ({
    id,
    name: id,
    vendor: module.slug,
    module,
    webhookPath: SECRET_PATHS[module.slug as 'desk360'],
    settings: settingsOf(module, given),
  });
  const open = (): Promise<RunningGateway> =>
    openGateway({
      ...TEST_GATEWAY,
      dataDir,
      accounts: [
        account(DESK_ACCOUNT, desk360, {
          baseUrl: desk.url,
          apiToken: deskToken,
          products: ['11', '22', '33'],
          callsPerMinute: 100_000,
          reservedForWrites: 10,
          ...options.deskAccount,
        }),
        account(EMOTIVE_ACCOUNT, emotive, {
          baseUrl: sms.url,
          brandToken: sms.settings.brandToken,
          readApi: true,
          // What the gateway does there by itself would come in between; tests of that switch it on.
          registerExternalIds: false,
          ...options.emotiveAccount,
        }),
      ],
      graphiql: true,
      logger: createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...options.gateway,
    });
  let gateway = await open();
  const webhookUrl = (slug: 'desk360' | 'emotive'): string =>
    `${gateway.url}/webhooks/${slug}/${slug === 'desk360' ? DESK_ACCOUNT : EMOTIVE_ACCOUNT}/${SECRET_PATHS[slug]}`;
  const settle = async (): Promise<void> => {
    desk.setWebhookTarget(webhookUrl('desk360'));
    sms.setWebhookTarget(webhookUrl('emotive'));
    if (options.synced !== false) await untilSynced(gateway);
  };
  await settle();
  return {
    get url() {
      return gateway.url;
    },
    get gateway() {
      return gateway;
    },
    desk360: desk,
    emotive: sms,
    dataDir,
    logLines,
    webhookUrl,
    query: (query, variables, headers) => postGraphql(gateway.url, query, variables, headers),
    async restart() {
      await gateway.close();
      gateway = await open();
      await settle();
    },
    async stop() {
      await gateway.close();
      await Promise.all([desk.stop(), sms.stop()]);
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when the whole history of every account is read. */
export async function untilSynced(gateway: RunningGateway, withinMs = 20_000): Promise<void> {
  const deadlineAt = performance.now() + withinMs;
  const isBehind = (): boolean =>
    gateway.accounts.all.some(
      ({ id, adapter }) => adapter.feed !== null && gateway.sync.progress(id).phase !== 'FOLLOWING',
    );
  while (isBehind()) {
    if (performance.now() > deadlineAt) throw new Error('the history was not read in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** One GraphQL operation over HTTP, at a gateway of any kit. */
export async function postGraphql<T>(
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
