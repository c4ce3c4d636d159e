// Realtime: 200 events at once to 1,000 sockets.

import { withCpu } from '../kit/process/cpu.ts';
import { atLeast, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { medianOf } from '../kit/statistics.ts';
import { startCompetitors } from '../kit/subscription-competitors.ts';
import type { BurstRequest, Opened, PaceResult } from '../load/socket-load.ts';

const SOCKETS = 1000;
const BURST: BurstRequest = { bodies: 4, messages: 50 };
const EVENTS = BURST.bodies * BURST.messages;
const ROUNDS = 9;

type Round = PaceResult & { readonly cpuUs: number };

async function run(context: BenchContext): Promise<MeasureResult> {
  const { competitors, stop } = await startCompetitors(context.folder, true);
  const measured = competitors.map((competitor) => ({ competitor, rounds: [] as Round[] }));
  try {
    for (const { competitor } of measured) {
      context.report(`${competitor.name}: opening ${SOCKETS} sockets`);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      const { messageBytes } = await competitor.load.ask<Opened>('open', SOCKETS);
      // oxlint-disable-next-line no-await-in-loop -- the raw broadcast sends messages of the gateway's size
      if (competitor === competitors[0]) await competitors.at(-1)?.server.ask('messageBytes', messageBytes);
      // oxlint-disable-next-line no-await-in-loop -- warm-up
      await competitor.load.ask('burst', BURST);
    }
    for (let turn = 0; turn < (context.quick ? 3 : ROUNDS); turn += 1) {
      for (const { competitor, rounds } of measured) {
        // oxlint-disable-next-line no-await-in-loop -- interleaved rounds
        const { value, cpuUs } = await withCpu(competitor.server.pid, () =>
          competitor.load.ask<PaceResult>('burst', BURST),
        );
        rounds.push({ ...value, cpuUs });
      }
    }
  } finally {
    await stop();
  }
  const figures = measured.map(({ competitor, rounds }) => ({
    name: competitor.name,
    rate: medianOf(rounds, ({ deliveries, seconds }) => deliveries / seconds),
    cpuUs: medianOf(rounds, ({ deliveries, cpuUs }) => cpuUs / deliveries),
    lastMs: medianOf(rounds, ({ seconds }) => seconds * 1000),
    p50Ms: medianOf(rounds, ({ p50Ms }) => p50Ms),
    lost: rounds.reduce((sum, { lost }) => sum + lost, 0),
  }));
  const [ours, plain] = figures;
  if (ours === undefined || plain === undefined) throw new Error('two competitors are required');
  return {
    name: 'realtime-bursts',
    title: `${EVENTS} events at once to ${SOCKETS} sockets`,
    tables: [
      {
        title: `${BURST.bodies} webhooks with ${BURST.messages} messages each, sent at once; from sending to the last delivery`,
        columns: ['', 'deliveries/s', 'CPU us/delivery', 'p50 ms', 'last ms', 'lost'],
        rows: figures.map(({ name, rate, cpuUs, p50Ms, lastMs, lost }) => [
          name,
          ...[rate, cpuUs, p50Ms, lastMs].map(round),
          lost,
        ]),
      },
    ],
    bars: [
      atLeast('deliveries/s in a burst', ours.rate / plain.rate, 7, 'x plain'),
      { what: 'lost', bar: '0', measured: String(ours.lost), met: ours.lost === 0 },
    ],
    notes: ['the time covers parsing the webhooks, storing the events on disk, reading them back and delivering them'],
  };
}

export const realtimeBursts: Measure = { name: 'realtime-bursts', run };
