// Realtime: deliveries to 1,000 and 5,000 sockets, compared with a plain server and a raw broadcast.

import type { Memory } from '../kit/process/child.ts';
import { withCpu } from '../kit/process/cpu.ts';
import { atLeast, atMost, round, type Bar, type BenchContext, type Measure, type Table } from '../kit/measure.ts';
import { medianOf } from '../kit/statistics.ts';
import { startCompetitors, type Competitor } from '../kit/subscription-competitors.ts';
import type { Opened, PaceRequest, PaceResult } from '../load/socket-load.ts';

interface Size {
  readonly sockets: number;
  readonly quietPerSecond: number;
  /** Whether latency and memory have targets at this size. */
  readonly isFull: boolean;
}
interface Round extends PaceResult {
  readonly cpuUs: number;
  /** Share of one CPU that the load generator used. */
  readonly loadShare: number;
}
interface Measured {
  readonly competitor: Competitor;
  readonly busy: Round[];
  readonly quiet: Round[];
  rssKb: number;
  heapKb: number;
}

const SIZES: readonly Size[] = [
  { sockets: 1000, quietPerSecond: 4, isFull: false },
  { sockets: 5000, quietPerSecond: 1, isFull: true },
];
const WARM_UP = 100;
const ROUNDS = 3;

async function pace({ server, load }: Competitor, request: PaceRequest): Promise<Round> {
  const { value, cpuUs } = await withCpu(load.pid, () =>
    withCpu(server.pid, () => load.ask<PaceResult>('pace', request)),
  );
  return { ...value.value, cpuUs: value.cpuUs, loadShare: cpuUs / 1e6 / value.value.seconds };
}

/** Opens the sockets of one competitor and measures the memory of each. */
async function fill(one: Measured, sockets: number): Promise<Opened> {
  const { server, load } = one.competitor;
  await load.ask('open', WARM_UP);
  await pace(one.competitor, { seconds: 1, eventsPerSecond: null });
  const before = await server.ask<Memory>('memory');
  const opened = await load.ask<Opened>('open', sockets);
  const after = await server.ask<Memory>('memory');
  one.rssKb = (after.rssBytes - before.rssBytes) / 1024 / (sockets - WARM_UP);
  one.heapKb = (after.heapBytes - before.heapBytes) / 1024 / (sockets - WARM_UP);
  return opened;
}

async function measure(context: BenchContext, { sockets, quietPerSecond }: Size): Promise<Measured[]> {
  const { competitors, stop } = await startCompetitors(`${context.folder}/${sockets}`, true);
  const measured = competitors.map((competitor): Measured => ({
    competitor,
    busy: [],
    quiet: [],
    rssKb: 0,
    heapKb: 0,
  }));
  const seconds = context.quick ? 4 : 8;
  try {
    for (const one of measured) {
      context.report(`${one.competitor.name}: opening ${sockets} sockets`);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      const { messageBytes } = await fill(one, sockets);
      // oxlint-disable-next-line no-await-in-loop -- the raw broadcast sends messages of the gateway's size
      if (one === measured[0]) await competitors.at(-1)?.server.ask('messageBytes', messageBytes);
      // oxlint-disable-next-line no-await-in-loop -- warm-up
      await pace(one.competitor, { seconds: 1, eventsPerSecond: null });
    }
    for (let turn = 0; turn < (context.quick ? 1 : ROUNDS); turn += 1) {
      for (const { competitor, busy, quiet } of measured) {
        context.report(`${competitor.name}: ${sockets} sockets, round ${turn + 1}`);
        // oxlint-disable-next-line no-await-in-loop -- interleaved rounds
        busy.push(await pace(competitor, { seconds, eventsPerSecond: null }));
        // oxlint-disable-next-line no-await-in-loop -- as above
        quiet.push(await pace(competitor, { seconds, eventsPerSecond: quietPerSecond }));
      }
    }
  } finally {
    await stop();
  }
  return measured;
}

const rate = ({ busy }: Measured): number => medianOf(busy, ({ deliveries, seconds }) => deliveries / seconds);
const cpu = ({ busy }: Measured): number => medianOf(busy, ({ deliveries, cpuUs }) => cpuUs / deliveries);
const loadShare = ({ busy }: Measured): number => medianOf(busy, (one) => one.loadShare) * 100;
const p50 = ({ quiet }: Measured): number => medianOf(quiet, ({ p50Ms }) => p50Ms);
const p99 = ({ quiet }: Measured): number => medianOf(quiet, ({ p99Ms }) => p99Ms);
const lost = ({ busy, quiet }: Measured): number => [...busy, ...quiet].reduce((sum, one) => sum + one.lost, 0);

function toTable({ sockets, quietPerSecond }: Size, measured: readonly Measured[]): Table {
  return {
    title: `${sockets} sockets; rate with 4 events in flight, latency at ${quietPerSecond} events/s, memory per idle socket`,
    columns: [
      '',
      'deliveries/s',
      'CPU us/delivery',
      'load CPU %',
      'p50 ms',
      'p99 ms',
      'RSS KB/socket',
      'heap KB/socket',
      'lost',
    ],
    rows: measured.map((one) => [
      one.competitor.name,
      ...[rate(one), cpu(one), loadShare(one), p50(one), p99(one), one.rssKb, one.heapKb].map(round),
      lost(one),
    ]),
  };
}

function toBars({ sockets, isFull }: Size, [ours, plain, raw]: readonly Measured[]): Bar[] {
  if (ours === undefined || plain === undefined || raw === undefined) throw new Error('three competitors are required');
  const at = `at ${sockets}`;
  return [
    atLeast(`deliveries/s ${at}`, rate(ours) / rate(plain), 3, 'x plain'),
    atLeast(`deliveries/s ${at}`, (rate(ours) / rate(raw)) * 100, 85, '% of raw broadcast'),
    ...(isFull
      ? [
          atMost(`p50 ${at}`, p50(ours) / p50(plain), 0.35, 'x plain'),
          atMost(`p99 ${at}`, p99(ours) / p99(plain), 0.5, 'x plain'),
          atMost(`RSS per idle subscriber ${at}`, ours.rssKb, 20, 'KB'),
        ]
      : []),
    { what: `lost ${at}`, bar: '0', measured: String(lost(ours)), met: lost(ours) === 0 },
  ];
}

export const realtime: Measure = {
  name: 'realtime',
  async run(context) {
    const tables: Table[] = [];
    const bars: Bar[] = [];
    for (const size of SIZES) {
      // oxlint-disable-next-line no-await-in-loop -- one size after another
      const measured = await measure(context, size);
      tables.push(toTable(size, measured));
      bars.push(...toBars(size, measured));
    }
    return {
      name: 'realtime',
      title: 'Deliveries to 1,000 and 5,000 sockets, one equal subscription each, with their own operation ids',
      tables,
      bars,
      notes: [
        'an event is a webhook with one message; the gateway also stores it on disk and reads it back from its log, once for all sockets; the others hold it in memory',
        'the raw broadcast builds one message per event, of the same size as the gateway, and calls send of ws for each socket',
        `memory is the growth after the first ${WARM_UP} sockets and a first load, garbage collected`,
      ],
    };
  },
};
