// The gateway and the vendors it talks to, started for a measure.

import { mkdir } from 'node:fs/promises';
import { startProcess, type BenchProcess } from './process/process.ts';

export interface Environment {
  readonly vendors: BenchProcess;
  readonly gateway: BenchProcess;
  stop(): Promise<void>;
}

/** Starts both and resolves when the gateway has finished the backfill. */
export async function startEnvironment(dataDir: string, ticketCount: number): Promise<Environment> {
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

/** Runs one GraphQL operation. Throws if the response has errors. */
export async function ask<T>(url: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const result = (await response.json()) as { data: T; errors?: readonly { message: string }[] };
  if (result.errors !== undefined) throw new Error(`${url} returned an error: ${result.errors[0]?.message}`);
  return result.data;
}
