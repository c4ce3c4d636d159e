// Starts an emulated vendor on a port.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandboxClock, type SandboxClock } from './kit/clock.ts';
import { createFaults } from './kit/faults.ts';
import { createExchange } from './http/exchange.ts';
import { createJournal } from './http/journal.ts';
import { createRandom } from './kit/random.ts';
import type { RunningSandboxVendor } from './running.ts';
import type { SandboxContext, SandboxVendor } from './vendor.ts';
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

  const server = createServer({ keepAliveTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const url = `${origin}${vendor.basePath}`;
  const context: SandboxContext<State, Settings> = { state, settings, clock, random, webhooks, url };
  const running: RunningSandboxVendor<State, Settings, Write> = {
    slug: vendor.slug,
    url,
    origin,
    journal,
    faults,
    clock,
    webhooks,
    state,
    settings,
    setWebhookTarget: (target) => webhooks.setTarget(target),
    customerWrites: (write = {}) => vendor.customerWrites(context, write),
    async stop() {
      await webhooks.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  server.on('request', createExchange(vendor, context, running));
  return running;
}
