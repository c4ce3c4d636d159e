// The gateway and the vendors it talks to, started for a measure.

import { mkdir } from 'node:fs/promises';
import { startProcess, type BenchProcess } from './process/process.ts';

export interface World {
  readonly vendors: BenchProcess;
  readonly gateway: BenchProcess;
  stop(): Promise<void>;
}

/** Starts both; resolves when the gateway has read the vendors' whole history. */
export async function startWorld(dataDir: string, ticketCount: number): Promise<World> {
  await mkdir(dataDir, { recursive: true });
  const vendors = await startProcess('servers/vendors.ts', { ticketCount });
  const gateway = await startProcess('servers/gateway.ts', { dataDir, ...vendors.ready });
  await gateway.ask('synced');
  return {
    vendors,
    gateway,
    async stop() {
      await gateway.stop();
      await vendors.stop();
    },
  };
}

/** One GraphQL operation; throws when the answer carries errors. */
export async function ask<T>(url: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data: T; errors?: readonly { message: string }[] };
  if (answer.errors !== undefined) throw new Error(`${url} answered: ${answer.errors[0]?.message}`);
  return answer.data;
}
