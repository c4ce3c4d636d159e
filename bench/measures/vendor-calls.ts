// Measure 1: vendor calls per operation, counted by the journals of the emulated vendors.

import { join } from 'node:path';
import type { BenchContext, Measure, MeasureResult } from '../kit/measure.ts';
import { startProcess } from '../kit/process/process.ts';
import { ask, startEnvironment } from '../kit/environment.ts';
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

/** Every operation gets its own gateway that has just finished the backfill. */
async function count(operation: Operation, { folder }: BenchContext): Promise<Counted> {
  const environment = await startEnvironment(join(folder, `calls-${operation.name}`), TICKETS_PER_VENDOR);
  const naive = await startProcess('reference/naive.ts', environment.vendors.ready);
  const calls = async (url: string | undefined, query: string): Promise<number> => {
    await ask(url ?? '', query);
    return total(await environment.vendors.ask('takeCalls'));
  };
  try {
    const start = total(await environment.vendors.ask('takeCalls'));
    const { graphql } = environment.gateway.ready;
    return {
      start,
      cold: await calls(graphql, operation.gateway),
      warm: await calls(graphql, operation.gateway),
      live: await calls(graphql, operation.live),
      naive: await calls(naive.ready['graphql'], operation.reference),
    };
  } finally {
    await naive.stop();
    await environment.stop();
  }
}

const total = ({ desk360, emotive: sms }: VendorCalls): number => desk360 + sms;

async function run(context: BenchContext): Promise<MeasureResult> {
  const counted: (Counted & { operation: Operation })[] = [];
  for (const operation of OPERATIONS) {
    context.report(operation.what);
    // oxlint-disable-next-line no-await-in-loop -- one after another on purpose
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
        title: 'Calls received by the emulated vendors',
        columns: ['operation', 'cold', 'warm', 'live', 'naive reference'],
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
      `cold: the first operation after a start; the backfill of ${TICKETS_PER_VENDOR} tickets per vendor took ${counted[0]?.start} calls before it, in the background`,
      'live: the list with maxStalenessSeconds: 0, which first fetches changes from the vendors',
    ],
  };
}

export const vendorCalls: Measure = { name: 'vendor-calls', run };
