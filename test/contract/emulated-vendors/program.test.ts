// The sandbox program: started in this process, and as the child process that the gateway forks.

import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startSandboxProgram, type SandboxProgram, type SandboxProgramOptions } from '../../../src/sandbox/program.ts';
import { desk360Sandbox } from '../../../src/vendors/desk360/sandbox/index.ts';
import { emotiveSandbox } from '../../../src/vendors/emotive/sandbox/index.ts';
import { eventually } from '../../kit/eventually.ts';
import { type Receiver, startReceiver } from './kit/receiver.ts';

const MAIN = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url));

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function startProgram(options: Partial<SandboxProgramOptions> = {}): Promise<SandboxProgram> {
  const program = await startSandboxProgram({
    vendors: [desk360Sandbox, emotiveSandbox],
    host: '127.0.0.1',
    firstPort: 0,
    ticketCount: 10,
    eventsPerSecond: 200,
    ...options,
  });
  open.push(() => program.stop());
  return program;
}

async function startEndpoint(): Promise<Receiver> {
  const receiver = await startReceiver();
  open.push(() => receiver.stop());
  return receiver;
}

function startChild(env: Record<string, string> = {}, how: 'forked' | 'alone' = 'forked'): ChildProcess {
  const merged = { PATH: process.env['PATH'], SANDBOX_PORT: '0', SANDBOX_TICKETS: '5', ...env };
  const child =
    how === 'forked'
      ? fork(MAIN, { env: merged, stdio: 'pipe', execArgv: [] })
      : spawn(process.execPath, [MAIN], { env: merged, stdio: 'pipe' });
  open.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return child;
}

interface Message {
  readonly type: string;
  readonly message?: string;
  readonly vendors?: readonly { readonly slug: string; readonly url: string; readonly settings: object }[];
}
async function nextMessage(child: ChildProcess): Promise<Message> {
  const [message] = (await once(child, 'message')) as [Message];
  return message;
}

describe('the program', () => {
  it('runs every vendor with its tickets and reports when they listen', async () => {
    const ready: unknown[] = [];
    const program = await startProgram({ onReady: (vendors) => ready.push(vendors) });
    expect(ready).toEqual([program.vendors]);
    expect(program.vendors.map(({ slug }) => slug)).toEqual(['desk360', 'emotive']);
    const headers = { 'x-api-key': emotiveSandbox.settings.brandToken ?? '' };
    const answer = await fetch(`${program.vendors[1]?.url}/tickets?limit=50`, { headers });
    expect((await answer.text()).match(/"opted_in_user"/g)).toHaveLength(10);
  });

  it('lets customers of all vendors write, mostly in an existing conversation', async () => {
    const [desk, emotive] = [await startEndpoint(), await startEndpoint()];
    const program = await startProgram();
    program.setWebhookTargets({ desk360: desk.url, emotive: emotive.url, unknown: 'http://127.0.0.1:1' });
    program.startCustomers();
    program.startCustomers();
    await eventually(() => {
      expect(desk.received.length).toBeGreaterThan(15);
      expect(emotive.received.length).toBeGreaterThan(15);
    });
    const phones = desk.received.map(({ body }) => String(/"from":"(\d+)"/.exec(body.toString())?.[1]));
    expect(new Set(phones).size).toBeLessThan(phones.length);
  });

  it('repeats the ids of a run number, and shares none with another run number', async () => {
    const first = async (runNumber: number): Promise<readonly string[]> => {
      const endpoint = await startEndpoint();
      const program = await startProgram({ vendors: [desk360Sandbox], runNumber, eventsPerSecond: 50 });
      program.setWebhookTargets({ desk360: endpoint.url });
      program.startCustomers();
      await eventually(() => expect(endpoint.received.length).toBeGreaterThan(4));
      await program.stop();
      return endpoint.received.map(({ body }) => String(/"id":"([^"]+)"/.exec(body.toString())?.[1])).sort();
    };
    const [once_, again, other] = [await first(3), await first(3), await first(4)];
    expect(again.filter((id) => once_.includes(id)).length).toBeGreaterThan(3);
    expect(other.filter((id) => once_.includes(id))).toEqual([]);
  });

  it('stays silent without customers and without targets', async () => {
    const endpoint = await startEndpoint();
    const program = await startProgram({ eventsPerSecond: 0 });
    program.setWebhookTargets({ desk360: endpoint.url });
    program.startCustomers();
    await program.stop();
    expect(endpoint.received).toEqual([]);
  });

  it('continues while the gateway refuses webhooks, and logs it once', async () => {
    const endpoint = await startEndpoint();
    // More than fifty concurrent customers consume in two attempts each: at least one webhook fails for good.
    endpoint.statuses.push(...Array.from({ length: 200 }, () => 500));
    const lines: string[] = [];
    const program = await startProgram({ log: (line) => lines.push(line) });
    program.setWebhookTargets({ desk360: endpoint.url, emotive: endpoint.url });
    program.startCustomers();
    await eventually(() => {
      expect(lines).not.toEqual([]);
      expect(endpoint.received.length).toBeGreaterThan(250);
    });
    expect(lines).toEqual([expect.stringMatching(/^sandbox: 1 webhook not accepted, the last of \w+ \(status 500\)/)]);
  });

  it('names a port in use and the solution, and leaves no server open', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => taken.close(resolve)));
    const { port } = taken.address() as AddressInfo;
    const servers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
    await eventually(() => expect(servers()).toBe(1));
    const starting = startSandboxProgram({
      vendors: [desk360Sandbox, emotiveSandbox],
      host: '127.0.0.1',
      firstPort: port - 1,
      ticketCount: 1,
      eventsPerSecond: 0,
    });
    await expect(starting).rejects.toThrow(`port ${port} for the emulated Desk360 is taken`);
    await expect(starting).rejects.toThrow('SANDBOX_PORT');
    await eventually(() => expect(servers()).toBe(1));
  });
});

describe('the child process', () => {
  it('sends the gateway addresses and credentials that its vendors accept, and posts to the received targets', async () => {
    const endpoint = await startEndpoint();
    const child = startChild({ SANDBOX_EVENTS_PER_SECOND: '100' });
    const { type, vendors = [] } = await nextMessage(child);
    expect(type).toBe('ready');
    expect(vendors.slice(0, 2)).toMatchObject([
      { slug: 'desk360', settings: { apiToken: expect.any(String), callsPerMinute: 100 } },
      { slug: 'emotive', settings: { brandToken: expect.any(String), readApi: true } },
    ]);
    for (const { url, settings } of vendors) expect(settings).toMatchObject({ baseUrl: url });
    const settings = Object.assign({}, ...vendors.map((vendor) => vendor.settings)) as Record<string, string>;
    const [desk, emotive] = vendors.map(({ url }) => url);
    expect(vendors.map(({ slug }) => slug)).toContain('zaia');
    const me = await fetch(`${desk}/me`, {
      headers: { authorization: `Bearer ${settings['apiToken']}`, accept: 'application/json' },
    });
    expect(me.status).toBe(200);
    const own = await fetch(`${emotive}/connections/me`, { headers: { 'x-api-key': settings['brandToken'] ?? '' } });
    expect(own.status).toBe(200);
    child.send({ type: 'webhook-targets', targets: { desk360: endpoint.url, emotive: endpoint.url } });
    await eventually(() => expect(endpoint.received.length).toBeGreaterThan(5));
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends with the gateway', async () => {
    const child = startChild();
    await nextMessage(child);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('reports over the channel why it cannot start', async () => {
    const child = startChild({ SANDBOX_TICKETS: 'many' });
    const [message, exit] = await Promise.all([nextMessage(child), once(child, 'exit')]);
    expect(message).toEqual({ type: 'failed', message: 'SANDBOX_TICKETS: write a number, 0 or more' });
    expect(exit).toEqual([1, null]);
  });

  it('runs alone, printing its addresses, until SIGINT', async () => {
    const child = startChild({}, 'alone');
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await eventually(() =>
      expect(printed).toMatch(/^sandbox: desk360 http:\S+\/v1 {2}emotive http:\S+\/helpdesk(?: {2}\w+ http:\S+)*\n$/),
    );
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
