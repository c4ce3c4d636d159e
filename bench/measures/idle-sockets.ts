// Measure 5: memory per subscribed socket without deliveries.

import type { Memory } from '../kit/process/child.ts';
import { atMost, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { startCompetitors, type Competitor } from '../kit/subscription-competitors.ts';

const WARM_UP = 100;
const STEPS = [1000, 5000];

interface Step {
  readonly competitor: string;
  readonly sockets: number;
  readonly rssKb: number;
  readonly heapKb: number;
  readonly totalMb: number;
}

/** Growth of the server's memory per socket, after garbage collection. */
async function grow(competitor: Competitor, { quick, report }: BenchContext): Promise<Step[]> {
  await competitor.load.ask('open', WARM_UP);
  const before = await competitor.server.ask<Memory>('memory');
  const steps: Step[] = [];
  for (const sockets of quick ? STEPS.slice(0, 1) : STEPS) {
    report(`${competitor.name}: ${sockets} sockets`);
    // oxlint-disable-next-line no-await-in-loop -- the same server grows
    await competitor.load.ask('open', sockets + WARM_UP);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const after = await competitor.server.ask<Memory>('memory');
    steps.push({
      competitor: competitor.name,
      sockets,
      rssKb: (after.rssBytes - before.rssBytes) / 1024 / sockets,
      heapKb: (after.heapBytes - before.heapBytes) / 1024 / sockets,
      totalMb: after.rssBytes / 2 ** 20,
    });
  }
  return steps;
}

async function run(context: BenchContext): Promise<MeasureResult> {
  const { competitors, stop } = await startCompetitors(context.folder);
  const steps: Step[] = [];
  try {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    for (const competitor of competitors) steps.push(...(await grow(competitor, context)));
  } finally {
    await stop();
  }
  return {
    name: 'idle-sockets',
    title: 'Memory per idle subscribed socket',
    tables: [
      {
        title: 'growth of the server process after garbage collection, divided by the sockets',
        columns: ['', 'sockets', 'RSS KB/socket', 'heap KB/socket', 'total RSS MB'],
        rows: steps.map(({ competitor, sockets, rssKb, heapKb, totalMb }) => [
          competitor,
          sockets,
          round(rssKb),
          round(heapKb),
          round(totalMb),
        ]),
      },
    ],
    bars: steps
      .filter(({ competitor }) => competitor === 'deskgraph')
      .map(({ sockets, rssKb }) => atMost(`RSS per socket at ${sockets}`, rssKb, 45, 'KB')),
    notes: [
      `the first ${WARM_UP} sockets are opened before the first measurement, so that one-time costs are not counted`,
      'every socket received one event to confirm its subscription, and nothing afterwards',
    ],
  };
}

export const idleSockets: Measure = { name: 'idle-sockets', run };
