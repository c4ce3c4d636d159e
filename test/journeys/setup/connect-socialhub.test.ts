// Connecting a custom channel from the command line: the emulated vendor tests our webhook while a real gateway answers.

import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { socialhub } from '../../../src/vendors/socialhub/index.ts';
import {
  fetchTemplates,
  socialhubSandbox,
  tokenFor,
  type SocialhubSandboxSettings,
} from '../../../src/vendors/socialhub/sandbox/index.ts';
import { environmentIn, runConnect } from '../../kit/gateway/connect.ts';
import { startVendorGateway } from '../../kit/gateway/vendor-gateway.ts';

const TOKEN = 'DESKGRAPH_FANS_ACCESS_TOKEN';
const SECRET = 'DESKGRAPH_FANS_WEBHOOK_SECRET';
const PATH = 'DESKGRAPH_FANS_WEBHOOK_PATH';
const TEMPLATES = [{ name: 'Hi', networkId: 'hi', variables: {}, text: { en: 'Hi' } }];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function startVendor(settings: Partial<SocialhubSandboxSettings> = {}) {
  const vendor = await startSandboxVendor(socialhubSandbox, {
    settings: { ticketActions: 'none', ...settings },
  });
  stops.push(() => vendor.stop());
  vendor.state.webhook = null;
  const writes = () => vendor.journal.entries({ method: 'PATCH' }).filter(({ body }) => JSON.stringify(body) !== '{}');
  return { vendor, writes, options: ['socialhub', '--account', 'fans', '--url', vendor.url] };
}
type Vendor = Awaited<ReturnType<typeof startVendor>>['vendor'];

/** A gateway at a port of its own, with the account as these lines set it. */
async function startGateway(vendor: Vendor, env: Record<string, string>, port = 0) {
  const gateway = await startVendorGateway({
    module: socialhub,
    id: 'fans',
    webhookPath: env[PATH] ?? '',
    settings: {
      baseUrl: vendor.url,
      accessToken: env[TOKEN] ?? '',
      webhookSecret: env[SECRET] ?? '',
      templates: JSON.stringify(TEMPLATES),
    },
    gateway: { port },
  });
  stops.push(() => gateway.stop());
  return gateway;
}

/** Lines as `connect` would print them, for a gateway that runs already. */
const linesFor = (vendor: Vendor) => ({
  [TOKEN]: vendor.settings.accessToken,
  [SECRET]: 'a-secret-of-more-than-32-characters-0',
  [PATH]: 'a-secret-path-0123456789-0123456789',
});
const every = ['--actions', 'reply,template_reply,button,delete'];

describe('npm run connect -- socialhub', () => {
  test('sets actions, templates and the webhook, tested by the vendor while the gateway runs', async () => {
    const { vendor, options } = await startVendor();
    const env = linesFor(vendor);
    const gateway = await startGateway(vendor, env);
    const ended = await runConnect({ env }, ...options, ...every, '--public-url', gateway.url);
    expect(ended).toMatchObject({ code: 0, out: '' });
    expect(vendor.state.webhook).toEqual({
      url: `${gateway.url}/webhooks/socialhub/fans/${env[PATH]}`,
      secret: env[SECRET],
    });
    expect(vendor.state.actions.map(({ type }) => type)).toEqual(['reply', 'template_reply', 'button', 'delete']);
    const url = `${gateway.url}/templates/socialhub/fans/${env[PATH]}`;
    expect(vendor.state.actions[1]?.config).toEqual({ templates: { url } });
    expect(await fetchTemplates(vendor, url)).toEqual(TEMPLATES);
    for (const secret of Object.values(env)) expect(ended.errors).not.toContain(secret);
  });

  test('changes nothing when it is done again, with the environment set and without', async () => {
    const { vendor, writes, options } = await startVendor();
    const env = linesFor(vendor);
    const gateway = await startGateway(vendor, env);
    const reachable = ['--public-url', gateway.url];
    await runConnect({ env }, ...options, ...every, ...reachable);
    vendor.journal.clear();
    expect(await runConnect({ env }, ...options, ...reachable)).toMatchObject({ code: 0, out: '' });
    const fresh = await runConnect({ lines: [vendor.settings.accessToken] }, ...options, ...reachable);
    expect(fresh).toMatchObject({ code: 0 });
    expect(environmentIn(fresh.out)).toEqual(env);
    expect(writes()).toEqual([]);
  });

  test('begins with a new secret and path, says what to do until the gateway knows them, and ends there', async () => {
    const { vendor, options } = await startVendor();
    const port = await freePort();
    const reachable = ['--public-url', `http://127.0.0.1:${port}`];
    const first = await runConnect({ lines: [vendor.settings.accessToken, 'reply'] }, ...options, ...reachable);
    expect(first.code).toBe(1);
    expect(first.errors).toContain('Put the lines above into the environment of the gateway');
    const env = environmentIn(first.out);
    expect(Object.keys(env)).toEqual([TOKEN, SECRET, PATH]);
    expect(vendor.state.webhook).toBeNull();
    for (const secret of Object.values(env)) expect(first.errors).not.toContain(secret);

    await startGateway(vendor, env, port);
    const second = await runConnect({ env }, ...options, ...reachable);
    expect(second).toMatchObject({ code: 0, out: '' });
    expect(vendor.state.webhook).toMatchObject({ secret: env[SECRET] });
    expect(vendor.state.actions.map(({ id }) => id)).toEqual(['reply-as-comment']);
  });

  test('takes a new token where the one of the environment was ended, and registers again what ended with it', async () => {
    const { vendor, options } = await startVendor();
    const env = linesFor(vendor);
    const gateway = await startGateway(vendor, env);
    const reachable = ['--public-url', gateway.url];
    await runConnect({ env }, ...options, ...every, ...reachable);
    const accessToken = tokenFor(vendor.settings.accountId, vendor.settings.channelId, 'a-new-signature');
    Object.assign(vendor.settings, { accessToken });
    vendor.state.webhook = null;
    const ended = await runConnect({ env, lines: [accessToken] }, ...options, ...reachable);
    expect(ended).toMatchObject({ code: 0, out: `${TOKEN}=${accessToken}\n` });
    expect(vendor.state.webhook).toMatchObject({ secret: env[SECRET] });
  });

  test('keeps the actions that are there and leads only our templates to the new path', async () => {
    const { vendor, options } = await startVendor();
    const env = linesFor(vendor);
    const gateway = await startGateway(vendor, env);
    const label = { en: 'T', de: 'T' };
    const old = `${gateway.url}/templates/socialhub/fans/an-old-path-0123456789-0123456789`;
    vendor.state.actions = [
      { type: 'reply', id: 'public', label, options: [{ id: 'a', label: { ...label, fr: 'T' } }] },
      { type: 'template_reply', id: 'ours', label, config: { approvalProcess: false, templates: { url: old } } },
      {
        type: 'template_reply',
        id: 'others',
        label,
        config: { templates: { url: 'https://other.example/templates' } },
      },
    ];
    const before = vendor.state.actions;
    expect(await runConnect({ env }, ...options, '--public-url', gateway.url)).toMatchObject({ code: 0 });
    const url = `${gateway.url}/templates/socialhub/fans/${env[PATH]}`;
    expect(vendor.state.actions).toEqual([
      before[0],
      { ...before[1], config: { approvalProcess: false, templates: { url } } },
      before[2],
    ]);
  });

  test.each<[string, Partial<SocialhubSandboxSettings>, string[], readonly string[], string]>([
    ['a token that is none', {}, ['no-token'], [], 'rejected the configured credentials'],
    ['a reusable manifest', { isReusable: true }, [], [], 'only SocialHub can change it'],
    ['an action that is none', {}, ['', 'shout'], [], 'write some of reply'],
  ])('stops at %s', async (_name, settings, lines, more, sentence) => {
    const { vendor, options, writes } = await startVendor(settings);
    const given = [lines[0] || vendor.settings.accessToken, ...lines.slice(1)];
    const ended = await runConnect({ lines: given }, ...options, ...more, '--public-url', 'http://127.0.0.1:9');
    expect(ended.code).toBe(1);
    expect(ended.errors).toContain(sentence);
    expect(writes()).toEqual([]);
  });

  test('without a public address reports the purpose of the token, and registers nothing', async () => {
    const { vendor, options, writes } = await startVendor();
    const ended = await runConnect({ lines: [vendor.settings.accessToken] }, ...options);
    expect(ended).toMatchObject({ code: 0, out: `${TOKEN}=${vendor.settings.accessToken}\n` });
    expect(ended.errors).toContain('Fan page');
    expect(writes()).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
