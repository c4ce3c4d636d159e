// Measure 1: how many calls to vendors an operation costs, by the emulated vendors' journals.

import { join } from 'node:path';
import type { BenchContext, Measure, MeasureResult } from '../kit/measure.ts';
import { startProcess } from '../kit/process/process.ts';
import { ask, startWorld } from '../kit/environment.ts';
import type { VendorCalls } from '../servers/vendors.ts';

const TAGS = 'assignee { displayName } tags { kind name }';
const desk = (fields: string, args = ''): string =>
  `tickets(first: 20, filter: { vendor: [DESK360] }${args}) { nodes { id subject ${fields} } }`;
const emotive = (args = ''): string =>
  `sms: tickets(first: 20, filter: { vendor: [EMOTIVE] }${args}) { nodes { id status assignee { displayName } } }`;
const messages = 'messages(first: 20) { nodes { id text } }';
const LIVE = ', maxStalenessSeconds: 0';

interface Operation {
  readonly name: string;
  readonly what: string;
  readonly gateway: string;
  readonly live: string;
  readonly reference: string;
}
const NAIVE = 'id subject agent { name } type { name } reason { name }';
const OPERATIONS: readonly Operation[] = [
  {
    name: 'Q1',
    what: '20 Desk360 tickets with agent, type, reason',
    gateway: `{ ${desk(TAGS)} }`,
    live: `{ ${desk(TAGS, LIVE)} }`,
    reference: `{ deskTickets { ${NAIVE} } }`,
  },
  {
    name: 'Q2',
    what: "Q1 with each ticket's messages",
    gateway: `{ ${desk(`${TAGS} ${messages}`)} }`,
    live: `{ ${desk(`${TAGS} ${messages}`, LIVE)} }`,
    reference: `{ deskTickets { ${NAIVE} messages { id message } } }`,
  },
  {
    name: 'Q3',
    what: '20 tickets of each vendor with assignee',
    gateway: `{ ${desk('assignee { displayName }')} ${emotive()} }`,
    live: `{ ${desk('assignee { displayName }', LIVE)} ${emotive(LIVE)} }`,
    reference: '{ deskTickets { id subject agent { name } } smsTickets { id status assignee } }',
  },
];
const TICKETS_PER_VENDOR = 60;

interface Counted {
  readonly cold: number;
  readonly warm: number;
  readonly live: number;
  readonly naive: number;
  readonly start: number;
}

/** Every operation gets a gateway of its own that has just read the history: nothing else is known to it. */
async function count(operation: Operation, { folder }: BenchContext): Promise<Counted> {
  const world = await startWorld(join(folder, `calls-${operation.name}`), TICKETS_PER_VENDOR);
  const naive = await startProcess('reference/naive.ts', world.vendors.ready);
  const calls = async (url: string | undefined, query: string): Promise<number> => {
    await ask(url ?? '', query);
    return total(await world.vendors.ask('takeCalls'));
  };
  try {
    const start = total(await world.vendors.ask('takeCalls'));
    const { graphql } = world.gateway.ready;
    return {
      start,
      cold: await calls(graphql, operation.gateway),
      warm: await calls(graphql, operation.gateway),
      live: await calls(graphql, operation.live),
      naive: await calls(naive.ready['graphql'], operation.reference),
    };
  } finally {
    await naive.stop();
    await world.stop();
  }
}

const total = ({ desk360, emotive: sms }: VendorCalls): number => desk360 + sms;

async function run(context: BenchContext): Promise<MeasureResult> {
  const counted: (Counted & { operation: Operation })[] = [];
  for (const operation of OPERATIONS) {
    context.say(operation.what);
    // oxlint-disable-next-line no-await-in-loop -- one after the other on purpose
    counted.push({ operation, ...(await count(operation, context)) });
  }
  const bars = [
    { name: 'Q1', cold: 4, warm: 0 },
    { name: 'Q2', cold: 24, warm: 0 },
    { name: 'Q3', cold: 3, warm: 0 },
  ].flatMap((bar) => {
    const found = counted.find(({ operation }) => operation.name === bar.name);
    return (['cold', 'warm'] as const).map((state) => ({
      what: `${bar.name} ${state}`,
      bar: `≤ ${bar[state]} calls`,
      measured: `${found?.[state]} calls`,
      met: (found?.[state] ?? Infinity) <= bar[state],
    }));
  });
  return {
    name: 'vendor-calls',
    title: 'Vendor calls per operation',
    tables: [
      {
        title: 'Calls that the emulated vendors received',
        columns: ['operation', 'cold', 'warm', 'asked live', 'naive reference'],
        rows: counted.map(({ operation, cold, warm, live, naive }) => [
          `${operation.name} ${operation.what}`,
          cold,
          warm,
          live,
          naive,
        ]),
      },
    ],
    bars,
    notes: [
      `cold: the first operation after a start; reading the history of ${TICKETS_PER_VENDOR} tickets per vendor took ${counted[0]?.start} calls before it, in the background`,
      'asked live: the list with maxStalenessSeconds: 0, which asks the vendors for their changes first',
    ],
  };
}

export const vendorCalls: Measure = { name: 'vendor-calls', run };
