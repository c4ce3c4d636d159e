// The settings of accounts: every type, from file and environment, secrets by environment only.

import { describe, expect, it } from 'vitest';
import { acme, CANARY, GOOD, ONE, PATH_A, useConfigFolder } from './config-harness.ts';

const { write, load, problemsOf } = useConfigFolder();

describe('settings of an account', () => {
  it('fills every type from the file', async () => {
    const settings = { baseUrl: 'http://127.0.0.1:9/v1/', products: ['1', '2'], callsPerMinute: 0, readApi: true };
    write({ ...ONE, accounts: [{ id: 'acme-main', vendor: 'acme', settings: { ...settings, mode: 'brisk' } }] });
    const [account] = (await load(GOOD)).accounts;
    expect(account?.settings).toEqual({
      ...settings,
      baseUrl: 'http://127.0.0.1:9/v1',
      apiToken: CANARY,
      mode: 'brisk',
      region: 'eu',
    });
  });

  it('fills every type from the environment, over the file', async () => {
    const inFile = { products: ['9'], callsPerMinute: 1, readApi: false, mode: 'calm' };
    write({ ...ONE, accounts: [{ id: 'acme-main', vendor: 'acme', settings: inFile }] });
    const config = await load({
      ...GOOD,
      DESKGRAPH_ACME_MAIN_BASE_URL: 'https://other.test',
      DESKGRAPH_ACME_MAIN_PRODUCTS: '1, 2',
      DESKGRAPH_ACME_MAIN_CALLS_PER_MINUTE: '100',
      DESKGRAPH_ACME_MAIN_READ_API: 'on',
      DESKGRAPH_ACME_MAIN_MODE: 'brisk',
      DESKGRAPH_ACME_MAIN_NAME: 'Acme Europe',
    });
    expect(config.accounts[0]).toMatchObject({
      name: 'Acme Europe',
      settings: {
        baseUrl: 'https://other.test',
        products: ['1', '2'],
        callsPerMinute: 100,
        readApi: true,
        mode: 'brisk',
      },
    });
  });

  it('takes the defaults of what is not given', async () => {
    write(ONE);
    expect((await load(GOOD)).accounts[0]?.settings).toEqual({
      baseUrl: 'https://api.acme.test/v1',
      apiToken: CANARY,
      products: [],
      callsPerMinute: 10,
      readApi: false,
      mode: 'calm',
      region: 'eu',
    });
  });

  it('needs no webhook path where the vendor has no webhooks, and takes one that is given', async () => {
    write(ONE);
    const { DESKGRAPH_ACME_MAIN_WEBHOOK_PATH: _, ...without } = GOOD;
    await expect(load(without)).rejects.toThrow('DESKGRAPH_ACME_MAIN_WEBHOOK_PATH');
    const silent = { ...acme, webhooks: false } as const;
    expect((await load(without, silent)).accounts[0]?.webhookPath).toBe('');
    expect((await load(GOOD, silent)).accounts[0]?.webhookPath).toBe(PATH_A);
    await expect(load({ ...GOOD, DESKGRAPH_ACME_MAIN_WEBHOOK_PATH: 'short' }, silent)).rejects.toThrow('24');
  });

  it('names each value of a wrong type and says what to write', async () => {
    const settings = { baseUrl: `https://u:${CANARY}@x.test`, products: '1', callsPerMinute: 1.5, readApi: 'yes' };
    write({ ...ONE, accounts: [{ id: 'acme-main', vendor: 'acme', settings: { ...settings, region: 7 } }] });
    const { DESKGRAPH_ACME_MAIN_REGION: _, ...env } = GOOD;
    expect(await problemsOf({ ...env, DESKGRAPH_ACME_MAIN_MODE: 'wild' })).toEqual([
      'account acme-main: settings.baseUrl: write an http or https URL without credentials, query and fragment',
      expect.stringContaining('account acme-main: settings.products: write a list'),
      'account acme-main: settings.callsPerMinute: write a whole number, 0 or more',
      'account acme-main: settings.readApi: write on or off (true or false in the file)',
      'DESKGRAPH_ACME_MAIN_MODE: write one of calm, brisk',
      'account acme-main: settings.region: write a text',
    ]);
  });

  it('refuses a secret in the file and asks for the variable', async () => {
    const accounts = [{ id: 'acme-main', vendor: 'acme', settings: { apiToken: CANARY } }];
    write({ accounts, clients: [{ name: 'app', token: CANARY }] });
    expect(await problemsOf(GOOD)).toEqual([
      expect.stringMatching(/settings\.apiToken: is a secret: .* set DESKGRAPH_ACME_MAIN_API_TOKEN$/),
      expect.stringMatching(/^clients\[0\]\.token: secrets only .* set DESKGRAPH_TOKEN_APP$/),
    ]);
  });

  it('asks the vendor what only the vendor knows', async () => {
    write(ONE);
    expect(await problemsOf({ ...GOOD, DESKGRAPH_ACME_MAIN_PRODUCTS: 'none', PORT: 'x' })).toEqual([
      'PORT: write a whole number from 0 to 65535',
      'account acme-main: Acme setting products: none is no product',
    ]);
  });

  it('warns of credentials that travel in the open', async () => {
    write(ONE);
    const config = await load({ ...GOOD, DESKGRAPH_ACME_MAIN_BASE_URL: 'http://vendor.test' });
    expect(config.warnings).toEqual([expect.stringContaining('account acme-main: baseUrl is plain http')]);
  });
});
