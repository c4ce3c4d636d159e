// Starts an emulated vendor on a port.

import type { AddressInfo } from 'node:net';
import { createSandboxClock, type SandboxClock } from './kit/clock.ts';
import { createFaults } from './kit/faults.ts';
import { registerControlRoutes } from './control-routes.ts';
import { createServer, registerVendorRoutes } from './http/server.ts';
import { createJournal } from './http/journal.ts';
import { createRandom } from './kit/random.ts';
import type { RunningSandboxVendor } from './running.ts';
import type { SandboxVendor } from './vendor.ts';
import { createWebhookSender, type WebhookRetry } from './http/webhook-sender.ts';

/** Every option has a default. `port` 0 uses any free port. */
export interface SandboxOptions<Settings extends object> {
  readonly host?: string;
  readonly port?: number;
  readonly seed?: number;
  readonly ticketCount?: number;
  readonly clock?: SandboxClock;
  readonly settings?: Partial<Settings>;
  readonly webhookTarget?: string | null;
  readonly webhookRetry?: Partial<WebhookRetry>;
  /** Minimum number of newest requests that the journal keeps. */
  readonly maxJournalEntries?: number;
}

const RETRY: WebhookRetry = { attempts: 3, pauseMs: 50, timeoutMs: 5_000 };

/** Starts the vendor. Rejects if the port is in use. */
export async function startSandboxVendor<State, Settings extends object, Write extends object>(
  vendor: SandboxVendor<State, Settings, Write>,
  options: SandboxOptions<Settings> = {},
): Promise<RunningSandboxVendor<State, Settings, Write>> {
  const { host = '127.0.0.1', port = 0, seed = 1, ticketCount = 300, clock = createSandboxClock() } = options;
  const settings: Settings = { ...vendor.settings, ...options.settings };
  const random = createRandom(seed).fork(vendor.slug);
  const state = vendor.createState({ settings, clock, random: random.fork('state'), ticketCount });
  const retry = { ...RETRY, ...options.webhookRetry };
  const webhooks = createWebhookSender({ clock, target: options.webhookTarget ?? null, retry });
  const journal = createJournal(options.maxJournalEntries);
  const faults = createFaults(random.fork('faults'));

  const app = createServer();
  const context = { state, settings, clock, random, webhooks, url: '' };
  const running = {
    slug: vendor.slug,
    url: '',
    origin: '',
    journal,
    faults,
    clock,
    webhooks,
    state,
    settings,
    setWebhookTarget: (target: string | null) => webhooks.setTarget(target),
    customerWrites: (write: Partial<Write> = {}) => vendor.customerWrites(context, write),
    async stop() {
      await webhooks.stop();
      await app.close();
    },
  };
  registerControlRoutes(app, vendor, running);
  registerVendorRoutes(app, vendor, context, running);
  await app.listen({ host, port });
  // The port is known now; the routes read both objects at the time of a request.
  running.origin = `http://${host}:${(app.server.address() as AddressInfo).port}`;
  running.url = `${running.origin}${vendor.basePath}`;
  context.url = running.url;
  return running;
}
