// Measure 4: deliveries per second to 1,000 sockets with one equal subscription each, and their latency.

import { withCpu } from '../kit/process/cpu.ts';
import { atLeast, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { medianOf } from '../kit/statistics.ts';
import { startCompetitors, type Competitor } from '../kit/subscription-competitors.ts';
import type { PaceRequest, PaceResult } from '../load/socket-load.ts';

const SOCKETS = 1000;
const QUIET_EVENTS_PER_SECOND = 4;
const ROUNDS = 3;

interface Round extends PaceResult {
  readonly cpuUs: number;
}
interface Measured {
  readonly competitor: Competitor;
  readonly busy: Round[];
  readonly quiet: Round[];
}

async function pace({ server, load }: Competitor, request: PaceRequest): Promise<Round> {
  const { value, cpuUs } = await withCpu(server.pid, () => load.ask<PaceResult>('pace', request));
  return { ...value, cpuUs };
}

async function run(context: BenchContext): Promise<MeasureResult> {
  const { competitors, stop } = await startCompetitors(context.folder);
  const seconds = context.quick ? 2 : 5;
  const measured: Measured[] = competitors.map((competitor) => ({ competitor, busy: [], quiet: [] }));
  try {
    for (const { competitor } of measured) {
      context.report(`${competitor.name}: opening ${SOCKETS} sockets`);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await competitor.load.ask('open', SOCKETS);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await pace(competitor, { seconds: 1, eventsPerSecond: null });
    }
    for (let turn = 0; turn < (context.quick ? 1 : ROUNDS); turn += 1) {
      for (const { competitor, busy, quiet } of measured) {
        context.report(`${competitor.name}: round ${turn + 1}`);
        // oxlint-disable-next-line no-await-in-loop -- interleaved rounds
        busy.push(await pace(competitor, { seconds, eventsPerSecond: null }));
        // oxlint-disable-next-line no-await-in-loop -- as above
        quiet.push(await pace(competitor, { seconds, eventsPerSecond: QUIET_EVENTS_PER_SECOND }));
      }
    }
  } finally {
    await stop();
  }
  return toResult(measured);
}

const rate = ({ busy }: Measured): number => medianOf(busy, ({ deliveries, seconds }) => deliveries / seconds);
const cpu = ({ busy }: Measured): number => medianOf(busy, ({ deliveries, cpuUs }) => cpuUs / deliveries);
const lost = ({ busy, quiet }: Measured): number => [...busy, ...quiet].reduce((sum, round_) => sum + round_.lost, 0);

function toResult(measured: readonly Measured[]): MeasureResult {
  const [ours, reference] = measured;
  if (ours === undefined || reference === undefined) throw new Error('two competitors are required');
  return {
    name: 'subscriptions',
    title: `Deliveries to ${SOCKETS} sockets`,
    tables: [
      {
        title: `one equal subscription per socket, own operation ids; rate with 4 events in flight, latency at ${QUIET_EVENTS_PER_SECOND} events/s`,
        columns: ['', 'deliveries/s', 'CPU us/delivery', 'p50 ms', 'p99 ms', 'busy p50 ms', 'busy p99 ms', 'lost'],
        rows: measured.map((one) => [
          one.competitor.name,
          round(rate(one)),
          round(cpu(one)),
          round(medianOf(one.quiet, ({ p50Ms }) => p50Ms)),
          round(medianOf(one.quiet, ({ p99Ms }) => p99Ms)),
          round(medianOf(one.busy, ({ p50Ms }) => p50Ms)),
          round(medianOf(one.busy, ({ p99Ms }) => p99Ms)),
          lost(one),
        ]),
      },
    ],
    bars: [
      atLeast('deliveries per CPU second', cpu(reference) / cpu(ours), 1, 'x the reference'),
      { what: 'lost', bar: '0', measured: String(lost(ours)), met: lost(ours) === 0 },
    ],
    notes: [
      'an event is a webhook: deskgraph verifies it, stores it on disk and reads it back from the log; the reference passes it to its listeners in memory',
      'a delivery contains the message and its ticket; the reference has both in the event, deskgraph reads their current state',
    ],
  };
}

export const subscriptions: Measure = { name: 'subscriptions', run };
