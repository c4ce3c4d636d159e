// The sandbox as one running whole: every emulated vendor on its port, their webhook targets, and customers who write.

import {
  type AnySandboxVendor,
  createRandom,
  type CustomerWriting,
  type RunningSandboxVendor,
  startSandboxVendor,
  type WritingCustomer,
} from './index.ts';
import { startTrickle, type Trickle } from './traffic.ts';

export interface SandboxProgramOptions {
  readonly vendors: readonly AnySandboxVendor[];
  readonly host: string;
  /** The vendors take the ports after this one, in their order; 0 takes any free ones. */
  readonly firstPort: number;
  /** Per vendor. */
  readonly ticketCount: number;
  /** Average over all vendors; 0: nobody writes. */
  readonly eventsPerSecond: number;
  /** Number of the run and seed of what happens in it (the tickets it starts with are always the same); default 1. */
  readonly runNumber?: number;
  readonly onReady?: (vendors: readonly SandboxAddress[]) => void;
  /** One line for people; standard error by default. */
  readonly log?: (line: string) => void;
}

export interface SandboxAddress {
  readonly slug: string;
  /** The base URL with the vendor's path prefix. */
  readonly url: string;
  /** What the gateway's account of the vendor needs. */
  readonly settings: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface SandboxProgram {
  readonly vendors: readonly SandboxAddress[];
  /** Where each vendor posts its webhooks, by slug; unknown slugs are passed over. */
  setWebhookTargets(targets: Readonly<Record<string, string>>): void;
  /** Lets customers write from now on; does nothing the second time. */
  startCustomers(): void;
  /** Ends customers, webhooks and servers. */
  stop(): Promise<void>;
}

type Running = RunningSandboxVendor<unknown, object, object>;

const WORLD_SEED = 1;
const LOG_AT_MOST_EVERY_MS = 10_000;

const sayPlainly = ({ phone, name, text }: WritingCustomer): object => ({ phone, name, text, message: text });

/** The state stays the same over runs; what the run draws comes from its own seed, so that no id is given twice. */
function withFixedWorld(vendor: AnySandboxVendor, runNumber: number): AnySandboxVendor {
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
    return await startSandboxVendor(withFixedWorld(vendor, runNumber), {
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
    const repair = 'stop what listens there, or set SANDBOX_PORT to another number (0 takes any free ports)';
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

/** Says at most one line in ten seconds, however many webhooks fail. */
function createFailureLog(log: (line: string) => void): (slug: string, writing: CustomerWriting) => void {
  let saidAt = -Infinity;
  let unsaid = 0;
  return (slug, { delivery }) => {
    if (delivery === null || (delivery.outcome !== 'refused' && delivery.outcome !== 'unreachable')) return;
    unsaid += 1;
    if (performance.now() - saidAt < LOG_AT_MOST_EVERY_MS) return;
    const how = delivery.status === null ? 'no answer' : `status ${delivery.status}`;
    log(`sandbox: ${unsaid} webhook${unsaid === 1 ? '' : 's'} not accepted, the last of ${slug} (${how}); going on`);
    saidAt = performance.now();
    unsaid = 0;
  };
}

/** Starts all vendors; rejects with an Error that names the port when one cannot be had, and leaves none behind. */
export async function startSandboxProgram(options: SandboxProgramOptions): Promise<SandboxProgram> {
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const running = new Map((await startAll(options)).map((vendor) => [vendor.slug, vendor]));
  const parts = new Map(options.vendors.map(({ slug, program }) => [slug, program]));
  const vendors = [...running.values()].map(({ slug, url, settings }) => ({
    slug,
    url,
    settings: parts.get(slug)?.accountSettings(url, settings) ?? {},
  }));
  const noteFailure = createFailureLog(log);
  let trickle: Trickle | null = null;
  let isStopped = false;

  const write = async (slug: string, customer: WritingCustomer): Promise<void> => {
    try {
      const said = parts.get(slug)?.say?.(customer) ?? sayPlainly(customer);
      const writing = await running.get(slug)?.customerWrites(said);
      if (writing !== undefined && !isStopped) noteFailure(slug, writing);
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
      if (isStopped || trickle !== null || eventsPerSecond <= 0 || running.size === 0) return;
      const random = createRandom(runNumber).fork('customers');
      trickle = startTrickle({ slugs: [...running.keys()], random, eventsPerSecond, write });
    },
    async stop() {
      isStopped = true;
      trickle?.stop();
      await Promise.all([...running.values()].map((vendor) => vendor.stop()));
    },
  };
}
