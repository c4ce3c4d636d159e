// Finds what a test left open: the kit's own sockets, and what the gateway still counts as open.

import { eventually } from './eventually.ts';

const open = new Map<symbol, string>();

/** Remembers that something is open; call the answer when it is closed. */
export function noteOpen(what: string): () => void {
  const mark = Symbol(what);
  open.set(mark, what);
  return () => void open.delete(mark);
}

/** Everything of the kit that is open now, in words. */
function openThings(): readonly string[] {
  return [...open.values()];
}

/** The value of one metric of the gateway, all label sets added up; 0 when it is not there. */
export async function metricOf(gatewayUrl: string, name: string, labels: string = ''): Promise<number> {
  const text = await (await fetch(`${gatewayUrl}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || (line.startsWith(`${name}{`) && line.includes(labels)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** Fails when a subscriber of the kit is open, or when the gateway still has an open socket or subscription. */
export async function expectNothingOpen(gatewayUrl: string): Promise<void> {
  const left = openThings();
  open.clear();
  if (left.length > 0) throw new Error(`left open: ${left.join('; ')}`);
  await eventually(async () => {
    const sockets = await metricOf(gatewayUrl, 'deskgraph_subscription_sockets');
    const subscriptions = await metricOf(gatewayUrl, 'deskgraph_subscriptions');
    if (sockets !== 0 || subscriptions !== 0)
      throw new Error(`the gateway holds ${sockets} sockets and ${subscriptions} subscriptions`);
  });
}
