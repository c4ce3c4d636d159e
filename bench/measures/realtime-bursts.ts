// Realtime: 200 events at one moment to 1,000 sockets.

import { withCpu } from '../kit/process/cpu.ts';
import { atLeast, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { medianOf } from '../kit/statistics.ts';
import { startPeers } from '../kit/subscription-competitors.ts';
import type { BurstRequest, Opened, PaceResult } from '../load/socket-load.ts';

const SOCKETS = 1000;
const BURST: BurstRequest = { bodies: 4, messages: 50 };
const EVENTS = BURST.bodies * BURST.messages;
const ROUNDS = 9;

type Round = PaceResult & { readonly cpuUs: number };

async function run(context: BenchContext): Promise<MeasureResult> {
  const { peers, stop } = await startPeers(context.folder, true);
  const measured = peers.map((peer) => ({ peer, rounds: [] as Round[] }));
  try {
    for (const { peer } of measured) {
      context.say(`${peer.name}: opening ${SOCKETS} sockets`);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { messageBytes } = await peer.load.ask<Opened>('open', SOCKETS);
      // oxlint-disable-next-line no-await-in-loop -- the broadcast, which comes last, sends as much as the gateway
      if (peer === peers[0]) await peers.at(-1)?.server.ask('messageBytes', messageBytes);
      // oxlint-disable-next-line no-await-in-loop -- warm-up
      await peer.load.ask('burst', BURST);
    }
    for (let turn = 0; turn < (context.quick ? 3 : ROUNDS); turn += 1) {
      for (const { peer, rounds } of measured) {
        // oxlint-disable-next-line no-await-in-loop -- interleaved rounds
        const { value, cpuUs } = await withCpu(peer.server.pid, () => peer.load.ask<PaceResult>('burst', BURST));
        rounds.push({ ...value, cpuUs });
      }
    }
  } finally {
    await stop();
  }
  const figures = measured.map(({ peer, rounds }) => ({
    name: peer.name,
    rate: medianOf(rounds, ({ deliveries, seconds }) => deliveries / seconds),
    cpuUs: medianOf(rounds, ({ deliveries, cpuUs }) => cpuUs / deliveries),
    lastMs: medianOf(rounds, ({ seconds }) => seconds * 1000),
    p50Ms: medianOf(rounds, ({ p50Ms }) => p50Ms),
    lost: rounds.reduce((sum, { lost }) => sum + lost, 0),
  }));
  const [ours, plain] = figures;
  if (ours === undefined || plain === undefined) throw new Error('peers are compared');
  return {
    name: 'realtime-bursts',
    title: `${EVENTS} events at once to ${SOCKETS} sockets`,
    tables: [
      {
        title: `${BURST.bodies} webhooks with ${BURST.messages} messages each, sent at the same moment; from sending to the last delivery`,
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
    notes: [
      'the time holds everything: reading the webhooks, keeping the events on disk, reading them back, delivering',
    ],
  };
}

export const realtimeBursts: Measure = { name: 'realtime-bursts', run };
