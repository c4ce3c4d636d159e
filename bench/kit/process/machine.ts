// The machine, date and versions of a run.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem, type as systemType } from 'node:os';
import { join } from 'node:path';

export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  /** Load average of the last minute at the start of the run. */
  readonly load: string;
  readonly versions: Readonly<Record<string, string>>;
}

const PACKAGES = ['@apollo/server', '@as-integrations/fastify', 'fastify', 'graphql', 'graphql-ws', 'ws', 'dataloader'];

export function readMachine(): Machine {
  const versions = PACKAGES.map((name) => [name, versionOf(name)] as const);
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${systemType()} ${release()}`,
    load: (loadavg()[0] ?? 0).toFixed(1),
    versions: {
      node: process.versions.node,
      sqlite: process.versions['sqlite'] ?? '',
      ...Object.fromEntries(versions),
    },
  };
}

function versionOf(name: string): string {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      return (JSON.parse(readFileSync(join(path, name, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      // Not in this folder; try the parent folder.
    }
  }
  return 'unknown';
}
