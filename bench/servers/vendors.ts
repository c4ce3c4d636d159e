// The emulated vendors in their own process, with the number of calls they received.

import { startSandboxVendor } from '../../src/sandbox/index.ts';
import { desk360Sandbox } from '../../src/vendors/desk360/sandbox/index.ts';
import { emotiveSandbox } from '../../src/vendors/emotive/sandbox/index.ts';
import { readOptions, serve } from '../kit/process/child.ts';

export interface VendorsOptions {
  readonly ticketCount: number;
}
export interface VendorCalls {
  readonly desk360: number;
  readonly emotive: number;
  /** The calls by method and route. */
  readonly routes: readonly string[];
}

const { ticketCount } = readOptions() as VendorsOptions;
const [desk, sms] = await Promise.all([
  startSandboxVendor(desk360Sandbox, { ticketCount, settings: { plan: 'enterprise', ratePerMinute: 1_000_000 } }),
  startSandboxVendor(emotiveSandbox, { ticketCount }),
]);

/** Returns the calls since the previous request. */
function takeCalls(): VendorCalls {
  const entries = [...desk.journal.entries(), ...sms.journal.entries()];
  const calls = {
    desk360: desk.journal.count(),
    emotive: sms.journal.count(),
    routes: [...Map.groupBy(entries, ({ method, route }) => `${method} ${route}`)].map(
      ([route, all]) => `${all.length} x ${route}`,
    ),
  };
  desk.journal.clear();
  sms.journal.clear();
  return calls;
}

serve(
  {
    deskUrl: desk.url,
    deskToken: desk.settings.accounts[0]?.token ?? '',
    smsUrl: sms.url,
    smsToken: sms.settings.brandToken ?? '',
  },
  { takeCalls },
  async () => {
    await Promise.all([desk.stop(), sms.stop()]);
  },
);
