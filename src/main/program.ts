// The program's course: configuration → emulated vendors → gateway, in this order, and back again when it is told to stop.

import { localUrl, type Config } from '../platform/config/config.ts';
import { ConfigError } from '../platform/config/problems.ts';
import { describeConfig } from '../platform/config/describe-config.ts';
import { loadConfig } from '../platform/config/load-config.ts';
import { createSandboxAccount } from '../platform/config/sandbox-account.ts';
import { createLogger, type Logger } from '../platform/observability/logger.ts';
import { vendors } from '../vendors/index.ts';
import { bannerOf } from './banner.ts';
import type { openGateway as OpenGateway, RunningGateway } from './open-gateway.ts';
import { startSandboxChild, type SandboxChild } from './sandbox-child.ts';

/** So long the doors wait for the emulated vendors' first tickets, for the sake of a newcomer's first query. */
const FIRST_PAGES_WITHIN_MS = 1000;

/** Prints what is wrong, one fault a line, and ends the start. */
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
  for (const line of describeConfig(config)) logger.debug(line);
  // The emulated vendors start on the other core while the rest of the house is loaded.
  const [sandbox, house] = await Promise.all([startVendors(config, logger), import('./open-gateway.ts')]);
  try {
    const gateway = await openWith(house, config, sandbox, logger);
    greet(config, gateway, sandbox);
    endOnSignals(config, gateway, sandbox, logger);
  } catch (failure) {
    await sandbox?.stop();
    throw failure;
  }
}

interface House {
  readonly openGateway: typeof OpenGateway;
}

async function startVendors({ sandbox }: Config, logger: Logger): Promise<SandboxChild | null> {
  return sandbox === null ? null : startSandboxChild(sandbox, logger);
}

async function openWith(
  { openGateway }: House,
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

function greet(config: Config, gateway: RunningGateway, sandbox: SandboxChild | null): void {
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

/** A log that nobody takes any more, or a full disk under it, must not end the gateway: its lines are lost, no more. */
function outliveTheLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Starts the gateway and lets it run until a signal ends it; what keeps it from starting is printed in words. */
export async function runProgram(): Promise<void> {
  outliveTheLog();
  await start().catch(refuseToStart);
}
