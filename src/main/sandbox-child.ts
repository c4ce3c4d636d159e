// Runs the emulated vendors as a child process and sends them the webhook URLs of the gateway.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import type { SandboxConfig } from '../platform/config/config.ts';
import type { Logger } from '../platform/observability/logger.ts';

/** One emulated vendor, with the settings of an account for it. */
export interface EmulatedVendor {
  readonly slug: string;
  readonly url: string;
  readonly settings: Readonly<Record<string, unknown>>;
}
export interface SandboxChild {
  readonly vendors: readonly EmulatedVendor[];
  /** Sets the webhook URL of each vendor by slug, and starts the traffic generator. */
  setWebhookTargets(targets: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, '../sandbox/main.ts');
const READY_WITHIN_MS = 10_000;
const STOP_WITHIN_MS = 3000;

/** Starts the process and waits until every vendor listens. Rejects with the process's own message when one cannot. */
export async function startSandboxChild(
  { eventsPerSecond, ticketCount, firstPort }: SandboxConfig,
  logger: Logger,
): Promise<SandboxChild> {
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    NODE_COMPILE_CACHE: getCompileCacheDir() ?? '',
    SANDBOX_EVENTS_PER_SECOND: String(eventsPerSecond),
    SANDBOX_TICKETS: String(ticketCount),
    SANDBOX_PORT: String(firstPort),
  };
  const child = fork(PROGRAM, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const errorOutput: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errorOutput.push(chunk.toString('utf8')));
  const vendors = await untilReady(child, errorOutput);
  let isStopping = false;
  child.once('exit', (code) => {
    if (!isStopping) logger.error('the emulated vendors stopped unexpectedly; restart the gateway', { code });
  });
  return {
    vendors,
    setWebhookTargets: (targets) => void child.send({ type: 'webhook-targets', targets }),
    async stop() {
      isStopping = true;
      await end(child);
    },
  };
}

async function untilReady(child: ChildProcess, errorOutput: readonly string[]): Promise<readonly EmulatedVendor[]> {
  const deadline = AbortSignal.timeout(READY_WITHIN_MS);
  const exited = once(child, 'exit', { signal: deadline }).then(() => null);
  const reported = once(child, 'message', { signal: deadline }).then(
    ([message]: { type?: string; vendors?: EmulatedVendor[] }[]) => message ?? null,
  );
  try {
    const message = await Promise.race([reported, exited]);
    if (message?.type === 'ready' && message.vendors !== undefined) return message.vendors;
    throw new Error(errorOutput.join('').trim() || 'the emulated vendors did not start');
  } catch (failure) {
    await end(child);
    throw failure;
  } finally {
    reported.catch(() => undefined);
    exited.catch(() => undefined);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const forceKillTimer = systemClock.setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  forceKillTimer.cancel();
}
