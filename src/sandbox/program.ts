// The sandbox program: every emulated vendor on its port, their webhook targets, and the traffic generator.

import {
  type AnySandboxVendor,
  createRandom,
  type CustomerWriteResult,
  type RunningSandboxVendor,
  startSandboxVendor,
  type SimulatedCustomer,
} from './index.ts';
import { startTrafficGenerator, type TrafficGenerator } from './traffic.ts';

export interface SandboxProgramOptions {
  readonly vendors: readonly AnySandboxVendor[];
  readonly host: string;
  /** The vendors use the ports after this one, in their order; 0 uses any free ports. */
  readonly firstPort: number;
  /** Per vendor. */
  readonly ticketCount: number;
  /** Average over all vendors; 0 disables the traffic generator. */
  readonly eventsPerSecond: number;
  /** Number of the run and seed of its traffic; the initial tickets do not depend on it. Default 1. */
  readonly runNumber?: number;
  readonly onReady?: (vendors: readonly SandboxAddress[]) => void;
  /** Logs one line; standard error by default. */
  readonly log?: (line: string) => void;
}

export interface SandboxAddress {
  readonly slug: string;
  /** The base URL with the vendor's path prefix. */
  readonly url: string;
  /** Settings of the gateway's account of the vendor. */
  readonly settings: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface SandboxProgram {
  readonly vendors: readonly SandboxAddress[];
  /** Sets where each vendor posts its webhooks, by slug; unknown slugs are ignored. */
  setWebhookTargets(targets: Readonly<Record<string, string>>): void;
  /** Starts the traffic generator; does nothing the second time. */
  startCustomers(): void;
  /** Stops traffic, webhooks and servers. */
  stop(): Promise<void>;
}

type Running = RunningSandboxVendor<unknown, object, object>;

const WORLD_SEED = 1;
const MIN_LOG_INTERVAL_MS = 10_000;

const toDefaultWrite = ({ phone, name, text }: SimulatedCustomer): object => ({ phone, name, text, message: text });

/** The initial state is the same in every run. New ids come from the seed of the run, so that no id is used twice. */
function withFixedState(vendor: AnySandboxVendor, runNumber: number): AnySandboxVendor {
  const random = createRandom(WORLD_SEED).fork(vendor.slug).fork('state');
  return {
    ...vendor,
    createState(world) {
      const state = vendor.createState({ ...world, random });
      vendor.program?.beginRun?.(state, { number: runNumber, random: createRandom(runNumber).fork(vendor.slug) });
      return state;
    },
  };
}

async function startOne(vendor: AnySandboxVendor, port: number, options: SandboxProgramOptions): Promise<Running> {
  const { host, ticketCount, runNumber = WORLD_SEED } = options;
  const { settings = {} } = vendor.program ?? {};
  try {
    return await startSandboxVendor(withFixedState(vendor, runNumber), {
      host,
      port,
      ticketCount,
      seed: runNumber,
      settings,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const problem = code === 'EADDRINUSE' ? 'is taken' : 'may not be used';
    const repair = 'stop the program that uses it, or set SANDBOX_PORT to another number (0 uses any free ports)';
    throw new Error(`port ${port} for the emulated ${vendor.title} ${problem}: ${repair}`, { cause: error });
  }
}

async function startAll(options: SandboxProgramOptions): Promise<readonly Running[]> {
  const { vendors, firstPort } = options;
  const starts = vendors.map((vendor, index) => startOne(vendor, firstPort === 0 ? 0 : firstPort + index + 1, options));
  const outcomes = await Promise.allSettled(starts);
  const running = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure === undefined) return running;
  await Promise.all(running.map((vendor) => vendor.stop()));
  throw failure.reason;
}

/** Logs at most one line in ten seconds. */
function createFailureLog(log: (line: string) => void): (slug: string, result: CustomerWriteResult) => void {
  let loggedAt = -Infinity;
  let unlogged = 0;
  return (slug, { delivery }) => {
    if (delivery === null || (delivery.outcome !== 'refused' && delivery.outcome !== 'unreachable')) return;
    unlogged += 1;
    if (performance.now() - loggedAt < MIN_LOG_INTERVAL_MS) return;
    const reason = delivery.status === null ? 'no response' : `status ${delivery.status}`;
    log(`sandbox: ${unlogged} webhook${unlogged === 1 ? '' : 's'} not accepted, the last of ${slug} (${reason})`);
    loggedAt = performance.now();
    unlogged = 0;
  };
}

/** Starts all vendors. Rejects with an Error that names the port if one is not available; no server then stays open. */
export async function startSandboxProgram(options: SandboxProgramOptions): Promise<SandboxProgram> {
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const running = new Map((await startAll(options)).map((vendor) => [vendor.slug, vendor]));
  const parts = new Map(options.vendors.map(({ slug, program }) => [slug, program]));
  const vendors = [...running.values()].map(({ slug, url, settings }) => ({
    slug,
    url,
    settings: parts.get(slug)?.accountSettings(url, settings) ?? {},
  }));
  const logFailure = createFailureLog(log);
  let traffic: TrafficGenerator | null = null;
  let isStopped = false;

  const write = async (slug: string, customer: SimulatedCustomer): Promise<void> => {
    try {
      const customerWrite = parts.get(slug)?.toCustomerWrite?.(customer) ?? toDefaultWrite(customer);
      const result = await running.get(slug)?.customerWrites(customerWrite);
      if (result !== undefined && !isStopped) logFailure(slug, result);
    } catch (error) {
      log(`sandbox: a customer of ${slug} could not write: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  };

  options.onReady?.(vendors);
  return {
    vendors,
    setWebhookTargets(targets) {
      for (const [slug, url] of Object.entries(targets)) running.get(slug)?.setWebhookTarget(url);
    },
    startCustomers() {
      const { eventsPerSecond, runNumber = WORLD_SEED } = options;
      if (isStopped || traffic !== null || eventsPerSecond <= 0 || running.size === 0) return;
      const random = createRandom(runNumber).fork('customers');
      traffic = startTrafficGenerator({ slugs: [...running.keys()], random, eventsPerSecond, write });
    },
    async stop() {
      isStopped = true;
      traffic?.stop();
      await Promise.all([...running.values()].map((vendor) => vendor.stop()));
    },
  };
}
