// npm run test:soak [-- --minutes 10]: one gateway under constant events, cuts and queries, and the growth of its memory.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Memory } from './kit/process/child.ts';
import { atMost, round, type Bar } from './kit/measure.ts';
import { startProcess, stopAll, type BenchProcess } from './kit/process/process.ts';
import { medianOf } from './kit/statistics.ts';
import { printResult } from './kit/table.ts';
import { ask, startEnvironment } from './kit/environment.ts';
import type { CutRequest, CutResult } from './load/cut-load.ts';

const EVENTS_PER_SECOND = 200;
/** Number of events between two cuts. */
const EVENTS_PER_CUT = 60;
const SAMPLE_EVERY_MS = 5000;
const MAX_GROWTH_MB = 48;
const LIST = '{ tickets(first: 50) { totalCount nodes { id subject status lastMessage { text } } } }';

interface Sample {
  readonly heapMb: number;
  readonly rssMb: number;
}
interface Watch {
  readonly samples: Sample[];
  queries: number;
  failed: number;
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write('soak: --minutes must be a number above 0\n');
  process.exitCode = 2;
} else await soak();

async function soak(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'deskgraph-soak-'));
  try {
    const environment = await startEnvironment(join(folder, 'data'), 200);
    const load = await startProcess('load/cut-load.ts', { ...environment.gateway.ready, resumes: true });
    const cuts = Math.ceil((minutes * 60 * EVENTS_PER_SECOND) / EVENTS_PER_CUT);
    process.stdout.write(`soak: ${minutes} min, ${EVENTS_PER_SECOND} events/s, a cut after every ${EVENTS_PER_CUT}\n`);
    const over = new AbortController();
    const watching = watch(environment.gateway, over.signal);
    const result = await load.ask<CutResult>('run', { cuts, eventsPerSecond: EVENTS_PER_SECOND } satisfies CutRequest);
    over.abort();
    report(result, await watching);
    await load.stop();
    await environment.stop();
  } finally {
    await stopAll();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Until the end, reads a list as a front end would, and the memory after a garbage collection. */
async function watch(gateway: BenchProcess, over: AbortSignal): Promise<Watch> {
  const seen: Watch = { samples: [], queries: 0, failed: 0 };
  while (!over.aborted) {
    await list(gateway, seen);
    const { heapBytes, rssBytes } = await gateway.ask<Memory>('memory');
    const sample = { heapMb: heapBytes / 2 ** 20, rssMb: rssBytes / 2 ** 20 };
    seen.samples.push(sample);
    process.stdout.write(`  heap ${round(sample.heapMb)} MB, RSS ${round(sample.rssMb)} MB\n`);
    await sleep(SAMPLE_EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
  return seen;
}

async function list(gateway: BenchProcess, seen: Watch): Promise<void> {
  seen.queries += 1;
  await ask(gateway.ready['graphql'] ?? '', LIST).catch(() => (seen.failed += 1));
}

function report(result: CutResult, { samples, queries, failed }: Watch): void {
  // The first quarter fills the caches.
  const quarter = Math.ceil(samples.length / 4);
  const heapOf = (part: readonly Sample[]): number => medianOf(part, ({ heapMb }) => heapMb);
  const growthMb = heapOf(samples.slice(-quarter)) - heapOf(samples.slice(quarter, quarter * 2));
  const bars: Bar[] = [
    atMost('missing', result.missing, 0, 'events'),
    atMost('doubled', result.doubled, 0, 'events'),
    { what: 'in order', bar: 'yes', measured: result.inOrder ? 'yes' : 'no', met: result.inOrder },
    atMost('failed queries', failed, 0, `of ${queries}`),
    atMost('growth of the heap from the second to the last quarter', growthMb, MAX_GROWTH_MB, 'MB'),
  ];
  const title = `${result.events} events at ${round(result.eventsPerSecond)}/s, ${result.cuts} cuts`;
  process.stdout.write(`${printResult({ name: 'soak', title, tables: [], bars, notes: [] })}\n`);
  if (bars.some(({ met }) => !met)) process.exitCode = 1;
}
