// The program: configuration → emulated vendors → gateway, in this order, and back again when it is told to stop.

import { vendors } from './vendors/index.ts';
import { bannerOf } from './main/banner.ts';
import { openGateway, type RunningGateway } from './main/open-gateway.ts';
import { startSandboxChild, type SandboxChild } from './main/sandbox-child.ts';
import { localUrl, type Config } from './platform/config/config.ts';
import { ConfigError } from './platform/config/faults.ts';
import { describeConfig } from './platform/config/describe-config.ts';
import { loadConfig } from './platform/config/load-config.ts';
import { createSandboxAccount } from './platform/config/sandbox-account.ts';
import { createLogger, type Logger } from './platform/logger.ts';

const FIRST_PAGES_WITHIN_MS = 1000;

/** Prints what is wrong, one fault a line, and ends the start. */
function refuseToStart(failure: unknown): void {
  const faults =
    failure instanceof ConfigError ? failure.faults : [failure instanceof Error ? failure.message : String(failure)];
  process.stderr.write(`deskgraph cannot start:\n${faults.map((fault) => `  - ${fault}\n`).join('')}`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const config = await loadConfig({ env: process.env, cwd: process.cwd(), vendors });
  const logger = createLogger({ level: config.logLevel, pretty: process.stdout.isTTY });
  for (const warning of config.warnings) logger.warn(warning);
  for (const line of describeConfig(config)) logger.debug(line);
  const sandbox = config.sandbox === null ? null : await startSandboxChild(config.sandbox, logger);
  try {
    const gateway = await openWith(config, sandbox, logger);
    await greet(config, gateway, sandbox);
    endOnSignals(config, gateway, sandbox, logger);
  } catch (failure) {
    await sandbox?.stop();
    throw failure;
  }
}

async function openWith(config: Config, sandbox: SandboxChild | null, logger: Logger): Promise<RunningGateway> {
  const emulated = (sandbox?.vendors ?? []).flatMap(({ slug, settings }) => {
    const module = vendors.find((vendor) => vendor.slug === slug);
    return module === undefined ? [] : [createSandboxAccount(module, settings)];
  });
  const accounts = [...config.accounts, ...emulated];
  const gateway = await openGateway({ ...config, accounts, openToLoopback: sandbox !== null, logger });
  const paths = emulated.map(({ id, vendor, webhookPath }): [string, string] => [
    vendor,
    `${gateway.url}/webhooks/${vendor}/${id}/${webhookPath}`,
  ]);
  sandbox?.setWebhookTargets(Object.fromEntries(paths));
  return gateway;
}

/** Waits a moment for the first tickets, so that the first query of a newcomer shows some. */
async function greet(config: Config, gateway: RunningGateway, sandbox: SandboxChild | null): Promise<void> {
  const patience = AbortSignal.timeout(FIRST_PAGES_WITHIN_MS);
  await Promise.race([gateway.sync.firstPages, new Promise((resolve) => patience.addEventListener('abort', resolve))]);
  const url =
    config.publicUrl ??
    localUrl(config.host === '127.0.0.1' ? 'localhost' : config.host, Number(new URL(gateway.url).port));
  const { accounts, sync } = gateway;
  const eventsPerSecond = config.sandbox?.eventsPerSecond ?? 0;
  process.stdout.write(
    bannerOf({
      url,
      accounts,
      sync,
      emulated: sandbox?.vendors ?? [],
      eventsPerSecond,
      startedInMs: performance.now(),
    }),
  );
}

/** The first signal drains and exits 0; a second one, or a drain that takes too long, ends at once. */
function endOnSignals(config: Config, gateway: RunningGateway, sandbox: SandboxChild | null, logger: Logger): void {
  const end = async (): Promise<void> => {
    setTimeout(() => process.exit(1), config.limits.drainSeconds * 1000).unref();
    await gateway.close();
    await sandbox?.stop();
    logger.info('stopped');
  };
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      end().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error('stopping failed', { error });
          process.exit(1);
        },
      );
    });
  }
}

await start().catch(refuseToStart);
