// Measure 3: webhooks per second that are stored durably and acknowledged, over 64 connections.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCpu } from '../kit/process/cpu.ts';
import { storeFile } from '../kit/fill-store.ts';
import { atLeast, atMost, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { startProcess, type BenchProcess } from '../kit/process/process.ts';
import { medianOf } from '../kit/statistics.ts';
import { startEnvironment } from '../kit/environment.ts';
import type { LoadRequest, LoadResult } from '../load/http-load.ts';

const CONNECTIONS = 64;
const ROUNDS = 3;
const NUMBERS_PER_ROUND = 10_000_000;
const STUCK_AFTER_MS = 5000;
const SECRET = 'bench-webhook-secret-0123456789';

interface Round extends LoadResult {
  readonly cpuUs: number;
  /** CPU time and duration of processing the ingest queue after the round. */
  readonly afterCpuUs: number;
  readonly afterSeconds: number;
}
interface Competitor {
  readonly name: string;
  readonly process: BenchProcess;
  readonly secret: string | null;
  readonly rounds: Round[];
  /** All acknowledgements, including the warm-up round. */
  acknowledged: number;
  sent: number;
  /** Deliveries that are acknowledged but still in the ingest queue. */
  waiting(): number;
  /** Rows in its file, and the number of different messages in them. */
  stored(): { rows: number; different: number };
}

function countRows(file: string, table: string, key: string, where = ''): { rows: number; different: number } {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const sql = `SELECT count(*) AS rows, count(DISTINCT ${key}) AS different FROM ${table} ${where}`;
    return database.prepare(sql).get() as { rows: number; different: number };
  } finally {
    database.close();
  }
}

/** The number of deliveries per state of the inbox. */
function readStates(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const sql = `SELECT state || ' ' || ifnull(reason, '') || ' ' || ifnull(error, '') AS state_text, count(*) AS amount
      FROM deliveries GROUP BY 1`;
    const states = database.prepare(sql).all() as { state_text: string; amount: number }[];
    return states.map(({ state_text: text, amount }) => `${amount} ${text.trim()}`).join(', ');
  } finally {
    database.close();
  }
}

async function runRounds(competitors: readonly Competitor[], load: BenchProcess, context: BenchContext): Promise<void> {
  const seconds = context.quick ? 3 : 5;
  for (let turn = 0; turn <= (context.quick ? 1 : ROUNDS); turn += 1) {
    for (const competitor of competitors) {
      context.report(turn === 0 ? `${competitor.name}: warming up` : `${competitor.name}: round ${turn}`);
      const request: LoadRequest = {
        url: competitor.process.ready['webhook'] ?? '',
        connections: CONNECTIONS,
        seconds: turn === 0 ? 2 : seconds,
        send: { webhooksFrom: turn * NUMBERS_PER_ROUND },
        secret: competitor.secret,
      };
      // oxlint-disable-next-line no-await-in-loop -- interleaved rounds
      const { value, cpuUs } = await withCpu(competitor.process.pid, () => load.ask<LoadResult>('run', request));
      competitor.acknowledged += value.answered;
      competitor.sent += value.sent;
      const startedAt = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- a backlog belongs to the round that caused it
      const { cpuUs: afterCpuUs } = await withCpu(competitor.process.pid, () => untilProcessed(competitor));
      const afterSeconds = (performance.now() - startedAt) / 1000;
      if (turn > 0) competitor.rounds.push({ ...value, cpuUs, afterCpuUs, afterSeconds });
    }
  }
}

/** Resolves when the ingest queue is empty, or when it no longer shrinks; the rest counts as lost. */
async function untilProcessed({ waiting }: Competitor): Promise<void> {
  let movedAt = performance.now();
  for (let [last, now] = [Infinity, waiting()]; now > 0; [last, now] = [now, waiting()]) {
    if (now !== last) movedAt = performance.now();
    if (performance.now() - movedAt > STUCK_AFTER_MS) return;
    // oxlint-disable-next-line no-await-in-loop -- waits for the gateway
    await sleep(100);
  }
}

const acksPerSecond = (rounds: readonly Round[]): number =>
  medianOf(rounds, ({ answered, seconds }) => answered / seconds);
const cpuPerAck = (rounds: readonly Round[]): number =>
  medianOf(rounds, ({ cpuUs, afterCpuUs, answered }) => (cpuUs + afterCpuUs) / answered);

function rowOf({ name, rounds, acknowledged, stored }: Competitor): (string | number)[] {
  const { rows, different } = stored();
  return [
    name,
    round(acksPerSecond(rounds)),
    round(medianOf(rounds, ({ p50Ms }) => p50Ms)),
    round(medianOf(rounds, ({ p99Ms }) => p99Ms)),
    round(cpuPerAck(rounds)),
    round(medianOf(rounds, ({ afterSeconds }) => afterSeconds)),
    acknowledged,
    acknowledged - different,
    rows - different,
    rounds.reduce((sum, { failed }) => sum + failed, 0),
  ];
}

async function run(context: BenchContext): Promise<MeasureResult> {
  const dataDir = join(context.folder, 'acks');
  const plainFile = join(context.folder, 'plain', 'plain.sqlite');
  await mkdir(join(context.folder, 'plain'), { recursive: true });
  const environment = await startEnvironment(dataDir, 20);
  const plain = await startProcess('reference/insert-per-request.ts', { file: plainFile, secret: SECRET });
  const load = await startProcess('load/http-load.ts', null);
  const ours: Competitor = {
    name: 'deskgraph',
    process: environment.gateway,
    secret: null,
    rounds: [],
    acknowledged: 0,
    sent: 0,
    waiting: () => countRows(storeFile(dataDir), 'ingest_queue', '1').rows,
    stored: () => countRows(storeFile(dataDir), 'deliveries', 'dedupe_key', "WHERE state = 'ACCEPTED'"),
  };
  const reference: Competitor = {
    name: 'one insert per request',
    process: plain,
    secret: SECRET,
    rounds: [],
    acknowledged: 0,
    sent: 0,
    waiting: () => 0,
    stored: () => countRows(plainFile, 'deliveries', 'key'),
  };
  try {
    await runRounds([ours, reference], load, context);
    const messages = countRows(storeFile(dataDir), 'messages', 'key', "WHERE key LIKE 'wa/bench-%'");
    return toResult(ours, reference, messages.different, readStates(storeFile(dataDir)));
  } finally {
    await load.stop();
    await plain.stop();
    await environment.stop();
  }
}

function toResult(ours: Competitor, reference: Competitor, messages: number, states: string): MeasureResult {
  const { rows, different } = ours.stored();
  const lost = Math.max(0, ours.acknowledged - different, ours.acknowledged - messages);
  const doubled = rows - different;
  return {
    name: 'webhook-acks',
    title: 'Webhook acknowledgements, durable before the answer',
    tables: [
      {
        title: `${CONNECTIONS} keep-alive connections, 1.5 kB bodies, distinct text messages of 2,000 phones; medians of interleaved rounds`,
        columns: ['', 'acks/s', 'p50 ms', 'p99 ms', 'CPU us/ack', 'queue s', 'total acks', 'lost', 'double', 'failed'],
        rows: [ours, reference].map(rowOf),
      },
    ],
    bars: [
      atLeast('acks/s', acksPerSecond(ours.rounds), 2000, '/s'),
      atLeast(
        'acks/s against one insert per request',
        acksPerSecond(ours.rounds) / acksPerSecond(reference.rounds),
        4,
        'x',
      ),
      atMost(
        'p99',
        medianOf(ours.rounds, ({ p99Ms }) => p99Ms),
        100,
        'ms',
      ),
      atMost('lost', lost, 0, 'acknowledged'),
      atMost(
        'refused',
        ours.rounds.reduce((sum, { failed }) => sum + failed, 0),
        0,
        'requests',
      ),
      atMost('double', doubled, 0, 'deliveries'),
    ],
    notes: [
      `deskgraph commits delivery, message, ticket, contact, event and indexes per webhook (the projection holds ${messages} messages)`,
      'queue: under load deliveries are stored in the ingest queue, acknowledged and processed later; rows are counted when the queue is empty, and CPU time includes the processing',
      `states in the inbox: ${states}`,
      'Desk360 does not sign webhooks: deskgraph compares the secret path in constant time; the reference verifies an HMAC-SHA256 of the body',
    ],
  };
}

export const webhookAcks: Measure = { name: 'webhook-acks', run };
