// Entry point of the sandbox program: runs the emulated vendors as HTTP servers, beside the gateway or alone.

import { desk360Sandbox } from '../vendors/desk360/sandbox/index.ts';
import { emotiveSandbox } from '../vendors/emotive/sandbox/index.ts';
import { glassixSandbox } from '../vendors/glassix/sandbox/index.ts';
import { zaiaSandbox } from '../vendors/zaia/sandbox/index.ts';
import type { AnySandboxVendor } from './index.ts';
import { createSocialNetworkPage } from './main/social-network-page.ts';
import { openSocialNetwork } from './main/social-network.ts';
import { type SandboxAddress, type SandboxProgram, startSandboxProgram } from './program.ts';

/** Sent over IPC when every vendor listens. */
export interface SandboxReady {
  readonly type: 'ready';
  readonly vendors: readonly SandboxAddress[];
}
/** Sent over IPC when the program cannot start; it then exits with code 1. */
export interface SandboxFailed {
  readonly type: 'failed';
  readonly message: string;
}
/** Received over IPC: the gateway's webhook URLs by slug. The traffic generator starts with it. */
export interface WebhookTargets {
  readonly type: 'webhook-targets';
  readonly targets: Readonly<Record<string, string>>;
}

/** Tenths of a second since 2026: greater in every later run. */
const runNumber = Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 100);

const network = openSocialNetwork(runNumber);
const vendors: readonly AnySandboxVendor[] = [
  desk360Sandbox,
  emotiveSandbox,
  createSocialNetworkPage(network),
  glassixSandbox,
  zaiaSandbox,
];

function numberOf(name: string, fallback: number): number {
  const text = process.env[name]?.trim() ?? '';
  const value = text === '' ? fallback : Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`${name}: write a number, 0 or more`);
}

function isTargets(message: unknown): message is WebhookTargets {
  if (typeof message !== 'object' || message === null || !('type' in message) || !('targets' in message)) return false;
  return message.type === 'webhook-targets' && typeof message.targets === 'object' && message.targets !== null;
}

function announce(addresses: readonly SandboxAddress[]): void {
  if (process.send !== undefined) process.send({ type: 'ready', vendors: addresses } satisfies SandboxReady);
  else process.stdout.write(`sandbox: ${addresses.map(({ slug, url }) => `${slug} ${url}`).join('  ')}\n`);
}

function listen(program: SandboxProgram, ticketCount: number): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    network.stop();
    void program.stop().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  process.on('message', (message) => {
    if (!isTargets(message)) return;
    program.setWebhookTargets(message.targets);
    const { socialhub } = message.targets;
    if (socialhub !== undefined) network.connect(socialhub, ticketCount);
    program.startCustomers();
  });
  // Without a parent process, only the control routes can set webhook targets.
  if (process.send === undefined) program.startCustomers();
}

try {
  const ticketCount = numberOf('SANDBOX_TICKETS', 300);
  const program = await startSandboxProgram({
    vendors,
    host: process.env['HOST']?.trim() || '127.0.0.1',
    firstPort: numberOf('SANDBOX_PORT', 4100),
    ticketCount,
    eventsPerSecond: numberOf('SANDBOX_EVENTS_PER_SECOND', 0.5),
    runNumber,
  });
  listen(program, ticketCount);
  announce(program.vendors);
} catch (error) {
  const message = error instanceof Error ? error.message : 'the sandbox could not start';
  process.stderr.write(`sandbox: ${message}\n`);
  process.exitCode = 1;
  if (process.send !== undefined) {
    process.send({ type: 'failed', message } satisfies SandboxFailed, () => process.disconnect());
  }
}
