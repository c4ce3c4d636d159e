// Measure 2: latency and CPU time of a list of 50 tickets, over 10,000 and 100,000 tickets of two vendors.

import { join } from 'node:path';
import { withCpu } from '../kit/process/cpu.ts';
import { fillStore, storeFile } from '../kit/fill-store.ts';
import { atLeast, atMost, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { startProcess, type BenchProcess } from '../kit/process/process.ts';
import { medianOf } from '../kit/statistics.ts';
import { ask, startEnvironment } from '../kit/environment.ts';
import type { LoadRequest, LoadResult } from '../load/http-load.ts';

const FIELDS = 'id nativeId number subject status priority preview createdAt updatedAt lastActivityAt';
const list = (fields: string, filter = ''): string =>
  `query($after: String) { tickets(first: 50, after: $after${filter}) { nodes { ${fields} } pageInfo { endCursor hasNextPage } } }`;
const PLAIN = list(FIELDS);
const VARIANTS: readonly Variant[] = [
  { name: 'newest page', query: PLAIN, pages: 'first' },
  { name: 'pages anywhere', query: PLAIN, pages: 'anywhere' },
  { name: 'newest page + assignee', query: list(`${FIELDS} assignee { displayName }`), pages: 'first' },
  { name: 'newest page, status OPEN', query: list(FIELDS, ', filter: { status: [OPEN] }'), pages: 'first' },
  {
    name: 'newest page, filter as a variable',
    query: list(FIELDS, ', filter: $filter').replace('(', '($filter: TicketFilter, '),
    pages: 'first',
    variables: { filter: { status: ['OPEN'] } },
  },
];
interface Variant {
  readonly name: string;
  readonly query: string;
  readonly pages: 'first' | 'anywhere';
  readonly variables?: Readonly<Record<string, unknown>>;
}

const CONNECTIONS = 4;
const SCAN_PAGE = 100;
const CURSORS = 200;

interface Page {
  readonly tickets: { nodes: readonly unknown[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}
interface Round extends LoadResult {
  readonly cpuUs: number;
}
interface Pair {
  readonly variant: Variant;
  readonly size: number;
  readonly ours: readonly Round[];
  readonly reference: readonly Round[];
}

/** Cursors spread evenly over the whole list. */
async function collectCursors(url: string, size: number): Promise<(string | null)[]> {
  const query = PLAIN.replace('first: 50', `first: ${SCAN_PAGE}`).replace(FIELDS, 'id');
  const every = Math.max(1, Math.floor(size / SCAN_PAGE / CURSORS));
  const cursors: (string | null)[] = [];
  let after: string | null = null;
  for (let page = 0; page < size / SCAN_PAGE - 1; page += 1) {
    if (page % every === 0) cursors.push(after);
    // oxlint-disable-next-line no-await-in-loop -- the previous page holds the cursor
    const answer: Page = await ask<Page>(url, query, { after });
    after = answer.tickets.pageInfo.endCursor;
  }
  return cursors;
}

/** Both must return the same tickets, or the comparison has no meaning. */
async function assertEqualLists(urls: readonly string[], { query, variables }: Variant): Promise<void> {
  const [ours, theirs] = await Promise.all(urls.map((url) => ask<Page>(url, query, variables)));
  if (JSON.stringify(ours?.tickets.nodes) !== JSON.stringify(theirs?.tickets.nodes))
    throw new Error('the gateway and the reference returned different lists');
}

async function measureSize(dataDir: string, size: number, context: BenchContext): Promise<Pair[]> {
  const environment = await startEnvironment(dataDir, 60);
  const reference = await startProcess('reference/plain-list.ts', { file: storeFile(dataDir) });
  const load = await startProcess('load/http-load.ts', null);
  const competitors = [environment.gateway, reference];
  const urls = competitors.map(({ ready }) => ready['graphql'] ?? '');
  const seconds = context.quick ? 1 : 3;
  try {
    const cursors = await Promise.all(urls.map((url) => collectCursors(url, size)));
    const pairs: Pair[] = [];
    for (const variant of VARIANTS) {
      context.report(`${size} tickets, ${variant.name}`);
      // oxlint-disable-next-line no-await-in-loop -- one after another on purpose
      await assertEqualLists(urls, variant);
      const rounds: [Round[], Round[]] = [[], []];
      const bodies = cursors.map((own) =>
        (variant.pages === 'anywhere' ? own : [null]).map((after) =>
          JSON.stringify({ query: variant.query, variables: { ...variant.variables, after } }),
        ),
      );
      // One round to warm up, then A B A B.
      for (let turn = 0; turn < (context.quick ? 2 : 4); turn += 1) {
        for (const [index, competitor] of competitors.entries()) {
          const request: LoadRequest = {
            url: urls[index] ?? '',
            connections: CONNECTIONS,
            seconds: turn === 0 ? 1 : seconds,
            send: { bodies: bodies[index] ?? [] },
            secret: null,
          };
          // oxlint-disable-next-line no-await-in-loop -- interleaved rounds
          const measured = await runRound(competitor, load, request);
          if (turn > 0) rounds[index === 0 ? 0 : 1].push(measured);
        }
      }
      pairs.push({ variant, size, ours: rounds[0], reference: rounds[1] });
    }
    return pairs;
  } finally {
    await load.stop();
    await reference.stop();
    await environment.stop();
  }
}

async function runRound(competitor: BenchProcess, load: BenchProcess, request: LoadRequest): Promise<Round> {
  const { value, cpuUs } = await withCpu(competitor.pid, () => load.ask<LoadResult>('run', request));
  if (value.failed > 0) throw new Error(`${value.failed} of ${value.sent} lists failed at ${request.url}`);
  return { ...value, cpuUs };
}

const cpuPerList = (rounds: readonly Round[]): number => medianOf(rounds, ({ cpuUs, answered }) => cpuUs / answered);

function rowsOf({ variant, size, ours, reference }: Pair): (string | number)[][] {
  const ratio = cpuPerList(reference) / cpuPerList(ours);
  return [ours, reference].map((rounds, index) => [
    `${size} ${variant.name}: ${index === 0 ? 'deskgraph' : 'reference'}`,
    round(medianOf(rounds, ({ p50Ms }) => p50Ms)),
    round(medianOf(rounds, ({ p99Ms }) => p99Ms)),
    round(cpuPerList(rounds)),
    round(1_000_000 / cpuPerList(rounds)),
    round(medianOf(rounds, ({ answered, seconds }) => answered / seconds)),
    index === 0 ? round(ratio) : 1,
  ]);
}

async function run(context: BenchContext): Promise<MeasureResult> {
  const dataDir = join(context.folder, 'lists');
  // The first start reads agents and checkpoints from the vendors. The tickets are added afterwards.
  const first = await startEnvironment(dataDir, 60);
  await ask(first.gateway.ready['graphql'] ?? '', '{ tickets(first: 20) { nodes { assignee { displayName } } } }');
  await first.stop();
  const pairs: Pair[] = [];
  let filled = 0;
  for (const size of [10_000, 100_000]) {
    context.report(`filling the store to ${size} tickets`);
    // oxlint-disable-next-line no-await-in-loop -- the same store grows
    await fillStore(dataDir, filled, size);
    filled = size;
    // oxlint-disable-next-line no-await-in-loop -- as above
    pairs.push(...(await measureSize(dataDir, size, context)));
  }
  const bars = pairs
    .filter(({ size }) => size === 100_000)
    .flatMap(({ variant, ours, reference }) => [
      atMost(
        `p50 at 100,000, ${variant.name}`,
        medianOf(ours, ({ p50Ms }) => p50Ms),
        10,
        'ms',
      ),
      atLeast(`lists per CPU second, ${variant.name}`, cpuPerList(reference) / cpuPerList(ours), 2, 'x the reference'),
    ]);
  return {
    name: 'list-latency',
    title: 'List of 50 tickets x 10 fields',
    tables: [
      {
        title: `${CONNECTIONS} connections, closed loop; medians of interleaved rounds`,
        columns: ['tickets, list', 'p50 ms', 'p99 ms', 'CPU us/list', 'lists/CPU s', 'lists/s', 'x (CPU)'],
        rows: pairs.flatMap(rowsOf),
      },
    ],
    bars,
    notes: [
      'reference: Apollo Server with its default plugins on fastify, plain resolvers, the same SQLite file, the same rows (checked)',
      `pages anywhere: ${CURSORS} cursors spread evenly over the whole list, in rotation`,
    ],
  };
}

export const listLatency: Measure = { name: 'list-latency', run };
