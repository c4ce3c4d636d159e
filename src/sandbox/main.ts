// The sandbox's own program: runs the emulated vendors as servers of their own, beside the gateway or alone.

import { desk360Sandbox } from '../vendors/desk360/sandbox.ts';
import { emotiveSandbox } from '../vendors/emotive/sandbox.ts';
import { DEPARTMENTS, glassixSandbox } from '../vendors/glassix/sandbox.ts';
import { zaiaSandbox } from '../vendors/zaia/sandbox.ts';
import { type AnySandboxVendor, createRandom } from './kit.ts';
import { type SandboxAddress, type SandboxProgram, type SayAs, startSandboxProgram } from './program.ts';

/** Sent over IPC when every vendor listens; `settings` are what the gateway's account of the vendor needs. */
export interface SandboxReady {
  readonly type: 'ready';
  readonly vendors: readonly (SandboxAddress & {
    readonly settings: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  })[];
}
/** Sent over IPC when it cannot start; the program then exits with 1. */
export interface SandboxFailed {
  readonly type: 'failed';
  readonly message: string;
}
/** Received over IPC: the gateway's webhook doors by slug. Customers write from then on. */
export interface WebhookTargets {
  readonly type: 'webhook-targets';
  readonly targets: Readonly<Record<string, string>>;
}

// Emulated vendors forget everything when they stop, the gateway does not: each run numbers on from its start time
// (tenths of a second since 2026), so that nothing new of this run carries an id of an earlier one.
const runNumber = Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 100);

const vendors: readonly AnySandboxVendor[] = [
  {
    ...desk360Sandbox,
    settings: { ...desk360Sandbox.settings, autoStatuses: true },
    createState(world) {
      const settings = { ...desk360Sandbox.settings, ...world.settings };
      const state = desk360Sandbox.createState({ ...world, settings });
      state.nextId += runNumber;
      return state;
    },
  },
  {
    ...emotiveSandbox,
    createState(world) {
      const settings = { ...emotiveSandbox.settings, ...world.settings };
      const state = emotiveSandbox.createState({ ...world, settings });
      state.lastId.ticket += runNumber;
      state.lastId.event += runNumber;
      return state;
    },
  },
  {
    ...glassixSandbox,
    createState(world) {
      const settings = { ...glassixSandbox.settings, ...world.settings };
      const state = glassixSandbox.createState({ ...world, settings });
      state.random = createRandom(runNumber).fork(glassixSandbox.slug);
      state.nextTicketId += runNumber;
      state.nextTransactionId += BigInt(runNumber);
      return state;
    },
  },
  {
    ...zaiaSandbox,
    createState(world) {
      const settings = { ...zaiaSandbox.settings, ...world.settings };
      const state = zaiaSandbox.createState({ ...world, settings });
      state.random = createRandom(runNumber).fork(zaiaSandbox.slug);
      return state;
    },
  },
];

/** What the gateway's account of each vendor is set to, credentials of the sandbox included. */
const accountSettings: Readonly<Record<string, (url: string) => SandboxReady['vendors'][number]['settings']>> = {
  desk360: (baseUrl) => ({
    baseUrl,
    apiToken: desk360Sandbox.settings.accounts[0]?.token ?? '',
    // The products' ids are the emulated vendor's own; the first one owns the WhatsApp number.
    products: ['11', '22', '33'],
    whatsappProduct: '11',
    callsPerMinute: { basic: 10, business: 100, enterprise: 1000 }[desk360Sandbox.settings.plan],
  }),
  emotive: (baseUrl) => ({ baseUrl, brandToken: emotiveSandbox.settings.brandToken ?? '', readApi: true }),
  glassix: (baseUrl) => {
    const [credential] = glassixSandbox.settings.credentials;
    const { apiKey = '', apiSecret = '', userName = '' } = credential ?? {};
    const departments = Object.entries(DEPARTMENTS).map(([name, id]) => `${id}=${name}`);
    return { baseUrl, apiKey, apiSecret, userName, departments };
  },
  zaia: (baseUrl) => ({ baseUrl, apiKey: zaiaSandbox.settings.apiKey }),
};

// Of what follows an opening line, some is a picture, a place, or an answer to a ticket by mail; the rest is text.
const desk360Says: SayAs = ({ phone, name, text, isNew }) => {
  const turn = text.length % 16;
  if (isNew || turn > 2) return { kind: 'text', phone, name, text };
  if (turn === 2) return { kind: 'ticket-reply', text };
  return turn === 0 ? { kind: 'image', phone, name, text } : { kind: 'location', phone, name };
};
// Now and then somebody sends a picture, rates what was done, or an agent takes a break.
const glassixSays: SayAs = ({ phone, name, text, isNew }) => {
  const turn = text.length % 16;
  const customer = { phone, name, text, protocol: text.length % 3 === 0 ? 'SMS' : 'WhatsApp' } as const;
  if (isNew || turn > 2) return { kind: 'text', ...customer };
  if (turn === 2) return { kind: 'presence', userStatus: text.length % 2 === 0 ? 'Online' : 'Break' };
  return turn === 0 ? { kind: 'image', ...customer } : { kind: 'survey', ...customer, stars: 4 };
};
const sayAs = {
  desk360: desk360Says,
  emotive: (({ phone, text }) => ({ phone, message: text })) satisfies SayAs,
  glassix: glassixSays,
  zaia: (({ phone, name, text }) => ({ phone, name, text, goesOn: true })) satisfies SayAs,
};

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
  const ready = addresses.map(({ slug, url }) => ({ slug, url, settings: accountSettings[slug]?.(url) ?? {} }));
  if (process.send !== undefined) process.send({ type: 'ready', vendors: ready } satisfies SandboxReady);
  else process.stdout.write(`sandbox: ${addresses.map(({ slug, url }) => `${slug} ${url}`).join('  ')}\n`);
}

function listen(program: SandboxProgram): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void program.stop().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  process.on('message', (message) => {
    if (!isTargets(message)) return;
    program.setWebhookTargets(message.targets);
    program.startCustomers();
  });
  // Alone there is nobody to name a target; the control doors may still do so.
  if (process.send === undefined) program.startCustomers();
}

try {
  const program = await startSandboxProgram({
    vendors,
    sayAs,
    host: process.env['HOST']?.trim() || '127.0.0.1',
    firstPort: numberOf('SANDBOX_PORT', 4100),
    ticketCount: numberOf('SANDBOX_TICKETS', 300),
    eventsPerSecond: numberOf('SANDBOX_EVENTS_PER_SECOND', 0.5),
    runSeed: runNumber,
  });
  listen(program);
  announce(program.vendors);
} catch (error) {
  const message = error instanceof Error ? error.message : 'the sandbox could not start';
  process.stderr.write(`sandbox: ${message}\n`);
  process.exitCode = 1;
  if (process.send !== undefined) {
    process.send({ type: 'failed', message } satisfies SandboxFailed, () => process.disconnect());
  }
}
