// The servers of the subscription measures, each with its own load generator.

import { join } from 'node:path';
import type { SocketTarget } from '../load/socket-load.ts';
import { startProcess, type BenchProcess } from './process/process.ts';
import { startEnvironment } from './environment.ts';

export interface Competitor {
  readonly name: string;
  readonly server: BenchProcess;
  readonly load: BenchProcess;
}

/** The same document for all; about 500 bytes per delivery. */
const QUERY =
  'subscription { messageAdded { id cursor type occurredAt ticketId message { id text createdAt } ticket { id status preview } } }';

/** Starts the gateway, the plain server and, if requested, the raw broadcast. `stop` ends all of them. */
export async function startCompetitors(
  folder: string,
  withRaw = false,
): Promise<{ competitors: Competitor[]; stop(): Promise<void> }> {
  const environment = await startEnvironment(join(folder, 'sockets'), 20);
  const plain = await startProcess('reference/plain-subscriptions.ts', null);
  const raw = withRaw ? await startProcess('reference/raw-broadcast.ts', null) : null;
  const competitors = await Promise.all(
    [
      { name: 'deskgraph', server: environment.gateway },
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
    competitors,
    async stop() {
      await Promise.all(competitors.map(({ load }) => load.stop()));
      await Promise.all([plain.stop(), raw?.stop()]);
      await environment.stop();
    },
  };
}
