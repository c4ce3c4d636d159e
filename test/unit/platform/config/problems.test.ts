// Problems of a config: all at once, in words that can be acted on, and without secrets.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANARY, GOOD, ONE, PATH_A, TOKEN, useConfigFolder } from './config-harness.ts';

const folder = useConfigFolder();
const { write, load, problemsOf } = folder;

describe('problems', () => {
  it('come all together', async () => {
    write({
      prot: 1,
      port: 70_000,
      limits: { maxDeph: 3, maxTokens: 'many' },
      accounts: [
        { id: 'Acme Main', vendor: 'amce' },
        { id: 'acme-main', vendor: 'acme', setings: {} },
      ],
      clients: [{ name: 'app', scopes: ['everything'], accounts: ['acme-man'] }],
      allowedOrigins: ['*'],
    });
    const problems = await problemsOf({ LOG_LEVEL: 'loud', SANDBOX: 'perhaps', SANDBOX_TICKETS: '-1' });
    expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
      'prot',
      'limits.maxDeph',
      'port',
      'LOG_LEVEL',
      'SANDBOX',
      'allowedOrigins',
      'limits.maxTokens',
      'SANDBOX_TICKETS',
      'accounts[0].id',
      'accounts[0].vendor',
      'accounts[1].setings',
      'DESKGRAPH_ACME_MAIN_WEBHOOK_PATH',
      'DESKGRAPH_ACME_MAIN_API_TOKEN',
      'account acme-main',
      'clients[0].scopes',
      'clients[0].accounts[0]',
      'DESKGRAPH_TOKEN_APP',
    ]);
    expect(problems[0]).toBe('prot: is not a key of the config; did you mean port?');
    expect(problems[1]).toContain('did you mean maxDepth?');
    expect(problems[9]).toContain('did you mean acme?');
    expect(problems[10]).toContain('did you mean settings?');
  });

  it('offer a fresh webhook path and token to paste, each time another', async () => {
    write(ONE);
    const offers = async () =>
      (await problemsOf({ DESKGRAPH_ACME_MAIN_API_TOKEN: CANARY, DESKGRAPH_ACME_MAIN_REGION: 'eu' }))
        .map((problem) => /here is a new one: (\w+)=([\w-]{43})$/.exec(problem))
        .map((match) => [match?.[1], match?.[2]]);
    const first = await offers();
    expect(first.map(([name]) => name)).toEqual(['DESKGRAPH_ACME_MAIN_WEBHOOK_PATH', 'DESKGRAPH_TOKEN_APP']);
    expect(await offers()).not.toEqual(first);
  });

  it('name mistyped variables of a configured account and leave foreign ones alone', async () => {
    write(ONE);
    const env = { ...GOOD, DESKGRAPH_PORT_4000_TCP: 'tcp://10.0.0.1', DESKGRAPH_ACME_MAIN_API_TOKN: CANARY };
    expect(await problemsOf(env)).toEqual([
      'DESKGRAPH_ACME_MAIN_API_TOKN: is no setting of account acme-main; did you mean DESKGRAPH_ACME_MAIN_API_TOKEN?',
    ]);
  });

  it('distinguish accounts whose ids begin alike', async () => {
    write({
      ...ONE,
      accounts: [
        { id: 'acme', vendor: 'acme' },
        { id: 'acme-main', vendor: 'acme' },
      ],
    });
    const more = { DESKGRAPH_ACME_API_TOKEN: CANARY, DESKGRAPH_ACME_REGION: 'us' };
    const config = await load({ ...GOOD, ...more, DESKGRAPH_ACME_WEBHOOK_PATH: `other-${PATH_A}` });
    expect(config.accounts.map(({ settings }) => settings['region'])).toEqual(['us', 'eu']);
  });

  it('refuse short secrets, shared paths, shared tokens and ids used twice', async () => {
    write({
      accounts: [
        { id: 'acme-main', vendor: 'acme' },
        { id: 'acme-two', vendor: 'acme' },
        { id: 'acme-two', vendor: 'acme' },
      ],
      clients: [{ name: 'app' }, { name: 'ops', tokenEnv: 'OPS_TOKEN' }, { name: 'short' }],
    });
    const problems = await problemsOf({
      ...GOOD,
      DESKGRAPH_ACME_TWO_API_TOKEN: CANARY,
      DESKGRAPH_ACME_TWO_REGION: 'eu',
      DESKGRAPH_ACME_TWO_WEBHOOK_PATH: PATH_A,
      OPS_TOKEN: TOKEN,
      DESKGRAPH_TOKEN_SHORT: 'short-one',
    });
    expect(problems).toEqual([
      'accounts[2].id: "acme-two" is used twice; give each account its own id',
      expect.stringContaining('account acme-two: has the same webhook path as account acme-main'),
      'OPS_TOKEN: is also the token of app; give each client its own',
      expect.stringContaining('DESKGRAPH_TOKEN_SHORT: write at least 24 letters'),
    ]);
    expect(problems.join('\n')).not.toMatch(new RegExp(`${PATH_A}|${TOKEN}|short-one`));
  });

  it('refuse a data folder that is a file or is below one', async () => {
    writeFileSync(join(folder.path, 'taken'), '');
    mkdirSync(join(folder.path, 'free'));
    expect(await problemsOf({ DATA_DIR: 'taken' })).toEqual(['DATA_DIR: is a file; write the path of a folder']);
    expect(await problemsOf({ DATA_DIR: 'taken/data' })).toEqual([
      'DATA_DIR: is below a file; write the path of a folder',
    ]);
    expect((await load({ DATA_DIR: 'free/not/yet' })).dataDir).toBe(join(folder.path, 'free/not/yet'));
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '4000.5'],
    ['HOST', 'http://x'],
    ['PUBLIC_URL', 'desk.example.com'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
    ['SANDBOX_EVENTS_PER_SECOND', '-1'],
    ['RECONCILE_EVERY_SECONDS', '0'],
    ['ACCOUNTS', 'acme'],
  ])('refuse %s=%s', async (name, value) => {
    const problems = await problemsOf({ CLIENTS: 'app', DESKGRAPH_TOKEN_APP: TOKEN, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}(?:, entry 1)?: write `));
  });
});
