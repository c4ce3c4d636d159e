// Measure 5: how much memory a socket takes that is subscribed and hears nothing.

import type { Memory } from '../kit/process/child.ts';
import { atMost, round, type BenchContext, type Measure, type MeasureResult } from '../kit/measure.ts';
import { startPeers, type SubscriptionPeer } from '../kit/subscription-competitors.ts';

const WARM_UP = 100;
const STEPS = [1000, 5000];

interface Step {
  readonly peer: string;
  readonly sockets: number;
  readonly rssKb: number;
  readonly heapKb: number;
  readonly totalMb: number;
}

/** Memory per socket over what the same server took before, garbage collected. */
async function grow(peer: SubscriptionPeer, { quick, say }: BenchContext): Promise<Step[]> {
  await peer.load.ask('open', WARM_UP);
  const before = await peer.server.ask<Memory>('memory');
  const steps: Step[] = [];
  for (const sockets of quick ? STEPS.slice(0, 1) : STEPS) {
    say(`${peer.name}: ${sockets} sockets`);
    // oxlint-disable-next-line no-await-in-loop -- the same server grows
    await peer.load.ask('open', sockets + WARM_UP);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const after = await peer.server.ask<Memory>('memory');
    steps.push({
      peer: peer.name,
      sockets,
      rssKb: (after.rssBytes - before.rssBytes) / 1024 / sockets,
      heapKb: (after.heapBytes - before.heapBytes) / 1024 / sockets,
      totalMb: after.rssBytes / 2 ** 20,
    });
  }
  return steps;
}

async function run(context: BenchContext): Promise<MeasureResult> {
  const { peers, stop } = await startPeers(context.folder);
  const steps: Step[] = [];
  try {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const peer of peers) steps.push(...(await grow(peer, context)));
  } finally {
    await stop();
  }
  return {
    name: 'idle-sockets',
    title: 'Memory per idle subscribed socket',
    tables: [
      {
        title: 'growth of the server process after garbage collection, divided by the sockets',
        columns: ['', 'sockets', 'RSS KB/socket', 'heap KB/socket', 'RSS in all MB'],
        rows: steps.map(({ peer, sockets, rssKb, heapKb, totalMb }) => [
          peer,
          sockets,
          round(rssKb),
          round(heapKb),
          round(totalMb),
        ]),
      },
    ],
    bars: steps
      .filter(({ peer }) => peer === 'deskgraph')
      .map(({ sockets, rssKb }) => atMost(`RSS per socket at ${sockets}`, rssKb, 45, 'KB')),
    notes: [
      `the first ${WARM_UP} sockets are opened before the first look, so that what a server needs once is not counted`,
      'every socket got one event, so that it is sure to be subscribed, and nothing since',
    ],
  };
}

export const idleSockets: Measure = { name: 'idle-sockets', run };
