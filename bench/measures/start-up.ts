// Measure 6: time from `npm start` to the first response to a query, and the memory of the idle process.

import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentBytes } from '../kit/process/cpu.ts';
import { atMost, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { median } from '../kit/statistics.ts';

const ROOT = join(import.meta.dirname, '../..');
const TIMEOUT_MS = 30_000;
const IDLE_AFTER_MS = 2000;

interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly query: string;
  env(port: number, folder: string): Record<string, string>;
}
const programs = (port: number): readonly Program[] => [
  {
    name: 'deskgraph with its sandbox',
    args: ['src/main.ts'],
    query: '{ tickets(first: 20) { nodes { id } } }',
    env: (own, folder) => ({
      PORT: String(own),
      SANDBOX_PORT: '0',
      SANDBOX_EVENTS_PER_SECOND: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
    }),
  },
  {
    name: 'plain Apollo Server on fastify',
    args: ['bench/reference/plain-list.ts', JSON.stringify({ file: null, port })],
    query: '{ hello }',
    env: () => ({}),
  },
];

interface Started {
  readonly firstAnswerMs: number;
  /** Until a response contained a ticket; null for programs without tickets. */
  readonly firstTicketsMs: number | null;
  readonly idleBytes: number;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startOnce({ args, query, env }: Program, port: number, folder: string): Promise<Started> {
  await mkdir(folder, { recursive: true });
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', ...env(port, folder) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  try {
    const url = `http://127.0.0.1:${port}/graphql`;
    const first = await untilAnswered(
      url,
      query,
      () => child.exitCode !== null,
      () => true,
    );
    const firstAnswerMs = performance.now() - startedAt;
    const hasTickets = (answer: Answer): boolean => (answer.data.tickets?.nodes.length ?? 0) > 0;
    const expectsTickets = first.data.tickets !== undefined;
    if (expectsTickets) await untilAnswered(url, query, () => child.exitCode !== null, hasTickets);
    const firstTicketsMs = expectsTickets ? performance.now() - startedAt : null;
    await sleep(IDLE_AFTER_MS);
    return { firstAnswerMs, firstTicketsMs, idleBytes: residentBytes(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 12_000);
    await exited;
    clearTimeout(timer);
  }
}

interface Answer {
  readonly data: { readonly tickets?: { readonly nodes: readonly unknown[] } };
}

async function untilAnswered(
  url: string,
  query: string,
  hasEnded: () => boolean,
  isComplete: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadlineAt = performance.now() + TIMEOUT_MS;
  while (performance.now() < deadlineAt && !hasEnded()) {
    // oxlint-disable-next-line no-await-in-loop -- retries until there is a response
    const answer = await askOnce(url, query);
    if (answer !== null && isComplete(answer)) return answer;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await sleep(5);
  }
  throw new Error('the program did not answer in time');
}

async function askOnce(url: string, query: string): Promise<Answer | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const answer = (await response.json()) as Answer & { errors?: unknown };
    return response.status === 200 && answer.errors === undefined ? answer : null;
  } catch {
    return null;
  }
}

async function run(context: BenchContext): Promise<MeasureResult> {
  const runs = context.quick ? 2 : 5;
  const starts = new Map<string, Started[]>();
  for (let turn = 0; turn < runs; turn += 1) {
    context.report(`start ${turn + 1} of ${runs}`);
    // oxlint-disable-next-line no-await-in-loop -- interleaved starts
    const port = await freePort();
    for (const program of programs(port)) {
      const folder = join(context.folder, `start-${turn}`);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const started = await startOnce(program, port, folder);
      starts.set(program.name, [...(starts.get(program.name) ?? []), started]);
    }
  }
  const rows = [...starts].map(([name, all]) => {
    const tickets = all.flatMap(({ firstTicketsMs }) => firstTicketsMs ?? []);
    return [
      name,
      round(median(all.map(({ firstAnswerMs }) => firstAnswerMs))),
      round(Math.min(...all.map(({ firstAnswerMs }) => firstAnswerMs))),
      tickets.length === 0 ? '-' : round(median(tickets)),
      round(median(all.map(({ idleBytes }) => idleBytes)) / 2 ** 20),
    ];
  });
  const ours = [...starts.values()][0] ?? [];
  return {
    name: 'start-up',
    title: 'From start to the first response',
    tables: [
      {
        title: `${runs} interleaved starts, each with an empty data folder`,
        columns: ['', 'first response ms (median)', 'minimum ms', 'first tickets ms', 'idle RSS MB'],
        rows,
      },
    ],
    bars: [atMost('first response', median(ours.map(({ firstAnswerMs }) => firstAnswerMs)) / 1000, 2, 's')],
    notes: [
      'the time of deskgraph includes the start of its emulated vendors in a second process; idle RSS is of the gateway process only',
    ],
  };
}

export const startUp: Measure = { name: 'start-up', run };
