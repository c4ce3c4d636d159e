// Realtime: twelve cut connections at 500 events per second, with a resuming and a plain client.

import { join } from 'node:path';
import { round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { startProcess } from '../kit/process/process.ts';
import { startEnvironment } from '../kit/environment.ts';
import type { CutRequest, CutResult } from '../load/cut-load.ts';

const CUTS: CutRequest = { cuts: 12, eventsPerSecond: 500 };
const ROUNDS = 3;

interface Row extends CutResult {
  readonly name: string;
}

async function run(context: BenchContext): Promise<MeasureResult> {
  const rows: Row[] = [];
  for (let turn = 0; turn < (context.quick ? 1 : ROUNDS); turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- interleaved rounds
    rows.push(...(await runOnce(join(context.folder, String(turn)), context)));
  }
  const ours = rows.filter(({ name }) => name === 'deskgraph');
  const missing = ours.reduce((sum, row) => sum + row.missing, 0);
  const doubled = ours.reduce((sum, row) => sum + row.doubled, 0);
  const inOrder = ours.every((row) => row.inOrder);
  return {
    name: 'realtime-cuts',
    title: `${CUTS.cuts} forced cuts at ${CUTS.eventsPerSecond} events/s`,
    tables: [
      {
        title: 'the document selects no cursor; both clients reconnect after 30 ms',
        columns: ['', 'events', 'events/s', 'cuts', 'missing', 'doubled', 'in order'],
        rows: rows.map((row) => [
          row.name,
          row.events,
          round(row.eventsPerSecond),
          row.cuts,
          row.missing,
          row.doubled,
          row.inOrder ? 'yes' : 'no',
        ]),
      },
    ],
    bars: [
      { what: 'missing', bar: '0', measured: String(missing), met: missing === 0 },
      { what: 'doubled', bar: '0', measured: String(doubled), met: doubled === 0 },
      { what: 'in order', bar: 'yes', measured: inOrder ? 'yes' : 'no', met: inOrder },
    ],
    notes: [
      'deskgraph: graphql-ws with resumable() of deskgraph/client; plain: unmodified graphql-ws against Apollo + graphql-ws + ws',
      'a cut destroys the socket at the client in mid-stream',
    ],
  };
}

/** Starts both competitors again, so that the first event is number one. */
async function runOnce(dataDir: string, context: BenchContext): Promise<Row[]> {
  const environment = await startEnvironment(dataDir, 20);
  const plain = await startProcess('reference/plain-subscriptions.ts', null);
  const competitors = [
    { name: 'deskgraph', server: environment.gateway, resumes: true },
    { name: 'apollo + graphql-ws', server: plain, resumes: false },
  ];
  const rows: Row[] = [];
  try {
    for (const { name, server, resumes } of competitors) {
      context.report(name);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      const load = await startProcess('load/cut-load.ts', { ...server.ready, resumes });
      // oxlint-disable-next-line no-await-in-loop -- as above
      rows.push({ name, ...(await load.ask<CutResult>('run', CUTS)) });
      // oxlint-disable-next-line no-await-in-loop -- as above
      await load.stop();
    }
  } finally {
    await plain.stop();
    await environment.stop();
  }
  return rows;
}

export const realtimeCuts: Measure = { name: 'realtime-cuts', run };
