// All emulated vendors with many tickets each, in their own process. It sends their URLs and posts to the given webhooks.

import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { desk360Sandbox } from '../../../src/vendors/desk360/sandbox/index.ts';
import { emotiveSandbox } from '../../../src/vendors/emotive/sandbox/index.ts';
import { glassixSandbox } from '../../../src/vendors/glassix/sandbox/index.ts';
import { socialhubSandbox } from '../../../src/vendors/socialhub/sandbox/index.ts';
import { zaiaSandbox } from '../../../src/vendors/zaia/sandbox/index.ts';
import type { EmulatedVendor } from './harness.ts';

const ticketCount = Number(process.argv[2]);
const MANY = 1_000_000;
const started = await Promise.all([
  startSandboxVendor(desk360Sandbox, { ticketCount, settings: { plan: 'enterprise' } }),
  startSandboxVendor(emotiveSandbox, { ticketCount }),
  startSandboxVendor(glassixSandbox, { ticketCount, settings: { ratePerMinute: MANY } }),
  startSandboxVendor(socialhubSandbox, { settings: { rateLimit: MANY } }),
  startSandboxVendor(zaiaSandbox, { ticketCount }),
]);
const [desk360, emotive, glassix, socialhub, zaia] = started;
const settings = {
  desk360: desk360Sandbox.program?.accountSettings(desk360.url, desk360.settings),
  emotive: emotiveSandbox.program?.accountSettings(emotive.url, emotive.settings),
  glassix: glassixSandbox.program?.accountSettings(glassix.url, glassix.settings),
  socialhub: {
    baseUrl: socialhub.url,
    accessToken: socialhub.settings.accessToken,
    webhookSecret: socialhub.settings.webhookSecret,
  },
  zaia: zaiaSandbox.program?.accountSettings(zaia.url, zaia.settings),
};

process.on('message', (targets: Readonly<Record<string, string>>) => {
  for (const vendor of started) vendor.setWebhookTarget(targets[vendor.slug] ?? null);
});
process.once('disconnect', () => void Promise.all(started.map((vendor) => vendor.stop())));
process.send?.(
  started.map(({ slug, origin }): EmulatedVendor => {
    return { slug, origin, settings: settings[slug as keyof typeof settings] ?? {} };
  }),
);
