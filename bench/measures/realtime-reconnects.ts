// Realtime: 5,000 sockets are cut at once and reconnect with cursors that are 200 events old.

import { withCpu } from '../kit/process/cpu.ts';
import { atMost, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { medianOf } from '../kit/statistics.ts';
import { startCompetitors } from '../kit/subscription-competitors.ts';
import type { ReconnectRequest, ReconnectResult } from '../load/reconnect-load.ts';

const SOCKETS = 5000;
const RECONNECT: ReconnectRequest = { missed: 200, jitterMs: 2000 };
const ROUNDS = 3;

type Round = ReconnectResult & { readonly cpuMs: number };

async function run(context: BenchContext): Promise<MeasureResult> {
  const { competitors, stop } = await startCompetitors(context.folder);
  const rounds: Round[] = [];
  try {
    const [ours] = competitors;
    if (ours === undefined) throw new Error('the gateway is missing');
    context.report(`opening ${SOCKETS} sockets`);
    await ours.load.ask('open', SOCKETS);
    for (let turn = 0; turn < (context.quick ? 1 : ROUNDS); turn += 1) {
      context.report(`round ${turn + 1}`);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      const { value, cpuUs } = await withCpu(ours.server.pid, () =>
        ours.load.ask<ReconnectResult>('reconnect', RECONNECT),
      );
      rounds.push({ ...value, cpuMs: cpuUs / 1000 });
    }
  } finally {
    await stop();
  }
  const sum = (figure: (one: Round) => number): number => rounds.reduce((total, one) => total + figure(one), 0);
  const missing = sum((one) => one.missing);
  const doubled = sum((one) => one.doubled);
  return {
    name: 'realtime-reconnects',
    title: `${SOCKETS} sockets reconnect at once`,
    tables: [
      {
        title: `all cut, ${RECONNECT.missed} events missed, each reconnects within ${RECONNECT.jitterMs / 1000} s with its cursor, ${rounds[0]?.meanwhile ?? 0} more events meanwhile`,
        columns: ['', 'all caught up s', 'server CPU s', 'deliveries', 'missing', 'doubled'],
        rows: rounds.map((one, index) => [
          `round ${index + 1}`,
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
      'the time starts at the first reconnect and includes the wait of up to 2 s; the sockets are reset without a close frame',
      'a plain server cannot resume: all of its sockets would miss all of these events',
      'test/journeys/subscriptions/sharing.test.ts shows that all sockets share one read of the log per page',
    ],
  };
}

export const realtimeReconnects: Measure = { name: 'realtime-reconnects', run };
