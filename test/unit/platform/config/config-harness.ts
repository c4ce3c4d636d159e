// One invented vendor, a folder of its own per test, and the ways that the config tests write and load.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { NO_ACTIONS } from '../../../../src/domain/ports/vendor/actions.ts';
import type { SettingSpec } from '../../../../src/domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../../../src/domain/ports/vendor/module.ts';
import type { Config } from '../../../../src/platform/config/config.ts';
import { ConfigError } from '../../../../src/platform/config/problems.ts';
import { loadConfig } from '../../../../src/platform/config/load-config.ts';

const spec = (key: string, type: SettingSpec['type'], more: Partial<SettingSpec> = {}): SettingSpec => ({
  key,
  type,
  meaning: `What ${key} means.`,
  default: null,
  required: false,
  secret: false,
  ...more,
});

export const acme: VendorModule = {
  code: 'ACME',
  slug: 'acme',
  title: 'Acme',
  about: '',
  operations: [],
  capabilities: [],
  settings: [
    spec('baseUrl', 'url', { default: 'https://api.acme.test/v1' }),
    spec('apiToken', 'string', { required: true, secret: true }),
    spec('products', 'list', { default: [] }),
    spec('callsPerMinute', 'integer', { default: 10 }),
    spec('readApi', 'boolean', { default: false }),
    spec('mode', 'string', { default: 'calm', choices: ['calm', 'brisk'] }),
    spec('region', 'string', { required: true }),
  ],
  rate: () => ({ callsPerMinute: null, reservedForWrites: 0 }),
  open({ settings }) {
    if (Array.isArray(settings['products']) && settings['products'].includes('none')) {
      throw new Error('Acme setting products: none is no product');
    }
    return {
      reads: { tickets: null, threads: null, timelines: null, collections: {}, findTicket: null },
      feed: null,
      webhook: null,
      actions: NO_ACTIONS,
      media: null,
      capabilities: () => {
        throw new Error('not asked here');
      },
      checkAccount: null,
    };
  },
};

export const CANARY = 'canary-3f9a71c2e8d04b56-very-secret';
export const PATH_A = 'a'.repeat(12) + '-path-of-main_00';
export const TOKEN = 'client-token-0123456789abcdef';

export type Env = Record<string, string>;
export const GOOD: Env = {
  DESKGRAPH_ACME_MAIN_API_TOKEN: CANARY,
  DESKGRAPH_ACME_MAIN_REGION: 'eu',
  DESKGRAPH_ACME_MAIN_WEBHOOK_PATH: PATH_A,
  DESKGRAPH_TOKEN_APP: TOKEN,
};
export const ONE = { accounts: [{ id: 'acme-main', vendor: 'acme' }], clients: [{ name: 'app' }] };

export interface ConfigFolder {
  /** The folder of the test that runs. */
  readonly path: string;
  /** Writes a config file without secrets. */
  write(config: unknown, name?: string): void;
  load(env?: Env, vendor?: VendorModule): Promise<Config>;
  /** The problems of a config that is refused; holds every message to the canary. */
  problemsOf(env?: Env): Promise<readonly string[]>;
}

/** Gives each test of the file an empty folder. */
export function useConfigFolder(): ConfigFolder {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'config-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  const load = (env: Env = {}, vendor = acme): Promise<Config> => loadConfig({ env, cwd: path, vendors: [vendor] });
  return {
    get path() {
      return path;
    },
    write(config, name = 'deskgraph.config.mjs') {
      writeFileSync(join(path, name), `export default ${JSON.stringify(config)};\n`);
    },
    load,
    async problemsOf(env = {}) {
      const outcome: unknown = await load(env).catch((error: unknown) => error);
      if (!(outcome instanceof ConfigError)) throw new Error('the config was accepted', { cause: outcome });
      expect(outcome.message).not.toContain(CANARY);
      for (const problem of outcome.problems) expect(outcome.message).toContain(problem);
      return outcome.problems;
    },
  };
}
