// npm run bench [-- name…] [--quick] [--json]: measures the gateway beside plain references and prints the results.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMachine } from './kit/process/machine.ts';
import type { BenchContext, Measure, MeasureResult } from './kit/measure.ts';
import { stopAll } from './kit/process/process.ts';
import { printMachine, printResult } from './kit/table.ts';
import { idleSockets } from './measures/idle-sockets.ts';
import { listLatency } from './measures/list-latency.ts';
import { realtimeBursts } from './measures/realtime-bursts.ts';
import { realtimeCuts } from './measures/realtime-cuts.ts';
import { realtimeReconnects } from './measures/realtime-reconnects.ts';
import { realtime } from './measures/realtime.ts';
import { startUp } from './measures/start-up.ts';
import { subscriptions } from './measures/subscriptions.ts';
import { vendorCalls } from './measures/vendor-calls.ts';
import { webhookAcks } from './measures/webhook-acks.ts';

const MEASURES: readonly Measure[] = [
  vendorCalls,
  listLatency,
  webhookAcks,
  subscriptions,
  idleSockets,
  startUp,
  realtime,
  realtimeBursts,
  realtimeReconnects,
  realtimeCuts,
];

const args = process.argv.slice(2);
const flags = new Set(args.filter((arg) => arg.startsWith('--')));
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = [
  ...names.filter((name) => !MEASURES.some((measure) => measure.name === name)),
  ...[...flags].filter((flag) => flag !== '--quick' && flag !== '--json'),
];

if (unknown.length > 0) {
  const known = MEASURES.map(({ name }) => name).join(', ');
  process.stderr.write(`bench: unknown argument: ${unknown.join(' ')}. Measures: ${known}. Flags: --quick, --json.\n`);
  process.exitCode = 2;
} else await runAll();

async function runAll(): Promise<void> {
  const isJson = flags.has('--json');
  const machine = readMachine();
  if (!isJson) process.stdout.write(`${printMachine(machine)}\n`);
  const results: MeasureResult[] = [];
  for (const measure of MEASURES) {
    if (names.length > 0 && !names.includes(measure.name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- measures must not disturb each other
    const result = await runOne(measure);
    if (result === null) continue;
    results.push(result);
    if (!isJson) process.stdout.write(`${printResult(result)}\n`);
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ machine, quick: flags.has('--quick'), results }, null, 2)}\n`);
}

/** Reports a failure and continues with the other measures. Stops every process and deletes every file of the measure. */
async function runOne(measure: Measure): Promise<MeasureResult | null> {
  const folder = await mkdtemp(join(tmpdir(), 'deskgraph-bench-'));
  const context: BenchContext = {
    quick: flags.has('--quick'),
    folder,
    report: (line) => void process.stderr.write(`  … ${measure.name}: ${line}\n`),
  };
  const interrupt = (): void => {
    void stopAll()
      .then(() => rm(folder, { recursive: true, force: true }))
      .finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await measure.run(context);
  } catch (failure) {
    process.stderr.write(`bench: ${measure.name} failed: ${failure instanceof Error ? failure.stack : 'unknown'}\n`);
    process.exitCode = 1;
    return null;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await stopAll();
    await rm(folder, { recursive: true, force: true });
  }
}
