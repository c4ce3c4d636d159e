// Starts the program: configuration, emulated vendors, gateway. Stops them in reverse order on a signal.

import { systemClock } from '../platform/clock.ts';
import { localUrl, type Config } from '../platform/config/config.ts';
import { ConfigError } from '../platform/config/problems.ts';
import { describeConfig } from '../platform/config/describe-config.ts';
import { loadConfig } from '../platform/config/load-config.ts';
import { createSandboxAccount } from '../platform/config/sandbox-account.ts';
import { adviseOnNode } from '../platform/node-releases.ts';
import { createLogger, type Logger } from '../platform/observability/logger.ts';
import { vendors } from '../vendors/index.ts';
import { bannerOf } from './banner.ts';
import type { openGateway as OpenGateway, RunningGateway } from './open-gateway.ts';
import { startSandboxChild, type SandboxChild } from './sandbox-child.ts';

/** In the sandbox, the start waits this long for first tickets, so that a first query finds some. */
const FIRST_PAGES_WITHIN_MS = 1000;

/** Prints what is wrong, one problem per line, and exits. */
function refuseToStart(failure: unknown): void {
  const faults =
    failure instanceof ConfigError ? failure.problems : [failure instanceof Error ? failure.message : String(failure)];
  process.stderr.write(`deskgraph cannot start:\n${faults.map((fault) => `  - ${fault}\n`).join('')}`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const config = await loadConfig({ env: process.env, cwd: process.cwd(), vendors });
  const logger = createLogger({ level: config.logLevel, pretty: process.stdout.isTTY });
  for (const warning of config.warnings) logger.warn(warning);
  const advice = adviseOnNode(process.versions.node);
  if (advice !== null) logger.warn(advice.message);
  for (const line of describeConfig(config)) logger.debug(line);
  // The emulated vendors start on another core while the gateway's modules are loaded.
  const [sandbox, gatewayModule] = await Promise.all([startVendors(config, logger), import('./open-gateway.ts')]);
  try {
    const gateway = await openWith(gatewayModule, config, sandbox, logger);
    printBanner(config, gateway, sandbox);
    stopOnSignals(config, gateway, sandbox, logger);
  } catch (failure) {
    await sandbox?.stop();
    throw failure;
  }
}

interface GatewayModule {
  readonly openGateway: typeof OpenGateway;
}

async function startVendors({ sandbox }: Config, logger: Logger): Promise<SandboxChild | null> {
  return sandbox === null ? null : startSandboxChild(sandbox, logger);
}

async function openWith(
  { openGateway }: GatewayModule,
  config: Config,
  sandbox: SandboxChild | null,
  logger: Logger,
): Promise<RunningGateway> {
  const emulated = (sandbox?.vendors ?? []).flatMap(({ slug, settings }) => {
    const module = vendors.find((vendor) => vendor.slug === slug);
    return module === undefined ? [] : [createSandboxAccount(module, settings)];
  });
  const accounts = [...config.accounts, ...emulated];
  const firstPagesWithinMs = sandbox === null ? 0 : FIRST_PAGES_WITHIN_MS;
  const gateway = await openGateway({
    ...config,
    accounts,
    openToLoopback: sandbox !== null,
    firstPagesWithinMs,
    logger,
  });
  const paths = emulated.map(({ id, vendor, webhookPath }): [string, string] => [
    vendor,
    `${gateway.url}/webhooks/${vendor}/${id}/${webhookPath}`,
  ]);
  sandbox?.setWebhookTargets(Object.fromEntries(paths));
  return gateway;
}

function printBanner(config: Config, gateway: RunningGateway, sandbox: SandboxChild | null): void {
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
      startedInMs: systemClock.elapsed(),
    }),
  );
}

/** The first signal drains and exits with 0. A second signal, or a drain that takes too long, exits with 1. */
function stopOnSignals(config: Config, gateway: RunningGateway, sandbox: SandboxChild | null, logger: Logger): void {
  const stop = async (): Promise<void> => {
    systemClock.setTimeout(() => process.exit(1), config.limits.drainSeconds * 1000);
    await gateway.close();
    await sandbox?.stop();
    logger.info('stopped');
  };
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error('shutdown failed', { error });
          process.exit(1);
        },
      );
    });
  }
}

/** A closed pipe or a full disk under the log must not stop the gateway. Only log lines are lost. */
function ignoreLogFailures(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Runs the gateway until a signal stops it. Prints the problems when it cannot start. */
export async function runProgram(): Promise<void> {
  ignoreLogFailures();
  await start().catch(refuseToStart);
}
