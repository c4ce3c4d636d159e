// The servers that subscriptions are measured on, each with a load generator of its own.

import { join } from 'node:path';
import type { SocketTarget } from '../load/socket-load.ts';
import { startProcess, type BenchProcess } from './process/process.ts';
import { startWorld } from './environment.ts';

export interface SubscriptionPeer {
  readonly name: string;
  readonly server: BenchProcess;
  readonly load: BenchProcess;
}

/** The same document for both; about 500 bytes a delivery. */
const QUERY =
  'subscription { messageAdded { id cursor type occurredAt ticketId message { id text createdAt } ticket { id status preview } } }';

/** Our gateway and the plain server, and the bare broadcast where asked for; the function it gives stops everything. */
export async function startPeers(
  folder: string,
  withRaw = false,
): Promise<{ peers: SubscriptionPeer[]; stop(): Promise<void> }> {
  const world = await startWorld(join(folder, 'sockets'), 20);
  const plain = await startProcess('reference/plain-subscriptions.ts', null);
  const raw = withRaw ? await startProcess('reference/raw-broadcast.ts', null) : null;
  const peers = await Promise.all(
    [
      { name: 'deskgraph', server: world.gateway },
      { name: 'apollo + graphql-ws', server: plain },
      ...(raw === null ? [] : [{ name: 'raw ws broadcast', server: raw }]),
    ].map(async ({ name, server }) => {
      const target: SocketTarget = {
        socket: server.ready['socket'] ?? '',
        webhook: server.ready['webhook'] ?? '',
        query: QUERY,
      };
      return { name, server, load: await startProcess('load/socket-load.ts', target) };
    }),
  );
  return {
    peers,
    async stop() {
      await Promise.all(peers.map(({ load }) => load.stop()));
      await Promise.all([plain.stop(), raw?.stop()]);
      await world.stop();
    },
  };
}
