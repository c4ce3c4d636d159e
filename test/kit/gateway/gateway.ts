// A gateway over the emulated Desk360 and Emotive, for one test file.

import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { GatewayOptions } from '../../../src/main/open-gateway.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import { startSandboxVendor, type SandboxClock } from '../../../src/sandbox/index.ts';
import { desk360 } from '../../../src/vendors/desk360/index.ts';
import { desk360Sandbox, type DeskSettings, type RunningDesk360 } from '../../../src/vendors/desk360/sandbox/index.ts';
import { emotive } from '../../../src/vendors/emotive/index.ts';
import { emotiveSandbox, type EmotiveSandboxSettings } from '../../../src/vendors/emotive/sandbox/index.ts';
import { startHarness, testAccount, type GatewayHarness } from './harness.ts';

export interface TestGatewayOptions {
  readonly clock?: Clock;
  readonly sandboxClock?: SandboxClock;
  /** Tickets per emulated vendor; 60 by default. */
  readonly ticketCount?: number;
  readonly deskSettings?: Partial<DeskSettings>;
  readonly emotiveSettings?: Partial<EmotiveSandboxSettings>;
  /** Settings of the gateway's accounts, over those that fit the emulated vendors. */
  readonly deskAccount?: Settings;
  readonly emotiveAccount?: Settings;
  readonly gateway?: Partial<GatewayOptions>;
  /** False: do not wait for the backfill. Default true. */
  readonly synced?: boolean;
  /** Data of an earlier gateway; removed by the caller. */
  readonly dataDir?: string;
}
export type RunningEmotive = Awaited<ReturnType<typeof startEmotive>>;
export type TestGateway = Omit<GatewayHarness, 'webhookUrl'> & {
  readonly desk360: RunningDesk360;
  readonly emotive: RunningEmotive;
  webhookUrl(slug: 'desk360' | 'emotive'): string;
};

export const DESK_ACCOUNT = 'desk360-test';
export const EMOTIVE_ACCOUNT = 'emotive-test';

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
  const accounts = () => [
    testAccount(desk360, {
      baseUrl: desk.url,
      apiToken: desk.settings.accounts[0]?.token ?? '',
      products: ['11', '22', '33'],
      callsPerMinute: 100_000,
      reservedForWrites: 10,
      ...options.deskAccount,
    }),
    testAccount(emotive, {
      baseUrl: sms.url,
      brandToken: sms.settings.brandToken,
      readApi: true,
      // Registrations would add calls at unpredictable moments; tests of them enable this.
      registerExternalIds: false,
      ...options.emotiveAccount,
    }),
  ];
  const harness = await startHarness({
    accounts,
    gateway: { graphiql: true, ...(options.clock === undefined ? {} : { clock: options.clock }), ...options.gateway },
    synced: options.synced ?? true,
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    onOpened({ webhookUrl }) {
      desk.setWebhookTarget(webhookUrl(DESK_ACCOUNT));
      sms.setWebhookTarget(webhookUrl(EMOTIVE_ACCOUNT));
    },
  });
  return Object.create(harness, {
    desk360: { value: desk },
    emotive: { value: sms },
    webhookUrl: { value: (slug: 'desk360' | 'emotive') => harness.webhookUrl(`${slug}-test`) },
    stop: {
      value: async () => {
        await harness.stop();
        await Promise.all([desk.stop(), sms.stop()]);
      },
    },
  });
}
