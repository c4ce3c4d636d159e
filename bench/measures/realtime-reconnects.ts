// Realtime: 5,000 sockets are cut at once and come back with cursors that are 200 events old.

import { withCpu } from '../kit/process/cpu.ts';
import { atMost, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { medianOf } from '../kit/statistics.ts';
import { startPeers } from '../kit/subscription-competitors.ts';
import type { StormRequest, StormResult } from '../load/reconnect-load.ts';

const SOCKETS = 5000;
const STORM: StormRequest = { missed: 200, jitterMs: 2000 };
const ROUNDS = 3;

type Round = StormResult & { readonly cpuMs: number };

async function run(context: BenchContext): Promise<MeasureResult> {
  const { peers, stop } = await startPeers(context.folder);
  const rounds: Round[] = [];
  try {
    const [ours] = peers;
    if (ours === undefined) throw new Error('there is a gateway');
    context.say(`opening ${SOCKETS} sockets`);
    await ours.load.ask('open', SOCKETS);
    for (let turn = 0; turn < (context.quick ? 1 : ROUNDS); turn += 1) {
      context.say(`storm ${turn + 1}`);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { value, cpuUs } = await withCpu(ours.server.pid, () => ours.load.ask<StormResult>('storm', STORM));
      rounds.push({ ...value, cpuMs: cpuUs / 1000 });
    }
  } finally {
    await stop();
  }
  const sum = (figure: (one: Round) => number): number => rounds.reduce((total, one) => total + figure(one), 0);
  const missing = sum((one) => one.missing);
  const doubled = sum((one) => one.doubled);
  return {
    name: 'realtime-storm',
    title: `${SOCKETS} sockets come back at once`,
    tables: [
      {
        title: `all cut, ${STORM.missed} events missed, each back within ${STORM.jitterMs / 1000} s with its cursor, ${rounds[0]?.meanwhile ?? 0} more events meanwhile`,
        columns: ['', 'all caught up s', 'server CPU s', 'deliveries', 'missing', 'doubled'],
        rows: rounds.map((one, index) => [
          `storm ${index + 1}`,
          round(one.caughtUpMs / 1000),
          round(one.cpuMs / 1000),
          one.deliveries,
          one.missing,
          one.doubled,
        ]),
      },
    ],
    bars: [
      atMost('all caught up', medianOf(rounds, (one) => one.caughtUpMs) / 1000, 30, 's'),
      { what: 'missing', bar: '0', measured: String(missing), met: missing === 0 },
      { what: 'doubled', bar: '0', measured: String(doubled), met: doubled === 0 },
    ],
    notes: [
      'the time begins when the first one comes back and holds the wait of up to 2 s; the sockets are reset, nobody says goodbye',
      'a plain server has nothing to come back to: all of its sockets would miss all of these events',
      'that everybody shares one reading of the log per page is counted by test/journeys/subscriptions/sharing.test.ts',
    ],
  };
}

export const realtimeStorm: Measure = { name: 'realtime-storm', run };
