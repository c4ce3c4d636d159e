// The configuration as an operator meets it: files, variables, and what the log says of it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localUrl } from '../../../../src/platform/config/config.ts';
import { describeConfig } from '../../../../src/platform/config/describe-config.ts';
import { createSandboxAccount } from '../../../../src/platform/config/sandbox-account.ts';
import { acme, CANARY, GOOD, ONE, PATH_A, TOKEN, useConfigFolder } from './config-harness.ts';

const folder = useConfigFolder();
const { write, load, problemsOf } = folder;

describe('without a file', () => {
  it('starts the sandbox with defaults', async () => {
    const config = await load();
    expect(config).toMatchObject({
      file: null,
      host: '127.0.0.1',
      port: 4000,
      publicUrl: null,
      dataDir: join(folder.path, '.data'),
      logLevel: 'info',
      reconcileEverySeconds: 60,
      retention: { eventsDays: 30, deliveriesDays: 14 },
      sandbox: { eventsPerSecond: 0.5, ticketCount: 300, firstPort: 4100 },
      graphiql: true,
      introspection: true,
      accounts: [],
      clients: [],
      limits: { maxDepth: 15, maxTokens: 1500, maxAliases: 30, webhookBytes: 1_048_576 },
      warnings: [],
    });
    expect(() => Object.assign(config.limits, { maxDepth: 1 })).toThrow(TypeError);
  });

  it('reads everything from the environment', async () => {
    const config = await load({
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://desk.example.com/',
      DATA_DIR: 'state',
      LOG_LEVEL: 'warn',
      RECONCILE_EVERY_SECONDS: '5',
      GRAPHIQL: 'off',
      ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443',
      TRUSTED_PROXIES: '10.0.0.0/8,::1',
      LIMITS_MAX_DEPTH: '20',
      SANDBOX_EVENTS_PER_SECOND: '0',
      SANDBOX_TICKETS: '25',
      SANDBOX_PORT: '0',
    });
    expect(config).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      publicUrl: 'https://desk.example.com',
      dataDir: join(folder.path, 'state'),
      logLevel: 'warn',
      reconcileEverySeconds: 5,
      graphiql: false,
      allowedOrigins: ['https://a.example', 'https://b.example:8443'],
      trustedProxies: ['10.0.0.0/8', '::1'],
      limits: { maxDepth: 20 },
      sandbox: { eventsPerSecond: 0, ticketCount: 25, firstPort: 0 },
    });
  });

  it('takes accounts and clients named by variables', async () => {
    const config = await load({ ...GOOD, ACCOUNTS: 'acme:acme-main', CLIENTS: 'app' });
    expect(config.sandbox).toBeNull();
    expect(config.accounts).toMatchObject([
      { id: 'acme-main', name: 'acme-main', vendor: 'acme', webhookPath: PATH_A },
    ]);
    expect(config.clients).toEqual([{ name: 'app', token: TOKEN, scopes: [], accounts: '*', validUntil: null }]);
  });

  it('treats an empty variable as one that is not set', async () => {
    expect(await load({ PORT: '', ACCOUNTS: ' ', DESKGRAPH_CONFIG: '' })).toMatchObject({ port: 4000, accounts: [] });
  });

  it('says what is missing when the sandbox is off and nothing is configured', async () => {
    expect(await problemsOf({ SANDBOX: 'off' })).toEqual([
      expect.stringMatching(/^accounts: none is configured and the sandbox is off; .*ACCOUNTS=/),
      expect.stringMatching(/^clients: none is configured, .*CLIENTS=/),
    ]);
  });
});

describe('with a file', () => {
  it('reads TypeScript and lets the environment win', async () => {
    writeFileSync(
      join(folder.path, 'deskgraph.config.ts'),
      `const port: number = 4100; export default { port, host: 'localhost', retention: { eventsDays: 7 } };`,
    );
    expect(await load({ PORT: '4200' })).toMatchObject({
      file: join(folder.path, 'deskgraph.config.ts'),
      port: 4200,
      host: 'localhost',
      retention: { eventsDays: 7, deliveriesDays: 14 },
    });
  });

  it('follows DESKGRAPH_CONFIG and refuses a file that is not there', async () => {
    write({ port: 4300 }, 'elsewhere.mjs');
    expect((await load({ DESKGRAPH_CONFIG: 'elsewhere.mjs' })).port).toBe(4300);
    expect(await problemsOf({ DESKGRAPH_CONFIG: 'nowhere.mjs' })).toEqual([
      expect.stringContaining('DESKGRAPH_CONFIG: names a file that does not exist'),
    ]);
  });

  it('keeps what the file says of an account that ACCOUNTS names', async () => {
    write({ accounts: [{ id: 'acme-main', vendor: 'acme', name: 'Main', settings: { callsPerMinute: 3 } }] });
    const config = await load({ ...GOOD, ACCOUNTS: 'acme:acme-main', CLIENTS: 'app' });
    expect(config.accounts).toMatchObject([{ name: 'Main', settings: { callsPerMinute: 3 } }]);
  });

  it.each([
    ['a file without a default export', 'export const config = {};', 'write `export default defineConfig'],
    ['a file that throws', `throw new Error('no region');`, 'it failed with Error: no region'],
    ['a file with a syntax error', `export default { apiToken: '${CANARY} };`, 'cannot be read'],
  ])('reports %s without quoting it', async (_, text, words) => {
    writeFileSync(join(folder.path, 'deskgraph.config.mjs'), text);
    const problems = await problemsOf();
    expect(problems[0]).toContain('deskgraph.config.mjs: ');
    expect(problems[0]).toContain(words);
    expect(problems).toHaveLength(1);
  });

  it('refuses two files rather than choosing one silently', async () => {
    write({});
    write({}, 'deskgraph.config.js');
    expect(await problemsOf()).toEqual([
      'deskgraph.config.mjs and deskgraph.config.js: keep one of them, or name one in DESKGRAPH_CONFIG',
    ]);
  });
});

describe('describing', () => {
  it('says what is in force and holds no secret', async () => {
    write({ ...ONE, accounts: [{ id: 'acme-main', vendor: 'acme', name: 'Main' }] });
    const text = describeConfig(await load(GOOD)).join('\n');
    expect(text).toContain('account acme-main (Main): acme, webhooks at /webhooks/acme/acme-main/<secret path>');
    expect(text).toContain('apiToken=set');
    expect(text).toContain('callsPerMinute=10');
    expect(text).toContain('client app: all accounts');
    for (const secret of [CANARY, PATH_A, TOKEN]) expect(text).not.toContain(secret);
  });

  it('writes addresses that a person can open', () => {
    expect(localUrl('0.0.0.0', 4000)).toBe('http://localhost:4000');
    expect(localUrl('::1', 80)).toBe('http://[::1]:80');
  });
});

describe('a sandbox account', () => {
  it('has typed settings with defaults and a webhook path of its own', () => {
    const account = createSandboxAccount(acme, {
      baseUrl: 'http://127.0.0.1:1/v1',
      apiToken: 'sandbox',
      readApi: true,
    });
    expect(account).toMatchObject({ id: 'acme-sandbox', name: 'Acme (sandbox)', vendor: 'acme' });
    expect(account.settings).toMatchObject({ baseUrl: 'http://127.0.0.1:1/v1', readApi: true, callsPerMinute: 10 });
    expect(account.webhookPath).toMatch(/^[\w-]{43}$/);
    expect(createSandboxAccount(acme, {}).webhookPath).not.toBe(account.webhookPath);
  });

  it('keeps its id to itself while the sandbox is on', async () => {
    write({ ...ONE, sandbox: true, accounts: [{ id: 'acme-sandbox', vendor: 'acme' }] });
    const { DESKGRAPH_TOKEN_APP } = GOOD;
    const env = { API_TOKEN: CANARY, REGION: 'eu', WEBHOOK_PATH: PATH_A };
    const named = Object.fromEntries(
      Object.entries(env).map(([key, value]) => [`DESKGRAPH_ACME_SANDBOX_${key}`, value]),
    );
    expect(await problemsOf({ ...named, DESKGRAPH_TOKEN_APP: DESKGRAPH_TOKEN_APP ?? '' })).toEqual([
      'account acme-sandbox: this id belongs to the sandbox, which is on; rename it',
    ]);
  });
});
